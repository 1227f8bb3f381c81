// Package helpers asks another package.
package helpers

import (
	"net/http"
	"wrongstatus/helpers/session"
)

func stranger(w http.ResponseWriter, r *http.Request) {
	data, err := session.Retrieve(r)
	if err != nil {
		http.Error(w, "no", http.StatusForbidden) // want `nobody is known \(session.Retrieve\(r\)\)`
		return
	}
	if !session.IsAdmin(data) {
		http.Error(w, "no", http.StatusUnauthorized) // want `a permission is missing \(session.IsAdmin\(data\)\)`
	}
}

func both(w http.ResponseWriter, r *http.Request) {
	if !session.Known(r) {
		http.Error(w, "no", http.StatusForbidden)
	}
}

// require asks in a helper that the handler obeys.
func require(r *http.Request) error {
	if _, err := session.Retrieve(r); err != nil {
		return err
	}
	return nil
}

func required(w http.ResponseWriter, r *http.Request) {
	if err := require(r); err != nil {
		http.Error(w, err.Error(), http.StatusForbidden) // want `nobody is known`
	}
}
