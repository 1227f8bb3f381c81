package handlers

import (
	"errors"

	"github.com/authstatus/authstatus/analyzer/testdata/frameworks/fiber2/httpx"
	jwtware "github.com/gofiber/contrib/jwt"
	"github.com/gofiber/fiber/v2"
	"github.com/gofiber/fiber/v2/middleware/basicauth"
	"github.com/gofiber/fiber/v2/middleware/keyauth"
	"github.com/gofiber/fiber/v2/middleware/session"
)

func served(use ...fiber.Handler) *fiber.App {
	app := fiber.New()
	api := app.Group("/", use...)
	api.Get("/case", Secret)
	return app
}

// JWTProtected answers for the library.
func jwtProtected() fiber.Handler {
	return jwtware.New(jwtware.Config{
		SigningKey:   jwtware.SigningKey{Key: []byte("key")},
		ErrorHandler: jwtProtectedError,
	})
}

func jwtProtectedError(c *fiber.Ctx, err error) error {
	if err.Error() == "Missing or malformed JWT" {
		return c.Status(fiber.StatusBadRequest).JSON(fiber.Map{"status": "error", "message": err.Error(), "data": nil})
	}
	return c.Status(fiber.StatusUnauthorized).JSON(fiber.Map{"status": "error", "message": "Invalid or expired JWT", "data": nil})
}

func JWTProtected() *fiber.App { return served(jwtProtected()) }

func JWTPlain() *fiber.App {
	return served(jwtware.New(jwtware.Config{SigningKey: jwtware.SigningKey{Key: []byte("key")}}))
}

func keyPlainValid(c *fiber.Ctx, key string) (bool, error) {
	if key != "secret" {
		return false, keyauth.ErrMissingOrMalformedAPIKey
	}
	return true, nil
}

func KeyPlain() *fiber.App { return served(keyauth.New(keyauth.Config{Validator: keyPlainValid})) }

func KeyHandled() *fiber.App {
	return served(keyauth.New(keyauth.Config{
		Validator: keyPlainValid,
		ErrorHandler: func(c *fiber.Ctx, err error) error {
			c.Set(fiber.HeaderWWWAuthenticate, `Bearer realm="keys"`)
			return c.Status(fiber.StatusUnauthorized).SendString(err.Error())
		},
	}))
}

func BasicUsers() *fiber.App {
	return served(basicauth.New(basicauth.Config{Users: map[string]string{"joe": "secret"}}))
}

func BasicUnauthorized() *fiber.App {
	return served(basicauth.New(basicauth.Config{
		Users:        map[string]string{"joe": "secret"},
		Unauthorized: func(c *fiber.Ctx) error { return c.SendStatus(fiber.StatusUnauthorized) },
	}))
}

// SessionGuard asks a store of sessions.
type sessionGuard struct{ store *session.Store }

func (g sessionGuard) require(c *fiber.Ctx) error {
	s, err := g.store.Get(c)
	if err != nil {
		return fiber.NewError(fiber.StatusInternalServerError, err.Error())
	}
	if s.Get("user") == nil && !authorized(c) {
		return c.SendStatus(fiber.StatusUnauthorized)
	}
	return c.Next()
}

func SessionGuard() *fiber.App { return served(sessionGuard{session.New()}.require) }

func PackageAnswer() *fiber.App {
	return served(func(c *fiber.Ctx) error {
		if !authorized(c) {
			return httpx.PackageAnswerError(c, fiber.StatusUnauthorized, "log in")
		}
		return c.Next()
	})
}

func PackageErrorHandler() *fiber.App {
	app := fiber.New(fiber.Config{ErrorHandler: httpx.PackageErrorHandlerAnswer})
	app.Get("/case", func(c *fiber.Ctx) error {
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
	app.Get("/case", func(c *fiber.Ctx) error {
		if !authorized(c) {
			return fiber.NewError(fiber.StatusUnauthorized, "log in")
		}
		return Secret(c)
	})
	return app
}

// MethodErrors is a server whose method answers errors.
type methodErrors struct{ realm string }

func (s *methodErrors) onError(c *fiber.Ctx, err error) error {
	code := fiber.StatusInternalServerError
	if e, ok := err.(*fiber.Error); ok {
		code = e.Code
	}
	switch code {
	case fiber.StatusUnauthorized:
		c.Set("WWW-Authenticate", "Bearer realm="+s.realm)
	case fiber.StatusNotFound:
		return c.Redirect("/")
	}
	return c.Status(code).SendString(err.Error())
}

func MethodErrors() *fiber.App {
	s := &methodErrors{`"x"`}
	app := fiber.New(fiber.Config{ErrorHandler: s.onError})
	app.Use(func(c *fiber.Ctx) error {
		if !authorized(c) {
			return fiber.ErrUnauthorized
		}
		return c.Next()
	})
	app.Get("/case", Secret)
	return app
}

// MountedErrors is mounted with an error handler of its own.
func MountedErrors() *fiber.App {
	sub := fiber.New(fiber.Config{ErrorHandler: func(c *fiber.Ctx, err error) error {
		var e *fiber.Error
		if errors.As(err, &e) && e.Code == fiber.StatusUnauthorized {
			c.Set(fiber.HeaderWWWAuthenticate, `Bearer realm="sub"`)
			return c.Status(e.Code).JSON(fiber.Map{"error": e.Message})
		}
		return fiber.DefaultErrorHandler(c, err)
	}})
	sub.Get("/case", func(c *fiber.Ctx) error {
		if !authorized(c) {
			return fiber.ErrUnauthorized
		}
		return Secret(c)
	})
	app := fiber.New()
	app.Mount("/", sub)
	return app
}

// TypedHandler parses what a request brings and answers what comes back.
func typedHandler[Req, Res any](parse func(*fiber.Ctx) (Req, error), serve func(Req) (Res, error)) fiber.Handler {
	return func(c *fiber.Ctx) error {
		req, err := parse(c)
		if err != nil {
			return fiber.NewError(fiber.StatusUnauthorized, err.Error())
		}
		res, err := serve(req)
		if err != nil {
			return fiber.NewError(fiber.StatusBadRequest, err.Error())
		}
		return c.JSON(res)
	}
}

func TypedHandler() *fiber.App {
	app := fiber.New()
	app.Get("/case", typedHandler(
		func(c *fiber.Ctx) (string, error) { return "joe", tokenCheck(c) },
		func(user string) (fiber.Map, error) { return fiber.Map{"user": user}, nil },
	))
	return app
}

// AsksFirst puts a challenge on where there is none yet.
func asksFirst(c *fiber.Ctx) {
	if c.GetRespHeader(fiber.HeaderWWWAuthenticate) == "" {
		c.Set(fiber.HeaderWWWAuthenticate, `Bearer realm="asked"`)
	}
}

func AsksFirst() *fiber.App {
	return served(func(c *fiber.Ctx) error {
		if !authorized(c) {
			asksFirst(c)
			return c.SendStatus(fiber.StatusUnauthorized)
		}
		return c.Next()
	})
}
