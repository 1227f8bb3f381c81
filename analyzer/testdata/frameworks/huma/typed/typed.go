// Package typed registers its handlers through a function of its own.
package typed

import (
	"context"
	"errors"
	"net/http"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/adapters/humago"
)

type input struct {
	Authorization string `header:"Authorization"`
}

type output struct{ Body string }

// TypedRegister wraps the service's handlers for huma.
func typedRegister[I, O any](api huma.API, path string, h func(context.Context, *I) (*O, error)) {
	huma.Register(api, huma.Operation{OperationID: path, Method: http.MethodGet, Path: path},
		func(ctx context.Context, in *I) (*O, error) {
			out, err := h(ctx, in)
			if err != nil {
				return nil, huma.NewErrorWithContext(nil, http.StatusUnauthorized, err.Error())
			}
			return out, nil
		})
}

func TypedRegister() http.Handler {
	mux := http.NewServeMux()
	api := humago.New(mux, huma.DefaultConfig("typed", "1"))
	typedRegister(api, "/case", func(ctx context.Context, in *input) (*output, error) {
		if in.Authorization != "Bearer secret" {
			return nil, errors.New("wrong token")
		}
		return &output{"secret"}, nil
	})
	return mux
}
