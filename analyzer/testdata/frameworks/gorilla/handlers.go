// Package handlers answers through gorilla/mux.
package handlers

import (
	"net/http"

	"github.com/gorilla/mux"
)

const challenge = `Bearer realm="restricted"`

func authorized(r *http.Request) bool { return r.Header.Get("Authorization") == "Bearer secret" }

func secret(w http.ResponseWriter, r *http.Request) { w.Write([]byte(mux.Vars(r)["name"])) }

func used(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if !authorized(r) {
			http.Error(w, "unauthorized", http.StatusUnauthorized)
			return
		}
		next.ServeHTTP(w, r)
	})
}

func Used() http.Handler {
	r := mux.NewRouter()
	r.Use(used)
	r.HandleFunc("/{name}", secret)
	return r
}

// Subrouter has a middleware that puts the challenge on before the handler denies.
func subrouterChallenge(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if !authorized(r) {
			w.Header().Set("WWW-Authenticate", challenge)
		}
		next.ServeHTTP(w, r)
	})
}

func subrouterCase(w http.ResponseWriter, r *http.Request) {
	if !authorized(r) {
		w.WriteHeader(http.StatusUnauthorized)
		return
	}
	secret(w, r)
}

func Subrouter() http.Handler {
	r := mux.NewRouter()
	s := r.PathPrefix("/case").Subrouter()
	s.Use(subrouterChallenge)
	s.HandleFunc("", subrouterCase)
	return r
}

type handled struct{}

func (handled) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if !authorized(r) {
		w.WriteHeader(http.StatusUnauthorized)
		return
	}
	secret(w, r)
}

func Handled() http.Handler {
	r := mux.NewRouter()
	r.Handle("/case", handled{})
	return r
}
