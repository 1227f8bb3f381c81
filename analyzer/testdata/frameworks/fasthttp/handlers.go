// Package handlers answers through fasthttp.
package handlers

import (
	"bytes"
	"encoding/json"
	"fmt"

	"github.com/valyala/fasthttp"
)

const challenge = `Bearer realm="restricted"`

func authorized(ctx *fasthttp.RequestCtx) bool {
	return bytes.Equal(ctx.Request.Header.Peek("Authorization"), []byte("Bearer secret"))
}

func Secret(ctx *fasthttp.RequestCtx) {
	ctx.SetBodyString("secret")
}

func Plain(ctx *fasthttp.RequestCtx) {
	if !authorized(ctx) {
		ctx.Error("unauthorized", fasthttp.StatusUnauthorized)
		return
	}
	Secret(ctx)
}

func SetStatus(ctx *fasthttp.RequestCtx) {
	if !authorized(ctx) {
		ctx.SetStatusCode(fasthttp.StatusUnauthorized)
		return
	}
	Secret(ctx)
}

func StatusAndBody(ctx *fasthttp.RequestCtx) {
	if !authorized(ctx) {
		ctx.SetStatusCode(fasthttp.StatusUnauthorized)
		fmt.Fprintf(ctx, "no token for %s", ctx.Path())
		return
	}
	Secret(ctx)
}

func HeaderBeforeStatus(ctx *fasthttp.RequestCtx) {
	if !authorized(ctx) {
		ctx.Response.Header.Set("WWW-Authenticate", challenge)
		ctx.SetStatusCode(fasthttp.StatusUnauthorized)
		return
	}
	Secret(ctx)
}

func HeaderAfterStatus(ctx *fasthttp.RequestCtx) {
	if !authorized(ctx) {
		ctx.SetStatusCode(fasthttp.StatusUnauthorized)
		fmt.Fprint(ctx, "unauthorized")
		ctx.Response.Header.Set(fasthttp.HeaderWWWAuthenticate, challenge)
		return
	}
	Secret(ctx)
}

func HeaderBeforeError(ctx *fasthttp.RequestCtx) {
	if !authorized(ctx) {
		ctx.Response.Header.Set("WWW-Authenticate", challenge)
		ctx.Error("unauthorized", fasthttp.StatusUnauthorized)
		return
	}
	Secret(ctx)
}

func HeaderAfterError(ctx *fasthttp.RequestCtx) {
	if !authorized(ctx) {
		ctx.Error("unauthorized", fasthttp.StatusUnauthorized)
		ctx.Response.Header.Add("WWW-Authenticate", challenge)
		return
	}
	Secret(ctx)
}

func HeaderBytes(ctx *fasthttp.RequestCtx) {
	if !authorized(ctx) {
		ctx.Error("unauthorized", fasthttp.StatusUnauthorized)
		ctx.Response.Header.SetBytesV("WWW-Authenticate", []byte(challenge))
		return
	}
	Secret(ctx)
}

func HeaderAlias(ctx *fasthttp.RequestCtx) {
	h := &ctx.Response.Header
	if !authorized(ctx) {
		h.SetStatusCode(fasthttp.StatusUnauthorized)
		h.Set("WWW-Authenticate", challenge)
		return
	}
	Secret(ctx)
}

func ResponseStatus(ctx *fasthttp.RequestCtx) {
	if !authorized(ctx) {
		ctx.Response.SetStatusCode(fasthttp.StatusUnauthorized)
		ctx.Response.SetBodyString("unauthorized")
		return
	}
	Secret(ctx)
}

func StatusOverwritten(ctx *fasthttp.RequestCtx) {
	ctx.SetStatusCode(fasthttp.StatusUnauthorized)
	if authorized(ctx) {
		ctx.SetStatusCode(fasthttp.StatusOK)
		Secret(ctx)
		return
	}
	ctx.SetStatusCode(fasthttp.StatusForbidden)
}

func OverwrittenOnOnePath(ctx *fasthttp.RequestCtx) {
	ctx.SetStatusCode(fasthttp.StatusUnauthorized)
	if authorized(ctx) {
		ctx.SetStatusCode(fasthttp.StatusOK)
		Secret(ctx)
	}
}

func RedirectUnauthorized(ctx *fasthttp.RequestCtx) {
	if !authorized(ctx) {
		ctx.Redirect("/login", fasthttp.StatusUnauthorized)
		return
	}
	Secret(ctx)
}

func Helper(ctx *fasthttp.RequestCtx) {
	if !authorized(ctx) {
		helperWrite(ctx, fasthttp.StatusUnauthorized, map[string]string{"error": "unauthorized"})
		return
	}
	helperWrite(ctx, fasthttp.StatusOK, map[string]string{"data": "secret"})
}

func helperWrite(ctx *fasthttp.RequestCtx, code int, body any) {
	ctx.SetStatusCode(code)
	ctx.SetContentType("application/json")
	json.NewEncoder(ctx).Encode(body)
}

func ChallengingHelper(ctx *fasthttp.RequestCtx) {
	if !authorized(ctx) {
		challengingHelperDeny(ctx, fasthttp.StatusUnauthorized)
		return
	}
	if string(ctx.QueryArgs().Peek("mode")) == "alt" {
		challengingHelperDeny(ctx, fasthttp.StatusForbidden)
		return
	}
	Secret(ctx)
}

func challengingHelperDeny(ctx *fasthttp.RequestCtx, code int) {
	ctx.Error(fasthttp.StatusMessage(code), code)
	if code == fasthttp.StatusUnauthorized {
		ctx.Response.Header.Set("WWW-Authenticate", challenge)
	}
}

func MiddlewareStops(next fasthttp.RequestHandler) fasthttp.RequestHandler {
	return func(ctx *fasthttp.RequestCtx) {
		if !authorized(ctx) {
			ctx.SetStatusCode(fasthttp.StatusUnauthorized)
			return
		}
		next(ctx)
	}
}

func MiddlewareChallenges(next fasthttp.RequestHandler) fasthttp.RequestHandler {
	return func(ctx *fasthttp.RequestCtx) {
		if !authorized(ctx) {
			ctx.Error("unauthorized", fasthttp.StatusUnauthorized)
			ctx.Response.Header.Set("WWW-Authenticate", challenge)
			return
		}
		next(ctx)
	}
}

func MiddlewareGoesOn(next fasthttp.RequestHandler) fasthttp.RequestHandler {
	return func(ctx *fasthttp.RequestCtx) {
		if !authorized(ctx) {
			ctx.SetStatusCode(fasthttp.StatusUnauthorized)
		}
		next(ctx)
	}
}

func MixedPaths(ctx *fasthttp.RequestCtx) {
	token := ctx.Request.Header.Peek("Authorization")
	if len(token) == 0 {
		ctx.SetStatusCode(fasthttp.StatusUnauthorized)
		ctx.Response.Header.Set("WWW-Authenticate", challenge)
		return
	}
	if string(token) != "Bearer secret" {
		ctx.SetStatusCode(fasthttp.StatusUnauthorized)
		return
	}
	Secret(ctx)
}

func DeletedHeader(ctx *fasthttp.RequestCtx) {
	ctx.Response.Header.Set("WWW-Authenticate", challenge)
	if !authorized(ctx) {
		ctx.Response.Header.Del("WWW-Authenticate")
		ctx.SetStatusCode(fasthttp.StatusUnauthorized)
		return
	}
	Secret(ctx)
}

func ResetResponse(ctx *fasthttp.RequestCtx) {
	ctx.Response.Header.Set("WWW-Authenticate", challenge)
	if !authorized(ctx) {
		ctx.Response.Reset()
		ctx.SetStatusCode(fasthttp.StatusUnauthorized)
		return
	}
	Secret(ctx)
}

func Forbidden(ctx *fasthttp.RequestCtx) {
	if !authorized(ctx) {
		ctx.Error("forbidden", fasthttp.StatusForbidden)
		return
	}
	Secret(ctx)
}
