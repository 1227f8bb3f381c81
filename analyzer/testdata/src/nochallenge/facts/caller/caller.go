// Package caller denies through a package that knows nothing of challenges.
package caller

import (
	"net/http"

	"nochallenge/facts/plain"
)

func with(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("WWW-Authenticate", `Basic realm="app"`)
	plain.Deny(w)
}

func without(w http.ResponseWriter, r *http.Request) {
	plain.Deny(w)
}
