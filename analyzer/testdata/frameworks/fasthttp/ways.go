package handlers

import (
	"encoding/json"
	"errors"
	"fmt"

	"github.com/valyala/fasthttp"
)

func JSONEncoded(ctx *fasthttp.RequestCtx) {
	if !authorized(ctx) {
		ctx.SetContentType("application/json")
		ctx.SetStatusCode(fasthttp.StatusUnauthorized)
		json.NewEncoder(ctx).Encode(map[string]string{"error": "no"})
		return
	}
	Secret(ctx)
}

func BodyThenStatus(ctx *fasthttp.RequestCtx) {
	if !authorized(ctx) {
		ctx.WriteString("no")
		ctx.Response.SetStatusCode(401)
		return
	}
	Secret(ctx)
}

func HeaderStatus(ctx *fasthttp.RequestCtx) {
	if !authorized(ctx) {
		ctx.Response.Header.SetStatusCode(fasthttp.StatusUnauthorized)
		return
	}
	Secret(ctx)
}

func HeaderStatusChallenged(ctx *fasthttp.RequestCtx) {
	if !authorized(ctx) {
		ctx.Response.Header.SetStatusCode(fasthttp.StatusUnauthorized)
		ctx.Response.Header.SetCanonical([]byte("Www-Authenticate"), []byte(challenge))
		return
	}
	Secret(ctx)
}

func BytesBoth(ctx *fasthttp.RequestCtx) {
	if !authorized(ctx) {
		ctx.SetStatusCode(fasthttp.StatusUnauthorized)
		ctx.Response.Header.AddBytesKV([]byte("WWW-Authenticate"), []byte(challenge))
		return
	}
	Secret(ctx)
}

func ConstantKey(ctx *fasthttp.RequestCtx) {
	if !authorized(ctx) {
		ctx.Response.Header.Add(fasthttp.HeaderWWWAuthenticate, challenge)
		ctx.SetStatusCode(fasthttp.StatusUnauthorized)
		return
	}
	Secret(ctx)
}

func ConditionalChallenge(ctx *fasthttp.RequestCtx) {
	if !authorized(ctx) {
		ctx.SetStatusCode(fasthttp.StatusUnauthorized)
		if string(ctx.QueryArgs().Peek("mode")) != "alt" {
			ctx.Response.Header.Set(fasthttp.HeaderWWWAuthenticate, challenge)
		}
		return
	}
	Secret(ctx)
}

func DeferredStatus(ctx *fasthttp.RequestCtx) {
	status := fasthttp.StatusUnauthorized
	defer func() { ctx.SetStatusCode(status) }()
	if authorized(ctx) {
		status = fasthttp.StatusOK
		Secret(ctx)
	}
}

var errDenied = errors.New("denied")

func MappedError(ctx *fasthttp.RequestCtx) {
	if err := mappedErrorCheck(ctx); err != nil {
		mappedErrorAnswer(ctx, err)
		return
	}
	Secret(ctx)
}

func mappedErrorCheck(ctx *fasthttp.RequestCtx) error {
	if !authorized(ctx) {
		return fmt.Errorf("token: %w", errDenied)
	}
	return nil
}

func mappedErrorAnswer(ctx *fasthttp.RequestCtx, err error) {
	code := fasthttp.StatusInternalServerError
	if errors.Is(err, errDenied) {
		code = fasthttp.StatusUnauthorized
	}
	ctx.Error(fasthttp.StatusMessage(code), code)
}

type serverChallenges struct{ realm string }

type serverDenies struct{}

func (s *serverChallenges) challenge(ctx *fasthttp.RequestCtx) {
	ctx.Error("no", fasthttp.StatusUnauthorized)
	ctx.Response.Header.Set("WWW-Authenticate", "Bearer realm="+s.realm)
}

func (serverDenies) deny(ctx *fasthttp.RequestCtx, code int) {
	ctx.Response.Reset()
	ctx.SetStatusCode(code)
	ctx.SetBodyString(fasthttp.StatusMessage(code))
}

func ServerChallenges(ctx *fasthttp.RequestCtx) {
	s := &serverChallenges{realm: "api"}
	if !authorized(ctx) {
		s.challenge(ctx)
		return
	}
	Secret(ctx)
}

func ServerDenies(ctx *fasthttp.RequestCtx) {
	var s serverDenies
	if !authorized(ctx) {
		s.deny(ctx, fasthttp.StatusUnauthorized)
		return
	}
	Secret(ctx)
}

func Routed(ctx *fasthttp.RequestCtx) {
	switch string(ctx.Path()) {
	case "/case":
		routedCase(ctx)
	default:
		ctx.NotFound()
	}
}

func routedCase(ctx *fasthttp.RequestCtx) {
	if !authorized(ctx) {
		ctx.SetStatusCode(fasthttp.StatusUnauthorized)
		return
	}
	Secret(ctx)
}

func ResponsePointer(ctx *fasthttp.RequestCtx) {
	res := &ctx.Response
	if !authorized(ctx) {
		res.SetStatusCode(fasthttp.StatusUnauthorized)
		res.SetBodyString("no")
		return
	}
	Secret(ctx)
}

func ResponsePointerChallenged(ctx *fasthttp.RequestCtx) {
	res := &ctx.Response
	if !authorized(ctx) {
		res.SetStatusCode(fasthttp.StatusUnauthorized)
		res.Header.Set("WWW-Authenticate", challenge)
		return
	}
	Secret(ctx)
}

func PanicRecovered(ctx *fasthttp.RequestCtx) {
	defer func() {
		if v := recover(); v != nil {
			ctx.Error(fmt.Sprint(v), fasthttp.StatusUnauthorized)
		}
	}()
	if !authorized(ctx) {
		panic("no")
	}
	Secret(ctx)
}

func GuardApp() fasthttp.RequestHandler {
	return guardAppRequire("secret", Secret)
}

func guardAppRequire(token string, next fasthttp.RequestHandler) fasthttp.RequestHandler {
	return func(ctx *fasthttp.RequestCtx) {
		if string(ctx.Request.Header.Peek(fasthttp.HeaderAuthorization)) == "Bearer "+token {
			next(ctx)
			return
		}
		ctx.Error("Unauthorized", fasthttp.StatusUnauthorized)
	}
}

func GuardChallengesApp() fasthttp.RequestHandler {
	return guardChallengesAppRequire("secret", Secret)
}

func guardChallengesAppRequire(token string, next fasthttp.RequestHandler) fasthttp.RequestHandler {
	return func(ctx *fasthttp.RequestCtx) {
		if string(ctx.Request.Header.Peek(fasthttp.HeaderAuthorization)) == "Bearer "+token {
			next(ctx)
			return
		}
		ctx.Error("Unauthorized", fasthttp.StatusUnauthorized)
		ctx.Response.Header.Set(fasthttp.HeaderWWWAuthenticate, challenge)
	}
}

func AddedLaterApp() fasthttp.RequestHandler {
	next := addedLaterAppRead
	return func(ctx *fasthttp.RequestCtx) {
		next(ctx)
		if ctx.Response.StatusCode() == fasthttp.StatusUnauthorized {
			ctx.Response.Header.Set(fasthttp.HeaderWWWAuthenticate, challenge)
		}
	}
}

func addedLaterAppRead(ctx *fasthttp.RequestCtx) {
	if !authorized(ctx) {
		ctx.SetStatusCode(fasthttp.StatusUnauthorized)
		return
	}
	Secret(ctx)
}
