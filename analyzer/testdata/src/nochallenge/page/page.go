// Package page has the examples of the rule's page.
package page

import (
	"fmt"
	"net/http"
)

type server struct{}

func (s *server) list(w http.ResponseWriter) { fmt.Fprintln(w, "a file") }

func (s *server) files(w http.ResponseWriter, r *http.Request) {
	_, _, ok := r.BasicAuth()
	if !ok {
		http.Error(w, "who are you?", http.StatusUnauthorized) // want `^http.Error answers 401 without a WWW-Authenticate challenge in \(\*server\).files when !ok \(RFC 9110 §15.5.2\)$`
		return
	}
	s.list(w)
}

func (s *server) pages(w http.ResponseWriter, r *http.Request) {
	_, _, ok := r.BasicAuth()
	if !ok {
		w.Header().Set("WWW-Authenticate", `Basic realm="files", charset="UTF-8"`)
		http.Error(w, "who are you?", http.StatusUnauthorized)
		return
	}
	s.list(w)
}
