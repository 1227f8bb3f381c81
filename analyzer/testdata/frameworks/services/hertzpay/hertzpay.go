// Package hertzpay takes payments, over hertz.
package hertzpay

import (
	"context"
	"errors"
	"strings"

	"github.com/cloudwego/hertz/pkg/app"
	"github.com/cloudwego/hertz/pkg/common/config"
	"github.com/cloudwego/hertz/pkg/common/utils"
	"github.com/cloudwego/hertz/pkg/protocol/consts"
	"github.com/cloudwego/hertz/pkg/route"
)

type bizError struct {
	HTTP int
	Code int
	Msg  string
}

func (e *bizError) Error() string { return e.Msg }

var payChargeDenied = &bizError{consts.StatusUnauthorized, 40100, "merchant is unknown"}

type pay struct{ merchants map[string]string }

func serve(mount func(p *pay, g *route.RouterGroup)) *route.Engine {
	e := route.NewEngine(config.NewOptions(nil))
	mount(&pay{map[string]string{"secret": "shop"}}, e.Group("/"))
	return e
}

func (p *pay) merchant(c *app.RequestContext) (string, error) {
	m, ok := p.merchants[strings.TrimPrefix(string(c.GetHeader(consts.HeaderAuthorization)), "Bearer ")]
	if !ok {
		return "", payChargeDenied
	}
	return m, nil
}

func write(c *app.RequestContext, data any, err error) {
	if err == nil {
		c.JSON(consts.StatusOK, utils.H{"code": 0, "data": data})
		return
	}
	var be *bizError
	if errors.As(err, &be) {
		c.JSON(be.HTTP, utils.H{"code": be.Code, "message": be.Msg})
		return
	}
	c.JSON(consts.StatusInternalServerError, utils.H{"code": 50000, "message": err.Error()})
}

func (p *pay) payCharge(_ context.Context, c *app.RequestContext) {
	m, err := p.merchant(c)
	write(c, m, err)
}

func PayCharge() *route.Engine {
	return serve(func(p *pay, g *route.RouterGroup) { g.GET("/case", p.payCharge) })
}

func (p *pay) payRefundAuth(ctx context.Context, c *app.RequestContext) {
	m, err := p.merchant(c)
	if err != nil {
		c.Response.Header.Set(consts.HeaderWWWAuthenticate, `Bearer realm="pay"`)
		c.AbortWithStatusJSON(consts.StatusUnauthorized, utils.H{"message": err.Error()})
		return
	}
	c.Set("merchant", m)
	c.Next(ctx)
}

func PayRefund() *route.Engine {
	return serve(func(p *pay, g *route.RouterGroup) {
		g.Use(p.payRefundAuth)
		g.GET("/case", func(_ context.Context, c *app.RequestContext) { write(c, c.GetString("merchant"), nil) })
	})
}

// PayWebhook sets its answer part by part.
func (p *pay) payWebhook(_ context.Context, c *app.RequestContext) {
	if _, err := p.merchant(c); err != nil {
		c.Response.SetStatusCode(consts.StatusUnauthorized)
		c.Response.SetBodyString(err.Error())
		return
	}
	c.SetStatusCode(consts.StatusNoContent)
}

func PayWebhook() *route.Engine {
	return serve(func(p *pay, g *route.RouterGroup) { g.GET("/case", p.payWebhook) })
}

// PayReport denies what is not allowed.
func (p *pay) payReport(_ context.Context, c *app.RequestContext) {
	if _, err := p.merchant(c); err != nil {
		c.AbortWithStatusJSON(consts.StatusForbidden, utils.H{"message": err.Error()})
		return
	}
	c.String(consts.StatusOK, "report")
}

func PayReport() *route.Engine {
	return serve(func(p *pay, g *route.RouterGroup) { g.GET("/case", p.payReport) })
}

// PayMessage loses the challenge, since AbortWithMsg begins anew.
func (p *pay) payMessage(_ context.Context, c *app.RequestContext) {
	if _, err := p.merchant(c); err != nil {
		c.Header("WWW-Authenticate", `Bearer realm="pay"`)
		c.AbortWithMsg(err.Error(), consts.StatusUnauthorized)
		return
	}
	c.String(consts.StatusOK, "message")
}

func PayMessage() *route.Engine {
	return serve(func(p *pay, g *route.RouterGroup) { g.GET("/case", p.payMessage) })
}
