// Package unread mounts a verifier and asks nobody what it found.
package unread

import (
	"net/http"

	"github.com/go-chi/chi/v5"
	"github.com/go-chi/jwtauth/v5"

	"github.com/authstatus/authstatus/analyzer/testdata/frameworks/lost/vault"
)

var tokens = jwtauth.New("HS256", []byte("secret"), nil)

func JWTAuthVerifierAlone() http.Handler {
	r := chi.NewRouter()
	r.Use(jwtauth.Verifier(tokens))
	r.Get("/case", func(http.ResponseWriter, *http.Request) { vault.Open("jwtauth") })
	return r
}
