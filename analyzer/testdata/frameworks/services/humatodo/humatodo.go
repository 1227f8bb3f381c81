// Package humatodo keeps lists, over huma.
package humatodo

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"strings"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/adapters/humachi"
	"github.com/go-chi/chi/v5"
)

type authHeader struct {
	Authorization string `header:"Authorization"`
}

func (a authHeader) token() string { return strings.TrimPrefix(a.Authorization, "Bearer ") }

type listInput struct {
	authHeader
	Mode string `query:"mode"`
}

type listOutput struct{ Body []string }

var (
	errAnonymous = errors.New("anonymous")
	errStranger  = errors.New("not a member")
)

type todo struct{ members map[string]string }

func (t *todo) member(in *listInput) (string, error) {
	if in.Authorization == "" {
		return "", errAnonymous
	}
	m, ok := t.members[in.token()]
	if !ok {
		return "", fmt.Errorf("token: %w", errStranger)
	}
	return m, nil
}

func serve(register func(t *todo, api huma.API)) http.Handler {
	r := chi.NewMux()
	api := humachi.New(r, huma.DefaultConfig("todo", "1"))
	register(&todo{map[string]string{"secret": "joe"}}, api)
	return r
}

func todoListStatus(err error) error {
	switch {
	case errors.Is(err, errAnonymous):
		return huma.Error401Unauthorized("log in", err)
	case errors.Is(err, errStranger):
		return huma.Error403Forbidden("members only", err)
	}
	return err
}

func (t *todo) todoList(_ context.Context, in *listInput) (*listOutput, error) {
	m, err := t.member(in)
	if err != nil {
		return nil, todoListStatus(err)
	}
	return &listOutput{[]string{m}}, nil
}

func TodoList() http.Handler {
	return serve(func(t *todo, api huma.API) {
		huma.Register(api, huma.Operation{OperationID: "list", Method: http.MethodGet, Path: "/case"}, t.todoList)
	})
}

func (t *todo) todoChallenged(_ context.Context, in *listInput) (*listOutput, error) {
	m, err := t.member(in)
	if err != nil {
		challenge := http.Header{}
		challenge.Set("WWW-Authenticate", `Bearer realm="todo"`)
		return nil, huma.ErrorWithHeaders(huma.Error401Unauthorized("log in", err), challenge)
	}
	return &listOutput{[]string{m}}, nil
}

func TodoChallenged() http.Handler {
	return serve(func(t *todo, api huma.API) { huma.Get(api, "/case", t.todoChallenged) })
}

// TodoGuard is middleware for some operations.
func todoGuard(api huma.API, t *todo) func(huma.Context, func(huma.Context)) {
	return func(ctx huma.Context, next func(huma.Context)) {
		if _, ok := t.members[strings.TrimPrefix(ctx.Header("Authorization"), "Bearer ")]; !ok {
			_ = huma.WriteErr(api, ctx, http.StatusUnauthorized, "log in", errStranger)
			return
		}
		next(ctx)
	}
}

func TodoGuard() http.Handler {
	return serve(func(t *todo, api huma.API) {
		huma.Register(api, huma.Operation{
			OperationID: "guarded", Method: http.MethodGet, Path: "/case",
			Middlewares: huma.Middlewares{todoGuard(api, t)},
		}, func(context.Context, *listInput) (*listOutput, error) { return &listOutput{}, nil })
	})
}

// TodoShare is for members.
func TodoShare() http.Handler {
	return serve(func(t *todo, api huma.API) {
		huma.Get(api, "/case", func(_ context.Context, in *listInput) (*listOutput, error) {
			if _, err := t.member(in); err != nil {
				return nil, huma.NewError(http.StatusForbidden, "members only", err)
			}
			return &listOutput{}, nil
		})
	})
}

// TodoRouter denies before huma sees the request.
func TodoRouter() http.Handler {
	r := chi.NewMux()
	r.Use(func(next http.Handler) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, req *http.Request) {
			if req.Header.Get("Authorization") != "Bearer secret" {
				w.Header().Set("WWW-Authenticate", `Bearer realm="todo"`)
				w.WriteHeader(http.StatusUnauthorized)
				return
			}
			next.ServeHTTP(w, req)
		})
	})
	api := humachi.New(r, huma.DefaultConfig("router", "1"))
	huma.Get(api, "/case", func(context.Context, *struct{}) (*listOutput, error) { return &listOutput{}, nil })
	return r
}
