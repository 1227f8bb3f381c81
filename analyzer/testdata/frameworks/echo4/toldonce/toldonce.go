// Package toldonce is a service whose errors are made in another package.
package toldonce

import (
	"net/http"

	"github.com/authstatus/authstatus/analyzer/testdata/frameworks/echo4/herror"
	"github.com/labstack/echo/v4"
)

func serve(h echo.HandlerFunc) http.Handler {
	e := echo.New()
	e.GET("/case", h)
	return e
}

func toldWhereMade(c echo.Context) error {
	if c.Request().Header.Get("Authorization") != "Bearer secret" {
		return herror.ToldWhereMadeUnauthorized("log in")
	}
	return c.String(http.StatusOK, "secret")
}

func ToldWhereMade() http.Handler { return serve(toldWhereMade) }

func toldWhereCalled(c echo.Context) error {
	if c.Request().Header.Get("Authorization") != "Bearer secret" {
		return herror.HTTPError(http.StatusUnauthorized, "log in")
	}
	return c.String(http.StatusOK, "secret")
}

func ToldWhereCalled() http.Handler { return serve(toldWhereCalled) }
