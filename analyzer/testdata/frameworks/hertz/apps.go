package handlers

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/cloudwego/hertz/pkg/app"
	"github.com/cloudwego/hertz/pkg/common/config"
	"github.com/cloudwego/hertz/pkg/common/utils"
	"github.com/cloudwego/hertz/pkg/protocol/consts"
	"github.com/cloudwego/hertz/pkg/route"
)

func engine() *route.Engine { return route.NewEngine(config.NewOptions(nil)) }

type groupGuard struct{ tokens map[string]string }

func (g groupGuard) middleware() app.HandlerFunc {
	return func(ctx context.Context, c *app.RequestContext) {
		token := strings.TrimPrefix(string(c.GetHeader("Authorization")), "Bearer ")
		user, ok := g.tokens[token]
		if !ok {
			c.AbortWithStatusJSON(consts.StatusUnauthorized, utils.H{"message": "invalid token"})
			return
		}
		c.Set("user", user)
		c.Next(ctx)
	}
}

func GroupGuard() *route.Engine {
	e := engine()
	g := e.Group("/", groupGuard{map[string]string{"secret": "joe"}}.middleware())
	g.GET("/case", Secret)
	return e
}

func groupChallenge(realm string) app.HandlerFunc {
	return func(ctx context.Context, c *app.RequestContext) {
		if authorized(c) {
			c.Next(ctx)
			return
		}
		c.AbortWithStatus(consts.StatusUnauthorized)
		c.Response.Header.Set("WWW-Authenticate", fmt.Sprintf("Basic realm=%q", realm))
	}
}

func GroupChallenge() *route.Engine {
	e := engine()
	e.Use(groupChallenge("x"))
	e.GET("/case", Secret)
	return e
}

func responseWrite(c *app.RequestContext, status int, msg string) {
	c.JSON(status, utils.H{"status": status, "msg": msg})
}

func ResponseWriteApp() *route.Engine {
	e := engine()
	e.GET("/case", func(ctx context.Context, c *app.RequestContext) {
		if !authorized(c) {
			responseWrite(c, consts.StatusUnauthorized, "unauthorized")
			return
		}
		responseWrite(c, consts.StatusOK, "secret")
	})
	return e
}

func ResponseWriteChallenged() *route.Engine {
	e := engine()
	e.GET("/case", func(ctx context.Context, c *app.RequestContext) {
		if !authorized(c) {
			responseWrite(c, consts.StatusUnauthorized, "unauthorized")
			c.Header("WWW-Authenticate", `Bearer realm="x"`)
			return
		}
		responseWrite(c, consts.StatusOK, "secret")
	})
	return e
}

// AbortMsgLoses puts the challenge on where AbortWithMsg drops it.
func AbortMsgLoses() *route.Engine {
	e := engine()
	e.GET("/case", func(ctx context.Context, c *app.RequestContext) {
		if !authorized(c) {
			c.Header("WWW-Authenticate", `Bearer realm="x"`)
			c.AbortWithMsg("unauthorized", consts.StatusUnauthorized)
			return
		}
		Secret(ctx, c)
	})
	return e
}

var (
	errTokenMissing = errors.New("token missing")
	errTokenWrong   = errors.New("token wrong")
)

type bizFailure struct {
	code int
	msg  string
}

func (e bizFailure) Error() string { return e.msg }

func bizFailureAppCheck(c *app.RequestContext) error {
	switch string(c.GetHeader("Authorization")) {
	case "":
		return bizFailure{consts.StatusUnauthorized, "missing"}
	case "Bearer secret":
		return nil
	}
	return bizFailure{consts.StatusForbidden, "wrong"}
}

func BizFailureApp() *route.Engine {
	e := engine()
	e.GET("/case", func(ctx context.Context, c *app.RequestContext) {
		if err := bizFailureAppCheck(c); err != nil {
			var be bizFailure
			if errors.As(err, &be) {
				c.AbortWithStatusJSON(be.code, utils.H{"error": be.msg})
				return
			}
			c.AbortWithStatus(consts.StatusInternalServerError)
			return
		}
		Secret(ctx, c)
	})
	return e
}

func RawStatus() *route.Engine {
	e := engine()
	e.GET("/case", func(ctx context.Context, c *app.RequestContext) {
		if !authorized(c) {
			c.Response.SetStatusCode(consts.StatusUnauthorized)
			c.Response.SetBodyString("unauthorized")
			return
		}
		Secret(ctx, c)
	})
	return e
}

func SwitchStatus() *route.Engine {
	e := engine()
	e.GET("/case", func(ctx context.Context, c *app.RequestContext) {
		var status int
		switch err := tokenOf(c); {
		case errors.Is(err, errTokenMissing):
			status = consts.StatusUnauthorized
			c.Response.Header.Add("WWW-Authenticate", "Bearer")
		case errors.Is(err, errTokenWrong):
			status = consts.StatusUnauthorized
			c.Response.Header.Add("WWW-Authenticate", `Bearer error="invalid_token"`)
		default:
			Secret(ctx, c)
			return
		}
		c.String(status, "denied")
	})
	return e
}

func tokenOf(c *app.RequestContext) error {
	switch h := c.Request.Header.Get("Authorization"); h {
	case "":
		return errTokenMissing
	case "Bearer secret":
		return nil
	}
	return fmt.Errorf("%w", errTokenWrong)
}

func SetStatusForbidden() *route.Engine {
	e := engine()
	e.GET("/case", func(ctx context.Context, c *app.RequestContext) {
		if tokenOf(c) != nil {
			c.SetStatusCode(consts.StatusUnauthorized)
			if c.Query("mode") == "" {
				c.Response.Header.Set("WWW-Authenticate", `Bearer realm="x"`)
			}
			c.Abort()
			return
		}
		Secret(ctx, c)
	})
	return e
}
