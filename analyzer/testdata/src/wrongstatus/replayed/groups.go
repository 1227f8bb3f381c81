package replayed

import (
	"crypto/subtle"
	"net/http"
)

type SessionState struct {
	Email  string
	Groups []string
}

type gate struct {
	chain func(http.Handler) http.Handler
	users map[string]string
	next  http.Handler
}

// load finds the session in a chain of handlers out of sight, which calls the
// literal back.
func (g *gate) load(w http.ResponseWriter, r *http.Request) (*SessionState, error) {
	var found *SessionState
	g.chain(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
		found, _ = r.Context().Value("session").(*SessionState)
	})).ServeHTTP(w, r)
	if found == nil {
		return nil, http.ErrNoCookie
	}
	return found, nil
}

func inGroup(r *http.Request, s *SessionState) bool {
	allowed := map[string]bool{}
	for _, name := range r.URL.Query()["group"] {
		allowed[name] = true
	}
	if len(allowed) == 0 {
		return true
	}
	for _, name := range s.Groups {
		if _, ok := allowed[name]; ok {
			return true
		}
	}
	return false
}

// oauth2-proxy, December 2020: a member of no allowed group was answered 401, so
// that the proxy in front sent him to the login page again and again.
func (g *gate) groupsBefore(w http.ResponseWriter, r *http.Request) {
	s, err := g.load(w, r)
	if err != nil {
		http.Error(w, "log in", http.StatusUnauthorized)
		return
	}
	if !inGroup(r, s) {
		http.Error(w, "log in", http.StatusUnauthorized) // want `the guard says that a permission is missing \(inGroup\(r, s\)\): 403`
		return
	}
	w.WriteHeader(http.StatusAccepted)
}

func (g *gate) groupsAfter(w http.ResponseWriter, r *http.Request) {
	s, err := g.load(w, r)
	if err != nil {
		http.Error(w, "log in", http.StatusUnauthorized)
		return
	}
	if !inGroup(r, s) {
		http.Error(w, "not for you", http.StatusForbidden)
		return
	}
	w.WriteHeader(http.StatusAccepted)
}

// exporter-toolkit, December 2020: a wrong password was answered 403, behind an
// if that serves those who have the right one.
func (g *gate) scrapeBefore(w http.ResponseWriter, r *http.Request) {
	user, password, ok := r.BasicAuth()
	if !ok {
		w.Header().Set("WWW-Authenticate", `Basic realm="metrics"`)
		http.Error(w, "who are you?", http.StatusUnauthorized)
		return
	}
	if hash, ok := g.users[user]; ok {
		if subtle.ConstantTimeCompare([]byte(hash), []byte(password)) == 1 {
			g.next.ServeHTTP(w, r)
			return
		}
	}
	http.Error(w, "no", http.StatusForbidden) // want `the guard says that the credentials are not valid`
}

func (g *gate) scrapeAfter(w http.ResponseWriter, r *http.Request) {
	user, password, ok := r.BasicAuth()
	if ok {
		if hash, ok := g.users[user]; ok {
			if subtle.ConstantTimeCompare([]byte(hash), []byte(password)) == 1 {
				g.next.ServeHTTP(w, r)
				return
			}
		}
	}
	w.Header().Set("WWW-Authenticate", `Basic realm="metrics"`)
	http.Error(w, "who are you?", http.StatusUnauthorized)
}

// The inner test is about something else: nothing is sure.
func (g *gate) closedInside(w http.ResponseWriter, r *http.Request) {
	user, _, _ := r.BasicAuth()
	if _, ok := g.users[user]; ok {
		if r.URL.Path != "/closed" {
			g.next.ServeHTTP(w, r)
			return
		}
	}
	http.Error(w, "no", http.StatusForbidden)
}
