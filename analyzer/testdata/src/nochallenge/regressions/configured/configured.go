// Package configured asks for credentials only where it is configured to.
package configured

import "net/http"

type store interface {
	Check(user, password, permission string) bool
}

type service struct {
	credentials store
	anonymous   bool
}

func (s *service) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if s.credentials != nil {
		w.Header().Set("WWW-Authenticate", `Basic realm="db"`)
	}
	switch r.URL.Path {
	case "/query":
		s.query(w, r)
	case "/load":
		s.load(w, r)
	case "/status":
		s.status(w, r)
	}
}

// Without credentials to check nobody is refused.
func (s *service) may(r *http.Request, permission string) bool {
	if s.credentials == nil {
		return true
	}
	user, password, _ := r.BasicAuth()
	return s.credentials.Check(user, password, permission)
}

func (s *service) mayAll(r *http.Request, permissions ...string) bool {
	if s.credentials == nil {
		return true
	}
	user, password, _ := r.BasicAuth()
	for _, permission := range permissions {
		if !s.credentials.Check(user, password, permission) {
			return false
		}
	}
	return true
}

func (s *service) query(w http.ResponseWriter, r *http.Request) {
	if !s.may(r, "query") {
		w.WriteHeader(401)
	}
}

func (s *service) load(w http.ResponseWriter, r *http.Request) {
	if !s.mayAll(r, "load", "boot") {
		w.WriteHeader(401)
	}
}

func (s *service) status(w http.ResponseWriter, r *http.Request) {
	if r.Header.Get("Authorization") == "" {
		w.WriteHeader(401) // want `w.WriteHeader answers 401`
	}
}

type front struct{ service }

func (f *front) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if !f.anonymous {
		w.Header().Set("WWW-Authenticate", `Basic realm="db"`)
	}
	f.serve(w, r)
}

func (f *front) allowed(r *http.Request) bool {
	if f.anonymous {
		return true
	}
	_, _, ok := r.BasicAuth()
	return ok
}

func (f *front) serve(w http.ResponseWriter, r *http.Request) {
	if !f.allowed(r) {
		w.WriteHeader(401)
	}
}

type settings struct{ auth struct{ enabled bool } }

type app struct{ settings *settings }

func (a *app) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if a.settings.auth.enabled {
		w.Header().Set("WWW-Authenticate", `Basic realm="db"`)
	}
	a.serve(w, r)
}

func (a *app) serve(w http.ResponseWriter, r *http.Request) {
	if _, _, ok := r.BasicAuth(); a.settings.auth.enabled && !ok {
		w.WriteHeader(401)
	}
}
