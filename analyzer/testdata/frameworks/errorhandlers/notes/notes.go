// Package notes has handlers that another package mounts.
package notes

import (
	"net/http"

	"github.com/labstack/echo/v4"
)

// Echo4ElsewhereRead leaves its denial to the error handler of whoever mounts it.
func Echo4ElsewhereRead(c echo.Context) error {
	if c.Request().Header.Get(echo.HeaderAuthorization) != "Bearer secret" {
		return echo.NewHTTPError(http.StatusUnauthorized, "who are you?")
	}
	return c.String(http.StatusOK, "secret")
}
