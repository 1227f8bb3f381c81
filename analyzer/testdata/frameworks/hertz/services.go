package handlers

import (
	"context"
	"net/http"

	"github.com/authstatus/authstatus/analyzer/testdata/frameworks/hertz/pack"
	"github.com/cloudwego/hertz/pkg/app"
	"github.com/cloudwego/hertz/pkg/app/middlewares/server/basic_auth"
	"github.com/cloudwego/hertz/pkg/app/middlewares/server/recovery"
	"github.com/cloudwego/hertz/pkg/common/adaptor"
	"github.com/cloudwego/hertz/pkg/common/utils"
	"github.com/cloudwego/hertz/pkg/protocol/consts"
	"github.com/cloudwego/hertz/pkg/route"
	"github.com/hertz-contrib/jwt"
	"github.com/hertz-contrib/keyauth"
)

func served(use ...app.HandlerFunc) *route.Engine {
	e := engine()
	e.Use(use...)
	e.GET("/case", Secret)
	return e
}

// CodeInBody says it in the body of a 200.
func CodeInBody() *route.Engine {
	return served(func(ctx context.Context, c *app.RequestContext) {
		if !authorized(c) {
			pack.SendResponse(c, pack.AuthorizationFail, nil)
			c.Abort()
			return
		}
		c.Next(ctx)
	})
}

func BusinessStatus() *route.Engine {
	return served(func(ctx context.Context, c *app.RequestContext) {
		if !authorized(c) {
			pack.BusinessStatusSend(c, pack.AuthorizationFail)
			return
		}
		c.Next(ctx)
	})
}

func PackageChallenges() *route.Engine {
	return served(func(ctx context.Context, c *app.RequestContext) {
		if !authorized(c) {
			pack.Unauthorized(c, "log in")
			return
		}
		c.Next(ctx)
	})
}

// LibraryCallback answers for a library that has put a challenge on.
func LibraryCallback() *route.Engine {
	m, err := jwt.New(&jwt.HertzJWTMiddleware{
		Realm: "service",
		Key:   []byte("key"),
		Unauthorized: func(ctx context.Context, c *app.RequestContext, code int, message string) {
			c.JSON(consts.StatusUnauthorized, utils.H{"code": code, "message": message})
		},
	})
	if err != nil {
		panic(err)
	}
	return served(m.MiddlewareFunc())
}

func keyHandled() app.HandlerFunc {
	return keyauth.New(
		keyauth.WithKeyLookUp("header:Authorization", "Bearer"),
		keyauth.WithValidator(func(_ context.Context, _ *app.RequestContext, key string) (bool, error) {
			return key == "secret", nil
		}),
		keyauth.WithErrorHandler(func(_ context.Context, c *app.RequestContext, err error) {
			c.AbortWithStatusJSON(consts.StatusUnauthorized, utils.H{"error": "invalid key"})
		}),
	)
}

func KeyHandled() *route.Engine { return served(keyHandled()) }

func KeyPlain() *route.Engine {
	return served(keyauth.New(
		keyauth.WithValidator(func(_ context.Context, _ *app.RequestContext, key string) (bool, error) {
			if key != "secret" {
				return false, errTokenWrong
			}
			return true, nil
		}),
	))
}

func BasicRealm() *route.Engine {
	return served(basic_auth.BasicAuthForRealm(basic_auth.Accounts{"joe": "secret"}, "notes", "user"))
}

// AdaptedHandler is net/http's, called from hertz's.
func adaptedHandler(h http.Handler) app.HandlerFunc {
	return func(ctx context.Context, c *app.RequestContext) {
		r, err := adaptor.GetCompatRequest(&c.Request)
		if err != nil {
			c.AbortWithStatus(consts.StatusBadRequest)
			return
		}
		h.ServeHTTP(adaptor.GetCompatResponseWriter(&c.Response), r)
	}
}

func AdaptedHandler() *route.Engine {
	e := engine()
	e.GET("/case", adaptedHandler(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Header.Get("Authorization") != "Bearer secret" {
			http.Error(w, "unauthorized", http.StatusUnauthorized)
			return
		}
		w.Write([]byte("secret"))
	})))
	return e
}

type recoveredError struct{ status int }

// RecoveredPanic leaves the answer to the recovery.
func RecoveredPanic() *route.Engine {
	e := engine()
	e.Use(recovery.Recovery(recovery.WithRecoveryHandler(recoveredPanicAnswer)))
	e.GET("/case", func(ctx context.Context, c *app.RequestContext) {
		if !authorized(c) {
			panic(recoveredError{consts.StatusUnauthorized})
		}
		Secret(ctx, c)
	})
	return e
}

func recoveredPanicAnswer(_ context.Context, c *app.RequestContext, err any, _ []byte) {
	if e, ok := err.(recoveredError); ok {
		c.AbortWithStatusJSON(e.status, utils.H{"error": "unauthorized"})
		return
	}
	c.AbortWithStatus(consts.StatusInternalServerError)
}

// AfterChallenge puts the challenge on when what is behind it has denied.
func afterChallenge(ctx context.Context, c *app.RequestContext) {
	c.Next(ctx)
	if c.Response.StatusCode() == consts.StatusUnauthorized {
		c.Response.Header.Set("WWW-Authenticate", `Bearer realm="after"`)
	}
}

func AfterChallenge() *route.Engine {
	e := engine()
	e.Use(afterChallenge)
	e.GET("/case", func(ctx context.Context, c *app.RequestContext) {
		if !authorized(c) {
			c.AbortWithStatus(consts.StatusUnauthorized)
			return
		}
		Secret(ctx, c)
	})
	return e
}

// WrittenRaw sets all parts of the answer.
func WrittenRaw() *route.Engine {
	e := engine()
	e.GET("/case", func(ctx context.Context, c *app.RequestContext) {
		if !authorized(c) {
			c.SetStatusCode(consts.StatusUnauthorized)
			c.SetContentType("application/json; charset=utf-8")
			c.WriteString(`{"error":"unauthorized"}`)
			c.Response.Header.Add("WWW-Authenticate", `Bearer realm="raw"`)
			return
		}
		Secret(ctx, c)
	})
	return e
}

// HandlerStruct has its dependencies in fields.
type handlerStruct struct {
	check func(*app.RequestContext) error
	deny  func(context.Context, *app.RequestContext, error)
}

func (h *handlerStruct) guard(next app.HandlerFunc) app.HandlerFunc {
	return func(ctx context.Context, c *app.RequestContext) {
		if err := h.check(c); err != nil {
			h.deny(ctx, c, err)
			return
		}
		next(ctx, c)
	}
}

func HandlerStruct() *route.Engine {
	h := &handlerStruct{
		check: bizFailureAppCheck,
		deny: func(_ context.Context, c *app.RequestContext, err error) {
			c.String(consts.StatusUnauthorized, "%s", err.Error())
		},
	}
	e := engine()
	e.GET("/case", h.guard(Secret))
	return e
}

// AsksFirst puts a challenge on where there is none yet.
func asksFirst(c *app.RequestContext) {
	if c.Response.Header.Get("WWW-Authenticate") == "" {
		c.Header("WWW-Authenticate", `Bearer realm="asked"`)
	}
}

func AsksFirst() *route.Engine {
	return served(func(ctx context.Context, c *app.RequestContext) {
		if !authorized(c) {
			asksFirst(c)
			c.AbortWithStatus(consts.StatusUnauthorized)
			return
		}
		c.Next(ctx)
	})
}

// AsksBytes adds a challenge to the one that is there, and to no other.
func AsksBytes() *route.Engine {
	return served(func(ctx context.Context, c *app.RequestContext) {
		if !authorized(c) {
			if len(c.Response.Header.Peek("WWW-Authenticate")) > 0 {
				c.Response.Header.Add("WWW-Authenticate", `Basic realm="asked"`)
			}
			c.AbortWithStatus(consts.StatusUnauthorized)
			return
		}
		c.Next(ctx)
	})
}
