// Package handlers answers through grpc-gateway.
package handlers

import (
	"context"
	"net/http"

	"github.com/grpc-ecosystem/grpc-gateway/v2/runtime"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/status"
)

const challenge = `Bearer realm="restricted"`

func authorized(r *http.Request) bool { return r.Header.Get("Authorization") == "Bearer secret" }

func secret(w http.ResponseWriter, r *http.Request, _ map[string]string) { w.Write([]byte("secret")) }

func gateway(h runtime.HandlerFunc, options ...runtime.ServeMuxOption) http.Handler {
	mux := runtime.NewServeMux(options...)
	if err := mux.HandlePath(http.MethodGet, "/case", h); err != nil {
		panic(err)
	}
	return mux
}

func PathHandler() http.Handler {
	return gateway(func(w http.ResponseWriter, r *http.Request, params map[string]string) {
		if !authorized(r) {
			http.Error(w, "unauthorized", http.StatusUnauthorized)
			return
		}
		secret(w, r, params)
	})
}

func PathHandlerChallenged() http.Handler {
	return gateway(func(w http.ResponseWriter, r *http.Request, params map[string]string) {
		if !authorized(r) {
			w.Header().Set("WWW-Authenticate", challenge)
			http.Error(w, "unauthorized", http.StatusUnauthorized)
			return
		}
		secret(w, r, params)
	})
}

// OwnErrors answers the codes of gRPC itself.
func ownErrors(_ context.Context, _ *runtime.ServeMux, _ runtime.Marshaler, w http.ResponseWriter, _ *http.Request, err error) {
	if status.Code(err) == codes.Unauthenticated {
		w.WriteHeader(http.StatusUnauthorized)
		return
	}
	w.WriteHeader(runtime.HTTPStatusFromCode(status.Code(err)))
}

func OwnErrors() http.Handler {
	mux := runtime.NewServeMux(runtime.WithErrorHandler(ownErrors))
	err := mux.HandlePath(http.MethodGet, "/case", func(w http.ResponseWriter, r *http.Request, params map[string]string) {
		if !authorized(r) {
			runtime.HTTPError(r.Context(), mux, &runtime.JSONPb{}, w, r, status.Error(codes.Unauthenticated, "no token"))
			return
		}
		secret(w, r, params)
	})
	if err != nil {
		panic(err)
	}
	return mux
}
