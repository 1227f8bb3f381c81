// Package base has what the controllers of an application share.
package base

import (
	"encoding/json"
	"net/http"

	"github.com/beego/beego/v2/server/web"
	"github.com/beego/beego/v2/server/web/context"
)

// APIUsersBase answers errors in the one way of the application.
type APIUsersBase struct{ web.Controller }

func (b *APIUsersBase) apiUsersRenderError(code int, text string) {
	http.Error(b.Ctx.ResponseWriter, text, code)
}

func (b *APIUsersBase) SendUnauthorized(err error) {
	b.apiUsersRenderError(http.StatusUnauthorized, err.Error())
}

func (b *APIUsersBase) SendForbidden(err error) {
	b.apiUsersRenderError(http.StatusForbidden, err.Error())
}

// Guarded wants a user before any method.
type Guarded struct {
	web.Controller
	User string
}

func (g *Guarded) Prepare() {
	if g.Ctx.Input.Header("Authorization") != "Bearer secret" {
		g.Ctx.Output.Header("WWW-Authenticate", `Bearer realm="guarded"`)
		g.CustomAbort(http.StatusUnauthorized, `{"error":"unauthorized"}`)
	}
	g.User = "joe"
}

// A Result is the body of every answer.
type Result struct {
	Code int    `json:"code"`
	Msg  string `json:"msg"`
}

// SharedHelperDeny answers for filters.
func SharedHelperDeny(ctx *context.Context, msg string) {
	body, _ := json.Marshal(Result{401, msg})
	ctx.Output.SetStatus(http.StatusUnauthorized)
	ctx.Output.Header("Content-Type", "application/json")
	ctx.Output.Body(body)
}
