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
