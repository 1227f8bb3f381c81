// Package silence holds denials of which nothing is to be said.
package silence

import (
	"crypto/subtle"
	"net/http"
	"strings"
)

type User struct {
	Name     string
	Password string
	Banned   bool
}

type key struct{}

func current(r *http.Request) *User { u, _ := r.Context().Value(key{}).(*User); return u }

var readOnly, enabled bool

func csrf(w http.ResponseWriter, r *http.Request) {
	c, err := r.Cookie("csrf_token")
	if err != nil {
		w.WriteHeader(http.StatusForbidden)
		return
	}
	if subtle.ConstantTimeCompare([]byte(c.Value), []byte(r.Header.Get("X-Csrf-Token"))) != 1 {
		w.WriteHeader(http.StatusForbidden)
	}
}

func origin(w http.ResponseWriter, r *http.Request) {
	if r.Header.Get("Origin") != "https://example.org" {
		w.WriteHeader(http.StatusForbidden)
	}
}

func modes(w http.ResponseWriter, r *http.Request) {
	if readOnly || !enabled || r.Method != http.MethodGet || strings.HasPrefix(r.RemoteAddr, "10.") {
		w.WriteHeader(http.StatusForbidden)
	}
}

func login(w http.ResponseWriter, r *http.Request, u *User) {
	if subtle.ConstantTimeCompare([]byte(u.Password), []byte(r.FormValue("password"))) != 1 {
		w.WriteHeader(http.StatusForbidden)
	}
}

func banned(w http.ResponseWriter, r *http.Request) {
	if u := current(r); u != nil && u.Banned {
		w.WriteHeader(http.StatusForbidden)
	}
}

func hidden(w http.ResponseWriter, r *http.Request) {
	if current(r) == nil {
		w.WriteHeader(http.StatusNotFound)
	}
}

func either(w http.ResponseWriter, r *http.Request) {
	if r.Header.Get("Authorization") == "" && readOnly || !enabled {
		w.WriteHeader(http.StatusForbidden)
	}
}
