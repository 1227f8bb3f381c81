// Package handlers answers through go-kit's http transport.
package handlers

import (
	"context"
	"errors"
	"net/http"

	"github.com/go-kit/kit/auth/basic"
	"github.com/go-kit/kit/endpoint"
	kithttp "github.com/go-kit/kit/transport/http"
)

const challenge = `Bearer realm="restricted"`

func secret(context.Context, any) (any, error) { return map[string]string{"text": "secret"}, nil }

func token(_ context.Context, r *http.Request) (any, error) {
	return r.Header.Get("Authorization"), nil
}

func server(e endpoint.Endpoint, options ...kithttp.ServerOption) http.Handler {
	options = append(options, kithttp.ServerBefore(kithttp.PopulateRequestContext))
	return kithttp.NewServer(e, token, kithttp.EncodeJSONResponse, options...)
}

type statusCoderError struct{ code int }

func (e statusCoderError) Error() string   { return http.StatusText(e.code) }
func (e statusCoderError) StatusCode() int { return e.code }

func StatusCoder() http.Handler {
	return server(func(ctx context.Context, request any) (any, error) {
		if request != "Bearer secret" {
			return nil, statusCoderError{http.StatusUnauthorized}
		}
		return secret(ctx, request)
	})
}

type headererError struct{}

func (headererError) Error() string        { return "unauthorized" }
func (headererError) StatusCode() int      { return http.StatusUnauthorized }
func (headererError) Headers() http.Header { return http.Header{"Www-Authenticate": {challenge}} }

func Headerer() http.Handler {
	return server(func(ctx context.Context, request any) (any, error) {
		if request != "Bearer secret" {
			return nil, headererError{}
		}
		return secret(ctx, request)
	})
}

func BasicMiddleware() http.Handler {
	return server(basic.AuthMiddleware("joe", "secret", "restricted")(secret))
}

var errEncoded = errors.New("unauthorized")

func encodedErrors(_ context.Context, err error, w http.ResponseWriter) {
	if errors.Is(err, errEncoded) {
		w.WriteHeader(http.StatusUnauthorized)
		return
	}
	w.WriteHeader(http.StatusInternalServerError)
}

func EncodedErrors() http.Handler {
	return server(func(ctx context.Context, request any) (any, error) {
		if request != "Bearer secret" {
			return nil, errEncoded
		}
		return secret(ctx, request)
	}, kithttp.ServerErrorEncoder(encodedErrors))
}
