// Package errorchain is a service whose middleware answers recorded errors.
package errorchain

import (
	"errors"
	"net/http"

	"github.com/authstatus/authstatus/analyzer/testdata/frameworks/gin/respond"
	"github.com/gin-gonic/gin"
)

// ErrorChain records the service's errors, and a middleware answers the last.
func ErrorChain() http.Handler {
	r := gin.New()
	r.Use(errorChainMiddleware())
	r.GET("/case", func(c *gin.Context) {
		if c.GetHeader("Authorization") != "Bearer secret" {
			c.Error(respond.NewError(http.StatusUnauthorized, "unauthenticated", "log in"))
			return
		}
		c.String(http.StatusOK, "secret")
	})
	return r
}

func errorChainMiddleware() gin.HandlerFunc {
	return func(c *gin.Context) {
		c.Next()
		if len(c.Errors) == 0 {
			return
		}
		var e *respond.Error
		if errors.As(c.Errors.Last().Err, &e) {
			c.AbortWithStatusJSON(e.Status, e)
			return
		}
		c.AbortWithStatus(http.StatusInternalServerError)
	}
}
