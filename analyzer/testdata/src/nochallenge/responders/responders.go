// Package responders: what an answer goes out through.
package responders

import (
	"net/http"
	"time"
)

const basic = `Basic realm="files"`

type context struct {
	w http.ResponseWriter
	r *http.Request
}

func (c *context) deny() {
	c.w.WriteHeader(401) // want `c.w.WriteHeader answers 401 without a WWW-Authenticate challenge in \(\*context\).deny`
}

func (c *context) ask() {
	c.w.Header().Set("WWW-Authenticate", basic)
	c.w.WriteHeader(401)
}

type embedding struct {
	http.ResponseWriter
	r *http.Request
}

func (e embedding) deny() {
	e.WriteHeader(401) // want `e.WriteHeader answers 401`
}

func (e embedding) ask() {
	e.Header().Set("WWW-Authenticate", basic)
	e.WriteHeader(401)
}

func (e embedding) askInside() {
	e.ResponseWriter.Header().Set("WWW-Authenticate", basic)
	e.WriteHeader(401)
}

func alias(w http.ResponseWriter, r *http.Request) {
	rw := w
	rw.Header().Set("WWW-Authenticate", basic)
	w.WriteHeader(401)
}

func control(w http.ResponseWriter, r *http.Request) {
	http.NewResponseController(w).SetWriteDeadline(time.Time{})
	w.WriteHeader(401) // want `answers 401`
}

func value(w http.ResponseWriter, r *http.Request) {
	answer := w.WriteHeader
	answer(401) // want `answer answers 401`
}

func pointer(w http.ResponseWriter, r *http.Request) {
	p := &w
	(*p).WriteHeader(401) // want `answers 401`
}

func parameter[W http.ResponseWriter](w W) {
	w.WriteHeader(401) // want `answers 401`
}

// A wrapper of the program's own interface.
type sender interface {
	Header() http.Header
	WriteHeader(int)
	Write([]byte) (int, error)
}

func own(w http.ResponseWriter, r *http.Request) {
	var s sender = w
	if r.Method == "GET" {
		s.WriteHeader(401) // want `answers 401`
		return
	}
	s.Header().Set("WWW-Authenticate", basic)
	s.WriteHeader(401)
}

func converted(w http.ResponseWriter, r *http.Request) {
	http.HandlerFunc(deny).ServeHTTP(w, r)
}

func deny(w http.ResponseWriter, _ *http.Request) {
	http.Error(w, "no", 401) // want `answers 401`
}

func middleware(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Header.Get("Authorization") == "" {
			w.WriteHeader(401) // want `in a literal of middleware when r.Header.Get\("Authorization"\) == ""`
			return
		}
		next.ServeHTTP(w, r)
	})
}

func middlewareWell(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Header.Get("Authorization") == "" {
			w.Header().Set("WWW-Authenticate", basic)
			w.WriteHeader(401)
			return
		}
		next.ServeHTTP(w, r)
	})
}
