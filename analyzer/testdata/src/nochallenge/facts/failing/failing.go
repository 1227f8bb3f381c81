// Package failing has errors with a status and what answers with them; it knows
// nothing of challenges.
package failing

import (
	"errors"
	"net/http"
)

// Error has a status.
type Error struct {
	Status int
	cause  error
}

func (e *Error) Error() string { return e.cause.Error() }

// StatusCode is the status.
func (e *Error) StatusCode() int { return e.Status }

// Wrap gives an error a status.
func Wrap(err error, status int) error { return &Error{Status: status, cause: err} }

// WriteError answers with the status of the error.
func WriteError(w http.ResponseWriter, err error) {
	status := http.StatusInternalServerError
	var e *Error
	if errors.As(err, &e) {
		status = e.StatusCode()
	}
	w.WriteHeader(status)
}
