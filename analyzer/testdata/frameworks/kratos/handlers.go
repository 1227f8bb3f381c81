// Package handlers answers through kratos.
package handlers

import (
	"fmt"
	"net/http"

	"github.com/go-kratos/kratos/v2/errors"
	khttp "github.com/go-kratos/kratos/v2/transport/http"
)

const challenge = `Bearer realm="restricted"`

func authorized(c khttp.Context) bool { return c.Header().Get("Authorization") == "Bearer secret" }

func server(h khttp.HandlerFunc, options ...khttp.ServerOption) http.Handler {
	s := khttp.NewServer(options...)
	s.Route("/").GET("/case", h)
	return s
}

func Unauthorized() http.Handler {
	return server(func(c khttp.Context) error {
		if !authorized(c) {
			return errors.Unauthorized("TOKEN", "no token")
		}
		return c.String(http.StatusOK, "secret")
	})
}

func UnauthorizedChallenged() http.Handler {
	return server(func(c khttp.Context) error {
		if !authorized(c) {
			c.Response().Header().Set("WWW-Authenticate", challenge)
			return errors.Unauthorized("TOKEN", "no token")
		}
		return c.String(http.StatusOK, "secret")
	})
}

func WrappedNew() http.Handler {
	return server(func(c khttp.Context) error {
		if !authorized(c) {
			return fmt.Errorf("handler: %w", errors.New(http.StatusUnauthorized, "TOKEN", "no token"))
		}
		return c.String(http.StatusOK, "secret")
	})
}

func Answers() http.Handler {
	return server(func(c khttp.Context) error {
		if !authorized(c) {
			return c.JSON(http.StatusUnauthorized, map[string]string{"error": "unauthorized"})
		}
		return c.String(http.StatusOK, "secret")
	})
}

func Forbidden() http.Handler {
	return server(func(c khttp.Context) error {
		if !authorized(c) {
			return errors.Forbidden("TOKEN", "no right")
		}
		return c.String(http.StatusOK, "secret")
	})
}
