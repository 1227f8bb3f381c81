// Package handlers answers through fuego.
package handlers

import (
	"net/http"

	"github.com/go-fuego/fuego"
)

const challenge = `Bearer realm="restricted"`

type answer struct{ Text string }

func authorized(c fuego.ContextNoBody) bool { return c.Header("Authorization") == "Bearer secret" }

func server(h func(fuego.ContextNoBody) (answer, error)) http.Handler {
	s := fuego.NewServer(fuego.WithoutStartupMessages(), fuego.WithoutLogger())
	fuego.Get(s, "/case", h)
	return s.Mux
}

func Unauthorized() http.Handler {
	return server(func(c fuego.ContextNoBody) (answer, error) {
		if !authorized(c) {
			return answer{}, fuego.UnauthorizedError{Title: "unauthorized"}
		}
		return answer{"secret"}, nil
	})
}

func UnauthorizedChallenged() http.Handler {
	return server(func(c fuego.ContextNoBody) (answer, error) {
		if !authorized(c) {
			c.SetHeader("WWW-Authenticate", challenge)
			return answer{}, fuego.UnauthorizedError{Title: "unauthorized"}
		}
		return answer{"secret"}, nil
	})
}

func StatusOfError() http.Handler {
	return server(func(c fuego.ContextNoBody) (answer, error) {
		if !authorized(c) {
			return answer{}, fuego.HTTPError{Status: http.StatusUnauthorized}
		}
		return answer{"secret"}, nil
	})
}

func StatusSet() http.Handler {
	return server(func(c fuego.ContextNoBody) (answer, error) {
		if !authorized(c) {
			c.SetStatus(http.StatusUnauthorized)
			return answer{"no"}, nil
		}
		return answer{"secret"}, nil
	})
}

func Forbidden() http.Handler {
	return server(func(c fuego.ContextNoBody) (answer, error) {
		if !authorized(c) {
			return answer{}, fuego.ForbiddenError{Title: "forbidden"}
		}
		return answer{"secret"}, nil
	})
}
