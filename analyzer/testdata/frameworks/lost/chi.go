package lost

import (
	"net/http"

	"github.com/go-chi/render"

	"github.com/authstatus/authstatus/analyzer/testdata/frameworks/lost/vault"
)

func chiAllowed(r *http.Request) bool { return r.Header.Get("Authorization") == "Bearer secret" }

func ChiSecret(w http.ResponseWriter, r *http.Request) {
	vault.Open("chi")
	render.PlainText(w, r, "secret")
}

func ChiNoReturn(w http.ResponseWriter, r *http.Request) {
	if !chiAllowed(r) {
		render.Status(r, http.StatusForbidden)
		render.JSON(w, r, "no")
	}
	vault.Open(r.FormValue("id"))
}

func ChiReturns(w http.ResponseWriter, r *http.Request) {
	if !chiAllowed(r) {
		render.Status(r, http.StatusForbidden)
		render.JSON(w, r, "no")
		return
	}
	vault.Open(r.FormValue("id"))
}

func ChiMiddlewareGoesOn(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if !chiAllowed(r) {
			http.Error(w, "who?", http.StatusUnauthorized)
		}
		next.ServeHTTP(w, r)
	})
}

func ChiMiddlewareReturns(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if !chiAllowed(r) {
			http.Error(w, "who?", http.StatusUnauthorized)
			return
		}
		next.ServeHTTP(w, r)
	})
}
