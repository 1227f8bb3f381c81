// Package mounted has handlers that are only reached through middleware in
// sight: each is looked at behind what it is mounted behind.
package mounted

import (
	"net/http"

	"nochallenge/served/lib"
)

func before(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("WWW-Authenticate", `Basic realm="app"`)
		next.ServeHTTP(w, r)
	})
}

func through(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Cache-Control", "no-store")
		next.ServeHTTP(w, r)
	})
}

func proxied(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Proxy-Authenticate", `Basic realm="app"`)
		next.ServeHTTP(w, r)
	})
}

func routes(mux *http.ServeMux) {
	mux.Handle("/set", before(http.HandlerFunc(set)))
	mux.Handle("/cleared", before(http.HandlerFunc(cleared)))
	mux.Handle("/deep", before(through(http.HandlerFunc(deep))))
	mux.Handle("/deeper", through(through(http.HandlerFunc(deeper))))
	mux.Handle("/proxy", proxied(http.HandlerFunc(proxy)))
	mux.Handle("/both", before(http.HandlerFunc(both)))
	mux.HandleFunc("/both", both)
}

func set(w http.ResponseWriter, r *http.Request) { w.WriteHeader(401) }

func cleared(w http.ResponseWriter, r *http.Request) {
	clear(w.Header())
	w.WriteHeader(401) // want `w.WriteHeader answers 401`
}

func deep(w http.ResponseWriter, r *http.Request) { w.WriteHeader(401) }

func deeper(w http.ResponseWriter, r *http.Request) {
	w.WriteHeader(401) // want `w.WriteHeader answers 401`
}

func proxy(w http.ResponseWriter, r *http.Request) {
	if r.Method == http.MethodConnect {
		w.WriteHeader(407)
		return
	}
	w.WriteHeader(401) // want `w.WriteHeader answers 401`
}

// The second mount has no challenge.
func both(w http.ResponseWriter, r *http.Request) {
	w.WriteHeader(401) // want `w.WriteHeader answers 401`
}

// Middleware of other packages, and of net/http.
func foreign(mux *http.ServeMux) {
	mux.Handle("/asked", lib.Asking(lib.NoStore(http.HandlerFunc(foreignAsked))))
	mux.Handle("/plain", lib.NoStore(http.HandlerFunc(foreignPlain)))
	mux.Handle("/stripped", before(http.StripPrefix("/stripped", http.HandlerFunc(stripped))))
	mux.Handle("/semicolons", http.AllowQuerySemicolons(before(http.HandlerFunc(semicolons))))
	mux.Handle("/bytes", http.MaxBytesHandler(through(http.HandlerFunc(few)), 10))
}

func foreignAsked(w http.ResponseWriter, r *http.Request) { w.WriteHeader(401) }

func foreignPlain(w http.ResponseWriter, r *http.Request) {
	w.WriteHeader(401) // want `w.WriteHeader answers 401`
}

func stripped(w http.ResponseWriter, r *http.Request) { w.WriteHeader(401) }

func semicolons(w http.ResponseWriter, r *http.Request) { w.WriteHeader(401) }

func few(w http.ResponseWriter, r *http.Request) {
	w.WriteHeader(401) // want `w.WriteHeader answers 401`
}

// stripping takes off what is put on: there is no fix.
type stripping struct{ http.ResponseWriter }

func (s stripping) WriteHeader(code int) {
	s.Header().Del("WWW-Authenticate")
	s.ResponseWriter.WriteHeader(code)
}

func hidden(w http.ResponseWriter, r *http.Request) {
	hide(stripping{w})
}

func hide(w http.ResponseWriter) {
	w.WriteHeader(401) // want `w.WriteHeader answers 401`
}
