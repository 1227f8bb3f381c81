// Package basic sends a challenge already, made up at run time.
package basic

import (
	"fmt"
	"net/http"
	"strings"
)

type server struct{ realm string }

func (s *server) ask(w http.ResponseWriter) {
	w.Header().Set("WWW-Authenticate", fmt.Sprintf("Basic realm=%q", s.realm))
	w.WriteHeader(401)
}

func deny(w http.ResponseWriter, r *http.Request) {
	w.WriteHeader(401) // want `answers 401`
}

func proxy(w http.ResponseWriter, r *http.Request) {
	if !strings.HasPrefix(r.Header.Get("Proxy-Authorization"), "Basic ") {
		w.WriteHeader(407) // want `answers 407`
	}
}
