// Package collected is a service whose middleware answers recorded errors.
package collected

import (
	"context"
	"errors"

	"github.com/cloudwego/hertz/pkg/app"
	"github.com/cloudwego/hertz/pkg/common/config"
	"github.com/cloudwego/hertz/pkg/common/utils"
	"github.com/cloudwego/hertz/pkg/protocol/consts"
	"github.com/cloudwego/hertz/pkg/route"
)

var (
	errTokenMissing = errors.New("token missing")
	errTokenWrong   = errors.New("token wrong")
)

// ErrorsCollected are answered by a middleware.
func errorsCollected(ctx context.Context, c *app.RequestContext) {
	c.Next(ctx)
	last := c.Errors.Last()
	if last == nil {
		return
	}
	status := consts.StatusInternalServerError
	if errors.Is(last.Err, errTokenMissing) || errors.Is(last.Err, errTokenWrong) {
		status = consts.StatusUnauthorized
	}
	c.JSON(status, utils.H{"error": last.Error()})
}

func ErrorsCollected() *route.Engine {
	e := route.NewEngine(config.NewOptions(nil))
	e.Use(errorsCollected)
	e.GET("/case", func(ctx context.Context, c *app.RequestContext) {
		if string(c.GetHeader("Authorization")) != "Bearer secret" {
			c.Error(errTokenMissing)
			return
		}
		c.String(consts.StatusOK, "secret")
	})
	return e
}
