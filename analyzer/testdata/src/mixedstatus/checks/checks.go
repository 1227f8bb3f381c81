// Package checks answers one check in two ways.
package checks

import "net/http"

type service struct{ names map[string]bool }

func (s *service) authorized(r *http.Request) bool { return s.names[r.RemoteAddr] }

func (s *service) verifyLogin(r *http.Request) error {
	if s.names[r.Method] {
		return nil
	}
	return http.ErrAbortHandler
}

func (s *service) list(w http.ResponseWriter, r *http.Request) {
	if !s.authorized(r) {
		http.Error(w, "who are you?", http.StatusUnauthorized)
		return
	}
}

func (s *service) read(w http.ResponseWriter, r *http.Request) {
	if !s.authorized(r) {
		http.Error(w, "no", http.StatusForbidden) // want `http.Error answers 403 in \(\*service\).read when authorized says no, which is answered 401 at line 19`
		return
	}
}

func (s *service) write(w http.ResponseWriter, r *http.Request) {
	ok := s.authorized(r)
	if !ok {
		w.WriteHeader(http.StatusUnauthorized)
		return
	}
	if err := s.verifyLogin(r); err != nil {
		w.WriteHeader(http.StatusUnauthorized)
		return
	}
}

func (s *service) erase(w http.ResponseWriter, r *http.Request) {
	if err := s.verifyLogin(r); err != nil {
		w.WriteHeader(http.StatusForbidden) // want `answers 403 in \(\*service\).erase when verifyLogin says no, which is answered 401 at line 38`
	}
}
