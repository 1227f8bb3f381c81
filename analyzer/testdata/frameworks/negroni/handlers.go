// Package handlers answers through negroni.
package handlers

import (
	"net/http"

	"github.com/urfave/negroni/v3"
)

const challenge = `Bearer realm="restricted"`

func authorized(r *http.Request) bool { return r.Header.Get("Authorization") == "Bearer secret" }

func secret(w http.ResponseWriter, r *http.Request) { w.Write([]byte("secret")) }

func stack(h negroni.HandlerFunc) http.Handler {
	n := negroni.New()
	n.Use(h)
	n.UseHandler(http.HandlerFunc(secret))
	return n
}

func Stops() http.Handler {
	return stack(func(w http.ResponseWriter, r *http.Request, next http.HandlerFunc) {
		if !authorized(r) {
			http.Error(w, "unauthorized", http.StatusUnauthorized)
			return
		}
		next(w, r)
	})
}

func Challenges() http.Handler {
	return stack(func(w http.ResponseWriter, r *http.Request, next http.HandlerFunc) {
		if !authorized(r) {
			w.Header().Set("WWW-Authenticate", challenge)
			w.WriteHeader(http.StatusUnauthorized)
			return
		}
		next(w, r)
	})
}

// WrittenTooLate looks whether there was an answer, and adds the challenge then.
func WrittenTooLate() http.Handler {
	return stack(func(w http.ResponseWriter, r *http.Request, next http.HandlerFunc) {
		if !authorized(r) {
			w.WriteHeader(http.StatusUnauthorized)
			w.Header().Set("WWW-Authenticate", challenge)
			return
		}
		next(w, r)
	})
}

// BeforeHook adds the challenge when the header goes out.
func BeforeHook() http.Handler {
	return stack(func(w http.ResponseWriter, r *http.Request, next http.HandlerFunc) {
		rw := negroni.NewResponseWriter(w)
		rw.Before(func(rw negroni.ResponseWriter) {
			if rw.Status() == http.StatusUnauthorized {
				rw.Header().Set("WWW-Authenticate", challenge)
			}
		})
		if !authorized(r) {
			rw.WriteHeader(http.StatusUnauthorized)
			return
		}
		next(rw, r)
	})
}
