package handlers

import (
	"errors"
	"net/http"
	"strconv"

	"github.com/beego/beego/v2/server/web"
	"github.com/beego/beego/v2/server/web/context"
)

// BaseController is what the controllers of an application share.
type baseController struct {
	web.Controller
	user string
}

func (c *baseController) respond(status int, v any) {
	c.Ctx.Output.SetStatus(status)
	c.Data["json"] = v
	c.ServeJSON()
}

func (c *baseController) known() bool { return authorized(c.Ctx) }

type BaseRespond struct{ baseController }

func (c *BaseRespond) Get() {
	if !c.known() {
		c.respond(http.StatusUnauthorized, map[string]string{"error": "unauthorized"})
		return
	}
	c.respond(http.StatusOK, "secret")
}

type BaseRespondChallenged struct{ baseController }

func (c *BaseRespondChallenged) Get() {
	if !c.known() {
		c.Ctx.Output.Header("WWW-Authenticate", `Bearer realm="x"`)
		c.respond(http.StatusUnauthorized, map[string]string{"error": "unauthorized"})
		return
	}
	c.respond(http.StatusOK, "secret")
}

// PrepareDenies denies before the method runs.
type PrepareDenies struct{ baseController }

func (c *PrepareDenies) Prepare() {
	if !c.known() {
		c.CustomAbort(http.StatusUnauthorized, "please log in")
	}
}

func (c *PrepareDenies) Get() { Secret(c.Ctx) }

type PrepareChallenges struct{ baseController }

func (c *PrepareChallenges) Prepare() {
	if c.known() {
		return
	}
	c.Ctx.ResponseWriter.Header().Set("WWW-Authenticate", `Basic realm="x"`)
	c.Abort(strconv.Itoa(http.StatusUnauthorized))
}

func (c *PrepareChallenges) Get() { Secret(c.Ctx) }

// WriterAnswers goes down to the writer.
type WriterAnswers struct{ baseController }

func (c *WriterAnswers) Get() {
	w := c.Ctx.ResponseWriter
	if !c.known() {
		w.WriteHeader(http.StatusUnauthorized)
		w.Write([]byte("unauthorized"))
		return
	}
	w.Write([]byte("secret"))
}

var (
	errNoLogin = errors.New("no login")
	errNoRight = errors.New("no right")
)

type apiError struct {
	Code int
	Err  error
}

// ErrorControllerApp answers errors in one method.
type ErrorControllerApp struct{ baseController }

func (c *ErrorControllerApp) fail(e *apiError) {
	c.Ctx.Output.SetStatus(e.Code)
	c.Ctx.Output.JSON(map[string]string{"error": e.Err.Error()}, false, false)
}

func (c *ErrorControllerApp) check() *apiError {
	switch c.Ctx.Input.Header("Authorization") {
	case "":
		return &apiError{http.StatusUnauthorized, errNoLogin}
	case "Bearer secret":
		return nil
	}
	return &apiError{http.StatusForbidden, errNoRight}
}

func (c *ErrorControllerApp) Get() {
	if err := c.check(); err != nil {
		c.fail(err)
		return
	}
	Secret(c.Ctx)
}

// SessionFilter is a filter for all routes.
func sessionFilter(ctx *context.Context) {
	if authorized(ctx) {
		return
	}
	ctx.Output.SetStatus(http.StatusUnauthorized)
	ctx.Output.JSON(map[string]string{"error": "session expired"}, true, false)
}

func SessionFilter() http.Handler {
	r := web.NewControllerRegister()
	r.Get("/case", Secret)
	r.InsertFilter("/*", web.BeforeExec, sessionFilter)
	r.Init()
	return r
}

func realmFilter(realm string) web.FilterFunc {
	return func(ctx *context.Context) {
		if authorized(ctx) {
			return
		}
		ctx.ResponseWriter.Header().Set("WWW-Authenticate", `Basic realm="`+realm+`"`)
		ctx.ResponseWriter.WriteHeader(http.StatusUnauthorized)
		ctx.ResponseWriter.Write([]byte("401 Unauthorized\n"))
	}
}

func RealmFilter() http.Handler {
	r := web.NewControllerRegister()
	r.Get("/case", Secret)
	r.InsertFilter("/*", web.BeforeRouter, realmFilter("x"))
	r.Init()
	return r
}

func ChainAborts() http.Handler {
	r := web.NewControllerRegister()
	r.Get("/case", Secret)
	r.InsertFilterChain("/*", func(next web.FilterFunc) web.FilterFunc {
		return func(ctx *context.Context) {
			if !authorized(ctx) {
				ctx.Abort(http.StatusUnauthorized, "unauthorized")
			}
			next(ctx)
		}
	})
	r.Init()
	return r
}

func OutputBodyChallenged() http.Handler {
	r := web.NewControllerRegister()
	r.Get("/case", func(ctx *context.Context) {
		if !authorized(ctx) {
			ctx.Output.SetStatus(401)
			ctx.Output.Header("Www-Authenticate", `Bearer realm="x"`)
			ctx.Output.Body([]byte("unauthorized"))
			return
		}
		Secret(ctx)
	})
	return r
}
