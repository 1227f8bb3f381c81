package handlers

import (
	"context"
	"errors"
	"fmt"
	"net/http"

	"github.com/danielgtaylor/huma/v2"
)

func Proxy(ctx context.Context, in *Input) (*Output, error) {
	if !authorized(in) {
		return nil, huma.NewError(http.StatusProxyAuthRequired, "no")
	}
	return Secret(), nil
}

func WithDetails(ctx context.Context, in *Input) (*Output, error) {
	if !authorized(in) {
		return nil, huma.Error401Unauthorized("no", &huma.ErrorDetail{Message: "no token", Location: "header"})
	}
	return Secret(), nil
}

func HeadersOfNew(ctx context.Context, in *Input) (*Output, error) {
	if !authorized(in) {
		err := huma.NewError(http.StatusUnauthorized, "no")
		return nil, huma.ErrorWithHeaders(err, http.Header{"WWW-Authenticate": {challenge}})
	}
	return Secret(), nil
}

func WrappedHeaders(ctx context.Context, in *Input) (*Output, error) {
	if !authorized(in) {
		err := huma.ErrorWithHeaders(huma.Error401Unauthorized("no"), http.Header{"WWW-Authenticate": {challenge}})
		return nil, fmt.Errorf("checking: %w", err)
	}
	return Secret(), nil
}

var errToken = errors.New("no token")

func MappedError(ctx context.Context, in *Input) (*Output, error) {
	if err := mappedErrorCheck(in); err != nil {
		return nil, mappedErrorAnswer(err)
	}
	return Secret(), nil
}

func mappedErrorCheck(in *Input) error {
	if !authorized(in) {
		return fmt.Errorf("checking: %w", errToken)
	}
	return nil
}

func mappedErrorAnswer(err error) error {
	switch {
	case errors.Is(err, errToken):
		return huma.Error401Unauthorized("no", err)
	default:
		return huma.Error500InternalServerError("oops", err)
	}
}

func StatusVariable(ctx context.Context, in *Input) (*Output, error) {
	status := http.StatusForbidden
	if in.Authorization == "" {
		status = http.StatusUnauthorized
	}
	if !authorized(in) {
		return nil, huma.NewError(status, "no")
	}
	return Secret(), nil
}

func ConditionalChallenge(ctx context.Context, in *Input) (*Output, error) {
	if authorized(in) {
		return Secret(), nil
	}
	var err error = huma.Error401Unauthorized("no")
	if in.Mode != "alt" {
		err = huma.ErrorWithHeaders(err, http.Header{"WWW-Authenticate": {challenge}})
	}
	return nil, err
}

var sharedErrorValue = huma.Error401Unauthorized("no")

func SharedError(ctx context.Context, in *Input) (*Output, error) {
	if !authorized(in) {
		return nil, sharedErrorValue
	}
	return Secret(), nil
}

type coded struct {
	huma.ErrorModel
	Reason string `json:"reason"`
}

func Embedded(ctx context.Context, in *Input) (*Output, error) {
	if !authorized(in) {
		return nil, &coded{ErrorModel: huma.ErrorModel{Status: http.StatusUnauthorized}, Reason: "token"}
	}
	return Secret(), nil
}

type kindError struct{ kind string }

func (e kindError) Error() string { return e.kind }

func (e kindError) GetStatus() int {
	if e.kind == "token" {
		return http.StatusUnauthorized
	}
	return http.StatusForbidden
}

func KindError(ctx context.Context, in *Input) (*Output, error) {
	if !authorized(in) {
		return nil, kindError{"token"}
	}
	return Secret(), nil
}

func MiddlewareErrors(api huma.API) func(huma.Context, func(huma.Context)) {
	return func(ctx huma.Context, next func(huma.Context)) {
		if !middlewareAuthorized(ctx) {
			_ = huma.WriteErr(api, ctx, 401, "no", errors.New("token"))
			return
		}
		next(ctx)
	}
}

func MiddlewareAppends(api huma.API) func(huma.Context, func(huma.Context)) {
	return func(ctx huma.Context, next func(huma.Context)) {
		if !middlewareAuthorized(ctx) {
			ctx.AppendHeader("WWW-Authenticate", "Basic realm=\"a\"")
			ctx.AppendHeader("WWW-Authenticate", challenge)
			ctx.SetStatus(http.StatusUnauthorized)
			return
		}
		next(ctx)
	}
}

type middlewareMethod struct{ api huma.API }

func (g *middlewareMethod) deny(ctx huma.Context, status int) {
	_ = huma.WriteErr(g.api, ctx, status, http.StatusText(status))
}

func MiddlewareMethod(api huma.API) func(huma.Context, func(huma.Context)) {
	g := &middlewareMethod{api}
	return func(ctx huma.Context, next func(huma.Context)) {
		if !middlewareAuthorized(ctx) {
			g.deny(ctx, http.StatusUnauthorized)
			return
		}
		next(ctx)
	}
}
