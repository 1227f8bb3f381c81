package handlers

import (
	"errors"

	"github.com/authstatus/authstatus/analyzer/testdata/frameworks/fiber3/httpx"
	"github.com/gofiber/fiber/v3"
	"github.com/gofiber/fiber/v3/extractors"
	"github.com/gofiber/fiber/v3/middleware/basicauth"
	"github.com/gofiber/fiber/v3/middleware/keyauth"
)

func served(use fiber.Handler) *fiber.App {
	app := fiber.New()
	api := app.Group("/", use)
	api.Get("/case", Secret)
	return app
}

func keyPlainValid(c fiber.Ctx, key string) (bool, error) {
	if key != "secret" {
		return false, keyauth.ErrMissingOrMalformedAPIKey
	}
	return true, nil
}

func KeyPlain() *fiber.App { return served(keyauth.New(keyauth.Config{Validator: keyPlainValid})) }

// KeyReturned hands the library's denial to the application.
func KeyReturned() *fiber.App {
	return served(keyauth.New(keyauth.Config{
		Validator:    keyPlainValid,
		Extractor:    extractors.FromAuthHeader("Bearer"),
		ErrorHandler: func(c fiber.Ctx, err error) error { return fiber.ErrUnauthorized },
	}))
}

func BasicUsers() *fiber.App {
	return served(basicauth.New(basicauth.Config{
		Authorizer: func(user, password string, c fiber.Ctx) bool { return user == "joe" && password == "secret" },
	}))
}

func BasicUnauthorized() *fiber.App {
	return served(basicauth.New(basicauth.Config{
		Authorizer:   func(user, password string, c fiber.Ctx) bool { return false },
		Unauthorized: func(c fiber.Ctx) error { return c.Status(fiber.StatusUnauthorized).SendString("log in") },
	}))
}

func PackageAnswer() *fiber.App {
	return served(func(c fiber.Ctx) error {
		if !authorized(c) {
			return httpx.PackageAnswerError(c, fiber.StatusUnauthorized, "log in")
		}
		return c.Next()
	})
}

func PackageErrorHandler() *fiber.App {
	app := fiber.New(fiber.Config{ErrorHandler: httpx.PackageErrorHandlerAnswer})
	app.Get("/case", func(c fiber.Ctx) error {
		if !authorized(c) {
			return httpx.Fail(httpx.Unauthenticated, "log in")
		}
		return Secret(c)
	})
	return app
}

// PackageConfig takes its configuration from another package.
func PackageConfig() *fiber.App {
	app := fiber.New(httpx.Config("service"))
	app.Get("/case", func(c fiber.Ctx) error {
		if !authorized(c) {
			return fiber.NewError(fiber.StatusUnauthorized, "log in")
		}
		return Secret(c)
	})
	return app
}

// A response object that is filled and then sent.
type filledAnswer struct {
	status int
	header map[string]string
	body   any
}

func (a *filledAnswer) send(c fiber.Ctx) error {
	for k, v := range a.header {
		c.Set(k, v)
	}
	return c.Status(a.status).JSON(a.body)
}

func FilledAnswer() *fiber.App {
	app := fiber.New()
	app.Get("/case", func(c fiber.Ctx) error {
		a := &filledAnswer{status: fiber.StatusOK, body: "secret"}
		if !authorized(c) {
			a.status, a.body = fiber.StatusUnauthorized, "log in"
		}
		return a.send(c)
	})
	return app
}

// StatusErr is a sentinel with a status, wrapped on its way.
type statusErr struct{ code int }

func (e statusErr) Error() string { return "status error" }

var statusErrLogin = statusErr{fiber.StatusUnauthorized}

func StatusErr() *fiber.App {
	app := fiber.New(fiber.Config{ErrorHandler: func(c fiber.Ctx, err error) error {
		if se, ok := errors.AsType[statusErr](err); ok {
			return c.SendStatus(se.code)
		}
		return c.SendStatus(fiber.StatusInternalServerError)
	}})
	app.Get("/case", func(c fiber.Ctx) error {
		if !authorized(c) {
			return errors.Join(errors.New("reading"), statusErrLogin)
		}
		return Secret(c)
	})
	return app
}

// AsksFirst puts a challenge on where there is none yet.
func asksFirst(c fiber.Ctx) {
	if c.Res().Get(fiber.HeaderWWWAuthenticate) == "" {
		c.Set(fiber.HeaderWWWAuthenticate, `Bearer realm="asked"`)
	}
}

func AsksFirst() *fiber.App {
	return served(func(c fiber.Ctx) error {
		if !authorized(c) {
			asksFirst(c)
			return c.SendStatus(fiber.StatusUnauthorized)
		}
		return c.Next()
	})
}
