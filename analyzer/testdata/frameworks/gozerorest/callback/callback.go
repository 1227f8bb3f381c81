// Package callback is a service with a callback for the server's denials.
package callback

import (
	"net/http"

	"github.com/zeromicro/go-zero/core/logx"
	"github.com/zeromicro/go-zero/rest"
	"github.com/zeromicro/go-zero/rest/httpx"
)

func unauthorized(w http.ResponseWriter, _ *http.Request, _ error) {
	w.Header().Set("WWW-Authenticate", `Bearer realm="callback"`)
}

// JWTCallback puts the challenge on before the server denies.
func JWTCallback() http.Handler {
	logx.Disable()
	var c rest.RestConf
	c.Name, c.Host, c.MaxConns, c.MaxBytes, c.Timeout = "callback", "127.0.0.1", 100, 1<<20, 3000
	s := rest.MustNewServer(c, rest.WithUnauthorizedCallback(unauthorized))
	s.AddRoutes([]rest.Route{{Method: http.MethodGet, Path: "/case", Handler: func(w http.ResponseWriter, _ *http.Request) {
		httpx.Ok(w)
	}}}, rest.WithJwt("a key of some length"))
	less, err := rest.NewServerless(s)
	if err != nil {
		panic(err)
	}
	return http.HandlerFunc(less.Serve)
}
