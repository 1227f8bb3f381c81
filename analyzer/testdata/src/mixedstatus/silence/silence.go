// Package silence holds answers that belong together.
package silence

import (
	"errors"
	"net/http"
)

var (
	errStranger = errors.New("stranger")
	errOther    = errors.New("other")
	ajax        bool
)

type service struct{}

func (service) authorize(r *http.Request) error { return errors.Join(errStranger, errOther) }

func (service) authorized(r *http.Request) bool { return r.Method == "" }

// A table of a policy.
func (s service) table(w http.ResponseWriter, r *http.Request) {
	switch err := s.authorize(r); {
	case errors.Is(err, errStranger):
		w.WriteHeader(http.StatusUnauthorized)
	case errors.Is(err, errOther):
		w.WriteHeader(http.StatusForbidden)
	}
}

func (s service) form(w http.ResponseWriter, r *http.Request) {
	if !s.authorized(r) {
		if ajax {
			w.WriteHeader(http.StatusUnauthorized)
		} else {
			w.WriteHeader(http.StatusForbidden)
		}
	}
}

// wrongstatus speaks of these.
func decided(w http.ResponseWriter, r *http.Request) {
	if r.Header.Get("Authorization") == "" {
		w.WriteHeader(http.StatusForbidden)
	}
}

func right(w http.ResponseWriter, r *http.Request) {
	if r.Header.Get("Authorization") == "" {
		w.WriteHeader(http.StatusUnauthorized)
	}
}
