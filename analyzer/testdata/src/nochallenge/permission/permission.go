// Package permission answers 401 where a permission is missing: no fix, since
// no challenge would help.
package permission

import "net/http"

type User struct{ Admin bool }

type key struct{}

func challenged(w http.ResponseWriter, r *http.Request) {
	if _, _, ok := r.BasicAuth(); !ok {
		w.Header().Set("WWW-Authenticate", `Basic realm="a"`)
		w.WriteHeader(http.StatusUnauthorized)
	}
}

func admin(w http.ResponseWriter, r *http.Request) {
	user := r.Context().Value(key{}).(*User)
	if !user.Admin {
		w.WriteHeader(http.StatusUnauthorized) // want `w.WriteHeader answers 401 without a WWW-Authenticate challenge in admin`
	}
}
