// Package values: statuses that travel in errors and structs before something
// answers with them.
package values

import (
	"errors"
	"net/http"
)

const basic = `Basic realm="files"`

// An error with a status, and a sink that answers with it.
type httpError struct {
	Status int
	Msg    string
}

func (e *httpError) Error() string { return e.Msg }

type handler func(w http.ResponseWriter, r *http.Request) error

func (h handler) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	err := h(w, r)
	var he *httpError
	if errors.As(err, &he) {
		http.Error(w, he.Msg, he.Status)
	}
}

func files(w http.ResponseWriter, r *http.Request) error {
	if _, _, ok := r.BasicAuth(); !ok {
		return &httpError{Status: http.StatusUnauthorized, Msg: "no"} // want `^httpError builds a 401 that is answered without a WWW-Authenticate challenge in files when !ok \(RFC 9110 §15.5.2\)$`
	}
	return &httpError{Status: http.StatusNotFound, Msg: "none"}
}

func filesWell(w http.ResponseWriter, r *http.Request) error {
	w.Header().Set("WWW-Authenticate", basic)
	return &httpError{Status: http.StatusUnauthorized, Msg: "no"}
}

// No responder is in sight: there is a finding without a fix.
func check(r *http.Request) error {
	return &httpError{http.StatusUnauthorized, "no"} // want `httpError builds a 401`
}

var _ = check

// Nothing uses these: what they would say is never answered.
func unused() error { return &httpError{http.StatusUnauthorized, "no"} }

var errUnused = &httpError{http.StatusUnauthorized, "no"}

// A constructor that takes the status.
func newError(code int, msg string) error { return &httpError{code, msg} }

func byConstructor(w http.ResponseWriter, r *http.Request) error {
	return newError(401, "no") // want `newError builds a 401 that is answered`
}

// A dispatcher of results.
func dispatch(f func(http.ResponseWriter, *http.Request) (int, error)) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if code, err := f(w, r); err != nil {
			http.Error(w, err.Error(), code)
		}
	})
}

func result(w http.ResponseWriter, r *http.Request) (int, error) {
	if r.Method == "PUT" {
		return 401, http.ErrNoCookie // want `the 401 returned here is answered without a WWW-Authenticate challenge in result when r.Method == "PUT"`
	}
	return 200, nil
}

var _ = dispatch(result)

// A table of statuses.
var codes = map[string]int{"anonymous": 401, "other": 403}

func table(w http.ResponseWriter, r *http.Request) {
	w.WriteHeader(codes[r.URL.Path]) // want `w.WriteHeader answers 401`
}

// A function of the program computes the status.
func code(err error) int {
	if errors.Is(err, http.ErrNoCookie) {
		return http.StatusUnauthorized
	}
	return http.StatusInternalServerError
}

func computed(w http.ResponseWriter, r *http.Request) {
	_, err := r.Cookie("session")
	if err != nil {
		http.Error(w, "no", code(err)) // want `http.Error answers 401 without a WWW-Authenticate challenge in computed when err != nil`
	}
}
