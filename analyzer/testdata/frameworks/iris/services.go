package handlers

import (
	"errors"
	"net/http"

	"github.com/authstatus/authstatus/analyzer/testdata/frameworks/iris/web"
	"github.com/kataras/iris/v12"
	"github.com/kataras/iris/v12/middleware/basicauth"
	"github.com/kataras/iris/v12/middleware/jwt"
	"github.com/kataras/iris/v12/mvc"
	"github.com/kataras/iris/v12/sessions"
	xerrors "github.com/kataras/iris/v12/x/errors"
)

func app(use ...iris.Handler) http.Handler {
	a := quiet()
	a.Use(use...)
	a.Get("/case", Secret)
	return built(a)
}

func PackageAnswer() http.Handler {
	return app(func(ctx iris.Context) {
		if !authorized(ctx) {
			web.PackageAnswerFail(ctx, iris.StatusUnauthorized, "log in")
			return
		}
		ctx.Next()
	})
}

func PackageAnswerChallenged() http.Handler {
	return app(func(ctx iris.Context) {
		if !authorized(ctx) {
			web.Challenge(ctx)
			web.PackageAnswerFail(ctx, iris.StatusUnauthorized, "log in")
			return
		}
		ctx.Next()
	})
}

func PackageMiddleware() http.Handler {
	return app(web.PackageMiddlewareNew(func(h string) bool { return h == "Bearer secret" }))
}

// ControllerResponse is a controller whose method returns its answer.
type controllerResponse struct{ Ctx iris.Context }

func (c *controllerResponse) Get() mvc.Result {
	if !authorized(c.Ctx) {
		return mvc.Response{Code: iris.StatusUnauthorized, Text: "log in"}
	}
	return mvc.Response{Text: "secret"}
}

func controlled(controller any) http.Handler {
	a := quiet()
	mvc.New(a.Party("/case")).Handle(controller)
	return built(a)
}

func ControllerResponse() http.Handler { return controlled(new(controllerResponse)) }

type controllerStatus struct{ Ctx iris.Context }

func (c *controllerStatus) Get() (string, int) {
	if !authorized(c.Ctx) {
		return "log in", iris.StatusUnauthorized
	}
	return "secret", iris.StatusOK
}

func ControllerStatus() http.Handler { return controlled(new(controllerStatus)) }

type controllerHeader struct{ Ctx iris.Context }

func (c *controllerHeader) Get() mvc.Result {
	if !authorized(c.Ctx) {
		c.Ctx.Header("WWW-Authenticate", `Bearer realm="controller"`)
		return mvc.Response{Code: iris.StatusUnauthorized, Object: iris.Map{"error": "log in"}}
	}
	return mvc.Response{Text: "secret"}
}

func ControllerHeader() http.Handler { return controlled(new(controllerHeader)) }

// TokenVerifier is the library's.
func TokenVerifier() http.Handler {
	v := jwt.NewVerifier(jwt.HS256, []byte("key"))
	return app(v.Verify(func() any { return new(struct{ User string }) }))
}

func TokenVerifierHandled() http.Handler {
	v := jwt.NewVerifier(jwt.HS256, []byte("key"))
	v.ErrorHandler = func(ctx iris.Context, err error) {
		ctx.Header("WWW-Authenticate", `Bearer realm="tokens"`)
		ctx.StopWithError(iris.StatusUnauthorized, err)
	}
	return app(v.Verify(func() any { return new(struct{ User string }) }))
}

func BasicUsers() http.Handler {
	return app(basicauth.Default(map[string]string{"joe": "secret"}))
}

func SessionGuard() http.Handler {
	s := sessions.New(sessions.Config{Cookie: "s"})
	return app(s.Handler(), func(ctx iris.Context) {
		if auth, _ := sessions.Get(ctx).GetBoolean("authenticated"); !auth && !authorized(ctx) {
			ctx.StopWithText(iris.StatusUnauthorized, "please log in")
			return
		}
		ctx.Next()
	})
}

// CanonicalError answers by the name of an error.
func CanonicalError() http.Handler {
	a := quiet()
	a.Get("/case", func(ctx iris.Context) {
		if !authorized(ctx) {
			xerrors.Unauthenticated.Details(ctx, "unauthenticated", "token is missing")
			return
		}
		Secret(ctx)
	})
	return built(a)
}

// AnyError answers all errors in one place.
func AnyError() http.Handler {
	a := quiet()
	a.OnAnyErrorCode(func(ctx iris.Context) {
		if ctx.GetStatusCode() == iris.StatusUnauthorized {
			ctx.Header("WWW-Authenticate", `Bearer realm="any"`)
		}
		ctx.JSON(iris.Map{"status": ctx.GetStatusCode()})
	})
	a.Get("/case", func(ctx iris.Context) {
		if !authorized(ctx) {
			ctx.StopWithStatus(iris.StatusUnauthorized)
			return
		}
		Secret(ctx)
	})
	return built(a)
}

// ErrorWrapped has handlers that return errors.
type errorWrappedStatus interface{ StatusCode() int }

type errorWrappedDenied struct{ error }

func (errorWrappedDenied) StatusCode() int { return iris.StatusUnauthorized }

func errorWrapped(h func(iris.Context) error) iris.Handler {
	return func(ctx iris.Context) {
		err := h(ctx)
		if err == nil {
			return
		}
		status := iris.StatusInternalServerError
		var s errorWrappedStatus
		if errors.As(err, &s) {
			status = s.StatusCode()
		}
		ctx.StopWithPlainError(status, err)
	}
}

func ErrorWrapped() http.Handler {
	a := quiet()
	a.Get("/case", errorWrapped(func(ctx iris.Context) error {
		if err := whoIs(ctx); err != nil {
			return errorWrappedDenied{err}
		}
		Secret(ctx)
		return nil
	}))
	return built(a)
}

// StoppedThenHeader puts the challenge on what is still pending.
func StoppedThenHeader() http.Handler {
	return app(func(ctx iris.Context) {
		if !authorized(ctx) {
			ctx.StopWithStatus(iris.StatusUnauthorized)
			web.Challenge(ctx)
			return
		}
		ctx.Next()
	})
}
