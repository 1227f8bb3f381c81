// Package stores hands what it answers through to stores that it knows as
// interfaces only.
package stores

import "net/http"

type session struct{ user string }

type store interface {
	Get(w http.ResponseWriter, r *http.Request) (*session, error)
	Try(w http.ResponseWriter, r *http.Request) (handled bool, err error)
}

// What the store gives back says that it has not answered.
func found(s store, w http.ResponseWriter, r *http.Request) {
	session, err := s.Get(w, r)
	if err != nil {
		http.Error(w, "no store", http.StatusInternalServerError)
		return
	}
	if session == nil || session.user == "" {
		http.Error(w, "log in", http.StatusUnauthorized) // want `http\.Error answers 401 without`
	}
}

// One that says whether it has.
func tried(s store, w http.ResponseWriter, r *http.Request) {
	if handled, err := s.Try(w, r); err == nil && !handled {
		http.Error(w, "log in", http.StatusUnauthorized)
	}
}
