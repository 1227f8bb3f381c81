// Package proxy denies with 407 behind middleware.
package proxy

import "net/http"

func asking(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Proxy-Authenticate", `Basic realm="proxy"`)
		next.ServeHTTP(w, r)
	})
}

func askingUsers(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("WWW-Authenticate", `Basic realm="users"`)
		next.ServeHTTP(w, r)
	})
}

var _ = asking(http.HandlerFunc(both))

func both(w http.ResponseWriter, r *http.Request) {
	if r.Header.Get("Proxy-Authorization") == "" {
		w.WriteHeader(407)
		return
	}
	w.WriteHeader(401) // want `w.WriteHeader answers 401 without a WWW-Authenticate challenge in both`
}

var _ = askingUsers(http.HandlerFunc(bothAsked))

func bothAsked(w http.ResponseWriter, r *http.Request) {
	if r.Header.Get("Proxy-Authorization") == "" {
		w.WriteHeader(407) // want `w.WriteHeader answers 407 without a Proxy-Authenticate challenge in bothAsked`
		return
	}
	w.WriteHeader(401)
}
