// Package handlers leaves its denials to error handlers of its own: those of
// echo v4 and fiber v2 challenge, those of echo v5 and fiber v3 do not.
package handlers

import (
	"errors"
	"net/http"

	"github.com/authstatus/authstatus/analyzer/testdata/frameworks/errorhandlers/notes"
	fiber2 "github.com/gofiber/fiber/v2"
	fiber3 "github.com/gofiber/fiber/v3"
	echo4 "github.com/labstack/echo/v4"
	echo5 "github.com/labstack/echo/v5"
)

const challenge = `Bearer realm="restricted"`

func Echo4Challenges() http.Handler {
	e := echo4.New()
	e.HTTPErrorHandler = echo4ChallengesErrors
	e.GET("/case", echo4ChallengesRead)
	return e
}

func echo4ChallengesErrors(err error, c echo4.Context) {
	code := http.StatusInternalServerError
	var he *echo4.HTTPError
	if errors.As(err, &he) {
		code = he.Code
	}
	if code == http.StatusUnauthorized {
		c.Response().Header().Set(echo4.HeaderWWWAuthenticate, challenge)
	}
	_ = c.JSON(code, echo4.Map{"error": http.StatusText(code)})
}

func echo4ChallengesRead(c echo4.Context) error {
	switch c.Request().Header.Get("Authorization") {
	case "Bearer secret":
		return c.String(http.StatusOK, "secret")
	case "":
		return echo4.ErrUnauthorized
	}
	return echo4.NewHTTPError(http.StatusUnauthorized, "wrong token")
}

func Echo4OwnAnswer() http.Handler {
	e := echo4.New()
	e.HTTPErrorHandler = echo4ChallengesErrors
	e.GET("/case", func(c echo4.Context) error {
		if c.Request().Header.Get("Authorization") != "Bearer secret" {
			return c.NoContent(http.StatusUnauthorized)
		}
		return c.String(http.StatusOK, "secret")
	})
	return e
}

// Echo4Elsewhere sets the error handler up where the handlers are not.
func Echo4Elsewhere() http.Handler {
	e := echo4.New()
	e.HTTPErrorHandler = echo4ChallengesErrors
	e.GET("/case", notes.Echo4ElsewhereRead)
	return e
}

func Echo5Bare() http.Handler {
	e := echo5.New()
	e.HTTPErrorHandler = func(c *echo5.Context, err error) {
		code := http.StatusInternalServerError
		var coded echo5.HTTPStatusCoder
		if errors.As(err, &coded) {
			code = coded.StatusCode()
		}
		_ = c.JSON(code, map[string]string{"error": http.StatusText(code)})
	}
	e.GET("/case", func(c *echo5.Context) error {
		if c.Request().Header.Get("Authorization") != "Bearer secret" {
			return echo5.NewHTTPError(http.StatusUnauthorized, "who are you?")
		}
		return c.String(http.StatusOK, "secret")
	})
	return e
}

func Fiber2Challenges() *fiber2.App {
	a := fiber2.New(fiber2.Config{ErrorHandler: fiber2ChallengesErrors})
	a.Get("/case", func(c *fiber2.Ctx) error {
		if c.Get(fiber2.HeaderAuthorization) != "Bearer secret" {
			return fiber2.NewError(fiber2.StatusUnauthorized, "who are you?")
		}
		return c.SendString("secret")
	})
	return a
}

func fiber2ChallengesErrors(c *fiber2.Ctx, err error) error {
	code := fiber2.StatusInternalServerError
	var fe *fiber2.Error
	if errors.As(err, &fe) {
		code = fe.Code
	}
	if code == fiber2.StatusUnauthorized {
		c.Set(fiber2.HeaderWWWAuthenticate, challenge)
	}
	return c.Status(code).SendString(err.Error())
}

func Fiber3Bare() *fiber3.App {
	a := fiber3.New(fiber3.Config{ErrorHandler: func(c fiber3.Ctx, err error) error {
		var fe *fiber3.Error
		if errors.As(err, &fe) {
			return c.Status(fe.Code).SendString(fe.Message)
		}
		return c.SendStatus(fiber3.StatusInternalServerError)
	}})
	a.Get("/case", func(c fiber3.Ctx) error {
		if c.Get(fiber3.HeaderAuthorization) != "Bearer secret" {
			return fiber3.ErrUnauthorized
		}
		return c.SendString("secret")
	})
	return a
}
