// Package permission denies those who are known.
package permission

import (
	"errors"
	"net/http"
	"slices"
)

var ErrForbidden = errors.New("forbidden")

type Role int

const (
	Anonymous Role = iota
	Reader
	Writer
)

type User struct {
	ID    int
	Admin bool
	Role  Role
	Roles []string
}

type Document struct{ OwnerID int }

type key struct{}

func current(r *http.Request) *User { return r.Context().Value(key{}).(*User) }

func find(r *http.Request) (*Document, error) { return nil, nil }

func (u *User) can(d *Document) bool { return u.Admin || d.OwnerID == u.ID }

func admin(w http.ResponseWriter, r *http.Request) {
	user := current(r)
	if !user.Admin {
		w.WriteHeader(http.StatusUnauthorized) // want `w.WriteHeader answers 401 in admin, but the guard says that a permission is missing \(user.Admin\): 403`
	}
}

func owner(w http.ResponseWriter, r *http.Request) {
	user := current(r)
	d, err := find(r)
	if err != nil {
		w.WriteHeader(http.StatusNotFound)
		return
	}
	if !user.Admin && d.OwnerID != user.ID {
		w.WriteHeader(401) // want `a permission is missing`
	}
}

func helper(w http.ResponseWriter, r *http.Request, d *Document) {
	if !current(r).can(d) {
		http.Error(w, "not yours", http.StatusUnauthorized) // want `a permission is missing`
	}
}

func level(w http.ResponseWriter, r *http.Request) {
	user := current(r)
	if user.Role < Writer {
		w.WriteHeader(http.StatusUnauthorized) // want `a permission is missing`
	}
	switch user.Role {
	case Writer:
	default:
		w.WriteHeader(http.StatusUnauthorized) // want `a permission is missing`
	}
}

func listed(w http.ResponseWriter, r *http.Request) {
	if !slices.Contains(current(r).Roles, "writer") {
		w.WriteHeader(http.StatusUnauthorized) // want `a permission is missing`
	}
}

func nobody(w http.ResponseWriter, r *http.Request) {
	if current(r).Role == Anonymous {
		w.WriteHeader(http.StatusUnauthorized)
	}
}

func told(w http.ResponseWriter, err error) {
	if errors.Is(err, ErrForbidden) {
		w.WriteHeader(http.StatusUnauthorized) // want `a permission is missing \(ErrForbidden\)`
	}
}

func right(w http.ResponseWriter, r *http.Request) {
	if !current(r).Admin {
		w.WriteHeader(http.StatusForbidden)
	}
}

func deny(w http.ResponseWriter) { http.Error(w, "no", http.StatusUnauthorized) }

func through(w http.ResponseWriter, r *http.Request) {
	if !current(r).Admin {
		deny(w) // want `deny answers 401 in through, but the guard says that a permission is missing`
	}
}

type Claims struct{ Email string }

func members(w http.ResponseWriter, r *http.Request, allowed []string) {
	claims := r.Context().Value(key{}).(*Claims)
	if len(allowed) > 0 && !slices.Contains(allowed, claims.Email) {
		w.WriteHeader(http.StatusUnauthorized) // want `a permission is missing`
	}
}
