package handlers

import (
	"context"
	"net/http"
)

func Strict() http.Handler {
	return serve(func(ctx context.Context, token string) (getCaseResponseObject, error) {
		if token != "Bearer secret" {
			return getCase401JSONResponse{"no token"}, nil
		}
		return getCase200JSONResponse{"secret"}, nil
	})
}

func StrictHeaders() http.Handler {
	return serve(func(ctx context.Context, token string) (getCaseResponseObject, error) {
		if token != "Bearer secret" {
			return getNote401JSONResponse{Headers: getCase401Headers{WWWAuthenticate: challenge}}, nil
		}
		return getCase200JSONResponse{"secret"}, nil
	})
}
