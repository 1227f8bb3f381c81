// Package problem answers for handlers of other packages.
package problem

import "github.com/gofiber/fiber/v2"

// FarProblemWrite answers with the status it is told.
func FarProblemWrite(c *fiber.Ctx, status int, title string) error {
	return c.Status(status).JSON(fiber.Map{"title": title, "status": status})
}

// Denied answers with a challenge.
func Denied(c *fiber.Ctx) error {
	c.Set(fiber.HeaderWWWAuthenticate, `Bearer realm="problem"`)
	return FarProblemWrite(c, fiber.StatusUnauthorized, "denied")
}

// Handler is an error handler with a challenge.
func Handler(c *fiber.Ctx, err error) error {
	code := fiber.StatusInternalServerError
	if e, ok := err.(*fiber.Error); ok {
		code = e.Code
	}
	if code == fiber.StatusUnauthorized {
		c.Set(fiber.HeaderWWWAuthenticate, `Bearer realm="problem"`)
	}
	return c.Status(code).SendString(err.Error())
}
