// Package fiberapi is an API over fiber v3 that challenges in one place.
package fiberapi

import (
	"errors"
	"fmt"

	"github.com/gofiber/fiber/v3"
)

// Options are the settings of the API.
type Options struct {
	Realm string
	Debug bool
}

func (o Options) onError(c fiber.Ctx, err error) error {
	code, text := fiber.StatusInternalServerError, "internal error"
	if fe, ok := errors.AsType[*fiber.Error](err); ok {
		code, text = fe.Code, fe.Message
	}
	if o.Debug {
		text = err.Error()
	}
	if code == fiber.StatusUnauthorized && c.GetRespHeader(fiber.HeaderWWWAuthenticate) == "" {
		c.Set(fiber.HeaderWWWAuthenticate, fmt.Sprintf("Bearer realm=%q", o.Realm))
	}
	return c.Status(code).JSON(fiber.Map{"error": text})
}

func api(h fiber.Handler) *fiber.App {
	o := Options{Realm: "api"}
	app := fiber.New(fiber.Config{ErrorHandler: o.onError})
	v1 := app.Group("/", func(c fiber.Ctx) error {
		c.Set("X-API", "1")
		return c.Next()
	})
	v1.Get("/case", h)
	return app
}

func fapiRead(c fiber.Ctx) error {
	if c.Get("Authorization") != "Bearer secret" {
		return fiber.NewError(fiber.StatusUnauthorized, "log in")
	}
	return c.SendString("secret")
}

func FapiRead() *fiber.App { return api(fapiRead) }

// FapiWrite answers by itself.
func fapiWrite(c fiber.Ctx) error {
	if c.Get("Authorization") != "Bearer secret" {
		return c.SendStatus(fiber.StatusUnauthorized)
	}
	return c.SendStatus(fiber.StatusNoContent)
}

func FapiWrite() *fiber.App { return api(fapiWrite) }

func fapiWrapped(c fiber.Ctx) error {
	if c.Get("Authorization") != "Bearer secret" {
		return fmt.Errorf("fetching %s: %w", c.Path(), fiber.ErrUnauthorized)
	}
	return c.SendString("secret")
}

func FapiWrapped() *fiber.App { return api(fapiWrapped) }

// FapiDrop takes the challenge off again.
func fapiDrop(c fiber.Ctx) error {
	if c.Get("Authorization") != "Bearer secret" {
		c.Set("WWW-Authenticate", `Bearer realm="drop"`)
		c.Response().Header.Del("WWW-Authenticate")
		return c.Status(fiber.StatusUnauthorized).SendString("no")
	}
	return c.SendString("secret")
}

func FapiDrop() *fiber.App { return api(fapiDrop) }
