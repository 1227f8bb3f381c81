// Package silence: where nobody knows whether the header is gone.
package silence

import "net/http"

const basic = `Basic realm="files"`

var hook func(http.ResponseWriter)

func hooked(w http.ResponseWriter, r *http.Request) {
	hook(w)
	w.Header().Set("WWW-Authenticate", basic)
}

func others(w, v http.ResponseWriter) {
	w.WriteHeader(401)
	v.Header().Set("WWW-Authenticate", basic)
}

func infeasible(w http.ResponseWriter, r *http.Request) {
	_, _, ok := r.BasicAuth()
	if ok {
		w.WriteHeader(200)
	}
	if !ok {
		w.Header().Set("WWW-Authenticate", basic)
		w.WriteHeader(401)
	}
}

// respondLate is only called where no path leads.
func respondLate(w http.ResponseWriter) {
	w.WriteHeader(401)
	w.Header().Set("WWW-Authenticate", basic)
}

func neverLate(w http.ResponseWriter, r *http.Request) {
	_, _, ok := r.BasicAuth()
	if ok || !ok {
		return
	}
	respondLate(w)
}

type recorder struct {
	http.ResponseWriter
	code int
}

func (r *recorder) WriteHeader(code int) {
	r.code = code
	r.ResponseWriter.WriteHeader(code)
}

// An informational answer comes before the header.
func hinted(w http.ResponseWriter, r *http.Request) {
	rec := &recorder{ResponseWriter: w}
	rec.WriteHeader(http.StatusProcessing)
	rec.Header().Set("WWW-Authenticate", basic)
	rec.WriteHeader(401)
}
