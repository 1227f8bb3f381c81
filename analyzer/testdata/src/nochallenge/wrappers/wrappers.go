// Package wrappers: responders of the program's own around another one.
package wrappers

import "net/http"

const basic = `Basic realm="files"`

// A recorder passes the status through.
type recorder struct {
	http.ResponseWriter
	status int
}

func (r *recorder) WriteHeader(code int) {
	r.status = code
	r.ResponseWriter.WriteHeader(code)
}

func recorded(w http.ResponseWriter, r *http.Request) {
	rec := &recorder{ResponseWriter: w}
	rec.WriteHeader(401) // want `rec.WriteHeader answers 401`
}

func recordedError(w http.ResponseWriter, r *http.Request) {
	rec := &recorder{ResponseWriter: w}
	http.Error(rec, "no", 401) // want `http.Error answers 401`
}

func recordedWell(w http.ResponseWriter, r *http.Request) {
	rec := &recorder{ResponseWriter: w}
	w.Header().Set("WWW-Authenticate", basic)
	rec.WriteHeader(401)
}

// An asker adds the challenge.
type asker struct{ http.ResponseWriter }

func (a asker) WriteHeader(code int) {
	if code == http.StatusUnauthorized {
		a.Header().Set("WWW-Authenticate", basic)
	}
	a.ResponseWriter.WriteHeader(code)
}

func asked(w http.ResponseWriter, r *http.Request) {
	http.Error(asker{w}, "no", 401)
}

// Past the asker.
func around(w http.ResponseWriter, r *http.Request) {
	a := asker{w}
	a.ResponseWriter.WriteHeader(401) // want `a.ResponseWriter.WriteHeader answers 401`
}

// An asker for proxies does not help against 401.
type proxyAsker struct{ http.ResponseWriter }

func (a proxyAsker) WriteHeader(code int) {
	if code == http.StatusProxyAuthRequired {
		a.Header().Set("Proxy-Authenticate", basic)
	}
	a.ResponseWriter.WriteHeader(code)
}

func proxied(w http.ResponseWriter, r *http.Request) {
	a := proxyAsker{w}
	if r.Method == http.MethodConnect {
		a.WriteHeader(407)
		return
	}
	a.WriteHeader(401) // want `a.WriteHeader answers 401`
}

// A late asker asks when it is too late.
type lateAsker struct{ http.ResponseWriter }

func (a lateAsker) WriteHeader(code int) {
	a.ResponseWriter.WriteHeader(code)
	if code == http.StatusUnauthorized {
		a.Header().Set("WWW-Authenticate", basic)
	}
}

func lateAsked(w http.ResponseWriter, r *http.Request) {
	a := lateAsker{w}
	a.WriteHeader(401) // want `a.WriteHeader answers 401`
}

// A wrapper with a method of its own for answers.
type answerer struct{ rw http.ResponseWriter }

func (a *answerer) status(code int) { a.rw.WriteHeader(code) }

func answered(w http.ResponseWriter, r *http.Request) {
	a := &answerer{w}
	a.status(401) // want `a.status answers 401`
}

func answeredWell(w http.ResponseWriter, r *http.Request) {
	a := &answerer{w}
	a.rw.Header().Set("WWW-Authenticate", basic)
	a.status(401)
}

// What goes through the middleware's asker has its challenge.
func asking(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		next.ServeHTTP(asker{w}, r)
	})
}

var _ = asking(http.HandlerFunc(behind))

func behind(w http.ResponseWriter, r *http.Request) {
	http.Error(w, "no", 401)
}
