// Package lib answers for package app.
package lib

import "net/http"

// Respond answers with a status of its caller's.
func Respond(w http.ResponseWriter, code int, msg string) {
	w.WriteHeader(code)
	w.Write([]byte(msg))
}

// RespondWell adds the challenge.
func RespondWell(w http.ResponseWriter, code int, msg string) {
	if code == http.StatusUnauthorized {
		Ask(w)
	}
	Respond(w, code, msg)
}

// Ask puts the challenge on.
func Ask(w http.ResponseWriter) {
	w.Header().Set("WWW-Authenticate", `Basic realm="lib"`)
}

// Deny answers 401; it is judged where it is called.
func Deny(w http.ResponseWriter) { http.Error(w, "no", http.StatusUnauthorized) }

// Error carries a status that Handler answers with.
type Error struct {
	Code int
	Text string
}

func (e *Error) Error() string { return e.Text }

// Handler answers with the status of the error.
type Handler func(http.ResponseWriter, *http.Request) error

func (h Handler) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if e, ok := h(w, r).(*Error); ok {
		Respond(w, e.Code, e.Text)
	}
}

// Field is the name of the challenge.
const Field = "WWW-Authenticate"
