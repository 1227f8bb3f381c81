// Package helpers: what a call of a helper is answered through, and whether it
// always denies.
package helpers

import (
	"encoding/json"
	"net/http"
)

const basic = `Basic realm="files"`

func ask(w http.ResponseWriter) { w.Header().Set("WWW-Authenticate", basic) }

// A field of the receiver, or of an argument.

type context struct {
	w    http.ResponseWriter
	user string
}

func (c *context) fail(code int) { c.w.WriteHeader(code) }

func receiver(w http.ResponseWriter, r *http.Request) {
	c := &context{w: w}
	c.fail(401) // want `c.fail answers 401`
}

func fail(code int, c context) { c.w.WriteHeader(code) }

func argument(w http.ResponseWriter, r *http.Request) {
	c := context{w: w}
	fail(401, c) // want `fail answers 401`
}

type app struct{ ctx *context }

func (a *app) nested() {
	a.ctx.fail(401) // want `a.ctx.fail answers 401`
}

// Another answer may come from the helper: a challenge would be on it too.

func check(w http.ResponseWriter, r *http.Request, code int) bool {
	if _, _, ok := r.BasicAuth(); ok {
		return true
	}
	w.WriteHeader(code)
	return false
}

func sometimes(w http.ResponseWriter, r *http.Request) {
	if check(w, r, 401) { // want `check answers 401`
		w.Write([]byte("ok"))
	}
}

func options(w http.ResponseWriter, r *http.Request, code int) {
	if r.Method == http.MethodOptions {
		w.WriteHeader(204)
		return
	}
	w.WriteHeader(code)
}

func otherwise(w http.ResponseWriter, r *http.Request) {
	options(w, r, 401) // want `options answers 401`
}

// But for its own failure.
func reply(w http.ResponseWriter, code int, v any) {
	b, err := json.Marshal(v)
	if err != nil {
		http.Error(w, "marshal", http.StatusInternalServerError)
		return
	}
	w.WriteHeader(code)
	w.Write(b)
}

func fails(w http.ResponseWriter, r *http.Request) {
	reply(w, 401, "no") // want `reply answers 401`
}

// The callee takes off what was put on.
func bare(w http.ResponseWriter, code int) {
	w.Header().Del("WWW-Authenticate")
	w.WriteHeader(code)
}

func inVain(w http.ResponseWriter, r *http.Request) {
	bare(w, 401) // want `bare answers 401`
}

// Which of the two?
func tee(w, v http.ResponseWriter, code int) {
	w.WriteHeader(code)
	v.WriteHeader(200)
}

func teed(w, v http.ResponseWriter) {
	tee(w, v, 401) // want `tee answers 401`
}

// What is answered through is not to be had twice.
func next() http.ResponseWriter { return nil }

func made(ws map[string]http.ResponseWriter) {
	ws["a"].WriteHeader(401)
	next().WriteHeader(401)
}
