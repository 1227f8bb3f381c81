// Package methods mounts methods as handlers, behind middleware.
package methods

import (
	"net/http"
	"time"
)

type server struct{ realm string }

func (s *server) routes() http.Handler {
	mux := http.NewServeMux()
	mux.Handle("/1", s.challenged(http.HandlerFunc(s.handled)))
	mux.Handle("/2", http.TimeoutHandler(s.challenged(http.HandlerFunc(s.limited)), time.Second, ""))
	mux.HandleFunc("/3", s.challengedFunc(s.wrapped))
	mux.HandleFunc("/4", s.plain(s.bare))
	for _, h := range []http.HandlerFunc{s.listed, s.listedToo} {
		mux.HandleFunc("/", s.challengedFunc(h))
	}
	return mux
}

func (s *server) handled(w http.ResponseWriter, r *http.Request) { w.WriteHeader(401) }
func (s *server) limited(w http.ResponseWriter, r *http.Request) { w.WriteHeader(401) }
func (s *server) wrapped(w http.ResponseWriter, r *http.Request) { w.WriteHeader(401) }
func (s *server) bare(w http.ResponseWriter, r *http.Request) {
	w.WriteHeader(401) // want `w.WriteHeader answers 401`
}
func (s *server) listed(w http.ResponseWriter, r *http.Request)    { w.WriteHeader(401) }
func (s *server) listedToo(w http.ResponseWriter, r *http.Request) { w.WriteHeader(401) }

func (s *server) challenged(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("WWW-Authenticate", "Negotiate "+s.realm)
		next.ServeHTTP(w, r)
	})
}

func (s *server) challengedFunc(next http.HandlerFunc) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("WWW-Authenticate", "Negotiate "+s.realm)
		next(w, r)
	}
}

func (s *server) plain(next http.HandlerFunc) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		next(w, r)
	}
}
