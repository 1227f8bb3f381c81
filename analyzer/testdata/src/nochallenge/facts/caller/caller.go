// Package caller denies through packages that know nothing of challenges, and one
// that does.
package caller

import (
	"errors"
	"net/http"

	"nochallenge/facts/asking"
	"nochallenge/facts/failing"
	"nochallenge/facts/plain"
)

func with(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("WWW-Authenticate", `Basic realm="app"`)
	plain.Deny(w)
}

func without(w http.ResponseWriter, r *http.Request) {
	plain.Deny(w)
}

func wrapped(w http.ResponseWriter, r *http.Request) error {
	return failing.Wrap(errors.New("no"), 401) // want `failing.Wrap builds a 401`
}

func wrappedWell(w http.ResponseWriter, r *http.Request) error {
	w.Header().Set("WWW-Authenticate", `Basic realm="app"`)
	return failing.Wrap(errors.New("no"), 401)
}

func written(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("WWW-Authenticate", `Basic realm="app"`)
	failing.WriteError(w, failing.Wrap(errors.New("no"), 401))
}

var _ http.Handler = asking.Handler(asked)

func asked(w http.ResponseWriter, r *http.Request) error {
	return asking.New(401)
}
