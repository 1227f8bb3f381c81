// Package page has the examples of the rule's page. Read answers as edit does
// not, and as one of three.
package page

import "net/http"

type service struct{ names map[string]bool }

func (s *service) authorized(r *http.Request) bool { return s.names[r.RemoteAddr] }

func (s *service) list(w http.ResponseWriter, r *http.Request) {
	if !s.authorized(r) {
		http.Error(w, "who are you?", http.StatusUnauthorized)
		return
	}
}

func (s *service) read(w http.ResponseWriter, r *http.Request) {
	if !s.authorized(r) {
		http.Error(w, "no", http.StatusForbidden) // want `^http.Error answers 403 in \(\*service\).read when authorized says no, which is answered 401 at lines? \d+.*$`
		return
	}
}

func (s *service) edit(w http.ResponseWriter, r *http.Request) {
	if !s.authorized(r) {
		http.Error(w, "who are you?", http.StatusUnauthorized)
		return
	}
}
