package lost

import (
	"net/http"

	"github.com/beego/beego/v2/server/web"
	"github.com/beego/beego/v2/server/web/context"

	"github.com/authstatus/authstatus/analyzer/testdata/frameworks/lost/vault"
)

func beegoAllowed(ctx *context.Context) bool {
	return ctx.Input.Header("Authorization") == "Bearer secret"
}

func BeegoSecret(ctx *context.Context) {
	vault.Open("beego")
	ctx.WriteString("secret")
}

func BeegoNoReturn(ctx *context.Context) {
	if !beegoAllowed(ctx) {
		http.Error(ctx.ResponseWriter, "no", http.StatusForbidden)
	}
	vault.Open(ctx.Input.Query("id"))
}

func BeegoReturns(ctx *context.Context) {
	if !beegoAllowed(ctx) {
		http.Error(ctx.ResponseWriter, "no", http.StatusForbidden)
		return
	}
	vault.Open(ctx.Input.Query("id"))
}

// Abort panics.
func BeegoAborts(ctx *context.Context) {
	if !beegoAllowed(ctx) {
		ctx.Abort(http.StatusForbidden, "no")
	}
	vault.Open(ctx.Input.Query("id"))
}

// Where there is an answer, no handler runs.
func BeegoFilterGoesOn(next web.FilterFunc) web.FilterFunc {
	return func(ctx *context.Context) {
		if !beegoAllowed(ctx) {
			http.Error(ctx.ResponseWriter, "who?", http.StatusUnauthorized)
		}
		next(ctx)
	}
}

func BeegoFilterReturns(next web.FilterFunc) web.FilterFunc {
	return func(ctx *context.Context) {
		if !beegoAllowed(ctx) {
			http.Error(ctx.ResponseWriter, "who?", http.StatusUnauthorized)
			return
		}
		next(ctx)
	}
}

// A status alone is no answer yet.
func BeegoFilterPendingGoesOn(next web.FilterFunc) web.FilterFunc {
	return func(ctx *context.Context) {
		if !beegoAllowed(ctx) {
			ctx.Output.SetStatus(http.StatusUnauthorized)
		}
		next(ctx)
	}
}
