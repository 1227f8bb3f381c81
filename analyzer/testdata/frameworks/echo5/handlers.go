// Package handlers answers through echo.
package handlers

import (
	"errors"
	"fmt"
	"net/http"

	"github.com/labstack/echo/v5"
)

const challenge = `Bearer realm="restricted"`

func authorized(c *echo.Context) bool {
	return c.Request().Header.Get(echo.HeaderAuthorization) == "Bearer secret"
}

func Secret(c *echo.Context) error {
	return c.String(http.StatusOK, "secret")
}

func Plain(c *echo.Context) error {
	if !authorized(c) {
		return c.JSON(http.StatusUnauthorized, map[string]string{"error": "unauthorized"})
	}
	return Secret(c)
}

func HeaderBefore(c *echo.Context) error {
	if !authorized(c) {
		c.Response().Header().Set(echo.HeaderWWWAuthenticate, challenge)
		return c.JSON(http.StatusUnauthorized, map[string]string{"error": "unauthorized"})
	}
	return Secret(c)
}

func HeaderTooLate(c *echo.Context) error {
	if !authorized(c) {
		err := c.NoContent(http.StatusUnauthorized)
		c.Response().Header().Set(echo.HeaderWWWAuthenticate, challenge)
		return err
	}
	return Secret(c)
}

func ErrorValue(c *echo.Context) error {
	if !authorized(c) {
		return echo.ErrUnauthorized
	}
	return Secret(c)
}

func ErrorValueWithHeader(c *echo.Context) error {
	if !authorized(c) {
		c.Response().Header().Set(echo.HeaderWWWAuthenticate, challenge)
		return echo.ErrUnauthorized
	}
	return Secret(c)
}

func NewError(c *echo.Context) error {
	if !authorized(c) {
		return echo.NewHTTPError(http.StatusUnauthorized, "token required")
	}
	return Secret(c)
}

func NewErrorWithHeader(c *echo.Context) error {
	if !authorized(c) {
		c.Response().Header().Add("WWW-Authenticate", challenge)
		return echo.NewHTTPError(http.StatusUnauthorized, "token required")
	}
	return Secret(c)
}

func ErrorLiteral(c *echo.Context) error {
	if !authorized(c) {
		return &echo.HTTPError{Code: http.StatusUnauthorized, Message: "token required"}
	}
	return Secret(c)
}

func WrappedError(c *echo.Context) error {
	if !authorized(c) {
		return fmt.Errorf("checking token: %w", echo.ErrUnauthorized)
	}
	return Secret(c)
}

func PlainError(c *echo.Context) error {
	if !authorized(c) {
		return errors.New("unauthorized")
	}
	return Secret(c)
}

func DiscardedError(c *echo.Context) error {
	if !authorized(c) {
		_ = echo.NewHTTPError(http.StatusUnauthorized, "token required")
	}
	return c.String(http.StatusOK, "welcome")
}

func Helper(c *echo.Context) error {
	if err := helperCheck(c); err != nil {
		return err
	}
	return Secret(c)
}

func helperCheck(c *echo.Context) error {
	if !authorized(c) {
		return echo.NewHTTPError(http.StatusUnauthorized, "token required")
	}
	return nil
}

func ChallengingHelper(c *echo.Context) error {
	if err := challengingHelperCheck(c); err != nil {
		return err
	}
	return Secret(c)
}

func challengingHelperCheck(c *echo.Context) error {
	if !authorized(c) {
		c.Response().Header().Set(echo.HeaderWWWAuthenticate, challenge)
		return echo.NewHTTPError(http.StatusUnauthorized, "token required")
	}
	return nil
}

func HelperOfStatus(c *echo.Context) error {
	if !authorized(c) {
		return helperOfStatusFail(c, http.StatusUnauthorized, "unauthorized")
	}
	return Secret(c)
}

func helperOfStatusFail(c *echo.Context, code int, message string) error {
	return c.JSON(code, map[string]string{"error": message})
}

func ChallengingHelperOfStatus(c *echo.Context) error {
	if !authorized(c) {
		return challengingHelperOfStatusFail(c, http.StatusUnauthorized, "unauthorized")
	}
	if c.QueryParam("mode") == "alt" {
		return challengingHelperOfStatusFail(c, http.StatusForbidden, "forbidden")
	}
	return Secret(c)
}

func challengingHelperOfStatusFail(c *echo.Context, code int, message string) error {
	if code == http.StatusUnauthorized {
		c.Response().Header().Set(echo.HeaderWWWAuthenticate, challenge)
	}
	return c.JSON(code, map[string]string{"error": message})
}

func MiddlewareStops(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c *echo.Context) error {
		if !authorized(c) {
			return echo.ErrUnauthorized
		}
		return next(c)
	}
}

func MiddlewareChallenges(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c *echo.Context) error {
		if !authorized(c) {
			c.Response().Header().Set(echo.HeaderWWWAuthenticate, challenge)
			return c.NoContent(http.StatusUnauthorized)
		}
		return next(c)
	}
}

func MiddlewareGoesOn(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c *echo.Context) error {
		if !authorized(c) {
			c.JSON(http.StatusUnauthorized, map[string]string{"error": "unauthorized"})
		}
		return next(c)
	}
}

func MixedPaths(c *echo.Context) error {
	token := c.Request().Header.Get(echo.HeaderAuthorization)
	if token == "" {
		c.Response().Header().Set(echo.HeaderWWWAuthenticate, challenge)
		return echo.ErrUnauthorized
	}
	if token != "Bearer secret" {
		return echo.NewHTTPError(http.StatusUnauthorized, "bad token")
	}
	return Secret(c)
}

func PendingField(c *echo.Context) error {
	if !authorized(c) {
		pendingFieldResponse(c).Status = http.StatusUnauthorized
		return nil
	}
	return Secret(c)
}

func NetHTTPError(c *echo.Context) error {
	if !authorized(c) {
		http.Error(c.Response(), "unauthorized", http.StatusUnauthorized)
		return nil
	}
	return Secret(c)
}

func WriteHeader(c *echo.Context) error {
	if !authorized(c) {
		c.Response().WriteHeader(http.StatusUnauthorized)
		return nil
	}
	return Secret(c)
}

func WriteHeaderAfterHeader(c *echo.Context) error {
	h := c.Response().Header()
	h.Set("WWW-Authenticate", challenge)
	if !authorized(c) {
		c.Response().WriteHeader(http.StatusUnauthorized)
		return nil
	}
	h.Del("WWW-Authenticate")
	return Secret(c)
}

func RedirectUnauthorized(c *echo.Context) error {
	if !authorized(c) {
		return c.Redirect(http.StatusUnauthorized, "/login")
	}
	return Secret(c)
}

func Forbidden(c *echo.Context) error {
	if !authorized(c) {
		return echo.ErrForbidden
	}
	return Secret(c)
}

func MergedStatus(c *echo.Context) error {
	code := http.StatusOK
	if !authorized(c) {
		code = http.StatusUnauthorized
	}
	return c.JSON(code, map[string]int{"status": code})
}

func pendingFieldResponse(c *echo.Context) *echo.Response {
	r, err := echo.UnwrapResponse(c.Response())
	if err != nil {
		panic(err)
	}
	return r
}
