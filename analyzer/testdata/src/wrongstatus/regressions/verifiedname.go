package regressions

import "net/http"

// same is set elsewhere: nothing can be read of it.
var same func(a, b string) bool

// The name is compared once the password has held: somebody is known.
func verifiedName(w http.ResponseWriter, r *http.Request) {
	user, password, ok := r.BasicAuth()
	if !ok || !same(password, "x") {
		w.Header().Set("WWW-Authenticate", `Basic realm="files", charset="UTF-8"`)
		w.WriteHeader(http.StatusUnauthorized)
		return
	}
	if user != "admin" {
		w.WriteHeader(http.StatusForbidden)
		return
	}
}
