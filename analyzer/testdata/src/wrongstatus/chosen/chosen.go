// Package chosen gives one call several statuses.
package chosen

import "net/http"

type User struct{ Admin bool }

type key struct{}

func current(r *http.Request) *User {
	user, _ := r.Context().Value(key{}).(*User)
	return user
}

func right(w http.ResponseWriter, r *http.Request) {
	user := current(r)
	code := http.StatusOK
	if user == nil {
		code = http.StatusUnauthorized
	} else if !user.Admin {
		code = http.StatusForbidden
	}
	w.WriteHeader(code)
}

func wrong(w http.ResponseWriter, r *http.Request) {
	user := current(r)
	code := http.StatusOK
	if user == nil {
		code = http.StatusForbidden // want `the status chosen here answers 403 in wrong, but the guard says that nobody is known \(current\(r\)\): 401 with a challenge`
	} else if !user.Admin {
		code = http.StatusUnauthorized // want `the status chosen here answers 401 in wrong, but the guard says that a permission is missing \(user.Admin\): 403`
	}
	w.WriteHeader(code)
}

// Two places choose it.
func twice(w http.ResponseWriter, r *http.Request) {
	user := current(r)
	code := http.StatusForbidden
	if user == nil {
		code = http.StatusUnauthorized
	}
	if user != nil && !user.Admin {
		code = http.StatusUnauthorized
	}
	w.WriteHeader(code)
}
