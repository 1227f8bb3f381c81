package handlers

import (
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"strings"

	"github.com/authstatus/authstatus/analyzer/testdata/frameworks/echo4/server"
	"github.com/gorilla/sessions"
	"github.com/labstack/echo-contrib/session"
	echojwt "github.com/labstack/echo-jwt/v4"
	"github.com/labstack/echo/v4"
	"github.com/labstack/echo/v4/middleware"
)

func served(use ...echo.MiddlewareFunc) *echo.Echo {
	e := echo.New()
	e.GET("/case", Secret, use...)
	return e
}

// JWTErrorHandler answers for the library.
func JWTErrorHandler() http.Handler {
	return served(echojwt.WithConfig(echojwt.Config{
		SigningKey: []byte("key"),
		ErrorHandler: func(c echo.Context, err error) error {
			return c.JSON(http.StatusUnauthorized, echo.Map{"message": "invalid or missing token"})
		},
	}))
}

func JWTPlain() http.Handler {
	return served(echojwt.JWT([]byte("key")))
}

// JWTErrorHandlerChallenges leaves the answer to echo and adds the challenge.
func JWTErrorHandlerChallenges() http.Handler {
	config := echojwt.Config{SigningKey: []byte("key")}
	config.ErrorHandler = func(c echo.Context, err error) error {
		c.Response().Header().Set(echo.HeaderWWWAuthenticate, "Bearer")
		return echo.NewHTTPError(http.StatusUnauthorized, "invalid or missing token").SetInternal(err)
	}
	return served(echojwt.WithConfig(config))
}

// JWTInstalled has an error handler that challenges for the library.
func JWTInstalled() http.Handler {
	e := served(echojwt.JWT([]byte("key")))
	server.Install(e, "jwt")
	return e
}

// ProcessedErrors has errors that know their status.
func ProcessedErrors() http.Handler {
	e := echo.New()
	e.HTTPErrorHandler = server.ProcessedErrorsAnswer
	e.GET("/case", func(c echo.Context) error {
		if !authorized(c) {
			return &server.ProcessedErrorsNotLoggedIn{Reason: "no token"}
		}
		return Secret(c)
	})
	return e
}

type memoService struct{ secret string }

func (s *memoService) authenticate(c echo.Context) (int, error) {
	token, err := memoServiceToken(c)
	if err != nil {
		return 0, err
	}
	if token != s.secret {
		return 0, fmt.Errorf("token %q is unknown", token)
	}
	return 1, nil
}

func memoServiceToken(c echo.Context) (string, error) {
	parts := strings.Fields(c.Request().Header.Get("Authorization"))
	if len(parts) != 2 || strings.ToLower(parts[0]) != "bearer" {
		return "", errors.New("authorization header format must be Bearer {token}")
	}
	return parts[1], nil
}

// MemoService wraps the cause into echo's error.
func MemoService() http.Handler {
	s := &memoService{"secret"}
	e := echo.New()
	e.GET("/case", func(c echo.Context) error {
		id, err := s.authenticate(c)
		if err != nil {
			return echo.NewHTTPError(http.StatusUnauthorized, "Missing user in session").SetInternal(err)
		}
		return c.JSON(http.StatusOK, id)
	})
	return e
}

// Base is embedded in the handlers of a service.
type baseResource struct{}

func (baseResource) unauthorized(c echo.Context, msg string) error {
	c.Response().Header().Add(echo.HeaderWWWAuthenticate, `Bearer realm="base"`)
	return c.JSON(http.StatusUnauthorized, echo.Map{"error": msg})
}

type baseResourceNotes struct {
	baseResource
	notes []string
}

func (r baseResourceNotes) list(c echo.Context) error {
	if !authorized(c) {
		return r.unauthorized(c, "log in")
	}
	return c.JSON(http.StatusOK, r.notes)
}

func BaseResource() http.Handler {
	e := echo.New()
	e.GET("/case", baseResourceNotes{}.list)
	return e
}

func KeyLookup() http.Handler {
	return served(middleware.KeyAuthWithConfig(middleware.KeyAuthConfig{
		KeyLookup: "header:Authorization:Bearer ,query:key",
		Validator: func(key string, c echo.Context) (bool, error) { return key == "secret", nil },
	}))
}

func BasicSkipped() http.Handler {
	return served(middleware.BasicAuthWithConfig(middleware.BasicAuthConfig{
		Skipper: func(c echo.Context) bool { return c.QueryParam("mode") == "alt" },
		Validator: func(user, password string, c echo.Context) (bool, error) {
			return user == "joe" && password == "secret", nil
		},
		Realm: "notes",
	}))
}

// ExtendedContext is a context of another package.
func ExtendedContext() http.Handler {
	e := echo.New()
	e.GET("/case", server.Wrap(func(c *server.Context) error {
		if c.Request().Header.Get("Authorization") != "Bearer secret" {
			return c.ExtendedContextFail(http.StatusUnauthorized, "log in")
		}
		return c.String(http.StatusOK, "secret")
	}))
	return e
}

// InstalledErrors has its error handler installed by another package.
func InstalledErrors() http.Handler {
	e := echo.New()
	server.Install(e, "installed")
	api := e.Group("", func(next echo.HandlerFunc) echo.HandlerFunc {
		return func(c echo.Context) error {
			if !authorized(c) {
				return echo.ErrUnauthorized
			}
			return next(c)
		}
	})
	api.GET("/case", Secret)
	return e
}

// DefaultAfterChallenge hands on to echo's handler.
func DefaultAfterChallenge() http.Handler {
	e := echo.New()
	e.HTTPErrorHandler = func(err error, c echo.Context) {
		if he, ok := err.(*echo.HTTPError); ok && he.Code == http.StatusUnauthorized {
			c.Response().Header().Set("WWW-Authenticate", `Bearer realm="default"`)
		}
		e.DefaultHTTPErrorHandler(err, c)
	}
	e.GET("/case", func(c echo.Context) error {
		if !authorized(c) {
			return echo.NewHTTPError(http.StatusUnauthorized, "token required")
		}
		return Secret(c)
	})
	return e
}

func SessionUser() http.Handler {
	e := echo.New()
	e.Use(session.Middleware(sessions.NewCookieStore([]byte("key"))))
	e.GET("/case", func(c echo.Context) error {
		s, err := session.Get("session", c)
		if err != nil {
			return err
		}
		if user, ok := s.Values["user"].(string); !ok || user == "" {
			if !authorized(c) {
				return c.NoContent(http.StatusUnauthorized)
			}
		}
		return Secret(c)
	})
	return e
}

// ResourceServer tells what is wrong with the token.
func resourceServer(verify func(string) error) echo.MiddlewareFunc {
	deny := func(c echo.Context, code string) error {
		v := `Bearer realm="api"`
		if code != "" {
			v = fmt.Sprintf(`%s, error="%s"`, v, code)
		}
		c.Response().Header().Set(echo.HeaderWWWAuthenticate, v)
		return echo.NewHTTPError(http.StatusUnauthorized)
	}
	return func(next echo.HandlerFunc) echo.HandlerFunc {
		return func(c echo.Context) error {
			h := c.Request().Header.Get(echo.HeaderAuthorization)
			if h == "" {
				return deny(c, "")
			}
			if err := verify(h); err != nil {
				return deny(c, "invalid_token")
			}
			return next(c)
		}
	}
}

func ResourceServer() http.Handler {
	return served(resourceServer(func(h string) error {
		if h != "Bearer secret" {
			return errors.New("wrong token")
		}
		return nil
	}))
}

// ProblemDocument writes the answer without echo's helpers.
func problemDocument(c echo.Context, status int, title string) error {
	w := c.Response()
	w.Header().Set(echo.HeaderContentType, "application/problem+json")
	w.WriteHeader(status)
	return json.NewEncoder(w).Encode(echo.Map{"title": title, "status": status})
}

func ProblemDocument() http.Handler {
	e := echo.New()
	e.GET("/case", func(c echo.Context) error {
		if !authorized(c) {
			return problemDocument(c, http.StatusUnauthorized, "log in")
		}
		return Secret(c)
	})
	return e
}

// ProblemTooLate puts the challenge on after the document.
func ProblemTooLate() http.Handler {
	e := echo.New()
	e.GET("/case", func(c echo.Context) error {
		if !authorized(c) {
			err := problemDocument(c, http.StatusUnauthorized, "log in")
			c.Response().Header().Set("WWW-Authenticate", `Bearer realm="late"`)
			return err
		}
		return Secret(c)
	})
	return e
}

// HookedResponse puts the challenge on when the header is about to go.
func HookedResponse() http.Handler {
	e := echo.New()
	e.Use(func(next echo.HandlerFunc) echo.HandlerFunc {
		return func(c echo.Context) error {
			res := c.Response()
			res.Before(func() {
				if res.Status == http.StatusUnauthorized {
					res.Header().Set("WWW-Authenticate", `Bearer realm="hook"`)
				}
			})
			return next(c)
		}
	})
	e.GET("/case", func(c echo.Context) error {
		if !authorized(c) {
			return c.String(http.StatusUnauthorized, "unauthorized")
		}
		return Secret(c)
	})
	return e
}

var statusTable = []struct {
	err    error
	status int
}{
	{errDomainMissing, http.StatusUnauthorized},
	{errDomainDenied, http.StatusForbidden},
}

// StatusTable looks errors up in a list.
func StatusTable() http.Handler {
	e := echo.New()
	e.GET("/case", func(c echo.Context) error {
		err := domainCheck(c)
		if err == nil {
			return Secret(c)
		}
		for _, row := range statusTable {
			if errors.Is(err, row.err) {
				return c.JSON(row.status, echo.Map{"error": err.Error()})
			}
		}
		return err
	})
	return e
}
