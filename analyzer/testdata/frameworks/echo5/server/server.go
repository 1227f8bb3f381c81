// Package server has what the services over echo share.
package server

import (
	"errors"
	"log/slog"
	"net/http"

	"github.com/labstack/echo/v5"
)

// Errors answers whatever the handlers return.
func Errors(log *slog.Logger) echo.HTTPErrorHandler {
	return func(c *echo.Context, err error) {
		status := http.StatusInternalServerError
		var coded echo.HTTPStatusCoder
		if errors.As(err, &coded) {
			status = coded.StatusCode()
		}
		if status >= 500 {
			log.Error("failed", "err", err)
		}
		if status == http.StatusUnauthorized {
			c.Response().Header().Set(echo.HeaderWWWAuthenticate, `Bearer realm="server"`)
		}
		if err := c.JSON(status, map[string]any{"error": http.StatusText(status)}); err != nil {
			log.Error("answer", "err", err)
		}
	}
}
