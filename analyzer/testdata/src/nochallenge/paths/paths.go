// Package paths: only what can happen counts.
package paths

import (
	"errors"
	"net/http"
)

const basic = `Basic realm="files"`

// Two tests of one value are correlated.
func correlated(w http.ResponseWriter, r *http.Request) {
	_, _, ok := r.BasicAuth()
	if !ok {
		w.Header().Set("WWW-Authenticate", basic)
	}
	r.ParseForm()
	if !ok {
		w.WriteHeader(401)
		return
	}
}

func uncorrelated(w http.ResponseWriter, r *http.Request) {
	_, _, ok := r.BasicAuth()
	if ok {
		w.Header().Set("WWW-Authenticate", basic)
	}
	if !ok {
		w.WriteHeader(401) // want `when !ok \(RFC`
	}
}

// Two tests of a variable that has changed are not.
func changed(w http.ResponseWriter, r *http.Request) {
	_, _, ok := r.BasicAuth()
	if !ok {
		w.Header().Set("WWW-Authenticate", basic)
	}
	ok = r.Method == "GET"
	if !ok {
		w.WriteHeader(401) // want `the challenge put on at line 38 is not on this path`
	}
}

func early(w http.ResponseWriter, r *http.Request) {
	if r.Method == "HEAD" {
		w.WriteHeader(401) // want `when r.Method == "HEAD" \(RFC`
		return
	}
	w.Header().Set("WWW-Authenticate", basic)
	w.WriteHeader(401)
}

var errAuth = errors.New("no credentials")

func check(r *http.Request) error {
	if r.Header.Get("Authorization") == "" {
		return errAuth
	}
	return nil
}

func switched(w http.ResponseWriter, r *http.Request) {
	err := check(r)
	code := 500
	switch {
	case err == nil:
		return
	case errors.Is(err, errAuth):
		w.Header().Set("WWW-Authenticate", basic)
		code = 401
	}
	w.WriteHeader(code)
}

func looped(w http.ResponseWriter, r *http.Request) {
	for range 3 {
		if check(r) == nil {
			return
		}
	}
	w.WriteHeader(401) // want `in looped \(RFC`
}

func jumped(w http.ResponseWriter, r *http.Request) {
	if check(r) != nil {
		goto deny
	}
	w.Header().Set("WWW-Authenticate", basic)
deny:
	w.WriteHeader(401) // want `the challenge put on at line 90 is not on this path`
}

func panics(w http.ResponseWriter, r *http.Request) {
	if check(r) != nil {
		panic(http.ErrAbortHandler)
	}
	w.Header().Set("WWW-Authenticate", basic)
	w.WriteHeader(401)
}

func recovers(w http.ResponseWriter, r *http.Request) {
	defer func() {
		if recover() != nil {
			w.WriteHeader(401) // want `in a literal of recovers when recover\(\) != nil`
		}
	}()
	if check(r) != nil {
		panic("no")
	}
}

func must(r *http.Request) {
	if check(r) != nil {
		panic("no")
	}
}

func never(w http.ResponseWriter, r *http.Request) {
	panic("later")
	w.WriteHeader(401)
}

// The challenge is on for both ways to the answer.
func both(w http.ResponseWriter, r *http.Request) {
	if r.TLS == nil {
		w.Header().Set("WWW-Authenticate", `Digest realm="files", nonce="0"`)
	} else {
		w.Header().Set("WWW-Authenticate", basic)
	}
	w.WriteHeader(401)
}
