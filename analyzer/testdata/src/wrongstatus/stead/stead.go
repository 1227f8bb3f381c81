// Package stead answers in the stead of middleware that denies.
package stead

import (
	"github.com/gofiber/fiber/v2"
	jwtware "github.com/gofiber/jwt/v3"
)

// fiber-go-template, March 2021: a token that does not hold was answered 403.
func before() any {
	return jwtware.New(jwtware.Config{
		ErrorHandler: func(c *fiber.Ctx, err error) error {
			return c.Status(403).JSON(err.Error()) // want `c.Status.* answers 403 in a literal of before, but the guard says that the credentials are not valid \(ErrorHandler\): 401`
		},
	})
}

func after() any {
	return jwtware.New(jwtware.Config{
		ErrorHandler: func(c *fiber.Ctx, err error) error {
			c.Set("WWW-Authenticate", `Bearer realm="api"`)
			return c.Status(401).JSON(err.Error())
		},
	})
}

func named() any { return jwtware.New(jwtware.Config{ErrorHandler: refuse}) }

func refuse(c *fiber.Ctx, err error) error {
	if err.Error() == "no token" {
		return c.Status(400).JSON(err.Error())
	}
	return c.Status(403).JSON(err.Error()) // want `answers 403 in refuse, but the guard says that the credentials are not valid \(ErrorHandler\): 401`
}

// What is asked first decides.
func asked(closed func(*fiber.Ctx) bool) any {
	return jwtware.New(jwtware.Config{
		ErrorHandler: func(c *fiber.Ctx, err error) error {
			if closed(c) {
				return c.Status(403).JSON("closed")
			}
			return c.Status(401).JSON(err.Error())
		},
	})
}
