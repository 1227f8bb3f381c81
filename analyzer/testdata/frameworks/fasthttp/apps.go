package handlers

import (
	"encoding/json"
	"errors"
	"strings"

	"github.com/valyala/fasthttp"
)

// RouterApp routes by path and protects a part.
func routerAppAuth(next fasthttp.RequestHandler) fasthttp.RequestHandler {
	return func(ctx *fasthttp.RequestCtx) {
		if !authorized(ctx) {
			ctx.Response.SetStatusCode(fasthttp.StatusUnauthorized)
			ctx.SetContentType("application/json")
			ctx.SetBody([]byte(`{"error":"unauthorized"}`))
			return
		}
		next(ctx)
	}
}

func RouterApp() fasthttp.RequestHandler {
	protected := routerAppAuth(Secret)
	return func(ctx *fasthttp.RequestCtx) {
		switch string(ctx.Path()) {
		case "/case":
			protected(ctx)
		default:
			ctx.NotFound()
		}
	}
}

// RealmRouter puts the challenge on after ctx.Error, which resets the headers.
func realmRouterAuth(realm string, next fasthttp.RequestHandler) fasthttp.RequestHandler {
	return func(ctx *fasthttp.RequestCtx) {
		if authorized(ctx) {
			next(ctx)
			return
		}
		ctx.Error(fasthttp.StatusMessage(fasthttp.StatusUnauthorized), fasthttp.StatusUnauthorized)
		ctx.Response.Header.Set("WWW-Authenticate", `Basic realm="`+realm+`"`)
	}
}

func RealmRouter() fasthttp.RequestHandler { return realmRouterAuth("x", Secret) }

// ResetRouter puts it on before, where it is lost.
func resetRouterAuth(next fasthttp.RequestHandler) fasthttp.RequestHandler {
	return func(ctx *fasthttp.RequestCtx) {
		if authorized(ctx) {
			next(ctx)
			return
		}
		ctx.Response.Header.Set("WWW-Authenticate", `Basic realm="x"`)
		ctx.Error("Unauthorized", fasthttp.StatusUnauthorized)
	}
}

func ResetRouter() fasthttp.RequestHandler { return resetRouterAuth(Secret) }

type jsonAPI struct{ token string }

type jsonAPIError struct {
	status int
	Text   string `json:"text"`
}

func (e *jsonAPIError) Error() string { return e.Text }

func (a *jsonAPI) check(ctx *fasthttp.RequestCtx) error {
	h := string(ctx.Request.Header.Peek(fasthttp.HeaderAuthorization))
	if strings.TrimPrefix(h, "Bearer ") != a.token {
		return &jsonAPIError{fasthttp.StatusUnauthorized, "bad token"}
	}
	return nil
}

func (a *jsonAPI) fail(ctx *fasthttp.RequestCtx, err error) {
	var api *jsonAPIError
	if !errors.As(err, &api) {
		api = &jsonAPIError{fasthttp.StatusInternalServerError, "internal"}
	}
	ctx.SetStatusCode(api.status)
	json.NewEncoder(ctx).Encode(api)
}

func (a *jsonAPI) serve(ctx *fasthttp.RequestCtx) {
	if err := a.check(ctx); err != nil {
		a.fail(ctx, err)
		return
	}
	Secret(ctx)
}

func JSONAPI() fasthttp.RequestHandler { return (&jsonAPI{"secret"}).serve }

func respondJSON(ctx *fasthttp.RequestCtx, status int, v any) {
	ctx.Response.Header.SetContentType("application/json")
	ctx.SetStatusCode(status)
	data, _ := json.Marshal(v)
	ctx.Write(data)
}

func RespondJSON() fasthttp.RequestHandler {
	return func(ctx *fasthttp.RequestCtx) {
		if !authorized(ctx) {
			respondJSON(ctx, fasthttp.StatusUnauthorized, map[string]string{"error": "unauthorized"})
			return
		}
		respondJSON(ctx, fasthttp.StatusOK, "secret")
	}
}

func RespondJSONAfter() fasthttp.RequestHandler {
	return func(ctx *fasthttp.RequestCtx) {
		if !authorized(ctx) {
			respondJSON(ctx, fasthttp.StatusUnauthorized, map[string]string{"error": "unauthorized"})
			ctx.Response.Header.Set(fasthttp.HeaderWWWAuthenticate, `Bearer realm="x"`)
			return
		}
		respondJSON(ctx, fasthttp.StatusOK, "secret")
	}
}

// LastStatusWins first sets 401 and then another status.
func LastStatusWins() fasthttp.RequestHandler {
	return func(ctx *fasthttp.RequestCtx) {
		if !authorized(ctx) {
			ctx.SetStatusCode(fasthttp.StatusUnauthorized)
			if len(ctx.QueryArgs().Peek("mode")) > 0 {
				ctx.SetStatusCode(fasthttp.StatusForbidden)
			}
			return
		}
		Secret(ctx)
	}
}

func BytesHeader() fasthttp.RequestHandler {
	return func(ctx *fasthttp.RequestCtx) {
		if !authorized(ctx) {
			ctx.SetStatusCode(fasthttp.StatusUnauthorized)
			ctx.Response.Header.SetBytesV("WWW-Authenticate", []byte(`Bearer realm="x"`))
			return
		}
		Secret(ctx)
	}
}

// ProxyApp is a proxy that asks for credentials.
func ProxyApp() fasthttp.RequestHandler {
	return func(ctx *fasthttp.RequestCtx) {
		if len(ctx.Request.Header.Peek("Proxy-Authorization")) == 0 && !authorized(ctx) {
			ctx.SetStatusCode(fasthttp.StatusProxyAuthRequired)
			return
		}
		Secret(ctx)
	}
}

func AddedResponse() fasthttp.RequestHandler {
	return func(ctx *fasthttp.RequestCtx) {
		if authorized(ctx) {
			Secret(ctx)
			return
		}
		resp := &ctx.Response
		resp.SetStatusCode(401)
		resp.Header.Add("WWW-Authenticate", `Bearer realm="x"`)
		resp.SetBodyString("unauthorized")
	}
}
