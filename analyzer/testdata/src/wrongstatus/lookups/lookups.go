// Package lookups looks credentials up.
package lookups

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"slices"
	"time"
)

func session(w http.ResponseWriter, r *http.Request, db *sql.DB) {
	cookie, err := r.Cookie("session")
	if err != nil {
		http.Error(w, "log in", http.StatusUnauthorized)
		return
	}
	var user int
	err = db.QueryRow("SELECT user FROM sessions WHERE token = ?", cookie.Value).Scan(&user)
	if err != nil {
		http.Error(w, "log in", http.StatusForbidden) // want `the credentials are not valid`
	}
}

type Result struct{ Error error }

type Orm struct{}

func (o *Orm) Where(query string, args ...any) *Orm { return o }

func (o *Orm) First(into any) *Result { return nil }

func orm(w http.ResponseWriter, r *http.Request, db *Orm) {
	token := r.Header.Get("Authorization")
	var user User
	if err := db.Where("token = ?", token).First(&user).Error; err != nil {
		http.Error(w, "log in", http.StatusForbidden) // want `the credentials are not valid`
	}
}

func article(w http.ResponseWriter, r *http.Request, db *sql.DB) {
	var user int
	if err := db.QueryRow("SELECT author FROM articles WHERE id = ?", r.PathValue("id")).Scan(&user); err != nil {
		http.Error(w, "no", http.StatusForbidden)
	}
}

type User struct {
	Name, Home string
	Denied     []string
}

type Session struct{ ExpiresAt time.Time }

func (s *Session) Expired() bool { return s.ExpiresAt.Before(time.Now()) }

func sessionOf(r *http.Request) *Session { s, _ := r.Context().Value("session").(*Session); return s }

func late(w http.ResponseWriter, r *http.Request) {
	if time.Now().After(sessionOf(r).ExpiresAt) {
		http.Error(w, "log in again", http.StatusForbidden) // want `the credentials are not valid`
	}
}

func later(w http.ResponseWriter, r *http.Request) {
	s := sessionOf(r)
	if s.Expired() {
		http.Error(w, "log in again", http.StatusForbidden) // want `the credentials are not valid`
	}
}

type Share struct{ ExpiresAt time.Time }

// What is shared is gone; who asks for it does not matter.
func shared(w http.ResponseWriter, share *Share) {
	if share.ExpiresAt.Before(time.Now()) {
		http.Error(w, "no longer shared", http.StatusForbidden)
	}
}

type Claims struct{ Username string }

// FromContext fails for more than one reason, but tells who it is.
func FromContext(ctx context.Context) (*Claims, error) {
	val := ctx.Value("token")
	claims, ok := val.(*Claims)
	if !ok && val != nil {
		return nil, fmt.Errorf("a token of type %T", val)
	}
	problem, ok := ctx.Value("problem").(error)
	if !ok && problem != nil {
		return nil, fmt.Errorf("a problem of type %T", problem)
	}
	if claims == nil {
		return nil, errors.New("no token")
	}
	return claims, problem
}

func partly(w http.ResponseWriter, r *http.Request) {
	claims, err := FromContext(r.Context())
	if err != nil || claims.Username == "" {
		http.Error(w, "no token", http.StatusForbidden) // want `nobody is known`
	}
}

// The error of the check names the user, and says nothing of who that is.
func validate(user *User, r *http.Request) (string, error) {
	if slices.Contains(user.Denied, "dav") {
		return "", fmt.Errorf("not allowed for user %q", user.Name)
	}
	if user.Home == "" {
		return "", fmt.Errorf("no home for user %q", user.Name)
	}
	return "id", nil
}

func validated(w http.ResponseWriter, r *http.Request, user User) {
	if _, err := validate(&user, r); err != nil {
		http.Error(w, err.Error(), http.StatusForbidden)
	}
}

type enrolment struct{ Secret string }

func validSecret(secret, want string) bool { return secret == want }

// The secret of an agent stands in the body.
func enrol(w http.ResponseWriter, r *http.Request, secret string) {
	var e enrolment
	if err := json.NewDecoder(r.Body).Decode(&e); err != nil {
		http.Error(w, "no", http.StatusBadRequest)
		return
	}
	if !validSecret(e.Secret, secret) {
		http.Error(w, "no", http.StatusForbidden)
	}
}

// The same secret of a header.
func header(w http.ResponseWriter, r *http.Request, secret string) {
	if !validSecret(r.Header.Get("X-Api-Key"), secret) {
		http.Error(w, "no", http.StatusForbidden) // want `the credentials are not valid`
	}
}

type Context interface {
	UserIsLogged() bool
	Writer() http.ResponseWriter
}

func logged(w http.ResponseWriter, c Context) {
	if !c.UserIsLogged() {
		http.Error(w, "log in", http.StatusForbidden) // want `nobody is known`
	}
}
