package buffers

import (
	"bytes"
	"net/http"
)

type buffer13 struct {
	h    http.Header
	code int
	body bytes.Buffer
}

func (b *buffer13) Header() http.Header         { return b.h }
func (b *buffer13) Write(p []byte) (int, error) { return b.body.Write(p) }
func (b *buffer13) WriteHeader(code int) {
	if b.code == 0 {
		b.code = code
	}
}
func h0(w http.ResponseWriter, r *http.Request) {
	buf := &buffer13{h: w.Header()}
	buf.WriteHeader(401)
	w.WriteHeader(buf.code) // want `without a WWW-Authenticate challenge`
}
func h1(w http.ResponseWriter, r *http.Request) {
	buf := &buffer13{h: w.Header()}
	http.Error(buf, "x", 401)
	w.WriteHeader(buf.code) // want `without a WWW-Authenticate challenge`
}
func inside(w http.ResponseWriter, r *http.Request) { http.Error(w, "x", 401) }
func h2(w http.ResponseWriter, r *http.Request) {
	buf := &buffer13{h: w.Header()}
	inside(buf, r)
	w.WriteHeader(buf.code) // want `without a WWW-Authenticate challenge`
}
func inside2(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("WWW-Authenticate", "Basic")
	http.Error(w, "x", 401)
}
func h3(w http.ResponseWriter, r *http.Request) {
	buf := &buffer13{h: w.Header()}
	inside2(buf, r)
	w.WriteHeader(buf.code)
}
func inside3(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("WWW-Authenticate", "Basic")
}
func h4(w http.ResponseWriter, r *http.Request) {
	buf := &buffer13{h: w.Header()}
	inside3(buf, r)
	w.WriteHeader(401)
}
func h5(w http.ResponseWriter, r *http.Request) {
	buf := &buffer13{h: w.Header()}
	buf.Header().Set("WWW-Authenticate", "Basic")
	w.WriteHeader(401)
}

type buffer14 struct {
	h    http.Header
	code int
	body bytes.Buffer
}

func (b *buffer14) Header() http.Header         { return b.h }
func (b *buffer14) Write(p []byte) (int, error) { return b.body.Write(p) }
func (b *buffer14) WriteHeader(code int) {
	b.code = code
}
func h6(w http.ResponseWriter, r *http.Request) {
	buf := &buffer14{h: http.Header{}}
	inside(buf, r)
	if buf.code == 0 {
		buf.code = 200
	}
	w.WriteHeader(buf.code) // want `without a WWW-Authenticate challenge`
	buf.body.WriteTo(w)
}
