// Package regressions holds what was reported wrongly.
package regressions

import (
	"errors"
	"net/http"
)

type Session struct {
	User    string
	Passkey *Passkey
}

type Passkey struct{ Challenge string }

type store interface {
	GetSession(r *http.Request) (*Session, error)
}

// A session that lacks something is still one, and a store that fails says
// nothing of the client.
func sessionPart(w http.ResponseWriter, r *http.Request, s store) {
	session, err := s.GetSession(r)
	if err != nil {
		w.WriteHeader(http.StatusForbidden)
		return
	}
	if session.Passkey == nil {
		w.WriteHeader(http.StatusForbidden)
	}
}

const confirmCSRFCookie = "confirm"

// The constant's name says what the cookie is for.
func namedCookie(w http.ResponseWriter, r *http.Request) {
	c, err := r.Cookie(confirmCSRFCookie)
	if err != nil {
		w.WriteHeader(http.StatusForbidden)
		return
	}
	if c.Value != r.FormValue("confirm") {
		w.WriteHeader(http.StatusForbidden)
	}
}

// The token is the server's own.
func configured(token string) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		if token == "" {
			w.WriteHeader(http.StatusForbidden)
		}
	}
}

var prompts bool

func hasKey(r *http.Request) bool { return r.Header.Get("X-API-Key") != "" }

// Both are answered, and something else decides.
func prompted(w http.ResponseWriter, r *http.Request) {
	if hasKey(r) {
		return
	}
	if prompts {
		w.Header().Set("WWW-Authenticate", `Basic realm="a"`)
		w.WriteHeader(http.StatusUnauthorized)
		return
	}
	w.WriteHeader(http.StatusForbidden)
}

type provider struct{}

func validateCSRF(r *http.Request) (name string, err error) {
	c, err := r.Cookie("csrf")
	if err != nil {
		return "", err
	}
	return c.Value, nil
}

func providerOf(name string) (*provider, error) {
	if name == "" {
		return nil, errors.New("none")
	}
	return new(provider), nil
}

// What a cookie against other sites names is no such cookie.
func derived(w http.ResponseWriter, r *http.Request) {
	name, err := validateCSRF(r)
	if err != nil {
		w.WriteHeader(http.StatusForbidden)
		return
	}
	if _, err := providerOf(name); err != nil {
		w.WriteHeader(http.StatusUnauthorized)
	}
}
