package handlers

import (
	"context"
	"errors"
	"fmt"
	"net/http"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/adapters/humago"
)

func newAPI() (*http.ServeMux, huma.API) {
	mux := http.NewServeMux()
	return mux, humago.New(mux, huma.DefaultConfig("apps", "1"))
}

type noteService struct{ token string }

func (s *noteService) read(ctx context.Context, in *Input) (*Output, error) {
	if in.Authorization != "Bearer "+s.token {
		return nil, huma.Error401Unauthorized("invalid token", errors.New("token"))
	}
	return Secret(), nil
}

func NoteService() http.Handler {
	mux, api := newAPI()
	s := &noteService{"secret"}
	huma.Register(api, huma.Operation{OperationID: "read", Method: http.MethodGet, Path: "/case"}, s.read)
	return mux
}

type challengedService struct{ realm string }

func (s *challengedService) deny(msg string) error {
	return huma.ErrorWithHeaders(huma.Error401Unauthorized(msg), http.Header{
		"WWW-Authenticate": {fmt.Sprintf("Bearer realm=%q", s.realm)},
	})
}

func (s *challengedService) read(ctx context.Context, in *Input) (*Output, error) {
	if !authorized(in) {
		return nil, s.deny("invalid token")
	}
	return Secret(), nil
}

func ChallengedService() http.Handler {
	mux, api := newAPI()
	huma.Get(api, "/case", (&challengedService{"notes"}).read)
	return mux
}

var (
	errNone  = errors.New("no token")
	errStale = errors.New("stale token")
)

func verifyToken(in *Input) error {
	switch in.Authorization {
	case "":
		return errNone
	case "Bearer secret":
		return nil
	}
	return fmt.Errorf("verify: %w", errStale)
}

func mapToHuma(err error) error {
	switch {
	case errors.Is(err, errNone):
		return huma.Error401Unauthorized("no token")
	case errors.Is(err, errStale):
		return huma.Error403Forbidden("stale token")
	}
	return huma.Error500InternalServerError("internal", err)
}

func MapToHuma() http.Handler {
	mux, api := newAPI()
	huma.Get(api, "/case", func(ctx context.Context, in *Input) (*Output, error) {
		if err := verifyToken(in); err != nil {
			return nil, mapToHuma(err)
		}
		return Secret(), nil
	})
	return mux
}

func statusErrorOf(err error) (int, string) {
	if errors.Is(err, errNone) {
		return http.StatusUnauthorized, "no token"
	}
	return http.StatusForbidden, "stale token"
}

func StatusErrorOfApp() http.Handler {
	mux, api := newAPI()
	huma.Get(api, "/case", func(ctx context.Context, in *Input) (*Output, error) {
		if err := verifyToken(in); err != nil {
			status, msg := statusErrorOf(err)
			return nil, huma.NewError(status, msg)
		}
		return Secret(), nil
	})
	return mux
}

// MiddlewareMethods has middleware that is a method.
type middlewareMethods struct{ api huma.API }

func (m middlewareMethods) require(ctx huma.Context, next func(huma.Context)) {
	if ctx.Header("Authorization") != "Bearer secret" {
		huma.WriteErr(m.api, ctx, http.StatusUnauthorized, "unauthorized")
		return
	}
	next(huma.WithValue(ctx, "user", "joe"))
}

func MiddlewareMethods() http.Handler {
	mux, api := newAPI()
	api.UseMiddleware(middlewareMethods{api}.require)
	huma.Get(api, "/case", func(ctx context.Context, in *Input) (*Output, error) { return Secret(), nil })
	return mux
}

type middlewareRealm struct {
	api   huma.API
	realm string
}

func (m middlewareRealm) require(ctx huma.Context, next func(huma.Context)) {
	if ctx.Header("Authorization") == "Bearer secret" {
		next(ctx)
		return
	}
	ctx.SetHeader("WWW-Authenticate", `Bearer realm="`+m.realm+`"`)
	_ = huma.WriteErr(m.api, ctx, http.StatusUnauthorized, "unauthorized")
}

func MiddlewareRealm() http.Handler {
	mux, api := newAPI()
	api.UseMiddleware(middlewareRealm{api, "x"}.require)
	huma.Get(api, "/case", func(ctx context.Context, in *Input) (*Output, error) { return Secret(), nil })
	return mux
}

// OwnStatusError is a type of the program that huma takes for an error with a status.
type ownStatusError struct {
	status  int
	Message string `json:"message"`
}

func (e *ownStatusError) Error() string  { return e.Message }
func (e *ownStatusError) GetStatus() int { return e.status }

func OwnStatusErrorApp() http.Handler {
	mux, api := newAPI()
	huma.Get(api, "/case", func(ctx context.Context, in *Input) (*Output, error) {
		if !authorized(in) {
			return nil, &ownStatusError{http.StatusUnauthorized, "nope"}
		}
		return Secret(), nil
	})
	return mux
}

// OwnHeaders is one that brings its headers.
type ownHeaders struct {
	status  int
	Message string `json:"message"`
}

func (e *ownHeaders) Error() string  { return e.Message }
func (e *ownHeaders) GetStatus() int { return e.status }
func (e *ownHeaders) GetHeaders() http.Header {
	return http.Header{"Www-Authenticate": {`Bearer realm="x"`}}
}

func OwnHeadersApp() http.Handler {
	mux, api := newAPI()
	huma.Get(api, "/case", func(ctx context.Context, in *Input) (*Output, error) {
		if !authorized(in) {
			return nil, &ownHeaders{http.StatusUnauthorized, "nope"}
		}
		return Secret(), nil
	})
	return mux
}

// BodyWriter sets the status itself.
func BodyWriter() http.Handler {
	mux, api := newAPI()
	api.UseMiddleware(func(ctx huma.Context, next func(huma.Context)) {
		if ctx.Header("Authorization") != "Bearer secret" {
			ctx.SetStatus(http.StatusUnauthorized)
			ctx.BodyWriter().Write([]byte("unauthorized"))
			return
		}
		next(ctx)
	})
	huma.Get(api, "/case", func(ctx context.Context, in *Input) (*Output, error) { return Secret(), nil })
	return mux
}

// RouterMiddleware is net/http around huma.
func RouterMiddleware() http.Handler {
	mux, api := newAPI()
	huma.Get(api, "/case", func(ctx context.Context, in *Input) (*Output, error) { return Secret(), nil })
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Header.Get("Authorization") != "Bearer secret" {
			w.Header().Set("WWW-Authenticate", `Bearer realm="x"`)
			http.Error(w, "unauthorized", http.StatusUnauthorized)
			return
		}
		mux.ServeHTTP(w, r)
	})
}
