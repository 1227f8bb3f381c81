// Package pendingfar has a status that is pending since a call of another
// package, which defeated the analysis of the caller.
package pendingfar

import (
	"github.com/gofiber/fiber/v2"

	"nochallenge/regressions/pendingfar/problem"
)

func challenged(c *fiber.Ctx) error {
	if c.Get("Authorization") == "" {
		return problem.Denied(c)
	}
	return c.JSON("secret")
}

func both(c *fiber.Ctx) error {
	if c.Get("Authorization") == "" {
		_ = problem.Refused(c)
	}
	return c.SendStatus(401) // want `answers 401 without`
}
