// Package rounds looks for something in a list before it denies.
package rounds

import "net/http"

type User struct {
	Role  string
	Roles []string
}

func userOf(r *http.Request) *User { u, _ := r.Context().Value("user").(*User); return u }

func returns(w http.ResponseWriter, r *http.Request, next http.Handler) {
	user := userOf(r)
	for _, role := range user.Roles {
		if role == "admin" {
			next.ServeHTTP(w, r)
			return
		}
	}
	http.Error(w, "for administrators", http.StatusUnauthorized) // want `a permission is missing`
}

func allowed(w http.ResponseWriter, r *http.Request, allowed []string, next http.Handler) {
	user := userOf(r)
	found := false
	for _, role := range allowed {
		if user.Role == role {
			found = true
			break
		}
	}
	if !found {
		http.Error(w, "not for you", http.StatusUnauthorized) // want `a permission is missing`
		return
	}
	next.ServeHTTP(w, r)
}

func tokens(w http.ResponseWriter, r *http.Request, known []string, next http.Handler) {
	token := r.Header.Get("Authorization")
	for _, t := range known {
		if t == token {
			next.ServeHTTP(w, r)
			return
		}
	}
	http.Error(w, "no", http.StatusForbidden) // want `the credentials are not valid`
}

// A helper that says so by its result.
func has(user *User, wanted string) bool {
	for _, role := range user.Roles {
		if role == wanted {
			return true
		}
	}
	return false
}

func byHelper(w http.ResponseWriter, r *http.Request) {
	if !has(userOf(r), "admin") {
		http.Error(w, "not for you", http.StatusUnauthorized) // want `a permission is missing \(has\(userOf\(r\), "admin"\)\)`
	}
}

// Found is set elsewhere too: why it is not, nobody knows.
func several(w http.ResponseWriter, r *http.Request, allowed []string) {
	user := userOf(r)
	found := false
	if r.Method == "GET" {
		found = true
	}
	for _, role := range allowed {
		if user.Role == role {
			found = true
		}
	}
	if !found {
		http.Error(w, "not for you", http.StatusUnauthorized)
	}
}

func addresses(w http.ResponseWriter, r *http.Request, blocked []string) {
	for _, address := range blocked {
		if address == r.RemoteAddr {
			return
		}
	}
	http.Error(w, "no", http.StatusForbidden)
}
