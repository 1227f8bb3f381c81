// Package handlers answers through connect.
package handlers

import (
	"context"
	"errors"
	"net/http"
	"strings"

	"connectrpc.com/connect"
	"google.golang.org/protobuf/types/known/emptypb"
)

const challenge = `Bearer realm="restricted"`

type (
	request  = connect.Request[emptypb.Empty]
	response = connect.Response[emptypb.Empty]
)

func authorized(h http.Header) bool { return h.Get("Authorization") == "Bearer secret" }

func secret() *response { return connect.NewResponse(&emptypb.Empty{}) }

// post makes the requests unary calls.
func post(h http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		call, _ := http.NewRequestWithContext(r.Context(), http.MethodPost, "/case", strings.NewReader("{}"))
		call.Header = r.Header.Clone()
		call.Header.Set("Content-Type", "application/json")
		h.ServeHTTP(w, call)
	})
}

func procedure(h func(context.Context, *request) (*response, error), options ...connect.HandlerOption) http.Handler {
	return post(connect.NewUnaryHandler("/case", h, options...))
}

func Unauthenticated() http.Handler {
	return procedure(func(ctx context.Context, r *request) (*response, error) {
		if !authorized(r.Header()) {
			return nil, connect.NewError(connect.CodeUnauthenticated, errors.New("no token"))
		}
		return secret(), nil
	})
}

func UnauthenticatedWithMeta() http.Handler {
	return procedure(func(ctx context.Context, r *request) (*response, error) {
		if !authorized(r.Header()) {
			err := connect.NewError(connect.CodeUnauthenticated, errors.New("no token"))
			err.Meta().Set("WWW-Authenticate", challenge)
			return nil, err
		}
		return secret(), nil
	})
}

func interceptorDenies(next connect.UnaryFunc) connect.UnaryFunc {
	return func(ctx context.Context, r connect.AnyRequest) (connect.AnyResponse, error) {
		if !authorized(r.Header()) {
			return nil, connect.NewError(connect.CodeUnauthenticated, errors.New("no token"))
		}
		return next(ctx, r)
	}
}

func InterceptorDenies() http.Handler {
	return procedure(func(ctx context.Context, r *request) (*response, error) { return secret(), nil },
		connect.WithInterceptors(connect.UnaryInterceptorFunc(interceptorDenies)))
}

func PermissionDenied() http.Handler {
	return procedure(func(ctx context.Context, r *request) (*response, error) {
		if !authorized(r.Header()) {
			return nil, connect.NewError(connect.CodePermissionDenied, errors.New("no"))
		}
		return secret(), nil
	})
}
