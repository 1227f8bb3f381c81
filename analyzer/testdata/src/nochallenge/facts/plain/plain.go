// Package plain knows nothing of challenges: its helpers are the places to
// change, and their callers are not told again.
package plain

import "net/http"

// Deny answers 401.
func Deny(w http.ResponseWriter) {
	http.Error(w, "no", http.StatusUnauthorized) // want `http.Error answers 401 without a WWW-Authenticate challenge in Deny`
}

// Unused is a helper that nobody in sight calls.
func Unused(w http.ResponseWriter) {
	w.WriteHeader(401) // want `w.WriteHeader answers 401 without a WWW-Authenticate challenge in Unused`
}

func internal(w http.ResponseWriter) {
	w.WriteHeader(401) // want `w.WriteHeader answers 401 without a WWW-Authenticate challenge in internal`
}

// Handler is no helper: its callers are out of sight.
func Handler(w http.ResponseWriter, _ *http.Request) {
	internal(w)
}
