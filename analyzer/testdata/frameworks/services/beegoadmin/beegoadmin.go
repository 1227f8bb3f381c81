// Package beegoadmin is an administration over beego.
package beegoadmin

import (
	"net/http"

	"github.com/beego/beego/v2/server/web"
)

// preparer is what a controller may do before its methods.
type preparer interface{ prepare() }

type base struct {
	web.Controller
	user  string
	realm string
}

// Prepare runs before every method.
func (b *base) Prepare() {
	b.realm = "admin"
	if b.Ctx.Input.Header("Authorization") == "Bearer secret" {
		b.user = "joe"
	}
	if p, ok := b.AppController.(preparer); ok {
		p.prepare()
	}
}

func (b *base) ok(v any) {
	b.Data["json"] = map[string]any{"code": 0, "data": v}
	_ = b.ServeJSON()
	b.StopRun()
}

func (b *base) fail(status int, msg string) {
	b.Ctx.Output.SetStatus(status)
	b.Data["json"] = map[string]any{"code": status, "msg": msg}
	_ = b.ServeJSON()
	b.StopRun()
}

func (b *base) failLogin(msg string) {
	b.Ctx.Output.Header("WWW-Authenticate", `Bearer realm="`+b.realm+`"`)
	b.fail(http.StatusUnauthorized, msg)
}

// AdminUsers denies in its own step of the preparation.
type AdminUsers struct{ base }

func (c *AdminUsers) prepare() {
	if c.user == "" {
		c.fail(http.StatusUnauthorized, "log in")
	}
}

func (c *AdminUsers) Get() { c.ok("users") }

type AdminRoles struct{ base }

func (c *AdminRoles) prepare() {
	if c.user == "" {
		c.failLogin("log in")
	}
}

func (c *AdminRoles) Get() { c.ok("roles") }

// AdminAudit is not for everybody.
type AdminAudit struct{ base }

func (c *AdminAudit) Get() {
	switch {
	case c.user == "":
		c.fail(http.StatusForbidden, "not for guests")
	case c.GetString("mode") == "alt":
		c.fail(http.StatusNotFound, "no such mode")
	}
	c.ok("audit")
}

// AdminExport writes past the controller.
type AdminExport struct{ base }

func (c *AdminExport) Get() {
	w := c.Ctx.ResponseWriter
	if c.user == "" {
		w.Header().Set("Content-Type", "text/plain")
		w.WriteHeader(http.StatusUnauthorized)
		_, _ = w.Write([]byte("log in"))
		return
	}
	_, _ = w.Write([]byte("export"))
}

// AdminLogin aborts with a page.
type AdminLogin struct{ base }

func (c *AdminLogin) Get() {
	if c.user == "" {
		c.Abort("401")
	}
	c.ok("welcome")
}
