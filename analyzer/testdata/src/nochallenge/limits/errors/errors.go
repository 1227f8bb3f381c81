// Package errors has an error with a status that only packages which import it
// answer with. Facts flow from the imported to the importing package, so
// nothing is known of them here: the error is judged by its own package, which
// puts no challenge on.
package errors

import "net/http"

type Error struct{ Status int }

func (e *Error) Error() string { return http.StatusText(e.Status) }

// Login is answered with a challenge by package sink, and reported all the same.
func Login() error {
	return &Error{Status: http.StatusUnauthorized} // want `Error builds a 401 that is answered without a WWW-Authenticate challenge in Login`
}
