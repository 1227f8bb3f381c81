package api

import (
	"net/http"

	"nochallenge/regressions/sharedhelper/deny"
)

func Orders(w http.ResponseWriter, r *http.Request) {
	if r.Header.Get("Authorization") == "" {
		deny.Unauthorized(w) // want `deny.Unauthorized answers 401 without a WWW-Authenticate challenge in Orders`
		return
	}
}

func Files(w http.ResponseWriter, r *http.Request) {
	if r.Header.Get("Authorization") == "" {
		deny.Login(w)
		return
	}
}

func Both(w http.ResponseWriter, r *http.Request) {
	if r.Header.Get("Authorization") == "" {
		w.Header().Set("WWW-Authenticate", `Bearer realm="shop"`)
		deny.Unauthorized(w)
		return
	}
}
