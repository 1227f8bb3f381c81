package handlers

import (
	"errors"
	"log/slog"
	"net/http"

	"github.com/authstatus/authstatus/analyzer/testdata/frameworks/echo5/failures"
	"github.com/authstatus/authstatus/analyzer/testdata/frameworks/echo5/server"
	echojwt "github.com/labstack/echo-jwt/v5"
	"github.com/labstack/echo/v5"
)

func served(use ...echo.MiddlewareFunc) *echo.Echo {
	e := echo.New()
	e.GET("/case", Secret, use...)
	return e
}

func JWTErrorHandler() http.Handler {
	return served(echojwt.WithConfig(echojwt.Config{
		SigningKey: []byte("key"),
		ErrorHandler: func(c *echo.Context, err error) error {
			return c.JSON(http.StatusUnauthorized, map[string]string{"message": "invalid or missing token"})
		},
	}))
}

func JWTPlain() http.Handler {
	return served(echojwt.JWT([]byte("key")))
}

// ServerErrors has its error handler in another package.
func ServerErrors() http.Handler {
	e := echo.NewWithConfig(echo.Config{HTTPErrorHandler: server.Errors(slog.Default())})
	e.GET("/case", func(c *echo.Context) error {
		if !authorized(c) {
			return echo.NewHTTPError(http.StatusUnauthorized, "token required")
		}
		return Secret(c)
	})
	return e
}

// KnownFailure returns an error that knows its status to echo's own handler.
func KnownFailure() http.Handler {
	e := echo.New()
	e.GET("/case", func(c *echo.Context) error {
		if !authorized(c) {
			return failures.KnownFailureError{Kind: "unauthenticated", Err: errors.New("token required")}
		}
		return Secret(c)
	})
	return e
}

func WrappedCause() http.Handler {
	e := echo.New()
	e.GET("/case", func(c *echo.Context) error {
		if err := wrappedCauseCheck(c); err != nil {
			return echo.NewHTTPError(http.StatusUnauthorized, "token required").Wrap(err)
		}
		return Secret(c)
	})
	return e
}

func wrappedCauseCheck(c *echo.Context) error {
	if !authorized(c) {
		return errors.New("wrong token")
	}
	return nil
}

// ProblemErrors lets echo write problem documents.
func ProblemErrors() http.Handler {
	e := echo.New()
	e.HTTPErrorHandler = echo.ProblemDetailsHTTPErrorHandler(false)
	e.GET("/case", func(c *echo.Context) error {
		if !authorized(c) {
			return echo.ErrUnauthorized
		}
		return Secret(c)
	})
	return e
}

type groupRealm struct{ Realm string }

func (g groupRealm) ToMiddleware() (echo.MiddlewareFunc, error) {
	if g.Realm == "" {
		return nil, errors.New("realm is required")
	}
	return func(next echo.HandlerFunc) echo.HandlerFunc {
		return func(c *echo.Context) error {
			if !authorized(c) {
				c.Response().Header().Set("WWW-Authenticate", `Bearer realm="`+g.Realm+`"`)
				return c.NoContent(http.StatusUnauthorized)
			}
			return next(c)
		}
	}, nil
}

func GroupRealm() http.Handler {
	e := echo.New()
	m, err := groupRealm{"notes"}.ToMiddleware()
	if err != nil {
		panic(err)
	}
	e.Group("", m).GET("/case", Secret)
	return e
}
