// Package statuses: only the denial gets a challenge.
package statuses

import (
	web "net/http"
)

const basic = `Basic realm="files"`

func ask(w web.ResponseWriter) { w.Header().Set("WWW-Authenticate", basic) }

func merged(w web.ResponseWriter, r *web.Request) {
	code := web.StatusOK
	if _, _, ok := r.BasicAuth(); !ok {
		code = web.StatusUnauthorized
	}
	w.WriteHeader(code) // want `the status is assigned at line 15 \(`
}

func shadowed(w web.ResponseWriter, r *web.Request) {
	code := 200
	if web := r.Method; web == "GET" {
		code = 401
		write(w, code) // want `write answers 401 .* when web == "GET"; the status is assigned at line 23 \(`
	}
}

func write(w web.ResponseWriter, code int) { w.WriteHeader(code) }

func proxy(w web.ResponseWriter, r *web.Request) {
	code := 200
	if r.Header.Get("Proxy-Authorization") != "Basic secret" {
		code = 407
	}
	web.Error(w, "", code) // want `answers 407`
}

// The status is computed by a call, which may not be made twice.
func computed(w web.ResponseWriter, r *web.Request) {
	w.WriteHeader(code(r)) // want `answers 401`
}

func code(r *web.Request) int {
	if _, _, ok := r.BasicAuth(); ok {
		return 200
	}
	return 401
}
