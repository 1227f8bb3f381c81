// Package page has the examples of the rule's page.
package page

import "net/http"

type User struct{ Admin bool }

type key struct{}

var userKey key

func report(w http.ResponseWriter, r *http.Request) {
	user := r.Context().Value(userKey).(*User)
	if !user.Admin {
		http.Error(w, "for administrators", http.StatusUnauthorized) // want `^http.Error answers 401 in report, but the guard says that a permission is missing \(user.Admin\): 403 \(RFC 9110 §15.5.4\)$`
		return
	}
}

func audit(w http.ResponseWriter, r *http.Request) {
	user := r.Context().Value(userKey).(*User)
	if !user.Admin {
		http.Error(w, "for administrators", http.StatusForbidden)
		return
	}
}
