// Package app answers through package lib.
package app

import (
	"net/http"

	"nochallenge/facts/lib"
)

func respond(w http.ResponseWriter, r *http.Request) {
	lib.Respond(w, 401, "no") // want `lib.Respond answers 401 without a WWW-Authenticate challenge in respond`
}

func respondWell(w http.ResponseWriter, r *http.Request) {
	lib.RespondWell(w, 401, "no")
}

func ask(w http.ResponseWriter, r *http.Request) {
	lib.Ask(w)
	lib.Respond(w, 401, "no")
}

func deny(w http.ResponseWriter, r *http.Request) {
	lib.Deny(w) // want `lib.Deny answers 401`
}

func denyWell(w http.ResponseWriter, r *http.Request) {
	lib.Ask(w)
	lib.Deny(w)
}

var _ http.Handler = lib.Handler(value)

func value(w http.ResponseWriter, r *http.Request) error {
	return &lib.Error{Code: 401, Text: "no"} // want `lib.Error builds a 401`
}

func constant(w http.ResponseWriter, r *http.Request) {
	w.Header().Set(lib.Field, `Basic realm="app"`)
	w.WriteHeader(401)
}
