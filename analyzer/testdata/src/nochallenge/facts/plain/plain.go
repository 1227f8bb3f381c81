// Package plain knows nothing of challenges: what its helpers deny is judged
// where they are called.
package plain

import "net/http"

// Deny answers 401.
func Deny(w http.ResponseWriter) { http.Error(w, "no", http.StatusUnauthorized) }

// Unused is a helper that nobody in sight calls.
func Unused(w http.ResponseWriter) { w.WriteHeader(401) }

func internal(w http.ResponseWriter) {
	w.WriteHeader(401) // want `w.WriteHeader answers 401 without a WWW-Authenticate challenge in internal`
}

// Handler is no helper: its callers are out of sight.
func Handler(w http.ResponseWriter, _ *http.Request) {
	internal(w)
}
