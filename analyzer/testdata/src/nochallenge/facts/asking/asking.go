// Package asking has errors with a status, and answers with them and a challenge.
package asking

import (
	"errors"
	"net/http"
)

// Error has a status.
type Error struct{ Code int }

func (Error) Error() string { return "error" }

// New makes one.
func New(code int) error { return Error{code} }

// Handler answers with the error.
type Handler func(http.ResponseWriter, *http.Request) error

func (h Handler) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	var e Error
	if err := h(w, r); errors.As(err, &e) {
		if e.Code == http.StatusUnauthorized {
			w.Header().Set("WWW-Authenticate", `Basic realm="app"`)
		}
		http.Error(w, e.Error(), e.Code)
	}
}
