// Package handlers has routes on go-zero's server.
package handlers

import (
	"net/http"

	"github.com/zeromicro/go-zero/core/logx"
	"github.com/zeromicro/go-zero/rest"
	"github.com/zeromicro/go-zero/rest/httpx"
)

func secret(w http.ResponseWriter, r *http.Request) { httpx.OkJsonCtx(r.Context(), w, "secret") }

// server serves one route.
func server(h http.HandlerFunc, options ...rest.RouteOption) http.Handler {
	return served(rest.MustNewServer(conf()), h, options...)
}

func conf() rest.RestConf {
	logx.Disable()
	var c rest.RestConf
	c.Name, c.Host, c.MaxConns, c.MaxBytes, c.Timeout = "cases", "127.0.0.1", 100, 1<<20, 3000
	return c
}

func served(s *rest.Server, h http.HandlerFunc, options ...rest.RouteOption) http.Handler {
	s.AddRoutes([]rest.Route{{Method: http.MethodGet, Path: "/case", Handler: h}}, options...)
	less, err := rest.NewServerless(s)
	if err != nil {
		panic(err)
	}
	return http.HandlerFunc(less.Serve)
}

// JWTOption leaves the denial to the server.
func JWTOption() http.Handler { return server(secret, rest.WithJwt("a key of some length")) }

// RouteDenies is the handler's own denial.
func RouteDenies() http.Handler {
	return server(func(w http.ResponseWriter, r *http.Request) {
		if r.Header.Get("Authorization") != "Bearer secret" {
			httpx.WriteJsonCtx(r.Context(), w, http.StatusUnauthorized, map[string]string{"error": "log in"})
			return
		}
		secret(w, r)
	})
}

// A userMiddleware is what goctl makes of a middleware.
type userMiddleware struct{ realm string }

func (m *userMiddleware) Handle(next http.HandlerFunc) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		if r.Header.Get("Authorization") != "Bearer secret" {
			w.Header().Set("WWW-Authenticate", `Bearer realm="`+m.realm+`"`)
			w.WriteHeader(http.StatusUnauthorized)
			return
		}
		next(w, r)
	}
}

func MiddlewareChallenges() http.Handler {
	s := rest.MustNewServer(conf())
	s.Use((&userMiddleware{"users"}).Handle)
	return served(s, secret)
}
