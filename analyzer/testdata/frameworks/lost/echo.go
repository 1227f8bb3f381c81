package lost

import (
	"net/http"

	"github.com/labstack/echo/v4"

	"github.com/authstatus/authstatus/analyzer/testdata/frameworks/lost/vault"
)

func echoAllowed(c echo.Context) bool {
	return c.Request().Header.Get("Authorization") == "Bearer secret"
}

func EchoSecret(c echo.Context) error {
	vault.Open("echo")
	return c.String(http.StatusOK, "secret")
}

func EchoNoReturn(c echo.Context) error {
	if !echoAllowed(c) {
		c.JSON(http.StatusForbidden, "no")
	}
	vault.Open(c.QueryParam("id"))
	return nil
}

func EchoReturns(c echo.Context) error {
	if !echoAllowed(c) {
		return c.JSON(http.StatusForbidden, "no")
	}
	vault.Open(c.QueryParam("id"))
	return nil
}

func echoRequire(c echo.Context) error {
	if !echoAllowed(c) {
		return c.JSON(http.StatusForbidden, "no")
	}
	return nil
}

// JSON has no error when it went well.
func EchoHelperSaysNil(c echo.Context) error {
	if err := echoRequire(c); err != nil {
		return err
	}
	vault.Open(c.QueryParam("id"))
	return nil
}

func echoRequireError(c echo.Context) error {
	if !echoAllowed(c) {
		return echo.NewHTTPError(http.StatusForbidden, "no")
	}
	return nil
}

func EchoHelperSaysError(c echo.Context) error {
	if err := echoRequireError(c); err != nil {
		return err
	}
	vault.Open(c.QueryParam("id"))
	return c.String(http.StatusOK, "secret")
}

func EchoMiddlewareGoesOn(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		if !echoAllowed(c) {
			c.JSON(http.StatusUnauthorized, "who?")
		}
		return next(c)
	}
}

func EchoMiddlewareReturns(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		if !echoAllowed(c) {
			return c.JSON(http.StatusUnauthorized, "who?")
		}
		return next(c)
	}
}
