// Package methoderrors is a service whose server answers errors in a method.
package methoderrors

import (
	"errors"
	"fmt"
	"net/http"

	"github.com/labstack/echo/v4"
)

// MethodErrors is a server whose method answers errors.
type methodErrors struct {
	echo  *echo.Echo
	debug bool
}

func (s *methodErrors) handleError(err error, c echo.Context) {
	he := &echo.HTTPError{Code: http.StatusInternalServerError, Message: "internal"}
	errors.As(err, &he)
	msg := fmt.Sprint(he.Message)
	if s.debug {
		msg = err.Error()
	}
	if err := c.JSON(he.Code, echo.Map{"error": msg}); err != nil {
		c.Logger().Error(err)
	}
}

func (s *methodErrors) routes() *echo.Echo {
	s.echo.HTTPErrorHandler = s.handleError
	s.echo.GET("/case", func(c echo.Context) error {
		if c.Request().Header.Get(echo.HeaderAuthorization) != "Bearer secret" {
			return echo.NewHTTPError(http.StatusUnauthorized, "token required")
		}
		return c.String(http.StatusOK, "secret")
	})
	return s.echo
}

func MethodErrors() http.Handler { return (&methodErrors{echo: echo.New()}).routes() }
