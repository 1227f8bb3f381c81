// Package credentials denies those whose credentials are missing or wrong.
package credentials

import (
	"crypto/subtle"
	"errors"
	"net/http"
	"strings"
)

var (
	errExpiredToken = errors.New("expired")
	secret          = []byte("s")
	readOnly        bool
	sessions        = map[string]string{}
)

func basic(w http.ResponseWriter, r *http.Request) {
	user, password, ok := r.BasicAuth()
	if !ok {
		http.Error(w, "no", http.StatusForbidden) // want `http.Error answers 403 in basic, but the guard says that credentials are missing \(ok\)|r.BasicAuth`
		return
	}
	if subtle.ConstantTimeCompare([]byte(password), secret) != 1 {
		http.Error(w, "no", http.StatusForbidden) // want `answers 403 in basic, but the guard says that the credentials are not valid`
		return
	}
	w.Write([]byte(user))
}

func header(w http.ResponseWriter, r *http.Request) {
	auth := r.Header.Get("Authorization")
	if auth == "" {
		w.WriteHeader(403) // want `answers 403 in header, but the guard says that credentials are missing \(r.Header.Get\("Authorization"\)\)`
		return
	}
	if !strings.HasPrefix(auth, "Bearer ") {
		w.WriteHeader(http.StatusForbidden) // want `credentials are missing`
		return
	}
	token := strings.TrimPrefix(auth, "Bearer ")
	if _, ok := sessions[token]; !ok {
		w.WriteHeader(http.StatusForbidden) // want `the credentials are not valid`
		return
	}
	w.Write(nil)
}

func parts(w http.ResponseWriter, r *http.Request) {
	fields := strings.Fields(r.Header.Get("Authorization"))
	if len(fields) != 2 || fields[0] != "Bearer" {
		w.WriteHeader(http.StatusForbidden) // want `credentials are missing`
		return
	}
	if len(fields) < 2 || readOnly {
		w.WriteHeader(http.StatusForbidden)
	}
}

func cookie(w http.ResponseWriter, r *http.Request) {
	c, err := r.Cookie("session")
	switch {
	case err != nil:
		w.WriteHeader(http.StatusForbidden) // want `credentials are missing`
	case sessions[c.Value] == "":
		w.WriteHeader(http.StatusNotFound)
	}
}

func static(w http.ResponseWriter, r *http.Request) {
	want := "Bearer " + string(secret)
	if got := r.Header.Get("Authorization"); got != want {
		w.WriteHeader(http.StatusForbidden) // want `the credentials are not valid \(got\)`
		return
	}
}

func told(w http.ResponseWriter, err error) {
	if errors.Is(err, errExpiredToken) {
		w.WriteHeader(http.StatusForbidden) // want `the credentials are not valid \(errExpiredToken\)`
	}
}

func right(w http.ResponseWriter, r *http.Request) {
	if r.Header.Get("Authorization") == "" {
		w.Header().Set("WWW-Authenticate", `Bearer realm="a"`)
		w.WriteHeader(http.StatusUnauthorized)
	}
}

func pair(w http.ResponseWriter, r *http.Request) {
	user, password, _ := r.BasicAuth()
	if user != "admin" || password != string(secret) {
		w.WriteHeader(http.StatusForbidden) // want `the credentials are not valid`
	}
}

func own(w http.ResponseWriter, r *http.Request) {
	if r.Header.Get("X-Agent-Token") != string(secret) {
		w.WriteHeader(http.StatusForbidden) // want `the credentials are not valid \(r.Header.Get\("X-Agent-Token"\)\)`
	}
}
