package handlers

import (
	"context"
	"errors"
	"fmt"
	"net/http"

	"github.com/cloudwego/hertz/pkg/app"
	"github.com/cloudwego/hertz/pkg/app/middlewares/server/basic_auth"
	"github.com/cloudwego/hertz/pkg/common/utils"
	"github.com/cloudwego/hertz/pkg/protocol/consts"
)

func DataAnswer(ctx context.Context, c *app.RequestContext) {
	if !authorized(c) {
		c.Data(consts.StatusUnauthorized, "text/plain", []byte("no"))
		return
	}
	Secret(ctx, c)
}

func StatusWithBody(ctx context.Context, c *app.RequestContext) {
	if !authorized(c) {
		c.SetStatusCode(http.StatusUnauthorized)
		c.SetBodyString("no")
		return
	}
	Secret(ctx, c)
}

func StatusWritten(ctx context.Context, c *app.RequestContext) {
	if !authorized(c) {
		c.Status(http.StatusUnauthorized)
		c.WriteString("no")
		c.Abort()
		return
	}
	Secret(ctx, c)
}

func HeaderAdded(ctx context.Context, c *app.RequestContext) {
	if !authorized(c) {
		c.JSON(http.StatusUnauthorized, utils.H{"error": "no"})
		c.Response.Header.Add("WWW-Authenticate", challenge)
		c.Abort()
		return
	}
	Secret(ctx, c)
}

func HeaderBytes(ctx context.Context, c *app.RequestContext) {
	if !authorized(c) {
		c.AbortWithStatus(http.StatusUnauthorized)
		c.Response.Header.SetBytesV("WWW-Authenticate", []byte(challenge))
		return
	}
	Secret(ctx, c)
}

func ResetAfterwards(ctx context.Context, c *app.RequestContext) {
	if !authorized(c) {
		c.Header("WWW-Authenticate", challenge)
		c.Response.Reset()
		c.SetStatusCode(http.StatusUnauthorized)
		return
	}
	Secret(ctx, c)
}

func ConditionalChallenge(ctx context.Context, c *app.RequestContext) {
	if !authorized(c) {
		if c.Query("mode") != "alt" {
			c.Header("WWW-Authenticate", challenge)
		}
		c.AbortWithStatusJSON(http.StatusUnauthorized, utils.H{"error": "no"})
		return
	}
	Secret(ctx, c)
}

var errToken = errors.New("no token")

func MappedError(ctx context.Context, c *app.RequestContext) {
	if err := mappedErrorCheck(c); err != nil {
		mappedErrorAnswer(c, err)
		return
	}
	Secret(ctx, c)
}

func mappedErrorCheck(c *app.RequestContext) error {
	if !authorized(c) {
		return fmt.Errorf("checking: %w", errToken)
	}
	return nil
}

func mappedErrorAnswer(c *app.RequestContext, err error) {
	switch {
	case errors.Is(err, errToken):
		c.JSON(http.StatusUnauthorized, utils.H{"error": err.Error()})
	default:
		c.JSON(http.StatusInternalServerError, utils.H{"error": err.Error()})
	}
}

type bizError struct {
	code int
	text string
}

func (e bizError) Error() string { return e.text }

func BizError(ctx context.Context, c *app.RequestContext) {
	if err := bizErrorCheck(c); err != nil {
		var biz bizError
		if errors.As(err, &biz) {
			c.AbortWithStatusJSON(biz.code, utils.H{"error": biz.text})
			return
		}
		c.AbortWithStatus(http.StatusInternalServerError)
		return
	}
	Secret(ctx, c)
}

func bizErrorCheck(c *app.RequestContext) error {
	if !authorized(c) {
		return bizError{http.StatusUnauthorized, "no"}
	}
	return nil
}

func PanicRecovered(ctx context.Context, c *app.RequestContext) {
	defer func() {
		if v := recover(); v != nil {
			c.AbortWithMsg(fmt.Sprint(v), http.StatusUnauthorized)
		}
	}()
	if !authorized(c) {
		panic("no")
	}
	Secret(ctx, c)
}

func Switched(ctx context.Context, c *app.RequestContext) {
	switch h := string(c.GetHeader("Authorization")); h {
	case "Bearer secret":
		Secret(ctx, c)
	case "":
		c.Header("WWW-Authenticate", challenge)
		c.AbortWithStatus(consts.StatusUnauthorized)
	default:
		c.AbortWithStatus(consts.StatusUnauthorized)
	}
}

func RequestHeaderSet(ctx context.Context, c *app.RequestContext) {
	if !authorized(c) {
		c.Request.Header.Set("WWW-Authenticate", challenge)
		c.AbortWithStatus(consts.StatusUnauthorized)
		return
	}
	Secret(ctx, c)
}

func MiddlewareGuard(ctx context.Context, c *app.RequestContext) {
	if authorized(c) {
		c.Next(ctx)
		return
	}
	c.AbortWithStatusJSON(consts.StatusUnauthorized, utils.H{"error": "no"})
}

func MiddlewareAddsLater(ctx context.Context, c *app.RequestContext) {
	middlewareAddsLaterInner(ctx, c)
	if c.Response.StatusCode() == consts.StatusUnauthorized {
		c.Header("WWW-Authenticate", challenge)
	}
}

func middlewareAddsLaterInner(ctx context.Context, c *app.RequestContext) {
	if !authorized(c) {
		c.AbortWithStatus(consts.StatusUnauthorized)
	}
}

var basic = basic_auth.BasicAuth(map[string]string{"me": "secret"})

func MiddlewareBasic(ctx context.Context, c *app.RequestContext) {
	basic(ctx, c)
}
