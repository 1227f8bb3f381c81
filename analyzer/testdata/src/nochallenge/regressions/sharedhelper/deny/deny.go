// Package deny has a helper that it calls itself, with a challenge.
package deny

import "net/http"

// Unauthorized leaves the challenge to its callers.
func Unauthorized(w http.ResponseWriter) {
	http.Error(w, "who are you?", http.StatusUnauthorized)
}

func Login(w http.ResponseWriter) {
	w.Header().Set("WWW-Authenticate", `Bearer realm="shop"`)
	Unauthorized(w)
}
