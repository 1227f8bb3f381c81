// Package handlers answers through fiber.
package handlers

import (
	"errors"
	"fmt"

	"github.com/gofiber/fiber/v3"
)

const challenge = `Bearer realm="restricted"`

func authorized(c fiber.Ctx) bool {
	return c.Get(fiber.HeaderAuthorization) == "Bearer secret"
}

func Secret(c fiber.Ctx) error {
	return c.SendString("secret")
}

func Plain(c fiber.Ctx) error {
	if !authorized(c) {
		return c.Status(fiber.StatusUnauthorized).JSON(fiber.Map{"error": "unauthorized"})
	}
	return Secret(c)
}

func SendStatus(c fiber.Ctx) error {
	if !authorized(c) {
		return c.SendStatus(fiber.StatusUnauthorized)
	}
	return Secret(c)
}

func HeaderBefore(c fiber.Ctx) error {
	if !authorized(c) {
		c.Set(fiber.HeaderWWWAuthenticate, challenge)
		return c.Status(fiber.StatusUnauthorized).SendString("unauthorized")
	}
	return Secret(c)
}

func HeaderAfter(c fiber.Ctx) error {
	if !authorized(c) {
		err := c.Status(fiber.StatusUnauthorized).SendString("unauthorized")
		c.Set("WWW-Authenticate", challenge)
		return err
	}
	return Secret(c)
}

func Appended(c fiber.Ctx) error {
	if !authorized(c) {
		c.Append(fiber.HeaderWWWAuthenticate, challenge)
		return c.SendStatus(fiber.StatusUnauthorized)
	}
	return Secret(c)
}

func ResponseHeader(c fiber.Ctx) error {
	if !authorized(c) {
		c.Response().Header.Set("WWW-Authenticate", challenge)
		c.Response().SetStatusCode(fiber.StatusUnauthorized)
		return nil
	}
	return Secret(c)
}

func ResponseStatus(c fiber.Ctx) error {
	if !authorized(c) {
		c.Response().SetStatusCode(fiber.StatusUnauthorized)
		c.Response().SetBodyString("unauthorized")
		return nil
	}
	return Secret(c)
}

func ErrorValue(c fiber.Ctx) error {
	if !authorized(c) {
		return fiber.ErrUnauthorized
	}
	return Secret(c)
}

func ErrorValueWithHeader(c fiber.Ctx) error {
	if !authorized(c) {
		c.Set(fiber.HeaderWWWAuthenticate, challenge)
		return fiber.ErrUnauthorized
	}
	return Secret(c)
}

func NewError(c fiber.Ctx) error {
	if !authorized(c) {
		return fiber.NewError(fiber.StatusUnauthorized, "token required")
	}
	return Secret(c)
}

func WrappedError(c fiber.Ctx) error {
	if !authorized(c) {
		return fmt.Errorf("checking token: %w", fiber.ErrUnauthorized)
	}
	return Secret(c)
}

func WrappedErrorWithHeader(c fiber.Ctx) error {
	c.Set(fiber.HeaderWWWAuthenticate, challenge)
	if !authorized(c) {
		return fmt.Errorf("checking token: %w", fiber.NewError(fiber.StatusUnauthorized))
	}
	return Secret(c)
}

func PlainError(c fiber.Ctx) error {
	if !authorized(c) {
		return errors.New("unauthorized")
	}
	return Secret(c)
}

func StatusThenPlainError(c fiber.Ctx) error {
	if !authorized(c) {
		c.SendStatus(fiber.StatusUnauthorized)
		return errors.New("unauthorized")
	}
	return Secret(c)
}

func StatusOverwritten(c fiber.Ctx) error {
	c.Status(fiber.StatusUnauthorized)
	if authorized(c) || c.Query("mode") == "" {
		return c.Status(fiber.StatusOK).SendString("welcome")
	}
	return c.SendStatus(fiber.StatusForbidden)
}

func Helper(c fiber.Ctx) error {
	if !authorized(c) {
		return helperDeny(c, fiber.StatusUnauthorized, "unauthorized")
	}
	return Secret(c)
}

func helperDeny(c fiber.Ctx, code int, message string) error {
	return c.Status(code).JSON(fiber.Map{"error": message})
}

func ChallengingHelper(c fiber.Ctx) error {
	if !authorized(c) {
		return challengingHelperDeny(c, fiber.StatusUnauthorized)
	}
	if c.Query("mode") == "alt" {
		return challengingHelperDeny(c, fiber.StatusForbidden)
	}
	return Secret(c)
}

func challengingHelperDeny(c fiber.Ctx, code int) error {
	if code == fiber.StatusUnauthorized {
		c.Set(fiber.HeaderWWWAuthenticate, challenge)
	}
	return c.SendStatus(code)
}

func SwallowedDenial(c fiber.Ctx) error {
	if err := swallowedDenialCheck(c); err != nil {
		return err
	}
	return Secret(c)
}

func swallowedDenialCheck(c fiber.Ctx) error {
	if !authorized(c) {
		return c.SendStatus(fiber.StatusUnauthorized)
	}
	return nil
}

func MiddlewareStops(c fiber.Ctx) error {
	if !authorized(c) {
		return c.SendStatus(fiber.StatusUnauthorized)
	}
	return c.Next()
}

func MiddlewareChallenges(c fiber.Ctx) error {
	if !authorized(c) {
		c.Set(fiber.HeaderWWWAuthenticate, challenge)
		return fiber.ErrUnauthorized
	}
	return c.Next()
}

func MiddlewareGoesOn(c fiber.Ctx) error {
	if !authorized(c) {
		c.Status(fiber.StatusUnauthorized)
	}
	return c.Next()
}

func MixedPaths(c fiber.Ctx) error {
	token := c.Get("Authorization")
	if token == "" {
		c.Set("WWW-Authenticate", challenge)
		return c.SendStatus(fiber.StatusUnauthorized)
	}
	if token != "Bearer secret" {
		return c.SendStatus(fiber.StatusUnauthorized)
	}
	return Secret(c)
}

func MergedStatus(c fiber.Ctx) error {
	code := fiber.StatusOK
	if !authorized(c) {
		code = fiber.StatusUnauthorized
	}
	return c.Status(code).JSON(fiber.Map{"status": code})
}

func RedirectUnauthorized(c fiber.Ctx) error {
	if !authorized(c) {
		return c.Redirect().Status(fiber.StatusUnauthorized).To("/login")
	}
	return Secret(c)
}

func Forbidden(c fiber.Ctx) error {
	if !authorized(c) {
		return fiber.ErrForbidden
	}
	return Secret(c)
}

func ResetByFasthttp(c fiber.Ctx) error {
	if !authorized(c) {
		c.Set(fiber.HeaderWWWAuthenticate, challenge)
		c.RequestCtx().Error("unauthorized", fiber.StatusUnauthorized)
		return nil
	}
	return Secret(c)
}
