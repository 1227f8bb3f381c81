// Package inherits takes its challenge from what it imports of its module.
package inherits

import (
	"net/http"

	"nochallenge/facts/lib"
)

func deny(w http.ResponseWriter, r *http.Request) {
	lib.Respond(w, 401, "no") // want `lib.Respond answers 401`
}

// Another scheme is read here than the one that the module sends.
func bearer(w http.ResponseWriter, r *http.Request) {
	if r.Header.Get("Authorization") != "Bearer secret" && r.Header.Get("Authorization")[:7] != "Bearer " {
		w.WriteHeader(401) // want `w.WriteHeader answers 401`
	}
}
