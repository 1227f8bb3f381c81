// Package bearer reads bearer tokens.
package bearer

import (
	"net/http"
	"strings"
)

func prefix(w http.ResponseWriter, r *http.Request) {
	if !strings.HasPrefix(r.Header.Get("Authorization"), "Bearer ") {
		http.Error(w, "no", 401) // want `answers 401`
	}
}

func cut(w http.ResponseWriter, r *http.Request) {
	if _, ok := strings.CutPrefix(r.Header.Get("Authorization"), scheme+" "); !ok {
		http.Error(w, "no", 401) // want `answers 401`
	}
}

const scheme = "Bearer"

func fields(w http.ResponseWriter, r *http.Request) {
	parts := strings.Fields(r.Header.Get("Authorization"))
	if len(parts) != 2 || !strings.EqualFold(parts[0], "bearer") {
		http.Error(w, "no", 401) // want `answers 401`
	}
}

func compared(w http.ResponseWriter, r *http.Request) {
	kind, _, _ := strings.Cut(r.Header.Get("Authorization"), " ")
	if kind != scheme {
		http.Error(w, "no", 401) // want `answers 401`
	}
}

// The package reads nothing else.
func elsewhere(w http.ResponseWriter, r *http.Request) {
	http.Error(w, "no", 401) // want `answers 401`
}

// A cookie has no scheme, whatever else the package reads.
func cookie(w http.ResponseWriter, r *http.Request) {
	if _, err := r.Cookie("session"); err != nil {
		http.Error(w, "no", 401) // want `answers 401`
	}
}

func key(w http.ResponseWriter, r *http.Request) {
	if r.Header.Get("X-API-Key") == "" {
		http.Error(w, "no", 401) // want `answers 401`
	}
}

func form(w http.ResponseWriter, r *http.Request) {
	if r.FormValue("password") == "" {
		http.Error(w, "no", 401) // want `answers 401`
	}
}

func certificate(w http.ResponseWriter, r *http.Request) {
	if r.TLS == nil || len(r.TLS.PeerCertificates) == 0 {
		http.Error(w, "no", 401) // want `answers 401`
	}
}

// What helpers read counts.
func session(r *http.Request) string {
	c, err := r.Cookie("session")
	if err != nil {
		return ""
	}
	return c.Value
}

func user(r *http.Request) string { return "user of " + session(r) }

func byHelper(w http.ResponseWriter, r *http.Request) {
	if user(r) == "" {
		http.Error(w, "no", 401) // want `answers 401`
	}
}
