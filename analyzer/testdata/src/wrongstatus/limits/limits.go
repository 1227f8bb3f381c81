// Package limits holds what the rule does not see.
package limits

import "net/http"

type mode int

const locked mode = 1

type service struct{ mode mode }

// A feature that is switched off is no reason to ask who the client is.
func (s *service) off(w http.ResponseWriter, r *http.Request) {
	if s.mode == locked {
		w.WriteHeader(http.StatusUnauthorized)
	}
}

func (s *service) listed(name string) bool { return name == "a" || name == "b" }

// What is asked of a name is not taken for a permission, whatever it is.
func (s *service) named(w http.ResponseWriter, r *http.Request) {
	name, _, ok := r.BasicAuth()
	if !ok {
		w.Header().Set("WWW-Authenticate", `Basic realm="a"`)
		w.WriteHeader(http.StatusUnauthorized)
		return
	}
	if !s.listed(name) {
		w.WriteHeader(http.StatusUnauthorized)
	}
}
