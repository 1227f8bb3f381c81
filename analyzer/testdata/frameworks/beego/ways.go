package handlers

import (
	"encoding/json"
	"errors"
	"fmt"
	"net/http"

	"github.com/beego/beego/v2/server/web"
	"github.com/beego/beego/v2/server/web/context"
)

type BaseController struct{ web.Controller }

func (c *BaseController) unauthorized(text string) {
	c.Ctx.Output.SetStatus(http.StatusUnauthorized)
	c.Data["json"] = map[string]string{"error": text}
	c.ServeJSON()
	c.StopRun()
}

func (c *BaseController) Get() {
	if !authorized(c.Ctx) {
		c.unauthorized("no")
	}
	Secret(c.Ctx)
}

type EmbeddedBase struct{ guardedBase }

type guardedBase struct{ web.Controller }

func (c *EmbeddedBase) Get() {
	if !authorized(c.Ctx) {
		c.Ctx.Output.SetStatus(http.StatusUnauthorized)
		c.ServeJSON()
		return
	}
	Secret(c.Ctx)
}

type JSONResponse struct{ web.Controller }

func (c *JSONResponse) Get() {
	if !authorized(c.Ctx) {
		c.Ctx.Output.SetStatus(http.StatusUnauthorized)
		_ = c.JSONResp(map[string]string{"error": "no"})
		return
	}
	Secret(c.Ctx)
}

type WriterHeader struct{ web.Controller }

func (c *WriterHeader) Get() {
	if !authorized(c.Ctx) {
		c.Ctx.ResponseWriter.Header().Set("WWW-Authenticate", challenge)
		c.Ctx.ResponseWriter.WriteHeader(http.StatusUnauthorized)
		c.Ctx.WriteString("no")
		return
	}
	Secret(c.Ctx)
}

type AbortForbidden struct{ web.Controller }

func (c *AbortForbidden) Get() {
	if !authorized(c.Ctx) {
		c.Abort("403")
	}
	Secret(c.Ctx)
}

type PreparedChallenge struct{ web.Controller }

func (c *PreparedChallenge) Prepare() {
	if !authorized(c.Ctx) {
		c.Ctx.Output.Header("WWW-Authenticate", challenge)
		c.CustomAbort(http.StatusUnauthorized, "no")
	}
}

func (c *PreparedChallenge) Get() { Secret(c.Ctx) }

func EncodedJSON(ctx *context.Context) {
	if !authorized(ctx) {
		ctx.ResponseWriter.WriteHeader(http.StatusUnauthorized)
		json.NewEncoder(ctx.ResponseWriter).Encode("no")
		return
	}
	Secret(ctx)
}

func OutputJSON(ctx *context.Context) {
	if !authorized(ctx) {
		ctx.Output.SetStatus(http.StatusUnauthorized)
		ctx.Output.JSON(map[string]string{"error": "no"}, false, false)
		return
	}
	Secret(ctx)
}

func OutputXMLChallenged(ctx *context.Context) {
	if !authorized(ctx) {
		ctx.Output.SetStatus(http.StatusUnauthorized)
		ctx.Output.Header("WWW-Authenticate", challenge)
		ctx.Output.XML(struct{ Text string }{"no"}, false)
		return
	}
	Secret(ctx)
}

func ContextResp(ctx *context.Context) {
	if !authorized(ctx) {
		ctx.Output.SetStatus(http.StatusUnauthorized)
		_ = ctx.JSONResp("no")
		return
	}
	Secret(ctx)
}

func RespHeaderTooLate(ctx *context.Context) {
	if !authorized(ctx) {
		ctx.Output.SetStatus(http.StatusUnauthorized)
		_ = ctx.JSONResp("no")
		ctx.ResponseWriter.Header().Set("WWW-Authenticate", challenge)
		return
	}
	Secret(ctx)
}

func AbortChallenged(ctx *context.Context) {
	if !authorized(ctx) {
		ctx.Output.Header("WWW-Authenticate", challenge)
		ctx.Abort(http.StatusUnauthorized, "401")
	}
	Secret(ctx)
}

func ConditionalChallenge(ctx *context.Context) {
	if !authorized(ctx) {
		if ctx.Input.Query("mode") != "alt" {
			ctx.Output.Header("WWW-Authenticate", challenge)
		}
		ctx.Output.SetStatus(http.StatusUnauthorized)
		ctx.Output.Body([]byte("no"))
		return
	}
	Secret(ctx)
}

func RedirectUnauthorized(ctx *context.Context) {
	if !authorized(ctx) {
		ctx.Redirect(http.StatusFound, "/login")
		return
	}
	Secret(ctx)
}

var errMapped = errors.New("no token")

func MappedError(ctx *context.Context) {
	if err := mappedErrorCheck(ctx); err != nil {
		mappedErrorFail(ctx, err)
		return
	}
	Secret(ctx)
}

func mappedErrorCheck(ctx *context.Context) error {
	if !authorized(ctx) {
		return fmt.Errorf("checking: %w", errMapped)
	}
	return nil
}

func mappedErrorFail(ctx *context.Context, err error) {
	if errors.Is(err, errMapped) {
		ctx.Output.SetStatus(http.StatusUnauthorized)
	} else {
		ctx.Output.SetStatus(http.StatusInternalServerError)
	}
	_ = ctx.Output.Body([]byte(err.Error()))
}

func FilterRedirects(ctx *context.Context) {
	if !authorized(ctx) {
		http.Error(ctx.ResponseWriter, "no", http.StatusUnauthorized)
	}
}

func FilterJSON(ctx *context.Context) {
	if authorized(ctx) {
		return
	}
	ctx.Output.SetStatus(401)
	ctx.Output.JSON("no", true, false)
}
