package handlers

import (
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"strings"

	"github.com/labstack/echo/v5"
	"github.com/labstack/echo/v5/middleware"
)

func StringAnswer(c *echo.Context) error {
	if !authorized(c) {
		return c.String(http.StatusUnauthorized, "no")
	}
	return Secret(c)
}

func NoContentAnswer(c *echo.Context) error {
	if !authorized(c) {
		return c.NoContent(http.StatusUnauthorized)
	}
	return Secret(c)
}

func NoContentChallenged(c *echo.Context) error {
	if !authorized(c) {
		c.Response().Header().Set(echo.HeaderWWWAuthenticate, challenge)
		return c.NoContent(http.StatusUnauthorized)
	}
	return Secret(c)
}

func BlobAnswer(c *echo.Context) error {
	if !authorized(c) {
		return c.Blob(http.StatusUnauthorized, echo.MIMETextPlain, []byte("no"))
	}
	return Secret(c)
}

func PrettyAnswer(c *echo.Context) error {
	if !authorized(c) {
		c.Response().Header().Add(echo.HeaderWWWAuthenticate, challenge)
		return c.JSONPretty(http.StatusUnauthorized, "no", "  ")
	}
	return Secret(c)
}

func EncodedBody(c *echo.Context) error {
	if !authorized(c) {
		c.Response().Header().Set(echo.HeaderContentType, echo.MIMEApplicationJSON)
		c.Response().WriteHeader(http.StatusUnauthorized)
		return json.NewEncoder(c.Response()).Encode(map[string]string{"error": "no"})
	}
	return Secret(c)
}

func EncodedBodyHeaderTooLate(c *echo.Context) error {
	if !authorized(c) {
		c.Response().WriteHeader(http.StatusUnauthorized)
		c.Response().Header().Set("WWW-Authenticate", challenge)
		return json.NewEncoder(c.Response()).Encode(map[string]string{"error": "no"})
	}
	return Secret(c)
}

func InternalError(c *echo.Context) error {
	if !authorized(c) {
		return echo.NewHTTPError(http.StatusUnauthorized, "no").Wrap(errors.New("token missing"))
	}
	return Secret(c)
}

func InternalErrorChallenged(c *echo.Context) error {
	if !authorized(c) {
		c.Response().Header().Set(echo.HeaderWWWAuthenticate, challenge)
		return echo.NewHTTPError(http.StatusUnauthorized, "").Wrap(errors.New("token missing"))
	}
	return Secret(c)
}

func ErrorVariable(c *echo.Context) error {
	var err error = echo.ErrUnauthorized
	if authorized(c) {
		err = nil
	}
	if err != nil {
		return err
	}
	return Secret(c)
}

var errorPackageVariableValue = echo.NewHTTPError(http.StatusUnauthorized, "token required")

func ErrorPackageVariable(c *echo.Context) error {
	if !authorized(c) {
		return errorPackageVariableValue
	}
	return Secret(c)
}

var challengedPackageVariableValue = echo.NewHTTPError(http.StatusUnauthorized, "token required")

func ChallengedPackageVariable(c *echo.Context) error {
	if !authorized(c) {
		c.Response().Header().Set(echo.HeaderWWWAuthenticate, challenge)
		return challengedPackageVariableValue
	}
	return Secret(c)
}

func errorConstructor(text string) error {
	return echo.NewHTTPError(http.StatusUnauthorized, text)
}

func ErrorConstructor(c *echo.Context) error {
	if !authorized(c) {
		return errorConstructor("no")
	}
	return Secret(c)
}

func ConditionalChallenge(c *echo.Context) error {
	if !authorized(c) {
		if c.QueryParam("mode") != "alt" {
			c.Response().Header().Set(echo.HeaderWWWAuthenticate, challenge)
		}
		return echo.ErrUnauthorized
	}
	return Secret(c)
}

func ChangedCode(c *echo.Context) error {
	he := echo.NewHTTPError(http.StatusForbidden, "no")
	if c.Request().Header.Get("Authorization") == "" {
		he.Code = http.StatusUnauthorized
	}
	if !authorized(c) {
		return he
	}
	return Secret(c)
}

// domainError is turned into an answer by domainErrorRespond.
type domainError struct {
	status int
	text   string
}

func (e domainError) Error() string { return e.text }

func DomainError(c *echo.Context) error {
	if err := domainErrorCheck(c); err != nil {
		return domainErrorRespond(c, err)
	}
	return Secret(c)
}

func domainErrorCheck(c *echo.Context) error {
	if !authorized(c) {
		return domainError{http.StatusUnauthorized, "no"}
	}
	return nil
}

func domainErrorRespond(c *echo.Context, err error) error {
	var d domainError
	if errors.As(err, &d) {
		return c.JSON(d.status, map[string]string{"error": d.text})
	}
	return err
}

func ErrorFromPlain(c *echo.Context) error {
	if err := errorFromPlainCheck(c); err != nil {
		return echo.NewHTTPError(http.StatusUnauthorized, err.Error())
	}
	return Secret(c)
}

func errorFromPlainCheck(c *echo.Context) error {
	if !authorized(c) {
		return errors.New("no token")
	}
	return nil
}

func Switched(c *echo.Context) error {
	switch h := c.Request().Header.Get(echo.HeaderAuthorization); {
	case h == "":
		c.Response().Header().Set(echo.HeaderWWWAuthenticate, "Bearer")
		return c.JSON(http.StatusUnauthorized, "no token")
	case !strings.HasPrefix(h, "Bearer "):
		return c.JSON(http.StatusBadRequest, "no bearer")
	case h != "Bearer secret":
		return c.JSON(http.StatusUnauthorized, "wrong token")
	}
	return Secret(c)
}

func ErrorSentOff(c *echo.Context) error {
	if !authorized(c) {
		echo.DefaultHTTPErrorHandler(false)(c, echo.ErrUnauthorized)
		return nil
	}
	return Secret(c)
}

func ErrorSentOffChallenged(c *echo.Context) error {
	if !authorized(c) {
		c.Response().Header().Set(echo.HeaderWWWAuthenticate, challenge)
		echo.DefaultHTTPErrorHandler(false)(c, echo.NewHTTPError(http.StatusUnauthorized, "no"))
		return nil
	}
	return Secret(c)
}

func PanicRecovered(c *echo.Context) (err error) {
	defer func() {
		if v := recover(); v != nil {
			err = echo.NewHTTPError(http.StatusUnauthorized, fmt.Sprint(v))
		}
	}()
	if !authorized(c) {
		panic("no token")
	}
	return Secret(c)
}

func BeforeHook(c *echo.Context) error {
	res, err := echo.UnwrapResponse(c.Response())
	if err != nil {
		return err
	}
	res.Before(func() { res.Header().Set(echo.HeaderWWWAuthenticate, challenge) })
	if !authorized(c) {
		return c.NoContent(http.StatusUnauthorized)
	}
	return Secret(c)
}

type controllerApp struct{ realm string }

func (h *controllerApp) deny(c *echo.Context) error {
	c.Response().Header().Set(echo.HeaderWWWAuthenticate, fmt.Sprintf("Bearer realm=%q", h.realm))
	return echo.NewHTTPError(http.StatusUnauthorized, "no")
}

func ControllerApp() http.Handler {
	h := &controllerApp{realm: "api"}
	e := echo.New()
	e.GET("/case", func(c *echo.Context) error {
		if !authorized(c) {
			return h.deny(c)
		}
		return Secret(c)
	})
	return e
}

type refuserApp struct{}

func (refuserApp) refuse(c *echo.Context) error {
	return c.JSON(http.StatusUnauthorized, map[string]any{"message": "no"})
}

func RefuserApp() http.Handler {
	var h refuserApp
	e := echo.New()
	e.GET("/case", func(c *echo.Context) error {
		if !authorized(c) {
			return h.refuse(c)
		}
		return Secret(c)
	})
	return e
}

func GroupApp() http.Handler {
	e := echo.New()
	g := e.Group("", groupAppGuard(false))
	g.GET("/case", Secret)
	return e
}

func groupAppGuard(optional bool) echo.MiddlewareFunc {
	return func(next echo.HandlerFunc) echo.HandlerFunc {
		return func(c *echo.Context) error {
			if optional || authorized(c) {
				return next(c)
			}
			return echo.NewHTTPError(http.StatusUnauthorized, "please log in")
		}
	}
}

func GroupChallengesApp() http.Handler {
	e := echo.New()
	g := e.Group("")
	g.Use(groupChallengesAppGuard)
	g.GET("/case", Secret)
	return e
}

func groupChallengesAppGuard(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c *echo.Context) error {
		if !authorized(c) {
			c.Response().Header().Set(echo.HeaderWWWAuthenticate, challenge)
			return echo.NewHTTPError(http.StatusUnauthorized, "please log in")
		}
		return next(c)
	}
}

// ConvertApp turns the errors of the handlers into answers in a middleware.
func ConvertApp() http.Handler {
	e := echo.New()
	e.Use(convertAppErrors)
	e.GET("/case", convertAppRead)
	return e
}

var errConvertToken = errors.New("no token")

func convertAppRead(c *echo.Context) error {
	if !authorized(c) {
		return errConvertToken
	}
	return Secret(c)
}

func convertAppErrors(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c *echo.Context) error {
		err := next(c)
		if errors.Is(err, errConvertToken) {
			return c.JSON(http.StatusUnauthorized, map[string]any{"error": err.Error()})
		}
		return err
	}
}

func ConvertChallengedApp() http.Handler {
	e := echo.New()
	e.Use(convertChallengedAppErrors)
	e.GET("/case", convertAppRead)
	return e
}

func convertChallengedAppErrors(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c *echo.Context) error {
		err := next(c)
		if errors.Is(err, errConvertToken) {
			c.Response().Header().Set(echo.HeaderWWWAuthenticate, challenge)
			return c.JSON(http.StatusUnauthorized, map[string]any{"error": err.Error()})
		}
		return err
	}
}

func BasicApp() http.Handler {
	e := echo.New()
	e.Use(middleware.BasicAuth(func(c *echo.Context, user, password string) (bool, error) {
		return password == "secret", nil
	}))
	e.GET("/case", Secret)
	return e
}

func KeyAuthApp() http.Handler {
	e := echo.New()
	e.Use(middleware.KeyAuth(func(c *echo.Context, key string, _ middleware.ExtractorSource) (bool, error) {
		return key == "secret", nil
	}))
	e.GET("/case", Secret)
	return e
}

func KeyAuthHandledApp() http.Handler {
	e := echo.New()
	e.Use(middleware.KeyAuthWithConfig(middleware.KeyAuthConfig{
		Validator: func(c *echo.Context, key string, _ middleware.ExtractorSource) (bool, error) {
			return key == "secret", nil
		},
		ErrorHandler: func(c *echo.Context, err error) error {
			c.Response().Header().Set(echo.HeaderWWWAuthenticate, challenge)
			return echo.NewHTTPError(http.StatusUnauthorized, "no")
		},
	}))
	e.GET("/case", Secret)
	return e
}

func KeyAuthLookupApp() http.Handler {
	e := echo.New()
	config := middleware.DefaultKeyAuthConfig
	config.KeyLookup = "header:Authorization:Bearer "
	config.Validator = func(c *echo.Context, key string, _ middleware.ExtractorSource) (bool, error) {
		return key == "secret", nil
	}
	e.Use(middleware.KeyAuthWithConfig(config))
	e.GET("/case", Secret)
	return e
}

func WrappedHTTP(c *echo.Context) error {
	return echo.WrapHandler(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Header.Get("Authorization") != "Bearer secret" {
			w.WriteHeader(http.StatusUnauthorized)
			return
		}
		fmt.Fprint(w, "secret")
	}))(c)
}

func StatusText(c *echo.Context) error {
	code := http.StatusUnauthorized
	if !authorized(c) {
		return c.JSON(code, map[string]any{"code": code, "text": http.StatusText(code)})
	}
	return Secret(c)
}

func WrapperWriter(c *echo.Context) error {
	w := c.Response()
	if !authorized(c) {
		w.WriteHeader(http.StatusUnauthorized)
		return nil
	}
	return Secret(c)
}
