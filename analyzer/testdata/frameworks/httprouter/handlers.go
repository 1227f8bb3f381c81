// Package handlers answers through httprouter.
package handlers

import (
	"net/http"

	"github.com/julienschmidt/httprouter"
)

const challenge = `Bearer realm="restricted"`

func authorized(r *http.Request) bool { return r.Header.Get("Authorization") == "Bearer secret" }

func secret(w http.ResponseWriter, r *http.Request, ps httprouter.Params) { w.Write([]byte("secret")) }

func router(h httprouter.Handle) http.Handler {
	r := httprouter.New()
	r.GET("/case", h)
	return r
}

func wrapped(h httprouter.Handle) httprouter.Handle {
	return func(w http.ResponseWriter, r *http.Request, ps httprouter.Params) {
		if !authorized(r) {
			http.Error(w, "unauthorized", http.StatusUnauthorized)
			return
		}
		h(w, r, ps)
	}
}

func Wrapped() http.Handler { return router(wrapped(secret)) }

func basicAuth(h httprouter.Handle) httprouter.Handle {
	return func(w http.ResponseWriter, r *http.Request, ps httprouter.Params) {
		if user, password, ok := r.BasicAuth(); ok && user == "joe" && password == "secret" {
			h(w, r, ps)
			return
		}
		w.Header().Set("WWW-Authenticate", "Basic realm=Restricted")
		http.Error(w, http.StatusText(http.StatusUnauthorized), http.StatusUnauthorized)
	}
}

func BasicAuth() http.Handler { return router(basicAuth(secret)) }

func ByName() http.Handler {
	r := httprouter.New()
	r.GET("/:name", func(w http.ResponseWriter, r *http.Request, ps httprouter.Params) {
		if ps.ByName("name") != "case" || !authorized(r) {
			w.WriteHeader(http.StatusUnauthorized)
			return
		}
		secret(w, r, ps)
	})
	return r
}
