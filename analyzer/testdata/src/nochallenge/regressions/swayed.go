package regressions

import "net/http"

type runner struct{ run func(func()) }

// What a literal assigns, that is handed on, may have any value afterwards.
func (s *runner) assignedInLiteral(w http.ResponseWriter, r *http.Request) {
	var found *http.Cookie
	s.run(func() { found, _ = r.Cookie("id") })
	if found != nil {
		http.Error(w, "taken", http.StatusUnauthorized) // want `answers 401 without a WWW-Authenticate challenge in \(\*runner\).assignedInLiteral when found != nil`
		return
	}
}

// A literal that is only called where it is made runs then.
func (s *runner) calledHere(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("WWW-Authenticate", `Basic realm="a"`)
	denied := false
	deny := func() {
		denied = true
		http.Error(w, "who are you?", http.StatusUnauthorized)
	}
	if r.Header.Get("Authorization") == "" {
		deny()
	}
	s.run(func() {})
	if denied {
		return
	}
	w.WriteHeader(http.StatusNoContent)
}
