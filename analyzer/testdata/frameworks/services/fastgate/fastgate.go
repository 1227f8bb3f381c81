// Package fastgate is a gateway over fasthttp.
package fastgate

import (
	"bytes"
	"encoding/json"
	"errors"
	"time"

	"github.com/valyala/fasthttp"
)

var errNoKey = errors.New("no key")

type gateway struct {
	realm  string
	keys   map[string]bool
	routes map[string]fasthttp.RequestHandler
	log    func(string, ...any)
}

func newGateway() *gateway {
	return &gateway{realm: "gate", keys: map[string]bool{"secret": true}, routes: map[string]fasthttp.RequestHandler{}, log: func(string, ...any) {}}
}

func (g *gateway) handle(ctx *fasthttp.RequestCtx) {
	start := time.Now()
	defer func() { g.log("%s %d %v", ctx.Path(), ctx.Response.StatusCode(), time.Since(start)) }()
	h, ok := g.routes[string(ctx.Path())]
	if !ok {
		ctx.Error("unknown route", fasthttp.StatusNotFound)
		return
	}
	h(ctx)
}

func (g *gateway) serve(h fasthttp.RequestHandler) fasthttp.RequestHandler {
	g.routes["/case"] = h
	return g.handle
}

func (g *gateway) key(ctx *fasthttp.RequestCtx) (string, error) {
	auth := ctx.Request.Header.Peek("Authorization")
	if len(auth) == 0 {
		return "", errNoKey
	}
	key := string(bytes.TrimPrefix(auth, []byte("Bearer ")))
	if !g.keys[key] {
		return "", errors.New("unknown key")
	}
	return key, nil
}

// reject challenges where that is due.
func (g *gateway) reject(ctx *fasthttp.RequestCtx, status int, reason string) {
	ctx.ResetBody()
	ctx.SetStatusCode(status)
	ctx.SetContentType("application/json")
	if status == fasthttp.StatusUnauthorized {
		ctx.Response.Header.Set("WWW-Authenticate", `Bearer realm="`+g.realm+`"`)
	}
	body, _ := json.Marshal(map[string]string{"error": reason})
	ctx.SetBody(body)
}

func GateRoute() fasthttp.RequestHandler {
	g := newGateway()
	return g.serve(func(ctx *fasthttp.RequestCtx) {
		if _, err := g.key(ctx); err != nil {
			g.reject(ctx, fasthttp.StatusUnauthorized, err.Error())
			return
		}
		ctx.WriteString("secret")
	})
}

// GateLimits rejects for several reasons.
func (g *gateway) gateLimits(ctx *fasthttp.RequestCtx) {
	status := fasthttp.StatusOK
	_, err := g.key(ctx)
	switch {
	case errors.Is(err, errNoKey):
		status = fasthttp.StatusUnauthorized
	case err != nil:
		status = fasthttp.StatusForbidden
	case len(ctx.QueryArgs().Peek("mode")) > 0:
		status = fasthttp.StatusTooManyRequests
	}
	if status != fasthttp.StatusOK {
		g.reject(ctx, status, fasthttp.StatusMessage(status))
		return
	}
	ctx.WriteString("secret")
}

func GateLimits() fasthttp.RequestHandler {
	g := newGateway()
	return g.serve(g.gateLimits)
}

func (g *gateway) gatePlain(ctx *fasthttp.RequestCtx) {
	if _, err := g.key(ctx); err != nil {
		ctx.Error(err.Error(), fasthttp.StatusUnauthorized)
		return
	}
	ctx.WriteString("secret")
}

func GatePlain() fasthttp.RequestHandler {
	g := newGateway()
	return g.serve(g.gatePlain)
}

// GateBackend takes over what a backend has answered.
func (g *gateway) gateBackend(ctx *fasthttp.RequestCtx) {
	res := fasthttp.AcquireResponse()
	defer fasthttp.ReleaseResponse(res)
	if _, err := g.key(ctx); err != nil {
		res.SetStatusCode(fasthttp.StatusUnauthorized)
		res.Header.Set("WWW-Authenticate", "Bearer")
	}
	res.CopyTo(&ctx.Response)
}

func GateBackend() fasthttp.RequestHandler {
	g := newGateway()
	return g.serve(g.gateBackend)
}

// GateRewritten loses what was put on, since Error begins anew.
func (g *gateway) gateRewritten(ctx *fasthttp.RequestCtx) {
	if _, err := g.key(ctx); err != nil {
		g.reject(ctx, fasthttp.StatusUnauthorized, err.Error())
		if len(ctx.QueryArgs().Peek("mode")) > 0 {
			ctx.Error("unauthorized", fasthttp.StatusUnauthorized)
		}
		return
	}
	ctx.WriteString("secret")
}

func GateRewritten() fasthttp.RequestHandler {
	g := newGateway()
	return g.serve(g.gateRewritten)
}
