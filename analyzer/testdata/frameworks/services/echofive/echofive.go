// Package echofive is a service over echo v5.
package echofive

import (
	"errors"
	"net/http"
	"strings"

	"github.com/labstack/echo/v5"
)

type reason int

const (
	missing reason = iota + 1
	revoked
)

// A denial is an error that knows its status.
type fiveSessionsDenial struct{ why reason }

func (d fiveSessionsDenial) Error() string {
	if d.why == missing {
		return "no session"
	}
	return "session was revoked"
}

func (d fiveSessionsDenial) StatusCode() int {
	if d.why == revoked {
		return http.StatusForbidden
	}
	return http.StatusUnauthorized
}

func app(h echo.HandlerFunc, use ...echo.MiddlewareFunc) http.Handler {
	e := echo.New()
	e.Use(use...)
	e.GET("/case", h)
	return e
}

func ok(c *echo.Context) error { return c.String(http.StatusOK, "secret") }

func fiveSessions(c *echo.Context) error {
	switch h := c.Request().Header.Get("Authorization"); {
	case h == "":
		return fiveSessionsDenial{missing}
	case h != "Bearer secret":
		return fiveSessionsDenial{revoked}
	}
	return ok(c)
}

func FiveSessions() http.Handler { return app(fiveSessions) }

// FivePublicHeader puts the challenge on for all routes behind it.
func fivePublicHeader(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c *echo.Context) error {
		c.Response().Header().Set("WWW-Authenticate", `Bearer realm="five"`)
		return next(c)
	}
}

func FivePublicHeader() http.Handler {
	return app(func(c *echo.Context) error {
		if c.Request().Header.Get("Authorization") != "Bearer secret" {
			return c.JSON(http.StatusUnauthorized, map[string]string{"error": "log in"})
		}
		return ok(c)
	}, fivePublicHeader)
}

type fiveKeyConfig struct {
	Header string
	Keys   []string
	Skip   func(*echo.Context) bool
}

func fiveKeys(config fiveKeyConfig) echo.MiddlewareFunc {
	if config.Header == "" {
		config.Header = echo.HeaderAuthorization
	}
	return func(next echo.HandlerFunc) echo.HandlerFunc {
		return func(c *echo.Context) error {
			if config.Skip != nil && config.Skip(c) {
				return next(c)
			}
			key := strings.TrimPrefix(c.Request().Header.Get(config.Header), "Bearer ")
			for _, k := range config.Keys {
				if k == key {
					return next(c)
				}
			}
			return echo.NewHTTPError(http.StatusUnauthorized, "unknown key").Wrap(errors.New(key))
		}
	}
}

func FiveKeys() http.Handler { return app(ok, fiveKeys(fiveKeyConfig{Keys: []string{"secret"}})) }

func fiveEmpty(c *echo.Context) error {
	if c.Request().Header.Get("Authorization") == "Bearer secret" {
		return ok(c)
	}
	h := c.Response().Header()
	h.Set("WWW-Authenticate", `Basic realm="five"`)
	h.Set("Cache-Control", "no-store")
	return c.NoContent(http.StatusUnauthorized)
}

func FiveEmpty() http.Handler { return app(fiveEmpty) }
