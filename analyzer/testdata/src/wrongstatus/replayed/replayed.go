// Package replayed holds shapes seen in public projects, in other words, each
// beside what its reader would make of it.
package replayed

import (
	"net/http"
	"strings"
)

type Token struct {
	Subject string
	Scopes  []string
}

type verifier interface {
	Verify(raw string) (*Token, error)
}

type server struct {
	verifier verifier
	user     string
	password string
}

// A userinfo endpoint (dex): a token that does not hold was answered 403, one
// line below the missing one's 401.
func (s *server) userinfoBefore(w http.ResponseWriter, r *http.Request) {
	auth := r.Header.Get("authorization")
	if !strings.HasPrefix(auth, "Bearer ") {
		w.Header().Set("WWW-Authenticate", "Bearer")
		http.Error(w, "invalid bearer token", http.StatusUnauthorized)
		return
	}
	if _, err := s.verifier.Verify(auth[len("Bearer "):]); err != nil {
		http.Error(w, "invalid bearer token", http.StatusForbidden) // want `answers 403 in \(\*server\).userinfoBefore, but the guard says that the credentials are not valid`
		return
	}
}

func (s *server) userinfoAfter(w http.ResponseWriter, r *http.Request) {
	auth := r.Header.Get("authorization")
	if !strings.HasPrefix(auth, "Bearer ") {
		w.Header().Set("WWW-Authenticate", "Bearer")
		http.Error(w, "invalid bearer token", http.StatusUnauthorized)
		return
	}
	if _, err := s.verifier.Verify(auth[len("Bearer "):]); err != nil {
		w.Header().Set("WWW-Authenticate", `Bearer error="invalid_token"`)
		http.Error(w, "invalid bearer token", http.StatusUnauthorized)
		return
	}
}

// A metrics endpoint (gogs): Basic credentials that are wrong were answered
// 403, so that no browser asked for them.
func (s *server) metricsBefore(w http.ResponseWriter, r *http.Request) {
	name, password, _ := r.BasicAuth()
	if name != s.user || password != s.password {
		w.WriteHeader(http.StatusForbidden) // want `answers 403 in \(\*server\).metricsBefore`
		return
	}
}

func (s *server) metricsAfter(w http.ResponseWriter, r *http.Request) {
	name, password, _ := r.BasicAuth()
	if name != s.user || password != s.password {
		w.Header().Set("WWW-Authenticate", `Basic realm="metrics"`)
		w.WriteHeader(http.StatusUnauthorized)
		return
	}
}

type User struct{ Admin bool }

type userKey struct{}

// An administration endpoint (semaphore): users who are logged in were told to
// log in.
func createBefore(w http.ResponseWriter, r *http.Request) {
	editor := r.Context().Value(userKey{}).(*User)
	if !editor.Admin {
		w.WriteHeader(http.StatusUnauthorized) // want `answers 401 in createBefore, but the guard says that a permission is missing`
		return
	}
}

func createAfter(w http.ResponseWriter, r *http.Request) {
	editor := r.Context().Value(userKey{}).(*User)
	if !editor.Admin {
		w.WriteHeader(http.StatusForbidden)
		return
	}
}
