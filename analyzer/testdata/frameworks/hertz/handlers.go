// Package handlers answers through hertz.
package handlers

import (
	"context"
	"errors"
	"net/http"

	"github.com/cloudwego/hertz/pkg/app"
	"github.com/cloudwego/hertz/pkg/common/utils"
	"github.com/cloudwego/hertz/pkg/protocol/consts"
)

const challenge = `Bearer realm="restricted"`

func authorized(c *app.RequestContext) bool {
	return string(c.GetHeader("Authorization")) == "Bearer secret"
}

func Secret(ctx context.Context, c *app.RequestContext) {
	c.String(consts.StatusOK, "secret")
}

func Plain(ctx context.Context, c *app.RequestContext) {
	if !authorized(c) {
		c.JSON(consts.StatusUnauthorized, utils.H{"error": "unauthorized"})
		return
	}
	Secret(ctx, c)
}

func HeaderBefore(ctx context.Context, c *app.RequestContext) {
	if !authorized(c) {
		c.Header("WWW-Authenticate", challenge)
		c.JSON(consts.StatusUnauthorized, utils.H{"error": "unauthorized"})
		return
	}
	Secret(ctx, c)
}

func HeaderAfter(ctx context.Context, c *app.RequestContext) {
	if !authorized(c) {
		c.AbortWithStatus(http.StatusUnauthorized)
		c.Header("WWW-Authenticate", challenge)
		return
	}
	Secret(ctx, c)
}

func ResponseHeader(ctx context.Context, c *app.RequestContext) {
	if !authorized(c) {
		c.SetStatusCode(consts.StatusUnauthorized)
		c.Response.Header.Set("WWW-Authenticate", challenge)
		return
	}
	Secret(ctx, c)
}

func ResponseStatus(ctx context.Context, c *app.RequestContext) {
	if !authorized(c) {
		c.Response.SetStatusCode(consts.StatusUnauthorized)
		c.WriteString("unauthorized")
		return
	}
	Secret(ctx, c)
}

func AbortMessage(ctx context.Context, c *app.RequestContext) {
	if !authorized(c) {
		c.AbortWithMsg("unauthorized", consts.StatusUnauthorized)
		return
	}
	Secret(ctx, c)
}

func HeaderBeforeMessage(ctx context.Context, c *app.RequestContext) {
	if !authorized(c) {
		c.Header("WWW-Authenticate", challenge)
		c.AbortWithMsg("unauthorized", consts.StatusUnauthorized)
		return
	}
	Secret(ctx, c)
}

func HeaderAfterMessage(ctx context.Context, c *app.RequestContext) {
	if !authorized(c) {
		c.AbortWithMsg("unauthorized", consts.StatusUnauthorized)
		c.Header("WWW-Authenticate", challenge)
		return
	}
	Secret(ctx, c)
}

func MiddlewareAbort(ctx context.Context, c *app.RequestContext) {
	if !authorized(c) {
		c.AbortWithStatusJSON(consts.StatusUnauthorized, utils.H{"error": "unauthorized"})
		return
	}
	c.Next(ctx)
}

func MiddlewareChallenges(ctx context.Context, c *app.RequestContext) {
	if !authorized(c) {
		c.Header("WWW-Authenticate", challenge)
		c.AbortWithStatusJSON(consts.StatusUnauthorized, utils.H{"error": "unauthorized"})
		return
	}
	c.Next(ctx)
}

func StatusOverwritten(ctx context.Context, c *app.RequestContext) {
	if !authorized(c) {
		c.JSON(consts.StatusUnauthorized, utils.H{"error": "unauthorized"})
	}
	c.String(consts.StatusOK, "secret")
}

func StatusOverwrittenLater(ctx context.Context, c *app.RequestContext) {
	c.Status(consts.StatusUnauthorized)
	if authorized(c) {
		c.Status(consts.StatusOK)
		return
	}
	c.Status(consts.StatusForbidden)
}

func RecordedError(ctx context.Context, c *app.RequestContext) {
	if !authorized(c) {
		c.Error(errors.New("unauthorized"))
		return
	}
	Secret(ctx, c)
}

func AbortError(ctx context.Context, c *app.RequestContext) {
	if !authorized(c) {
		c.AbortWithError(consts.StatusUnauthorized, errors.New("unauthorized"))
		return
	}
	Secret(ctx, c)
}

func RedirectUnauthorized(ctx context.Context, c *app.RequestContext) {
	if !authorized(c) {
		c.Redirect(consts.StatusUnauthorized, []byte("/login"))
		return
	}
	Secret(ctx, c)
}

func Helper(ctx context.Context, c *app.RequestContext) {
	if !authorized(c) {
		helperDeny(c, consts.StatusUnauthorized, "unauthorized")
		return
	}
	Secret(ctx, c)
}

func helperDeny(c *app.RequestContext, code int, message string) {
	c.AbortWithStatusJSON(code, utils.H{"error": message})
}

func ChallengingHelper(ctx context.Context, c *app.RequestContext) {
	if !authorized(c) {
		challengingHelperDeny(c, consts.StatusUnauthorized)
		return
	}
	if c.Query("mode") == "alt" {
		challengingHelperDeny(c, consts.StatusForbidden)
		return
	}
	Secret(ctx, c)
}

func challengingHelperDeny(c *app.RequestContext, code int) {
	c.AbortWithStatus(code)
	if code == consts.StatusUnauthorized {
		c.Response.Header.Add("WWW-Authenticate", challenge)
	}
}

func MixedPaths(ctx context.Context, c *app.RequestContext) {
	token := string(c.GetHeader("Authorization"))
	if token == "" {
		c.Header("WWW-Authenticate", challenge)
		c.AbortWithStatus(consts.StatusUnauthorized)
		return
	}
	if token != "Bearer secret" {
		c.AbortWithStatus(consts.StatusUnauthorized)
		return
	}
	Secret(ctx, c)
}

func MergedStatus(ctx context.Context, c *app.RequestContext) {
	code := consts.StatusOK
	if !authorized(c) {
		code = consts.StatusUnauthorized
	}
	c.JSON(code, utils.H{"status": code})
}

func DeletedHeader(ctx context.Context, c *app.RequestContext) {
	c.Header("WWW-Authenticate", challenge)
	if !authorized(c) {
		c.Header("WWW-Authenticate", "")
		c.AbortWithStatus(consts.StatusUnauthorized)
		return
	}
	Secret(ctx, c)
}

func Forbidden(ctx context.Context, c *app.RequestContext) {
	if !authorized(c) {
		c.AbortWithStatus(consts.StatusForbidden)
		return
	}
	Secret(ctx, c)
}
