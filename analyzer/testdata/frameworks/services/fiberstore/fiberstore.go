// Package fiberstore is a store over fiber v2.
package fiberstore

import (
	"errors"
	"strings"

	"github.com/gofiber/fiber/v2"
	"github.com/gofiber/fiber/v2/middleware/basicauth"
)

type apiError struct {
	Code int
	Text string
}

func (e apiError) Error() string { return e.Text }

func storePayDenied() error {
	return apiError{Code: fiber.StatusUnauthorized, Text: "card holder is unknown"}
}

func onError(c *fiber.Ctx, err error) error {
	var ae apiError
	if errors.As(err, &ae) {
		return c.Status(ae.Code).JSON(fiber.Map{"error": ae.Text})
	}
	code := fiber.StatusInternalServerError
	var fe *fiber.Error
	if errors.As(err, &fe) {
		code = fe.Code
	}
	return c.Status(code).JSON(fiber.Map{"error": err.Error()})
}

func store(handlers ...fiber.Handler) *fiber.App {
	app := fiber.New(fiber.Config{ErrorHandler: onError, DisableStartupMessage: true})
	app.Get("/case", handlers...)
	return app
}

func known(c *fiber.Ctx) bool {
	return strings.TrimPrefix(c.Get(fiber.HeaderAuthorization), "Bearer ") == "secret"
}

func ok(c *fiber.Ctx) error { return c.SendString("secret") }

func storeCart(c *fiber.Ctx) error {
	if !known(c) {
		return fiber.NewError(fiber.StatusUnauthorized, "whose cart?")
	}
	return ok(c)
}

func StoreCart() *fiber.App { return store(storeCart) }

func storeOrders(c *fiber.Ctx) error {
	if known(c) {
		return c.Next()
	}
	c.Status(fiber.StatusUnauthorized)
	return c.JSON(fiber.Map{"error": "whose orders?"})
}

func StoreOrders() *fiber.App { return store(storeOrders, ok) }

func storePay(c *fiber.Ctx) error {
	if !known(c) {
		return storePayDenied()
	}
	return ok(c)
}

func StorePay() *fiber.App { return store(storePay) }

func StoreAdmin() *fiber.App {
	return store(basicauth.New(basicauth.Config{
		Users: map[string]string{"admin": "secret"},
		Unauthorized: func(c *fiber.Ctx) error {
			c.Set(fiber.HeaderWWWAuthenticate, `Basic realm="store"`)
			return c.Status(fiber.StatusUnauthorized).SendString("who are you?")
		},
	}), ok)
}

func storeHook(c *fiber.Ctx) error {
	if !known(c) {
		return fiber.ErrForbidden
	}
	return ok(c)
}

func StoreHook() *fiber.App { return store(storeHook) }
