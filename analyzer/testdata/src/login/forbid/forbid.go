// Package forbid has a login of its own, and no HTTP authentication.
package forbid

import "net/http"

func account(w http.ResponseWriter, r *http.Request) {
	if _, err := r.Cookie("session"); err != nil {
		w.WriteHeader(http.StatusUnauthorized) // want `w.WriteHeader answers 401 in account, and the package asks for no HTTP authentication: 403`
		return
	}
	if r.URL.Path == "" {
		w.WriteHeader(http.StatusForbidden)
	}
}
