// Package replayed holds bugs that were found and mended in public projects,
// in other words. Of each there is the code before and after.
package replayed

import (
	"context"
	"errors"
	"net/http"
	"os"
	"strings"

	"github.com/gin-gonic/gin"
)

type claims struct{ subject string }

func parse(token string) (*claims, error) {
	if !strings.Contains(token, ".") {
		return nil, errors.New("no JWT")
	}
	return &claims{token}, nil
}

type key struct{}

// dolt-mcp, August 2026: the middleware for JWTs writes 401 and calls the next
// handler.
func jwtBefore(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		token, ok := strings.CutPrefix(r.Header.Get("Authorization"), "Bearer ")
		if !ok {
			http.Error(w, "no token", http.StatusUnauthorized) // want `http.Error denies with 401 .*: next.ServeHTTP`
		}
		c, err := parse(token)
		if err != nil {
			http.Error(w, err.Error(), http.StatusUnauthorized) // want `http.Error denies with 401 .*: next.ServeHTTP`
		}
		next.ServeHTTP(w, r.WithContext(context.WithValue(r.Context(), key{}, c)))
	})
}

func jwtAfter(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		token, ok := strings.CutPrefix(r.Header.Get("Authorization"), "Bearer ")
		if !ok {
			http.Error(w, "no token", http.StatusUnauthorized)
			return
		}
		c, err := parse(token)
		if err != nil {
			http.Error(w, err.Error(), http.StatusUnauthorized)
			return
		}
		next.ServeHTTP(w, r.WithContext(context.WithValue(r.Context(), key{}, c)))
	})
}

// portainer: the error writer of another layer, and no return before the next
// handler gets the request.
func kubeBefore(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		c, err := parse(r.Header.Get("X-Token"))
		if err != nil {
			writeError(w, http.StatusForbidden, "permission denied", err) // want `writeError may deny with 403 .*: next.ServeHTTP`
		}
		if c != nil {
			_, _ = os.Stat(c.subject)
		}
		next.ServeHTTP(w, r)
	})
}

func kubeAfter(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if _, err := parse(r.Header.Get("X-Token")); err != nil {
			writeError(w, http.StatusForbidden, "permission denied", err)
			return
		}
		next.ServeHTTP(w, r)
	})
}

func writeError(w http.ResponseWriter, code int, text string, err error) {
	if err != nil {
		text += ": " + err.Error()
	}
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(code)
	_, _ = w.Write([]byte(text))
}

type session struct{ user int }

func (s session) resp403(w http.ResponseWriter) {
	w.WriteHeader(http.StatusForbidden)
	_, _ = w.Write([]byte("<h1>403</h1>"))
}

func load(r *http.Request) session { return session{len(r.Header.Get("Cookie"))} }

func changePassword(user int, to string) error {
	return os.WriteFile(strings.Repeat("u", user), []byte(to), 0o600)
}

// hanayo, April 2026: the page 403 is rendered, and the password changed.
func passwordBefore(w http.ResponseWriter, r *http.Request) {
	s := load(r)
	if s.user == 0 {
		s.resp403(w) // want `s.resp403 may deny with 403 in passwordBefore \(if s.user == 0\), and the handler goes on: changePassword`
	}
	_ = changePassword(s.user, r.FormValue("new"))
}

func passwordAfter(w http.ResponseWriter, r *http.Request) {
	s := load(r)
	if s.user == 0 {
		s.resp403(w)
		return
	}
	_ = changePassword(s.user, r.FormValue("new"))
}

type credentialStore struct{ users map[string]string }

func (c *credentialStore) check(r *http.Request) bool {
	name, password, ok := r.BasicAuth()
	return ok && c.users[name] == password
}

type service struct{ store *credentialStore }

func (s *service) execute(w http.ResponseWriter, r *http.Request) {
	_ = os.WriteFile(r.FormValue("db"), nil, 0o600)
	_, _ = w.Write([]byte("done"))
}

// rqlite, commit 5a01ffcd: wrong credentials were answered 401, and the
// statement was executed.
func (s *service) serveBefore(w http.ResponseWriter, r *http.Request) {
	if s.store != nil {
		if ok := s.store.check(r); !ok {
			w.WriteHeader(http.StatusUnauthorized) // want `w.WriteHeader denies with 401 in \(\*service\).serveBefore \(if !ok\), and the handler goes on: s.execute`
		}
	}
	switch {
	case strings.HasPrefix(r.URL.Path, "/execute"):
		s.execute(w, r)
	default:
		w.WriteHeader(http.StatusNotFound)
	}
}

func (s *service) serveAfter(w http.ResponseWriter, r *http.Request) {
	if s.store != nil {
		if ok := s.store.check(r); !ok {
			w.WriteHeader(http.StatusUnauthorized)
			return
		}
	}
	switch {
	case strings.HasPrefix(r.URL.Path, "/execute"):
		s.execute(w, r)
	default:
		w.WriteHeader(http.StatusNotFound)
	}
}

func update(timeout int64) error { return os.WriteFile("timeout", []byte{byte(timeout)}, 0o600) }

// woodpecker, #1875: a time-out beyond the allowed one was refused, and set.
func patchBefore(c *gin.Context, timeout int64, admin bool) {
	if timeout > 60 && !admin {
		c.JSON(http.StatusForbidden, "time-out too long") // want `c.JSON denies with 403 in patchBefore \(if timeout > 60 && !admin\), and the handler goes on: update`
	}
	if err := update(timeout); err != nil {
		c.Status(http.StatusInternalServerError)
	}
}

func patchAfter(c *gin.Context, timeout int64, admin bool) {
	if timeout > 60 && !admin {
		c.JSON(http.StatusForbidden, "time-out too long")
		return
	}
	if err := update(timeout); err != nil {
		c.Status(http.StatusInternalServerError)
	}
}
