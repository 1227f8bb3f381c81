package lost

import (
	"context"

	"github.com/cloudwego/hertz/pkg/app"
	"github.com/cloudwego/hertz/pkg/protocol/consts"

	"github.com/authstatus/authstatus/analyzer/testdata/frameworks/lost/vault"
)

func hertzAllowed(c *app.RequestContext) bool {
	return string(c.GetHeader("Authorization")) == "Bearer secret"
}

func HertzSecret(_ context.Context, c *app.RequestContext) {
	vault.Open("hertz")
	c.String(consts.StatusOK, "secret")
}

func HertzNoReturn(_ context.Context, c *app.RequestContext) {
	if !hertzAllowed(c) {
		c.JSON(consts.StatusForbidden, "no")
	}
	vault.Open(c.Query("id"))
}

func HertzReturns(_ context.Context, c *app.RequestContext) {
	if !hertzAllowed(c) {
		c.JSON(consts.StatusForbidden, "no")
		return
	}
	vault.Open(c.Query("id"))
}

func HertzMiddlewareNoAbort(ctx context.Context, c *app.RequestContext) {
	if !hertzAllowed(c) {
		c.JSON(consts.StatusUnauthorized, "who?")
		return
	}
	c.Next(ctx)
}

func HertzMiddlewareAborts(ctx context.Context, c *app.RequestContext) {
	if !hertzAllowed(c) {
		c.AbortWithStatusJSON(consts.StatusUnauthorized, "who?")
		return
	}
	c.Next(ctx)
}

func HertzMiddlewareGoesOn(ctx context.Context, c *app.RequestContext) {
	if !hertzAllowed(c) {
		c.SetStatusCode(consts.StatusUnauthorized)
	}
	c.Next(ctx)
}
