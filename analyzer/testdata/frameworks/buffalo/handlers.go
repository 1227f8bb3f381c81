// Package handlers answers through buffalo.
package handlers

import (
	"errors"
	"net/http"

	"github.com/gobuffalo/buffalo"
	"github.com/gobuffalo/buffalo/render"
)

const challenge = `Bearer realm="restricted"`

func authorized(c buffalo.Context) bool {
	return c.Request().Header.Get("Authorization") == "Bearer secret"
}

func secret(c buffalo.Context) error { return c.Render(http.StatusOK, render.String("secret")) }

func server(h buffalo.Handler, use ...buffalo.MiddlewareFunc) http.Handler {
	a := buffalo.New(buffalo.Options{Env: "test"})
	a.Use(use...)
	a.GET("/case", h)
	return a
}

func ReturnsError() http.Handler {
	return server(func(c buffalo.Context) error {
		if !authorized(c) {
			return c.Error(http.StatusUnauthorized, errors.New("no token"))
		}
		return secret(c)
	})
}

func ReturnsErrorChallenged() http.Handler {
	return server(func(c buffalo.Context) error {
		if !authorized(c) {
			c.Response().Header().Set("WWW-Authenticate", challenge)
			return c.Error(http.StatusUnauthorized, errors.New("no token"))
		}
		return secret(c)
	})
}

func Renders() http.Handler {
	return server(func(c buffalo.Context) error {
		if !authorized(c) {
			return c.Render(http.StatusUnauthorized, render.String("no token"))
		}
		return secret(c)
	})
}

func middlewareStops(next buffalo.Handler) buffalo.Handler {
	return func(c buffalo.Context) error {
		if !authorized(c) {
			c.Response().WriteHeader(http.StatusUnauthorized)
			return nil
		}
		return next(c)
	}
}

func MiddlewareStops() http.Handler { return server(secret, middlewareStops) }
