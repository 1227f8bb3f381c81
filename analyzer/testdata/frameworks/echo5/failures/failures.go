// Package failures has the errors of a service that know their status.
package failures

import "net/http"

// A KnownFailureError knows its status.
type KnownFailureError struct {
	Kind string
	Err  error
}

func (f KnownFailureError) Error() string { return f.Kind + ": " + f.Err.Error() }

func (f KnownFailureError) StatusCode() int {
	switch f.Kind {
	case "unauthenticated":
		return http.StatusUnauthorized
	case "denied":
		return http.StatusForbidden
	}
	return http.StatusInternalServerError
}
