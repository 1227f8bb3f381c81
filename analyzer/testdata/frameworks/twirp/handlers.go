// Package handlers answers through twirp.
package handlers

import (
	"context"
	"net/http"

	"github.com/twitchtv/twirp"
)

const challenge = `Bearer realm="restricted"`

// served does what the generated servers do with the method of a service.
func served(method func(ctx context.Context, token string) error) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if err := method(r.Context(), r.Header.Get("Authorization")); err != nil {
			twirp.WriteError(w, err)
			return
		}
		w.Write([]byte("{}"))
	})
}

func Unauthenticated() http.Handler {
	return served(func(ctx context.Context, token string) error {
		if token != "Bearer secret" {
			return twirp.NewError(twirp.Unauthenticated, "no token")
		}
		return nil
	})
}

func CodeError() http.Handler {
	return served(func(ctx context.Context, token string) error {
		if token != "Bearer secret" {
			return twirp.Unauthenticated.Error("no token")
		}
		return nil
	})
}

func PermissionDenied() http.Handler {
	return served(func(ctx context.Context, token string) error {
		if token != "Bearer secret" {
			return twirp.NewErrorf(twirp.PermissionDenied, "no %s", "right")
		}
		return nil
	})
}

func WrittenChallenged() http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Header.Get("Authorization") != "Bearer secret" {
			w.Header().Set("WWW-Authenticate", challenge)
			http.Error(w, "no token", http.StatusUnauthorized)
			return
		}
		w.Write([]byte("{}"))
	})
}
