package handlers

import (
	"context"
	"fmt"
	"net/http"
	"strings"

	"github.com/authstatus/authstatus/analyzer/testdata/frameworks/huma/apierr"
	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/adapters/humachi"
	"github.com/danielgtaylor/huma/v2/adapters/humagin"
	"github.com/gin-gonic/gin"
	"github.com/go-chi/chi/v5"
)

func open(context.Context, *Input) (*Output, error) { return Secret(), nil }

// SecurityMiddleware looks at what an operation wants.
func securityMiddleware(api huma.API, verify func(string) ([]string, error)) func(huma.Context, func(huma.Context)) {
	return func(ctx huma.Context, next func(huma.Context)) {
		var anyOf []string
		required := false
		for _, scheme := range ctx.Operation().Security {
			if scopes, ok := scheme["bearer"]; ok {
				anyOf, required = scopes, true
				break
			}
		}
		if !required {
			next(ctx)
			return
		}
		token := strings.TrimPrefix(ctx.Header("Authorization"), "Bearer ")
		if len(token) == 0 {
			huma.WriteErr(api, ctx, http.StatusUnauthorized, "Unauthorized")
			return
		}
		scopes, err := verify(token)
		if err != nil {
			huma.WriteErr(api, ctx, http.StatusUnauthorized, "Unauthorized")
			return
		}
		for _, s := range anyOf {
			for _, has := range scopes {
				if s == has {
					next(ctx)
					return
				}
			}
		}
		huma.WriteErr(api, ctx, http.StatusForbidden, "Forbidden")
	}
}

func securityMiddlewareVerify(token string) ([]string, error) {
	if token != "secret" {
		return nil, fmt.Errorf("unknown token")
	}
	return []string{"read"}, nil
}

func SecurityMiddleware() http.Handler {
	mux, api := newAPI()
	api.UseMiddleware(securityMiddleware(api, securityMiddlewareVerify))
	huma.Register(api, huma.Operation{
		OperationID: "read", Method: http.MethodGet, Path: "/case",
		Security: []map[string][]string{{"bearer": {"read"}}},
	}, open)
	return mux
}

// GroupRealm challenges for a group of operations.
func GroupRealm() http.Handler {
	mux, api := newAPI()
	group := huma.NewGroup(api, "")
	group.UseMiddleware(func(ctx huma.Context, next func(huma.Context)) {
		if ctx.Header("Authorization") != "Bearer secret" {
			ctx.AppendHeader("WWW-Authenticate", `Bearer realm="group"`)
			huma.WriteErr(api, ctx, http.StatusUnauthorized, "unauthorized")
			return
		}
		next(ctx)
	})
	huma.Get(group, "/case", open)
	return mux
}

// HeaderForAll puts the challenge on before what is behind it.
func HeaderForAll() http.Handler {
	mux, api := newAPI()
	api.UseMiddleware(func(ctx huma.Context, next func(huma.Context)) {
		ctx.SetHeader("WWW-Authenticate", `Bearer realm="all"`)
		next(ctx)
	})
	huma.Get(api, "/case", func(ctx context.Context, in *Input) (*Output, error) {
		if !authorized(in) {
			return nil, huma.Error401Unauthorized("log in")
		}
		return Secret(), nil
	})
	return mux
}

// ResolvedInput checks the credentials while the input is read.
type resolvedInput struct {
	Authorization string `header:"Authorization"`
}

func (in *resolvedInput) Resolve(ctx huma.Context) []error {
	if in.Authorization != "Bearer secret" {
		return []error{huma.Error401Unauthorized("log in")}
	}
	return nil
}

func ResolvedInput() http.Handler {
	mux, api := newAPI()
	huma.Get(api, "/case", func(ctx context.Context, in *resolvedInput) (*Output, error) { return Secret(), nil })
	return mux
}

// StatusOutput answers with the status of its output.
type statusOutput struct {
	Status int
	Body   struct {
		Message string `json:"message"`
	}
}

func StatusOutput() http.Handler {
	mux, api := newAPI()
	huma.Get(api, "/case", func(ctx context.Context, in *Input) (*statusOutput, error) {
		out := &statusOutput{Status: http.StatusOK}
		if !authorized(in) {
			out.Status = http.StatusUnauthorized
			out.Body.Message = "log in"
		}
		return out, nil
	})
	return mux
}

type headerOutput struct {
	Status          int
	WWWAuthenticate string `header:"WWW-Authenticate"`
}

func HeaderOutput() http.Handler {
	mux, api := newAPI()
	huma.Get(api, "/case", func(ctx context.Context, in *Input) (*headerOutput, error) {
		if !authorized(in) {
			return &headerOutput{Status: http.StatusUnauthorized, WWWAuthenticate: `Bearer realm="out"`}, nil
		}
		return &headerOutput{Status: http.StatusNoContent}, nil
	})
	return mux
}

func verifyService(in *Input) error {
	if !authorized(in) {
		return fmt.Errorf("reading: %w", apierr.ErrUnauthenticated)
	}
	return nil
}

func PackageMap() http.Handler {
	mux, api := newAPI()
	huma.Get(api, "/case", func(ctx context.Context, in *Input) (*Output, error) {
		if err := verifyService(in); err != nil {
			return nil, apierr.PackageMapOf(err)
		}
		return Secret(), nil
	})
	return mux
}

func PackageChallenged() http.Handler {
	mux, api := newAPI()
	huma.Get(api, "/case", func(ctx context.Context, in *Input) (*Output, error) {
		if err := verifyService(in); err != nil {
			return nil, apierr.Challenged(err)
		}
		return Secret(), nil
	})
	return mux
}

// KnownProblem is an error model of another package.
func KnownProblem() http.Handler {
	mux, api := newAPI()
	huma.Get(api, "/case", func(ctx context.Context, in *Input) (*Output, error) {
		if !authorized(in) {
			return nil, &apierr.KnownProblem{Status: http.StatusUnauthorized, Type: "about:blank", Detail: "log in"}
		}
		return Secret(), nil
	})
	return mux
}

// ChiMiddleware guards with the router's own middleware.
func chiMiddleware(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Header.Get("Authorization") != "Bearer secret" {
			w.Header().Set("Content-Type", "application/problem+json")
			w.WriteHeader(http.StatusUnauthorized)
			w.Write([]byte(`{"title":"Unauthorized","status":401}`))
			return
		}
		next.ServeHTTP(w, r)
	})
}

func ChiMiddleware() http.Handler {
	r := chi.NewMux()
	r.Use(chiMiddleware)
	api := humachi.New(r, huma.DefaultConfig("chi", "1"))
	huma.Get(api, "/case", open)
	return r
}

// GinMiddleware puts the challenge on after huma's answer, which gin has not sent.
func GinMiddleware() http.Handler {
	r := gin.New()
	api := humagin.New(r, huma.DefaultConfig("gin", "1"))
	api.UseMiddleware(func(ctx huma.Context, next func(huma.Context)) {
		c := humagin.Unwrap(ctx)
		if c.GetHeader("Authorization") != "Bearer secret" {
			c.Header("WWW-Authenticate", `Bearer realm="gin"`)
			c.AbortWithStatusJSON(http.StatusUnauthorized, gin.H{"title": "unauthorized"})
			return
		}
		next(ctx)
	})
	huma.Get(api, "/case", open)
	return r
}
