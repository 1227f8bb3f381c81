// Package mounted uses the middleware of libraries that denies without a
// challenge as a value.
package mounted

import (
	"net/http"

	"github.com/go-chi/jwtauth/v5"
)

type router struct{ uses []func(http.Handler) http.Handler }

func (r *router) Use(m ...func(http.Handler) http.Handler) { r.uses = append(r.uses, m...) }

func routes(r *router) {
	r.Use(jwtauth.Authenticator) // want `jwtauth\.Authenticator denies with 401 without a WWW-Authenticate challenge: write an authenticator`
}

func called(next http.Handler) http.Handler {
	return jwtauth.Authenticator(next) // want `jwtauth\.Authenticator denies with 401`
}

var table = []func(http.Handler) http.Handler{
	jwtauth.Authenticator, // want `jwtauth\.Authenticator denies with 401`
}

// own challenges, and is mounted the same way.
func own(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Header.Get("Authorization") == "" {
			w.Header().Set("WWW-Authenticate", `Bearer realm="api"`)
			w.WriteHeader(http.StatusUnauthorized)
			return
		}
		next.ServeHTTP(w, r)
	})
}

func right(r *router) { r.Use(own) }
