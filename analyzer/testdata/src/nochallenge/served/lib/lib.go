// Package lib has errors that others answer with; it names a challenge, and so
// leaves them to those.
package lib

import "net/http"

// Error carries a status.
type Error struct{ code int }

func (e *Error) Error() string { return http.StatusText(e.code) }

// Code is the status.
func (e *Error) Code() int { return e.code }

// ErrNobody and ErrRole are refusals.
var (
	ErrNobody = &Error{http.StatusUnauthorized}
	ErrRole   = &Error{http.StatusForbidden}
)

// Nobody makes a refusal.
func Nobody() error { return &Error{http.StatusUnauthorized} }

// Ask puts a challenge on.
func Ask(w http.ResponseWriter) { w.Header().Set("WWW-Authenticate", `Basic realm="lib"`) }

// Asking is middleware that asks on each 401.
func Asking(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		next.ServeHTTP(asking{w}, r)
	})
}

type asking struct{ http.ResponseWriter }

func (a asking) WriteHeader(code int) {
	if code == http.StatusUnauthorized {
		Ask(a)
	}
	a.ResponseWriter.WriteHeader(code)
}

// NoStore is middleware that does not ask.
func NoStore(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Cache-Control", "no-store")
		next.ServeHTTP(w, r)
	})
}
