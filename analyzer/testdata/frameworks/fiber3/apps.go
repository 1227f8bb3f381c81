package handlers

import (
	"errors"
	"fmt"
	"strings"

	"github.com/authstatus/authstatus/analyzer/testdata/frameworks/fiber3/problem"
	"github.com/gofiber/fiber/v3"
)

type tokenStore map[string]string

type tokenStoreGuard struct{ tokens tokenStore }

func (g *tokenStoreGuard) protected() fiber.Handler {
	return func(c fiber.Ctx) error {
		header := c.Get("Authorization")
		if !strings.HasPrefix(header, "Bearer ") {
			return c.Status(fiber.StatusUnauthorized).JSON(fiber.Map{"status": "error", "message": "missing token"})
		}
		user, ok := g.tokens[strings.TrimPrefix(header, "Bearer ")]
		if !ok {
			return c.Status(fiber.StatusUnauthorized).JSON(fiber.Map{"status": "error", "message": "invalid token"})
		}
		c.Locals("user", user)
		return c.Next()
	}
}

func TokenStoreGuard() *fiber.App {
	app := fiber.New()
	g := &tokenStoreGuard{tokenStore{"secret": "joe"}}
	api := app.Group("/", g.protected())
	api.Get("/case", Secret)
	return app
}

// TokenStoreAfter puts the challenge on when the status is set already.
func TokenStoreAfter() *fiber.App {
	app := fiber.New()
	app.Use(func(c fiber.Ctx) error {
		if authorized(c) {
			return c.Next()
		}
		c.Status(fiber.StatusUnauthorized)
		c.Set("WWW-Authenticate", `Bearer realm="x"`)
		return c.SendString("unauthorized")
	})
	app.Get("/case", Secret)
	return app
}

type serviceError struct {
	Code int
	Msg  string
}

func (e *serviceError) Error() string { return e.Msg }

func serviceErrorUnauthorized(msg string) error { return &serviceError{fiber.StatusUnauthorized, msg} }

// ServiceError has an error handler that knows the service's own errors.
func ServiceError() *fiber.App {
	app := fiber.New(fiber.Config{ErrorHandler: func(c fiber.Ctx, err error) error {
		var se *serviceError
		if errors.As(err, &se) {
			return c.Status(se.Code).JSON(fiber.Map{"error": se.Msg})
		}
		return fiber.DefaultErrorHandler(c, err)
	}})
	app.Get("/case", func(c fiber.Ctx) error {
		if !authorized(c) {
			return serviceErrorUnauthorized("no token")
		}
		return Secret(c)
	})
	return app
}

// ServiceErrorChallenged is the same with a challenge.
type serviceErrorChallenged struct {
	Code int
	Msg  string
}

func (e serviceErrorChallenged) Error() string { return e.Msg }

func ServiceErrorChallenged() *fiber.App {
	app := fiber.New(fiber.Config{ErrorHandler: serviceErrorChallengedHandler})
	app.Get("/case", func(c fiber.Ctx) error {
		if !authorized(c) {
			return serviceErrorChallenged{fiber.StatusUnauthorized, "no token"}
		}
		return Secret(c)
	})
	return app
}

func serviceErrorChallengedHandler(c fiber.Ctx, err error) error {
	code, msg := fiber.StatusInternalServerError, "internal"
	var se serviceErrorChallenged
	var fe *fiber.Error
	switch {
	case errors.As(err, &se):
		code, msg = se.Code, se.Msg
	case errors.As(err, &fe):
		code, msg = fe.Code, fe.Message
	}
	if code == fiber.StatusUnauthorized {
		c.Set(fiber.HeaderWWWAuthenticate, `Bearer realm="x"`)
	}
	return c.Status(code).JSON(fiber.Map{"error": msg})
}

func FarProblem() *fiber.App {
	app := fiber.New()
	app.Get("/case", func(c fiber.Ctx) error {
		if !authorized(c) {
			return problem.FarProblemWrite(c, fiber.StatusUnauthorized, "denied")
		}
		return Secret(c)
	})
	return app
}

func FarDenied() *fiber.App {
	app := fiber.New()
	app.Get("/case", func(c fiber.Ctx) error {
		if !authorized(c) {
			return problem.Denied(c)
		}
		return Secret(c)
	})
	return app
}

func FarErrorHandler() *fiber.App {
	app := fiber.New(fiber.Config{ErrorHandler: problem.Handler})
	app.Get("/case", func(c fiber.Ctx) error {
		if !authorized(c) {
			return fiber.ErrUnauthorized
		}
		return Secret(c)
	})
	return app
}

// SwitchOnError turns what a check says into an answer.
var (
	errExpired = errors.New("expired")
	errMissing = errors.New("missing")
)

func tokenCheck(c fiber.Ctx) error {
	switch c.Get("Authorization") {
	case "":
		return errMissing
	case "Bearer secret":
		return nil
	}
	return fmt.Errorf("parse: %w", errExpired)
}

func SwitchOnError() *fiber.App {
	app := fiber.New()
	app.Get("/case", func(c fiber.Ctx) error {
		switch err := tokenCheck(c); {
		case errors.Is(err, errMissing):
			return fiber.NewError(fiber.StatusUnauthorized, "missing token")
		case errors.Is(err, errExpired):
			return fiber.NewError(fiber.StatusForbidden, "expired token")
		}
		return Secret(c)
	})
	return app
}

// StatusVariable gathers the status first.
func StatusVariable() *fiber.App {
	app := fiber.New()
	app.Get("/case", func(c fiber.Ctx) error {
		status := fiber.StatusOK
		if err := tokenCheck(c); err != nil {
			status = fiber.StatusUnauthorized
			if errors.Is(err, errExpired) {
				status = fiber.StatusForbidden
			}
		}
		if status >= 400 {
			return c.Status(status).SendString("denied")
		}
		return Secret(c)
	})
	return app
}

func StatusVariableChallenged() *fiber.App {
	app := fiber.New()
	app.Get("/case", func(c fiber.Ctx) error {
		status := fiber.StatusOK
		if err := tokenCheck(c); err != nil {
			status = fiber.StatusUnauthorized
		}
		if status == fiber.StatusUnauthorized {
			c.Append("WWW-Authenticate", `Bearer realm="x"`)
		}
		if status != fiber.StatusOK {
			return c.SendStatus(status)
		}
		return Secret(c)
	})
	return app
}

// RawResponse goes down to fasthttp.
func RawResponse() *fiber.App {
	app := fiber.New()
	app.Get("/case", func(c fiber.Ctx) error {
		if !authorized(c) {
			c.Response().Header.Set("WWW-Authenticate", `Bearer realm="x"`)
			c.Response().SetStatusCode(fiber.StatusUnauthorized)
			return nil
		}
		return Secret(c)
	})
	return app
}

func ContextStatus() *fiber.App {
	app := fiber.New()
	app.Get("/case", func(c fiber.Ctx) error {
		if !authorized(c) {
			c.RequestCtx().SetStatusCode(fiber.StatusUnauthorized)
			c.RequestCtx().SetBodyString("unauthorized")
			return nil
		}
		return Secret(c)
	})
	return app
}

// UserHelper gives the user or an error.
func userHelper(c fiber.Ctx) (string, error) {
	if !authorized(c) {
		return "", fiber.NewError(fiber.StatusUnauthorized, "please log in")
	}
	return "joe", nil
}

func UserHelper() *fiber.App {
	app := fiber.New()
	app.Get("/case", func(c fiber.Ctx) error {
		user, err := userHelper(c)
		if err != nil {
			return err
		}
		return c.SendString(user)
	})
	return app
}

// AfterNext adds the challenge to every error of the handlers behind it.
func AfterNext() *fiber.App {
	app := fiber.New()
	app.Use(func(c fiber.Ctx) error {
		err := c.Next()
		var fe *fiber.Error
		if errors.As(err, &fe) && fe.Code == fiber.StatusUnauthorized {
			c.Set(fiber.HeaderWWWAuthenticate, `Bearer realm="x"`)
		}
		return err
	})
	app.Get("/case", func(c fiber.Ctx) error {
		if !authorized(c) {
			return fiber.ErrUnauthorized
		}
		return Secret(c)
	})
	return app
}
