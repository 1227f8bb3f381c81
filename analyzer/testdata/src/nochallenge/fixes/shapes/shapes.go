// Package shapes: where the new statement goes.
package shapes

import (
	"errors"
	"fmt"
	"io"
	"net/http"
)

const basic = `Basic realm="files"`

func ask(w http.ResponseWriter) { w.Header().Set("WWW-Authenticate", basic) }

func comments(w http.ResponseWriter, r *http.Request) {
	_, _, ok := r.BasicAuth()
	if !ok {
		// Who are you?
		w.WriteHeader(401) // want `answers 401`
		return
	}
	io.WriteString(w, "a")  // first
	http.Error(w, "", 500)  // second
	http.Error(w, "aa", 99) // third
}

func aligned(w http.ResponseWriter, r *http.Request) {
	println(r.Method)      // method
	w.WriteHeader(401)     // want `answers 401`
	println("all is done") // done
}

func directive(w http.ResponseWriter, r *http.Request) {
	// Deny.
	//nolint:errcheck // it is not
	write(w, 401, "no") // want `answers 401`
}

func write(w http.ResponseWriter, code int, s string) error {
	w.WriteHeader(code)
	_, err := io.WriteString(w, s)
	return err
}

func labelled(w http.ResponseWriter, r *http.Request) {
	if r.Method == "GET" {
		goto deny
	}
deny:
	w.WriteHeader(401) // want `answers 401`
}

func clauses(w http.ResponseWriter, r *http.Request) {
	switch {
	case r.Method == "GET":
		w.WriteHeader(401) // want `answers 401`
	default:
		select {
		case <-r.Context().Done():
			w.WriteHeader(401) // want `answers 401`
		}
	}
}

func initialiser(w http.ResponseWriter, r *http.Request) error {
	if err := write(w, 401, "no"); err != nil { // want `answers 401`
		return fmt.Errorf("denying: %w", err)
	}
	return nil
}

func returned(w http.ResponseWriter, r *http.Request) error {
	return write(w, 401, "no") // want `answers 401`
}

func argument(w http.ResponseWriter, r *http.Request) {
	println(errors.Join(write(w, 401, "no"))) // want `answers 401`
}

var literals = map[string]http.HandlerFunc{
	"a":      func(w http.ResponseWriter, r *http.Request) { w.WriteHeader(401) }, // want `answers 401`
	"abcdef": func(w http.ResponseWriter, r *http.Request) { w.WriteHeader(200) },
}

func short(w http.ResponseWriter) { w.WriteHeader(401) } // want `answers 401`

// No place for a statement that is run in this case only.

func elseIf(w http.ResponseWriter, r *http.Request) {
	if r.Method == "GET" {
		w.WriteHeader(404)
	} else if err := write(w, 401, "no"); err != nil { // want `answers 401`
		println(err)
	}
}

func operand(w http.ResponseWriter, r *http.Request) bool {
	return r.Method == "GET" || write(w, 401, "no") == nil // want `answers 401`
}

func deferred(w http.ResponseWriter, r *http.Request) {
	defer w.WriteHeader(401) // want `answers 401`
	if r.Method == "GET" {
		return
	}
}

func condition(w http.ResponseWriter, r *http.Request) {
	for write(w, 401, "no") == nil { // want `answers 401`
	}
}

func clause(w http.ResponseWriter, r *http.Request) {
	switch {
	case r.Method == "GET":
		w.WriteHeader(404)
	case write(w, 401, "no") == nil: // want `answers 401`
	}
}

// On some path the header has gone out already: a challenge would come late.
func twice(w http.ResponseWriter, r *http.Request) {
	if r.Method == "GET" {
		w.WriteHeader(404)
	}
	w.WriteHeader(401) // want `answers 401`
}

// The responder takes off what is put on.
type stripper struct{ http.ResponseWriter }

func (s stripper) WriteHeader(code int) {
	s.Header().Del("WWW-Authenticate")
	s.ResponseWriter.WriteHeader(code)
}

func stripped(w http.ResponseWriter, r *http.Request) {
	http.Error(stripper{w}, "no", 401) // want `answers 401`
}
