// Package server has what the services over echo share.
package server

import (
	"errors"
	"fmt"
	"net/http"

	"github.com/labstack/echo/v4"
)

// A Context has the answers of the service.
type Context struct{ echo.Context }

func (c *Context) ExtendedContextFail(status int, msg string) error {
	return c.JSON(status, echo.Map{"status": status, "error": msg})
}

func Wrap(h func(*Context) error) echo.HandlerFunc {
	return func(c echo.Context) error { return h(&Context{c}) }
}

// Install makes the errors of the service known to echo.
func Install(e *echo.Echo, realm string) {
	e.HTTPErrorHandler = handler(realm)
}

func handler(realm string) echo.HTTPErrorHandler {
	return func(err error, c echo.Context) {
		if c.Response().Committed {
			return
		}
		status, msg := http.StatusInternalServerError, "internal"
		var he *echo.HTTPError
		if errors.As(err, &he) {
			status, msg = he.Code, fmt.Sprint(he.Message)
		}
		if status == http.StatusUnauthorized {
			c.Response().Header().Set(echo.HeaderWWWAuthenticate, fmt.Sprintf("Bearer realm=%q", realm))
		}
		if c.Request().Method == http.MethodHead {
			c.NoContent(status)
			return
		}
		c.JSON(status, echo.Map{"error": msg})
	}
}

// HTTPErrorProcessor is what the errors of the service know.
type HTTPErrorProcessor interface {
	error
	HTTPError() (status int, message string)
}

type ProcessedErrorsNotLoggedIn struct{ Reason string }

func (e *ProcessedErrorsNotLoggedIn) Error() string { return "not logged in: " + e.Reason }

func (e *ProcessedErrorsNotLoggedIn) HTTPError() (int, string) {
	return http.StatusUnauthorized, e.Error()
}

// ProcessedErrorsAnswer answers such errors.
func ProcessedErrorsAnswer(err error, c echo.Context) {
	var p HTTPErrorProcessor
	if errors.As(err, &p) {
		status, message := p.HTTPError()
		c.JSON(status, echo.Map{"message": message})
		return
	}
	c.Echo().DefaultHTTPErrorHandler(err, c)
}
