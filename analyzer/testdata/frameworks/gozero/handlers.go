// Package handlers answers through go-zero's httpx.
package handlers

import (
	"errors"
	"net/http"

	"github.com/zeromicro/go-zero/rest/httpx"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/status"
)

const challenge = `Bearer realm="restricted"`

func authorized(r *http.Request) bool { return r.Header.Get("Authorization") == "Bearer secret" }

func JSON() http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if !authorized(r) {
			httpx.WriteJson(w, http.StatusUnauthorized, map[string]string{"error": "unauthorized"})
			return
		}
		httpx.OkJson(w, "secret")
	})
}

func JSONChallenged() http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if !authorized(r) {
			w.Header().Set("WWW-Authenticate", challenge)
			httpx.WriteJsonCtx(r.Context(), w, http.StatusUnauthorized, map[string]string{"error": "unauthorized"})
			return
		}
		httpx.OkJsonCtx(r.Context(), w, "secret")
	})
}

// PlainError is a 400.
func PlainError() http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if !authorized(r) {
			httpx.Error(w, errors.New("unauthorized"))
			return
		}
		httpx.Ok(w)
	})
}

func CodeError() http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if !authorized(r) {
			httpx.ErrorCtx(r.Context(), w, status.Error(codes.Unauthenticated, "no token"))
			return
		}
		httpx.Ok(w)
	})
}
