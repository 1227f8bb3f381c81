// Package silence holds answers that belong together.
package silence

import (
	"errors"
	"net/http"
	"os"
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

// lostdenial speaks of this one.
func goesOn(w http.ResponseWriter, r *http.Request) {
	if !s.hasAuth(r) {
		http.Error(w, "no", http.StatusForbidden)
	}
	_ = os.Remove(r.FormValue("name"))
}

func stops(w http.ResponseWriter, r *http.Request) {
	if !s.hasAuth(r) {
		http.Error(w, "no", http.StatusUnauthorized)
		return
	}
	_ = os.Remove(r.FormValue("name"))
}

var s store

type store struct{ known map[string]bool }

func (s store) hasAuth(r *http.Request) bool { return s.known[r.FormValue("session")] }

type account struct{ name string }

func (a *account) Username() string { return a.name }

func accountOf(r *http.Request) *account {
	a, _ := r.Context().Value("account").(*account)
	return a
}

// A step of logging in may be answered 403, what comes later 401.
func confirmPasscode(w http.ResponseWriter, r *http.Request) {
	if a := accountOf(r); a == nil || a.Username() == "" {
		http.Error(w, "no", http.StatusForbidden)
	}
}

func profile(w http.ResponseWriter, r *http.Request) {
	if a := accountOf(r); a == nil || a.Username() == "" {
		http.Error(w, "no", http.StatusUnauthorized)
	}
}
