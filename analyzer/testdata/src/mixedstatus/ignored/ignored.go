// Package ignored holds what comments silence.
package ignored

import "net/http"

func authorized(r *http.Request) bool { return r.Method == "" }

func list(w http.ResponseWriter, r *http.Request) {
	if !authorized(r) {
		w.WriteHeader(http.StatusUnauthorized)
	}
}

func read(w http.ResponseWriter, r *http.Request) {
	if !authorized(r) {
		//authstatus:ignore mixedstatus the old endpoint keeps its contract
		w.WriteHeader(http.StatusForbidden)
	}
}
