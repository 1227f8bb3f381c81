package handlers

import (
	"errors"
	"fmt"
	"net/http"
	"strings"

	"github.com/authstatus/authstatus/analyzer/testdata/frameworks/echo5/httperr"
	"github.com/labstack/echo/v5"
	"github.com/labstack/echo/v5/middleware"
)

// TokenMiddleware returns echo's error before the next handler.
func tokenMiddleware(token string) echo.MiddlewareFunc {
	return func(next echo.HandlerFunc) echo.HandlerFunc {
		return func(c *echo.Context) error {
			auth := c.Request().Header.Get(echo.HeaderAuthorization)
			if auth != "Bearer "+token {
				return echo.NewHTTPError(http.StatusUnauthorized, "invalid token")
			}
			c.Set("user", "joe")
			return next(c)
		}
	}
}

func TokenMiddleware() http.Handler {
	e := echo.New()
	e.GET("/case", Secret, tokenMiddleware("secret"))
	return e
}

// TokenMiddlewareRealm puts the challenge on before it returns the error.
func tokenMiddlewareRealm(realm string) echo.MiddlewareFunc {
	return func(next echo.HandlerFunc) echo.HandlerFunc {
		return func(c *echo.Context) error {
			if authorized(c) {
				return next(c)
			}
			c.Response().Header().Set(echo.HeaderWWWAuthenticate, "Bearer realm="+realm)
			return echo.ErrUnauthorized
		}
	}
}

func TokenMiddlewareRealm() http.Handler {
	e := echo.New()
	g := e.Group("", tokenMiddlewareRealm(`"x"`))
	g.GET("/case", Secret)
	return e
}

// ServerMethods has handlers that are methods, with a helper that answers.
type serverMethods struct{ token string }

func (s *serverMethods) user(c *echo.Context) (string, error) {
	h := c.Request().Header.Get("Authorization")
	if h == "" {
		return "", c.JSON(http.StatusUnauthorized, map[string]string{"message": "missing"})
	}
	if strings.TrimPrefix(h, "Bearer ") != s.token {
		return "", echo.NewHTTPError(http.StatusForbidden, "wrong")
	}
	return "joe", nil
}

func (s *serverMethods) get(c *echo.Context) error {
	user, err := s.user(c)
	if err != nil || user == "" {
		return err
	}
	return c.String(http.StatusOK, user)
}

func ServerMethods() http.Handler {
	s := &serverMethods{"secret"}
	e := echo.New()
	e.GET("/case", s.get)
	return e
}

// FarErrorHandler has an error handler of another package.
func FarErrorHandler() http.Handler {
	e := echo.New()
	e.HTTPErrorHandler = httperr.Handler
	e.GET("/case", func(c *echo.Context) error {
		if !authorized(c) {
			return echo.ErrUnauthorized
		}
		return Secret(c)
	})
	return e
}

func FarConstructor() http.Handler {
	e := echo.New()
	e.GET("/case", func(c *echo.Context) error {
		if !authorized(c) {
			return httperr.FarConstructorUnauthorized("who are you?")
		}
		return Secret(c)
	})
	return e
}

func FarVariable() http.Handler {
	e := echo.New()
	e.GET("/case", func(c *echo.Context) error {
		if !authorized(c) {
			return httperr.ErrNoSession
		}
		return Secret(c)
	})
	return e
}

// DomainErrors maps errors of the domain to those of echo.
var (
	errDomainMissing = errors.New("missing")
	errDomainDenied  = errors.New("denied")
)

func domainCheck(c *echo.Context) error {
	if h := c.Request().Header.Get("Authorization"); h == "" {
		return errDomainMissing
	} else if h != "Bearer secret" {
		return fmt.Errorf("token: %w", errDomainDenied)
	}
	return nil
}

func domainErrorsToHTTP(err error) *echo.HTTPError {
	switch {
	case errors.Is(err, errDomainMissing):
		return echo.NewHTTPError(http.StatusUnauthorized, err.Error())
	case errors.Is(err, errDomainDenied):
		return echo.NewHTTPError(http.StatusForbidden, err.Error())
	default:
		return echo.NewHTTPError(http.StatusInternalServerError, "internal")
	}
}

func DomainErrors() http.Handler {
	e := echo.New()
	e.GET("/case", func(c *echo.Context) error {
		if err := domainCheck(c); err != nil {
			return domainErrorsToHTTP(err)
		}
		return Secret(c)
	})
	return e
}

// DomainErrorHandler answers the errors of the domain in one place.
func DomainErrorHandler() http.Handler {
	e := echo.New()
	e.HTTPErrorHandler = func(c *echo.Context, err error) {
		switch {
		case errors.Is(err, errDomainMissing):
			c.NoContent(http.StatusUnauthorized)
		case errors.Is(err, errDomainDenied):
			c.NoContent(http.StatusForbidden)
		default:
			echo.DefaultHTTPErrorHandler(false)(c, err)
		}
	}
	e.GET("/case", func(c *echo.Context) error {
		if err := domainCheck(c); err != nil {
			return err
		}
		return Secret(c)
	})
	return e
}

// ResponseHelper has one function that writes all answers.
type responseBody struct {
	Code int    `json:"code"`
	Msg  string `json:"msg"`
}

func responseHelper(c *echo.Context, code int, msg string) error {
	return c.JSON(code, responseBody{code, msg})
}

func ResponseHelper() http.Handler {
	e := echo.New()
	e.GET("/case", func(c *echo.Context) error {
		switch {
		case c.QueryParam("mode") == "alt":
			return responseHelper(c, http.StatusBadRequest, "alt")
		case !authorized(c):
			return responseHelper(c, http.StatusUnauthorized, "unauthorized")
		}
		return responseHelper(c, http.StatusOK, "secret")
	})
	return e
}

func ResponseHelperBefore() http.Handler {
	e := echo.New()
	e.GET("/case", func(c *echo.Context) error {
		if !authorized(c) {
			h := c.Response().Header()
			h.Add("WWW-Authenticate", `Basic realm="x"`)
			h.Add("WWW-Authenticate", `Bearer realm="x"`)
			return responseHelper(c, http.StatusUnauthorized, "unauthorized")
		}
		return responseHelper(c, http.StatusOK, "secret")
	})
	return e
}

func keyAuthHandled(c *echo.Context, err error) error {
	c.Response().Header().Set(echo.HeaderWWWAuthenticate, `ApiKey realm="x"`)
	return echo.NewHTTPError(http.StatusUnauthorized, err.Error())
}

func KeyAuthHandled() http.Handler {
	e := echo.New()
	e.Use(middleware.KeyAuthWithConfig(middleware.KeyAuthConfig{
		Validator: func(c *echo.Context, key string, source middleware.ExtractorSource) (bool, error) {
			return key == "secret", nil
		},
		ErrorHandler: keyAuthHandled,
	}))
	e.GET("/case", Secret)
	return e
}

func KeyAuthSkipped() http.Handler {
	e := echo.New()
	config := middleware.KeyAuthConfig{
		Skipper: func(c *echo.Context) bool { return c.QueryParam("mode") == "alt" },
		Validator: func(c *echo.Context, key string, source middleware.ExtractorSource) (bool, error) {
			return key == "secret", nil
		},
	}
	e.Use(middleware.KeyAuthWithConfig(config))
	e.GET("/case", Secret)
	return e
}

// ErrorOfMiddleware lets one middleware turn the errors of handlers into answers.
func ErrorOfMiddleware() http.Handler {
	e := echo.New()
	e.Use(func(next echo.HandlerFunc) echo.HandlerFunc {
		return func(c *echo.Context) error {
			err := next(c)
			var he *echo.HTTPError
			if errors.As(err, &he) && he.Code == http.StatusUnauthorized {
				c.Response().Header().Set("WWW-Authenticate", `Bearer realm="x"`)
			}
			return err
		}
	})
	e.GET("/case", func(c *echo.Context) error {
		if !authorized(c) {
			return echo.NewHTTPError(http.StatusUnauthorized, "no")
		}
		return Secret(c)
	})
	return e
}

// WrappedStdMiddleware is net/http's own kind of middleware.
func wrappedStdMiddleware(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Header.Get("Authorization") != "Bearer secret" {
			w.Header().Set("Content-Type", "application/json")
			w.WriteHeader(http.StatusUnauthorized)
			fmt.Fprintln(w, `{"error":"unauthorized"}`)
			return
		}
		next.ServeHTTP(w, r)
	})
}

func WrappedStdMiddleware() http.Handler {
	e := echo.New()
	e.Use(echo.WrapMiddleware(wrappedStdMiddleware))
	e.GET("/case", Secret)
	return e
}

// WrappedSentinel wraps the cause into echo's own error.
func WrappedSentinel() http.Handler {
	e := echo.New()
	e.GET("/case", func(c *echo.Context) error {
		if err := domainCheck(c); err != nil {
			return echo.ErrUnauthorized.Wrap(err)
		}
		return Secret(c)
	})
	return e
}
