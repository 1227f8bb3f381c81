// Package mute tells nothing of how its clients log in.
package mute

import "net/http"

func deny(w http.ResponseWriter, r *http.Request) {
	w.WriteHeader(401) // want `answers 401`
}
