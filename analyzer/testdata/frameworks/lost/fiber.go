package lost

import (
	"github.com/gofiber/fiber/v2"

	"github.com/authstatus/authstatus/analyzer/testdata/frameworks/lost/vault"
)

func fiberAllowed(c *fiber.Ctx) bool { return c.Get("Authorization") == "Bearer secret" }

func FiberSecret(c *fiber.Ctx) error {
	vault.Open("fiber")
	return c.SendString("secret")
}

func FiberNoReturn(c *fiber.Ctx) error {
	if !fiberAllowed(c) {
		c.Status(fiber.StatusForbidden).SendString("no")
	}
	vault.Open(c.Query("id"))
	return nil
}

func FiberReturns(c *fiber.Ctx) error {
	if !fiberAllowed(c) {
		return c.Status(fiber.StatusForbidden).SendString("no")
	}
	vault.Open(c.Query("id"))
	return c.SendString("secret")
}

func fiberRequire(c *fiber.Ctx) error {
	if !fiberAllowed(c) {
		return c.SendStatus(fiber.StatusForbidden)
	}
	return nil
}

func FiberHelperSaysNil(c *fiber.Ctx) error {
	if err := fiberRequire(c); err != nil {
		return err
	}
	vault.Open(c.Query("id"))
	return nil
}

func FiberMiddlewareGoesOn(c *fiber.Ctx) error {
	if !fiberAllowed(c) {
		c.Status(fiber.StatusUnauthorized).SendString("who?")
	}
	return c.Next()
}

func FiberMiddlewareReturns(c *fiber.Ctx) error {
	if !fiberAllowed(c) {
		return c.SendStatus(fiber.StatusUnauthorized)
	}
	return c.Next()
}
