// Package httpx writes the answers of services.
package httpx

import (
	"errors"

	"github.com/gofiber/fiber/v2"
)

// A Body is that of every answer.
type Body struct {
	Success bool   `json:"success"`
	Message string `json:"message,omitempty"`
	Data    any    `json:"data,omitempty"`
}

func PackageAnswerError(c *fiber.Ctx, status int, msg string) error {
	return c.Status(status).JSON(Body{Message: msg})
}

// An Error is what a service says went wrong.
type Error struct {
	Kind    Kind
	Message string
}

func (e *Error) Error() string { return e.Message }

type Kind int

const (
	Internal Kind = iota
	Unauthenticated
	Denied
)

func (k Kind) Status() int {
	switch k {
	case Unauthenticated:
		return fiber.StatusUnauthorized
	case Denied:
		return fiber.StatusForbidden
	default:
		return fiber.StatusInternalServerError
	}
}

func Fail(k Kind, msg string) error { return &Error{k, msg} }

// PackageErrorHandlerAnswer answers the errors of the service.
func PackageErrorHandlerAnswer(c *fiber.Ctx, err error) error {
	status := fiber.StatusInternalServerError
	var e *Error
	var fe *fiber.Error
	if errors.As(err, &e) {
		status = e.Kind.Status()
	} else if errors.As(err, &fe) {
		status = fe.Code
	}
	return c.Status(status).JSON(Body{Message: err.Error()})
}

// Config is what the service's applications share.
func Config(realm string) fiber.Config {
	return fiber.Config{
		AppName: "service",
		ErrorHandler: func(c *fiber.Ctx, err error) error {
			status := fiber.StatusInternalServerError
			var fe *fiber.Error
			if errors.As(err, &fe) {
				status = fe.Code
			}
			if status == fiber.StatusUnauthorized {
				c.Set(fiber.HeaderWWWAuthenticate, `Bearer realm="`+realm+`"`)
			}
			return c.Status(status).JSON(Body{Message: err.Error()})
		},
	}
}
