package handlers

import (
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"strings"

	"github.com/valyala/fasthttp"
	"github.com/valyala/fasthttp/fasthttpadaptor"
)

// BasicRequired is the way of the routers' examples.
func basicRequired(next fasthttp.RequestHandler, user, password string) fasthttp.RequestHandler {
	return func(ctx *fasthttp.RequestCtx) {
		u, p, ok := basicRequiredParse(ctx)
		if ok && u == user && p == password {
			next(ctx)
			return
		}
		ctx.Error(fasthttp.StatusMessage(fasthttp.StatusUnauthorized), fasthttp.StatusUnauthorized)
		ctx.Response.Header.Set("WWW-Authenticate", "Basic realm=Restricted")
	}
}

func basicRequiredParse(ctx *fasthttp.RequestCtx) (user, password string, ok bool) {
	auth, ok := strings.CutPrefix(string(ctx.Request.Header.Peek("Authorization")), "Basic ")
	if !ok {
		return "", "", false
	}
	raw, err := base64.StdEncoding.DecodeString(auth)
	if err != nil {
		return "", "", false
	}
	return strings.Cut(string(raw), ":")
}

func BasicRequired() fasthttp.RequestHandler { return basicRequired(Secret, "joe", "secret") }

// ServerMethod is the handler of a server with settings.
type serverMethod struct{ token string }

func (s *serverMethod) handle(ctx *fasthttp.RequestCtx) {
	switch string(ctx.Path()) {
	case "/health":
		ctx.SetStatusCode(fasthttp.StatusNoContent)
	case "/case":
		if !s.allowed(ctx) {
			s.json(ctx, fasthttp.StatusUnauthorized, map[string]string{"error": "unauthorized"})
			return
		}
		s.json(ctx, fasthttp.StatusOK, "secret")
	default:
		ctx.Error("not found", fasthttp.StatusNotFound)
	}
}

func (s *serverMethod) allowed(ctx *fasthttp.RequestCtx) bool {
	return string(ctx.Request.Header.Peek("Authorization")) == "Bearer "+s.token
}

func (*serverMethod) json(ctx *fasthttp.RequestCtx, status int, v any) {
	ctx.Response.Header.SetContentType("application/json")
	ctx.SetStatusCode(status)
	if err := json.NewEncoder(ctx).Encode(v); err != nil {
		ctx.Logger().Printf("encode: %v", err)
	}
}

func ServerMethod() fasthttp.RequestHandler { return (&serverMethod{"secret"}).handle }

type wrap = func(fasthttp.RequestHandler) fasthttp.RequestHandler

func chain(h fasthttp.RequestHandler, wraps ...wrap) fasthttp.RequestHandler {
	for i := len(wraps) - 1; i >= 0; i-- {
		h = wraps[i](h)
	}
	return h
}

// ChainedChallenge puts the challenge on before what is behind it denies.
func chainedChallengeSet(next fasthttp.RequestHandler) fasthttp.RequestHandler {
	return func(ctx *fasthttp.RequestCtx) {
		ctx.Response.Header.Set("WWW-Authenticate", `Bearer realm="chain"`)
		next(ctx)
	}
}

func chainedChallengeAuth(next fasthttp.RequestHandler) fasthttp.RequestHandler {
	return func(ctx *fasthttp.RequestCtx) {
		if !authorized(ctx) {
			ctx.SetStatusCode(fasthttp.StatusUnauthorized)
			return
		}
		next(ctx)
	}
}

func ChainedChallenge() fasthttp.RequestHandler {
	return chain(Secret, chainedChallengeSet, chainedChallengeAuth)
}

// WrappedChallenge puts the challenge on after what is behind it has denied.
func wrappedChallenge(next fasthttp.RequestHandler) fasthttp.RequestHandler {
	return func(ctx *fasthttp.RequestCtx) {
		next(ctx)
		if ctx.Response.StatusCode() == fasthttp.StatusUnauthorized {
			ctx.Response.Header.Set("WWW-Authenticate", `Bearer realm="wrapped"`)
		}
	}
}

func wrappedChallengeInner(ctx *fasthttp.RequestCtx) {
	if !authorized(ctx) {
		ctx.Error("unauthorized", fasthttp.StatusUnauthorized)
		return
	}
	Secret(ctx)
}

func WrappedChallenge() fasthttp.RequestHandler { return wrappedChallenge(wrappedChallengeInner) }

// ResetAnswer begins its answer anew and loses what was put on.
func resetAnswerError(ctx *fasthttp.RequestCtx, status int, err error) {
	ctx.Response.Reset()
	ctx.SetStatusCode(status)
	ctx.SetContentType("application/json")
	fmt.Fprintf(ctx, `{"error":%q}`, err)
}

func ResetAnswer() fasthttp.RequestHandler {
	return func(ctx *fasthttp.RequestCtx) {
		ctx.Response.Header.Set("WWW-Authenticate", `Bearer realm="reset"`)
		if !authorized(ctx) {
			resetAnswerError(ctx, fasthttp.StatusUnauthorized, errors.New("no"))
			return
		}
		Secret(ctx)
	}
}

// DeniedFirst denies, and takes it back.
func DeniedFirst() fasthttp.RequestHandler {
	return func(ctx *fasthttp.RequestCtx) {
		ctx.SetStatusCode(fasthttp.StatusUnauthorized)
		token, ok := strings.CutPrefix(string(ctx.Request.Header.Peek("Authorization")), "Bearer ")
		if !ok {
			return
		}
		if token != "secret" {
			ctx.SetBodyString("wrong token")
			return
		}
		ctx.SetStatusCode(fasthttp.StatusOK)
		Secret(ctx)
	}
}

func AdaptedHandler() fasthttp.RequestHandler {
	return fasthttpadaptor.NewFastHTTPHandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Header.Get("Authorization") != "Bearer secret" {
			http.Error(w, "unauthorized", http.StatusUnauthorized)
			return
		}
		w.Write([]byte("secret"))
	})
}

func AdaptedChallenged() fasthttp.RequestHandler {
	mux := http.NewServeMux()
	mux.HandleFunc("/case", func(w http.ResponseWriter, r *http.Request) {
		if r.Header.Get("Authorization") != "Bearer secret" {
			w.Header().Set("WWW-Authenticate", `Bearer realm="adapted"`)
			http.Error(w, "unauthorized", http.StatusUnauthorized)
			return
		}
		w.Write([]byte("secret"))
	})
	return fasthttpadaptor.NewFastHTTPHandler(mux)
}

// An exchange is the program's own context.
type exchange struct {
	*fasthttp.RequestCtx
	user string
}

type exchangeHandler func(*exchange) error

type exchangeError struct {
	status int
	text   string
}

func (e *exchangeError) Error() string { return e.text }

func exchangeServe(h exchangeHandler) fasthttp.RequestHandler {
	return func(ctx *fasthttp.RequestCtx) {
		err := h(&exchange{RequestCtx: ctx})
		var e *exchangeError
		switch {
		case errors.As(err, &e):
			ctx.SetStatusCode(e.status)
			ctx.SetBodyString(e.text)
		case err != nil:
			ctx.Error("internal", fasthttp.StatusInternalServerError)
		}
	}
}

func ExchangeErrors() fasthttp.RequestHandler { return exchangeServe(exchangeErrors) }

func exchangeErrors(x *exchange) error {
	if !authorized(x.RequestCtx) {
		return &exchangeError{fasthttp.StatusUnauthorized, "log in"}
	}
	x.user = "joe"
	x.SetBodyString(x.user)
	return nil
}

// ExchangeDenies has an answer of its own.
func (x *exchange) deny(code string) error {
	x.Response.Header.Add("WWW-Authenticate", `Bearer realm="x", error="`+code+`"`)
	x.SetStatusCode(fasthttp.StatusUnauthorized)
	return nil
}

func ExchangeDenies() fasthttp.RequestHandler {
	return exchangeServe(func(x *exchange) error {
		if !authorized(x.RequestCtx) {
			return x.deny("invalid_token")
		}
		x.SetBodyString("secret")
		return nil
	})
}

// DeferredChallenge looks at the status when all is done.
func DeferredChallenge() fasthttp.RequestHandler {
	return func(ctx *fasthttp.RequestCtx) {
		defer func() {
			if ctx.Response.StatusCode() == fasthttp.StatusUnauthorized {
				ctx.Response.Header.Set("WWW-Authenticate", `Bearer realm="deferred"`)
			}
		}()
		if !authorized(ctx) {
			ctx.Error("unauthorized", fasthttp.StatusUnauthorized)
			return
		}
		Secret(ctx)
	}
}

// AsksFirst puts a challenge on where there is none yet.
func asksFirstFinish(ctx *fasthttp.RequestCtx) {
	if len(ctx.Response.Header.Peek("WWW-Authenticate")) == 0 {
		ctx.Response.Header.Set("WWW-Authenticate", `Bearer realm="asked"`)
	}
}

func AsksFirst(ctx *fasthttp.RequestCtx) {
	if !authorized(ctx) {
		ctx.SetStatusCode(fasthttp.StatusUnauthorized)
		asksFirstFinish(ctx)
		return
	}
	Secret(ctx)
}
