package handlers

import (
	"encoding/json"
	"errors"
	"net/http"
	"strings"

	"github.com/authstatus/authstatus/analyzer/testdata/frameworks/beego/base"
	"github.com/beego/beego/v2/server/web"
	"github.com/beego/beego/v2/server/web/context"
	"github.com/beego/beego/v2/server/web/filter/auth"
)

// APIUsers has its answers from another package.
type APIUsers struct{ base.APIUsersBase }

func (c *APIUsers) Get() {
	if !authorized(c.Ctx) {
		c.SendUnauthorized(errors.New("log in"))
		return
	}
	if c.GetString("mode") == "alt" {
		c.SendForbidden(errors.New("not yours"))
		return
	}
	Secret(c.Ctx)
}

// GuardedUsers is guarded by the Prepare of another package.
type GuardedUsers struct{ base.Guarded }

func (c *GuardedUsers) Get() { Secret(c.Ctx) }

// JSONResult says 401 in the body of a 200.
type JSONResult struct{ web.Controller }

func (c *JSONResult) result(code int, msg string) {
	c.Data["json"] = base.Result{Code: code, Msg: msg}
	c.ServeJSON()
	c.StopRun()
}

func (c *JSONResult) Get() {
	if !authorized(c.Ctx) {
		c.result(401, "log in")
	}
	c.result(0, "secret")
}

// CustomAbortJSON aborts with a document.
type CustomAbortJSON struct{ web.Controller }

func (c *CustomAbortJSON) Prepare() {
	claims, err := customAbortJSONParse(c.Ctx.Request)
	if err != nil {
		body, _ := json.Marshal(map[string]string{"error": err.Error()})
		c.CustomAbort(http.StatusUnauthorized, string(body))
	}
	c.Data["user"] = claims
}

func customAbortJSONParse(r *http.Request) (string, error) {
	token, ok := strings.CutPrefix(r.Header.Get("Authorization"), "Bearer ")
	if !ok || token != "secret" {
		return "", errors.New("token is missing or invalid")
	}
	return "joe", nil
}

func (c *CustomAbortJSON) Get() { Secret(c.Ctx) }

// StatusThenStop records the status and stops.
type StatusThenStop struct{ web.Controller }

func (c *StatusThenStop) Get() {
	if !authorized(c.Ctx) {
		c.Ctx.Output.SetStatus(http.StatusUnauthorized)
		c.StopRun()
	}
	Secret(c.Ctx)
}

// NestedBase embeds what embeds the controller.
type nestedRoot struct{ web.Controller }

func (c *nestedRoot) write(status int, v any) {
	c.Ctx.Output.SetStatus(status)
	if err := c.Ctx.Output.JSON(v, true, false); err != nil {
		http.Error(c.Ctx.ResponseWriter, err.Error(), http.StatusInternalServerError)
	}
}

type nestedBase struct {
	nestedRoot
	realm string
}

func (c *nestedBase) Prepare() { c.realm = "nested" }

func (c *nestedBase) deny(msg string) {
	c.Ctx.ResponseWriter.Header().Set("WWW-Authenticate", `Bearer realm="`+c.realm+`"`)
	c.write(http.StatusUnauthorized, map[string]string{"error": msg})
}

type NestedBase struct{ nestedBase }

func (c *NestedBase) Get() {
	if !authorized(c.Ctx) {
		c.deny("log in")
		return
	}
	c.write(http.StatusOK, "secret")
}

// NestedBaseTooLate puts the challenge on after the answer.
type NestedBaseTooLate struct{ nestedBase }

func (c *NestedBaseTooLate) Get() {
	if !authorized(c.Ctx) {
		http.Error(c.Ctx.ResponseWriter, "log in", http.StatusUnauthorized)
		c.Ctx.ResponseWriter.Header().Set("WWW-Authenticate", `Bearer realm="late"`)
		return
	}
	c.write(http.StatusOK, "secret")
}

// PanicsWithStatus lets beego answer a panic that names a status.
type PanicsWithStatus struct{ web.Controller }

func (c *PanicsWithStatus) Get() {
	if !authorized(c.Ctx) {
		panic("401")
	}
	Secret(c.Ctx)
}

func filtered(pos int, filter web.FilterFunc) http.Handler {
	r := web.NewControllerRegister()
	r.Get("/case", Secret)
	if err := r.InsertFilter("/*", pos, filter); err != nil {
		panic(err)
	}
	r.Init()
	return r
}

func SharedHelper() http.Handler {
	return filtered(web.BeforeExec, func(ctx *context.Context) {
		if !authorized(ctx) {
			base.SharedHelperDeny(ctx, "log in")
		}
	})
}

// TokenFilter is made from settings.
type tokenFilterConfig struct {
	Secret, Realm string
	Skip          []string
}

func tokenFilter(config tokenFilterConfig) web.FilterFunc {
	return func(ctx *context.Context) {
		for _, s := range config.Skip {
			if strings.HasPrefix(ctx.Request.URL.Path, s) {
				return
			}
		}
		if ctx.Input.Header("Authorization") == "Bearer "+config.Secret {
			return
		}
		ctx.Output.Header("WWW-Authenticate", `Bearer realm="`+config.Realm+`"`)
		ctx.Output.SetStatus(401)
		ctx.Output.JSON(base.Result{Code: 401, Msg: "unauthorized"}, false, false)
	}
}

func TokenFilter() http.Handler {
	return filtered(web.BeforeRouter, tokenFilter(tokenFilterConfig{"secret", "notes", []string{"/health"}}))
}

// ChainedFilter calls what is behind it.
func chainedFilter(next web.FilterFunc) web.FilterFunc {
	return func(ctx *context.Context) {
		if !authorized(ctx) {
			ctx.ResponseWriter.WriteHeader(http.StatusUnauthorized)
			_, _ = ctx.ResponseWriter.Write([]byte(`{"error":"unauthorized"}`))
			return
		}
		next(ctx)
	}
}

func ChainedFilter() http.Handler {
	r := web.NewControllerRegister()
	r.Get("/case", Secret)
	r.InsertFilterChain("/*", chainedFilter)
	r.Init()
	return r
}

// HeaderFilter puts the challenge on for the controllers behind it.
type headerFilterController struct{ web.Controller }

func (c *headerFilterController) Get() {
	if !authorized(c.Ctx) {
		c.Abort("401")
	}
	Secret(c.Ctx)
}

func HeaderFilter() http.Handler {
	r := web.NewControllerRegister()
	r.Add("/case", &headerFilterController{})
	if err := r.InsertFilter("/*", web.BeforeRouter, func(ctx *context.Context) {
		ctx.Output.Header("WWW-Authenticate", `Bearer realm="filter"`)
	}); err != nil {
		panic(err)
	}
	r.Init()
	return r
}

func LibraryBasic() http.Handler {
	return filtered(web.BeforeRouter, auth.NewBasicAuthenticator(func(user, password string) bool {
		return user == "joe" && password == "secret"
	}, "notes"))
}
