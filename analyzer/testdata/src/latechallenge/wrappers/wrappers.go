// Package wrappers: responders of the program's own.
package wrappers

import "net/http"

const basic = `Basic realm="files"`

type lateAsker struct{ http.ResponseWriter }

func (a lateAsker) WriteHeader(code int) {
	a.ResponseWriter.WriteHeader(code)
	if code == 401 {
		a.Header().Set("WWW-Authenticate", basic) // want `a.Header\(\).Set puts a challenge on in \(lateAsker\).WriteHeader after a.ResponseWriter.WriteHeader has sent the header at line 11`
	}
}

type context struct{ w http.ResponseWriter }

func (c *context) deny() {
	c.w.WriteHeader(401)
	c.w.Header().Set("WWW-Authenticate", basic) // want `c.w.Header\(\).Set puts a challenge on in \(\*context\).deny`
}

type recorder struct {
	http.ResponseWriter
	code int
}

func (r *recorder) WriteHeader(code int) {
	r.code = code
	r.ResponseWriter.WriteHeader(code)
}

func recorded(w http.ResponseWriter, _ *http.Request) {
	rec := &recorder{ResponseWriter: w}
	rec.WriteHeader(401)
	w.Header().Set("WWW-Authenticate", basic) // want `puts a challenge on in recorded after rec.WriteHeader`
}

// A buffer sends later.
type buffer struct {
	w    http.ResponseWriter
	code int
	body []byte
}

func (b *buffer) Header() http.Header         { return b.w.Header() }
func (b *buffer) WriteHeader(code int)        { b.code = code }
func (b *buffer) Write(p []byte) (int, error) { b.body = append(b.body, p...); return len(p), nil }

func buffered(w http.ResponseWriter, r *http.Request) {
	b := &buffer{w: w}
	b.WriteHeader(401)
	b.Header().Set("WWW-Authenticate", basic)
	w.WriteHeader(b.code)
}

// A handler that has answered denies through a wrapper that asks then.
type asker struct{ http.ResponseWriter }

func (a *asker) WriteHeader(code int) {
	if code == 401 {
		a.Header().Set("WWW-Authenticate", basic) // want `a.Header\(\).Set puts a challenge on in \(\*asker\).WriteHeader after w.Write has sent the header`
	}
	a.ResponseWriter.WriteHeader(code)
}

func asking(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		next.ServeHTTP(&asker{w}, r)
	})
}

var _ = asking(http.HandlerFunc(partial))

func partial(w http.ResponseWriter, r *http.Request) {
	if r.Method == http.MethodPost {
		w.Write([]byte("partial"))
	}
	if r.Method == http.MethodPost {
		respond(w, 401)
	}
}

func respond(w http.ResponseWriter, code int) { w.WriteHeader(code) }

// One that answers once does not.
type onceAsker struct {
	http.ResponseWriter
	done bool
}

func (a *onceAsker) WriteHeader(code int) {
	if a.done {
		return
	}
	a.done = true
	if code == 401 {
		a.Header().Set("WWW-Authenticate", basic)
	}
	a.ResponseWriter.WriteHeader(code)
}

func askingOnce(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		next.ServeHTTP(&onceAsker{ResponseWriter: w}, r)
	})
}

var _ = askingOnce(http.HandlerFunc(twice))

func twice(w http.ResponseWriter, r *http.Request) {
	w.WriteHeader(200)
	respond(w, 401)
}

// One that asks only where nobody has is not too late for who has asked.
type otherwiseAsker struct{ http.ResponseWriter }

func (a *otherwiseAsker) WriteHeader(code int) {
	if code == 401 && a.Header().Get("WWW-Authenticate") == "" {
		a.Header().Set("WWW-Authenticate", basic)
	}
	a.ResponseWriter.WriteHeader(code)
}

func askingOtherwise(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		next.ServeHTTP(&otherwiseAsker{w}, r)
	})
}

var _ = askingOtherwise(http.HandlerFunc(asked))

func asked(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("WWW-Authenticate", basic)
	w.WriteHeader(200)
	respond(w, 401)
}
