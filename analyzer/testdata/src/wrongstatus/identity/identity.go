// Package identity denies those whom nobody knows.
package identity

import (
	"context"
	"net/http"
)

type User struct {
	ID    int
	Admin bool
}

type key struct{}

func current(r *http.Request) *User {
	user, _ := r.Context().Value(key{}).(*User)
	return user
}

func fromContext(ctx context.Context) (*User, bool) {
	user, ok := ctx.Value(key{}).(*User)
	return user, ok
}

func pointer(w http.ResponseWriter, r *http.Request) {
	if user := current(r); user == nil {
		w.WriteHeader(http.StatusForbidden) // want `answers 403 in pointer, but the guard says that nobody is known \(current\(r\)\)`
	}
}

func asserted(w http.ResponseWriter, r *http.Request) {
	user, ok := r.Context().Value(key{}).(*User)
	if !ok {
		w.WriteHeader(http.StatusForbidden) // want `nobody is known`
		return
	}
	_ = user
}

func pair(w http.ResponseWriter, r *http.Request) {
	_, ok := fromContext(r.Context())
	if !ok {
		w.WriteHeader(http.StatusForbidden) // want `nobody is known`
	}
}

func otherwise(w http.ResponseWriter, r *http.Request) {
	if user := current(r); user != nil {
		w.Write(nil)
	} else {
		w.WriteHeader(http.StatusForbidden) // want `nobody is known`
	}
}

func behind(w http.ResponseWriter, r *http.Request) {
	if current(r) != nil {
		w.Write(nil)
		return
	}
	w.WriteHeader(http.StatusForbidden) // want `nobody is known`
}

func both(w http.ResponseWriter, r *http.Request) {
	if user := current(r); user == nil || !user.Admin {
		w.WriteHeader(http.StatusForbidden) // one branch for both: a policy
	}
}

func bothUnauthorized(w http.ResponseWriter, r *http.Request) {
	if user := current(r); user == nil || !user.Admin {
		w.WriteHeader(http.StatusUnauthorized)
	}
}
