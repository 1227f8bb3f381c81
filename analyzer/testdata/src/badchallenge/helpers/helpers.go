// Package helpers puts challenges on through functions of its own.
package helpers

import (
	"fmt"
	"net/http"
)

type server struct{ realm string }

func (s *server) challenge() string {
	return fmt.Sprintf("Basic realm=\"%s\" charset=\"UTF-8\"", s.realm) // want `WWW-Authenticate in \(\*server\).files: there is no comma before charset`
}

func (s *server) files(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("WWW-Authenticate", s.challenge())
	http.Error(w, "who are you?", http.StatusUnauthorized)
}

func (s *server) more(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("WWW-Authenticate", s.challenge())
	http.Error(w, "who are you?", http.StatusUnauthorized)
}

func basic(realm string) string { return "Basic realm=" + realm } // want `WWW-Authenticate in given: realm must be quoted: "my files"`

func given(w http.ResponseWriter, name string) {
	w.Header().Set("WWW-Authenticate", basic("my files"))
	w.Header().Set("WWW-Authenticate", basic(`"my files"`))
	w.Header().Set("WWW-Authenticate", basic(name))
}

func deny(w http.ResponseWriter, challenge string) {
	w.Header().Set("WWW-Authenticate", challenge)
	w.WriteHeader(http.StatusUnauthorized)
}

func denied(w http.ResponseWriter) {
	deny(w, "Basic realm=files") // want `WWW-Authenticate in deny: realm must be quoted`
	deny(w, `Basic realm="files"`)
}

func denyRealm(w http.ResponseWriter, realm string) {
	w.Header().Set("WWW-Authenticate", fmt.Sprintf("Basic realm=%s", realm)) // want `realm must be quoted: "my files"`
	w.WriteHeader(http.StatusUnauthorized)
}

func deniedRealm(w http.ResponseWriter) {
	denyRealm(w, `"files"`)
	denyRealm(w, "my files")
}

func respond(w http.ResponseWriter, status int, name, value string) {
	w.Header().Set(name, value)
	w.WriteHeader(status)
}

func responded(w http.ResponseWriter) {
	respond(w, 401, "WWW-Authenticate", "Basic") // want `WWW-Authenticate in responded: Basic has no realm`

	respond(w, 401, "WWW-Authentication", `Basic realm="files"`) // want `WWW-Authentication in responded is not the field of challenges`
	respond(w, 401, "WWW-Authenticate", `Basic realm="files"`)
	respond(w, 200, "Authorization", "Bearer x")
}

func put(h http.Header, realm string) {
	h.Set("WWW-Authenticate", `Basic realm="`+realm+`" charset="UTF-8"`) // want `there is no comma before charset`
}

func puts(w http.ResponseWriter) { put(w.Header(), "files") }

func recursive(n int) string {
	return "Basic " + recursive(n-1)
}

func endless(w http.ResponseWriter) {
	w.Header().Set("WWW-Authenticate", recursive(3))
}

func two(n int) string {
	if n > 0 {
		return "Basic"
	}
	return `Basic realm="files"`
}

func twoReturns(w http.ResponseWriter) {
	w.Header().Set("WWW-Authenticate", two(3))
}

type middleware struct {
	Realm, Title, Quoted, Own string
}

func (m *middleware) init() {
	if m.Realm == "" {
		m.Realm = "my service"
	}
	if m.Quoted == "" {
		m.Quoted = `"my service"`
	}
	m.Own = "mine"
	m.Own = "\"" + m.Own + "\""
}

func (m *middleware) deny(w http.ResponseWriter) {
	w.Header().Set("WWW-Authenticate", "JWT realm="+m.Realm) // want `realm must be quoted: "my service"`
	w.Header().Set("WWW-Authenticate", "JWT realm=\""+m.Realm+"\"")
	w.Header().Set("WWW-Authenticate", "JWT realm="+m.Title) // want `realm must be quoted`
	w.Header().Set("WWW-Authenticate", "JWT realm="+m.Quoted)
	w.Header().Set("WWW-Authenticate", "JWT realm="+m.Own)
	w.WriteHeader(http.StatusUnauthorized)
}

var defaults = middleware{Title: "files"}

func titled(m middleware) string {
	return "JWT realm=" + m.Title // want `realm must be quoted`
}

func (m middleware) titled(w http.ResponseWriter) {
	w.Header().Set("WWW-Authenticate", titled(m))
}

// The calls give their parameters on.
func outer(w http.ResponseWriter, realm string) {
	w.Header().Set("WWW-Authenticate", `Basic realm=`+inner(realm)) // want `realm must be quoted: "a b"`
}

func inner(realm string) string { return realm }

func calls(w http.ResponseWriter) { outer(w, "a b") }
