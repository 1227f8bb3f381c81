// Package replayed holds shapes seen in public projects, in other words, each
// beside what its reader would make of it.
package replayed

import (
	"errors"
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

type cookies struct{}

func (cookies) decode(name, value string, into *map[string]any) error {
	if !strings.Contains(value, name) {
		return errors.New("not ours")
	}
	(*into)[name] = value
	return nil
}

// The authentication of an API (semaphore, commit 14f5f6bb): who sent no
// cookie, or one that does not hold, was answered 403.
func cookieBefore(w http.ResponseWriter, r *http.Request) {
	cookie, err := r.Cookie("automation")
	if err != nil {
		w.WriteHeader(http.StatusForbidden) // want `answers 403 in cookieBefore, but the guard says that credentials are missing`
		return
	}
	value := map[string]any{}
	if err = (cookies{}).decode("automation", cookie.Value, &value); err != nil {
		w.WriteHeader(http.StatusForbidden) // want `answers 403 in cookieBefore, but the guard says that`
		return
	}
}

func cookieAfter(w http.ResponseWriter, r *http.Request) {
	cookie, err := r.Cookie("automation")
	if err != nil {
		w.WriteHeader(http.StatusUnauthorized)
		return
	}
	value := map[string]any{}
	if err = (cookies{}).decode("automation", cookie.Value, &value); err != nil {
		w.WriteHeader(http.StatusUnauthorized)
		return
	}
}

type parsed struct{ Valid bool }

func parseToken(token string) (*parsed, error) {
	if !strings.HasPrefix(token, "ey") {
		return nil, errors.New("no token")
	}
	return &parsed{Valid: len(token) > 40}, nil
}

// A file browser (filebrowser, commit c3bd1188): a token that has run out was
// answered 403, and the page did not ask for a new one.
func answerBefore(w http.ResponseWriter, r *http.Request) {
	token, err := parseToken(r.Header.Get("X-Auth"))
	if err != nil {
		http.Error(w, "no", http.StatusForbidden) // want `answers 403 in answerBefore, but the guard says that`
		return
	}
	_ = token
}

func answerAfter(w http.ResponseWriter, r *http.Request) {
	token, err := parseToken(r.Header.Get("X-Auth"))
	if err != nil {
		http.Error(w, "no", http.StatusUnauthorized)
		return
	}
	_ = token
}
