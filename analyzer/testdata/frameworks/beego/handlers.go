// Package handlers answers through beego.
package handlers

import (
	"net/http"

	"github.com/beego/beego/v2/server/web"
	"github.com/beego/beego/v2/server/web/context"
)

const challenge = `Bearer realm="restricted"`

func authorized(ctx *context.Context) bool {
	return ctx.Input.Header("Authorization") == "Bearer secret"
}

func Secret(ctx *context.Context) {
	ctx.Output.Body([]byte("secret"))
}

type Abort struct{ web.Controller }

func (c *Abort) Get() {
	if !authorized(c.Ctx) {
		c.Abort("401")
	}
	Secret(c.Ctx)
}

type AbortWithHeader struct{ web.Controller }

func (c *AbortWithHeader) Get() {
	if !authorized(c.Ctx) {
		c.Ctx.Output.Header("WWW-Authenticate", challenge)
		c.Abort("401")
	}
	Secret(c.Ctx)
}

type CustomAbort struct{ web.Controller }

func (c *CustomAbort) Get() {
	if !authorized(c.Ctx) {
		c.CustomAbort(http.StatusUnauthorized, "unauthorized")
	}
	Secret(c.Ctx)
}

type ServeJSON struct{ web.Controller }

func (c *ServeJSON) Get() {
	if !authorized(c.Ctx) {
		c.Ctx.Output.SetStatus(http.StatusUnauthorized)
		c.Data["json"] = map[string]string{"error": "unauthorized"}
		c.ServeJSON()
		return
	}
	Secret(c.Ctx)
}

type ServeJSONWithHeader struct{ web.Controller }

func (c *ServeJSONWithHeader) Get() {
	if !authorized(c.Ctx) {
		c.Ctx.Output.SetStatus(http.StatusUnauthorized)
		c.Ctx.Output.Header("WWW-Authenticate", challenge)
		c.Data["json"] = map[string]string{"error": "unauthorized"}
		c.ServeJSON()
		return
	}
	Secret(c.Ctx)
}

type Prepared struct{ web.Controller }

func (c *Prepared) Prepare() {
	if !authorized(c.Ctx) {
		c.Ctx.Output.SetStatus(http.StatusUnauthorized)
		c.Ctx.Output.Body([]byte("unauthorized"))
		c.StopRun()
	}
}

func (c *Prepared) Get() {
	Secret(c.Ctx)
}

type Unauthorized struct{ web.Controller }

func (c *Unauthorized) Get() {
	if !authorized(c.Ctx) {
		c.deny(http.StatusUnauthorized)
		return
	}
	Secret(c.Ctx)
}

func (c *Unauthorized) deny(code int) {
	c.Ctx.ResponseWriter.WriteHeader(code)
	c.Ctx.WriteString(http.StatusText(code))
}

func OutputBody(ctx *context.Context) {
	if !authorized(ctx) {
		ctx.Output.SetStatus(http.StatusUnauthorized)
		ctx.Output.Body([]byte("unauthorized"))
		return
	}
	Secret(ctx)
}

func OutputHeaderBefore(ctx *context.Context) {
	if !authorized(ctx) {
		ctx.Output.Header("WWW-Authenticate", challenge)
		ctx.Output.SetStatus(http.StatusUnauthorized)
		ctx.Output.JSON(map[string]string{"error": "unauthorized"}, false, false)
		return
	}
	Secret(ctx)
}

func OutputHeaderTooLate(ctx *context.Context) {
	if !authorized(ctx) {
		ctx.Output.SetStatus(http.StatusUnauthorized)
		ctx.Output.Body([]byte("unauthorized"))
		ctx.Output.Header("WWW-Authenticate", challenge)
		return
	}
	Secret(ctx)
}

func PendingAtEnd(ctx *context.Context) {
	if !authorized(ctx) {
		ctx.Output.SetStatus(http.StatusUnauthorized)
		return
	}
	Secret(ctx)
}

func HeaderAfterPending(ctx *context.Context) {
	if !authorized(ctx) {
		ctx.Output.SetStatus(http.StatusUnauthorized)
		ctx.ResponseWriter.Header().Set("WWW-Authenticate", challenge)
		return
	}
	Secret(ctx)
}

func StatusLostByWriteString(ctx *context.Context) {
	if !authorized(ctx) {
		ctx.Output.SetStatus(http.StatusUnauthorized)
		ctx.WriteString("unauthorized")
		return
	}
	Secret(ctx)
}

func WriterStatus(ctx *context.Context) {
	if !authorized(ctx) {
		ctx.ResponseWriter.WriteHeader(http.StatusUnauthorized)
		ctx.WriteString("unauthorized")
		return
	}
	Secret(ctx)
}

func WriterHeaderTooLate(ctx *context.Context) {
	if !authorized(ctx) {
		ctx.ResponseWriter.WriteHeader(http.StatusUnauthorized)
		ctx.ResponseWriter.Header().Set("WWW-Authenticate", challenge)
		return
	}
	Secret(ctx)
}

func NetHTTPError(ctx *context.Context) {
	if !authorized(ctx) {
		http.Error(ctx.ResponseWriter, "unauthorized", http.StatusUnauthorized)
		return
	}
	Secret(ctx)
}

func NetHTTPErrorWithHeader(ctx *context.Context) {
	if !authorized(ctx) {
		ctx.ResponseWriter.Header().Set("WWW-Authenticate", challenge)
		http.Error(ctx.ResponseWriter, "unauthorized", http.StatusUnauthorized)
		return
	}
	Secret(ctx)
}

func ContextAbort(ctx *context.Context) {
	if !authorized(ctx) {
		ctx.Abort(http.StatusUnauthorized, "token required")
	}
	Secret(ctx)
}

func FilterStops(ctx *context.Context) {
	if !authorized(ctx) {
		ctx.ResponseWriter.WriteHeader(http.StatusUnauthorized)
		ctx.ResponseWriter.Write([]byte("unauthorized"))
	}
}

func FilterChallenges(ctx *context.Context) {
	if !authorized(ctx) {
		ctx.Output.Header("WWW-Authenticate", challenge)
		ctx.Output.SetStatus(http.StatusUnauthorized)
		ctx.Output.Body([]byte("unauthorized"))
	}
}

func Helper(ctx *context.Context) {
	if !authorized(ctx) {
		helperDeny(ctx, http.StatusUnauthorized, "unauthorized")
		return
	}
	Secret(ctx)
}

func helperDeny(ctx *context.Context, code int, message string) {
	ctx.Output.SetStatus(code)
	ctx.Output.JSON(map[string]string{"error": message}, true, false)
}

func ChallengingHelper(ctx *context.Context) {
	if !authorized(ctx) {
		challengingHelperDeny(ctx, http.StatusUnauthorized)
		return
	}
	if ctx.Input.Query("mode") == "alt" {
		challengingHelperDeny(ctx, http.StatusForbidden)
		return
	}
	Secret(ctx)
}

func challengingHelperDeny(ctx *context.Context, code int) {
	if code == http.StatusUnauthorized {
		ctx.Output.Header("WWW-Authenticate", challenge)
	}
	ctx.Output.SetStatus(code)
	ctx.Output.Body([]byte(http.StatusText(code)))
}

func MixedPaths(ctx *context.Context) {
	token := ctx.Input.Header("Authorization")
	if token == "" {
		ctx.Output.Header("WWW-Authenticate", challenge)
	}
	if token != "Bearer secret" {
		ctx.Output.SetStatus(http.StatusUnauthorized)
		ctx.Output.Body([]byte("unauthorized"))
		return
	}
	Secret(ctx)
}

func Forbidden(ctx *context.Context) {
	if !authorized(ctx) {
		ctx.Output.SetStatus(http.StatusForbidden)
		ctx.Output.Body([]byte("forbidden"))
		return
	}
	Secret(ctx)
}
