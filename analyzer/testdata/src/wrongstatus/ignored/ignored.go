// Package ignored holds what comments silence.
package ignored

import "net/http"

func old(w http.ResponseWriter, r *http.Request) {
	if r.Header.Get("Authorization") == "" {
		//authstatus:ignore wrongstatus older clients know nothing else
		w.WriteHeader(http.StatusForbidden)
	}
}
