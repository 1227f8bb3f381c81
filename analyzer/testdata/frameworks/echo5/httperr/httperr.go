// Package httperr has the errors of the handlers of other packages.
package httperr

import (
	"net/http"

	"github.com/labstack/echo/v5"
)

var ErrNoSession = echo.NewHTTPError(http.StatusUnauthorized, "no session")

// FarConstructorUnauthorized makes an error for other packages.
func FarConstructorUnauthorized(msg string) error {
	return echo.NewHTTPError(http.StatusUnauthorized, msg)
}

// Handler answers errors with a challenge.
func Handler(c *echo.Context, err error) {
	code := http.StatusInternalServerError
	if he, ok := err.(*echo.HTTPError); ok {
		code = he.Code
	}
	if code == http.StatusUnauthorized {
		c.Response().Header().Set(echo.HeaderWWWAuthenticate, `Bearer realm="far"`)
	}
	c.JSON(code, map[string]string{"error": http.StatusText(code)})
}
