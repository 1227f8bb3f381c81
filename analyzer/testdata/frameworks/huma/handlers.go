// Package handlers answers through huma.
package handlers

import (
	"context"
	"errors"
	"fmt"
	"net/http"

	"github.com/danielgtaylor/huma/v2"
)

const challenge = `Bearer realm="restricted"`

type Input struct {
	Authorization string `header:"Authorization"`
	Mode          string `query:"mode"`
}

type Output struct {
	Body struct {
		Text string `json:"text"`
	}
}

func authorized(in *Input) bool {
	return in.Authorization == "Bearer secret"
}

func Secret() *Output {
	out := new(Output)
	out.Body.Text = "secret"
	return out
}

func Plain(ctx context.Context, in *Input) (*Output, error) {
	if !authorized(in) {
		return nil, huma.Error401Unauthorized("token required")
	}
	return Secret(), nil
}

func WithHeaders(ctx context.Context, in *Input) (*Output, error) {
	if !authorized(in) {
		h := http.Header{}
		h.Set("WWW-Authenticate", challenge)
		return nil, huma.ErrorWithHeaders(huma.Error401Unauthorized("token required"), h)
	}
	return Secret(), nil
}

func WithHeadersLiteral(ctx context.Context, in *Input) (*Output, error) {
	if !authorized(in) {
		return nil, huma.ErrorWithHeaders(
			huma.Error401Unauthorized("token required"),
			http.Header{"WWW-Authenticate": []string{challenge}},
		)
	}
	return Secret(), nil
}

func WithOtherHeaders(ctx context.Context, in *Input) (*Output, error) {
	if !authorized(in) {
		return nil, huma.ErrorWithHeaders(
			huma.Error401Unauthorized("token required"),
			http.Header{"Cache-Control": {"no-store"}},
		)
	}
	return Secret(), nil
}

func NewError(ctx context.Context, in *Input) (*Output, error) {
	if !authorized(in) {
		return nil, huma.NewError(http.StatusUnauthorized, "token required")
	}
	return Secret(), nil
}

func Model(ctx context.Context, in *Input) (*Output, error) {
	if !authorized(in) {
		return nil, &huma.ErrorModel{Status: http.StatusUnauthorized, Title: "Unauthorized"}
	}
	return Secret(), nil
}

func Wrapped(ctx context.Context, in *Input) (*Output, error) {
	if !authorized(in) {
		return nil, fmt.Errorf("checking token: %w", huma.Error401Unauthorized("token required"))
	}
	return Secret(), nil
}

func PlainError(ctx context.Context, in *Input) (*Output, error) {
	if !authorized(in) {
		return nil, errors.New("unauthorized")
	}
	return Secret(), nil
}

type ownError struct {
	status int
	text   string
}

func (e *ownError) Error() string  { return e.text }
func (e *ownError) GetStatus() int { return e.status }

func OwnError(ctx context.Context, in *Input) (*Output, error) {
	if !authorized(in) {
		return nil, &ownError{status: http.StatusUnauthorized, text: "token required"}
	}
	return Secret(), nil
}

type challengingOwnErrorValue struct{ text string }

func (e *challengingOwnErrorValue) Error() string  { return e.text }
func (e *challengingOwnErrorValue) GetStatus() int { return http.StatusUnauthorized }
func (e *challengingOwnErrorValue) GetHeaders() http.Header {
	return http.Header{"WWW-Authenticate": {challenge}}
}

func ChallengingOwnError(ctx context.Context, in *Input) (*Output, error) {
	if !authorized(in) {
		return nil, &challengingOwnErrorValue{"token required"}
	}
	return Secret(), nil
}

func Helper(ctx context.Context, in *Input) (*Output, error) {
	if err := helperCheck(in); err != nil {
		return nil, err
	}
	return Secret(), nil
}

func helperCheck(in *Input) error {
	if !authorized(in) {
		return huma.Error401Unauthorized("token required")
	}
	return nil
}

func ChallengingHelper(ctx context.Context, in *Input) (*Output, error) {
	if !authorized(in) {
		return nil, challengingHelperDeny("token required")
	}
	return Secret(), nil
}

func challengingHelperDeny(text string) error {
	h := make(http.Header)
	h.Add("WWW-Authenticate", challenge)
	return huma.ErrorWithHeaders(huma.Error401Unauthorized(text), h)
}

func MixedPaths(ctx context.Context, in *Input) (*Output, error) {
	if in.Authorization == "" {
		return nil, huma.ErrorWithHeaders(huma.Error401Unauthorized("missing token"), http.Header{"WWW-Authenticate": {challenge}})
	}
	if !authorized(in) {
		return nil, huma.Error401Unauthorized("bad token")
	}
	return Secret(), nil
}

func Forbidden(ctx context.Context, in *Input) (*Output, error) {
	if !authorized(in) {
		return nil, huma.Error403Forbidden("forbidden")
	}
	return Secret(), nil
}

func middlewareAuthorized(ctx huma.Context) bool {
	return ctx.Header("Authorization") == "Bearer secret"
}

func MiddlewareStops(api huma.API) func(huma.Context, func(huma.Context)) {
	return func(ctx huma.Context, next func(huma.Context)) {
		if !middlewareAuthorized(ctx) {
			huma.WriteErr(api, ctx, http.StatusUnauthorized, "token required")
			return
		}
		next(ctx)
	}
}

func MiddlewareChallenges(api huma.API) func(huma.Context, func(huma.Context)) {
	return func(ctx huma.Context, next func(huma.Context)) {
		if !middlewareAuthorized(ctx) {
			ctx.SetHeader("WWW-Authenticate", challenge)
			huma.WriteErr(api, ctx, http.StatusUnauthorized, "token required")
			return
		}
		next(ctx)
	}
}

func MiddlewareHeaderTooLate(api huma.API) func(huma.Context, func(huma.Context)) {
	return func(ctx huma.Context, next func(huma.Context)) {
		if !middlewareAuthorized(ctx) {
			huma.WriteErr(api, ctx, http.StatusUnauthorized, "token required")
			ctx.AppendHeader("WWW-Authenticate", challenge)
			return
		}
		next(ctx)
	}
}

func MiddlewareStatus(api huma.API) func(huma.Context, func(huma.Context)) {
	return func(ctx huma.Context, next func(huma.Context)) {
		if !middlewareAuthorized(ctx) {
			ctx.SetStatus(http.StatusUnauthorized)
			fmt.Fprint(ctx.BodyWriter(), "token required")
			return
		}
		next(ctx)
	}
}

func MiddlewareStatusHeaderTooLate(api huma.API) func(huma.Context, func(huma.Context)) {
	return func(ctx huma.Context, next func(huma.Context)) {
		if !middlewareAuthorized(ctx) {
			ctx.SetStatus(http.StatusUnauthorized)
			ctx.SetHeader("WWW-Authenticate", challenge)
			return
		}
		next(ctx)
	}
}

func MiddlewareMixed(api huma.API) func(huma.Context, func(huma.Context)) {
	return func(ctx huma.Context, next func(huma.Context)) {
		token := ctx.Header("Authorization")
		if token == "" {
			ctx.SetHeader("WWW-Authenticate", challenge)
		}
		if token != "Bearer secret" {
			huma.WriteErr(api, ctx, http.StatusUnauthorized, "token required")
			return
		}
		next(ctx)
	}
}
