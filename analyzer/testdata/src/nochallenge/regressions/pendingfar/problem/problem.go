package problem

import "github.com/gofiber/fiber/v2"

// Denied answers with a challenge.
func Denied(c *fiber.Ctx) error {
	c.Set(fiber.HeaderWWWAuthenticate, `Bearer realm="problem"`)
	return c.Status(401).JSON("denied")
}

// Refused answers without one.
func Refused(c *fiber.Ctx) error {
	return c.Status(401).JSON("refused") // want `answers 401 without`
}
