// Package lost denies through frameworks, and goes on or not.
package lost

import (
	"net/http"

	"github.com/gin-gonic/gin"

	"github.com/authstatus/authstatus/analyzer/testdata/frameworks/lost/vault"
)

func ginAllowed(c *gin.Context) bool { return c.GetHeader("Authorization") == "Bearer secret" }

func GinSecret(c *gin.Context) {
	vault.Open("gin")
	c.String(http.StatusOK, "secret")
}

func GinNoReturn(c *gin.Context) {
	if !ginAllowed(c) {
		c.JSON(http.StatusForbidden, gin.H{"error": "no"})
	}
	vault.Open(c.Query("id"))
}

func GinReturns(c *gin.Context) {
	if !ginAllowed(c) {
		c.JSON(http.StatusForbidden, gin.H{"error": "no"})
		return
	}
	vault.Open(c.Query("id"))
	c.String(http.StatusOK, "secret")
}

// Abort does not return.
func GinAbortNoReturn(c *gin.Context) {
	if !ginAllowed(c) {
		c.AbortWithStatus(http.StatusForbidden)
	}
	vault.Open(c.Query("id"))
}

func GinMiddlewareNoAbort(c *gin.Context) {
	if !ginAllowed(c) {
		c.JSON(http.StatusUnauthorized, gin.H{"error": "who?"})
		return
	}
	c.Next()
}

func GinMiddlewareAborts(c *gin.Context) {
	if !ginAllowed(c) {
		c.JSON(http.StatusUnauthorized, gin.H{"error": "who?"})
		c.Abort()
		return
	}
	c.Next()
}

func GinMiddlewareKeeps(c *gin.Context) {
	if !ginAllowed(c) {
		c.String(http.StatusUnauthorized, "who?")
		return
	}
	c.Set("user", "somebody")
}

// Next runs nobody after Abort.
func GinMiddlewareAbortsThenNext(c *gin.Context) {
	if !ginAllowed(c) {
		c.AbortWithStatusJSON(http.StatusUnauthorized, gin.H{"error": "who?"})
	}
	c.Next()
}

func GinMiddlewareJSONThenNext(c *gin.Context) {
	if !ginAllowed(c) {
		c.JSON(http.StatusUnauthorized, gin.H{"error": "who?"})
	}
	c.Next()
}

func ginRequire(c *gin.Context) {
	if !ginAllowed(c) {
		c.AbortWithStatusJSON(http.StatusForbidden, gin.H{"error": "no"})
	}
}

func GinHelperTrusted(c *gin.Context) {
	ginRequire(c)
	vault.Open(c.Query("id"))
}

func GinHelperAsked(c *gin.Context) {
	ginRequire(c)
	if c.IsAborted() {
		return
	}
	vault.Open(c.Query("id"))
	c.String(http.StatusOK, "secret")
}

func ginDeny(c *gin.Context) { c.JSON(http.StatusUnauthorized, gin.H{"error": "who?"}) }

func GinMiddlewareHelper(c *gin.Context) {
	if !ginAllowed(c) {
		ginDeny(c)
		return
	}
	c.Next()
}

// GinRoutes mounts GinMiddlewareMounted before another handler.
func GinRoutes(r *gin.Engine) { r.GET("/case", GinMiddlewareMounted, GinSecret) }

func GinMiddlewareMounted(c *gin.Context) {
	if !ginAllowed(c) {
		c.String(http.StatusUnauthorized, "who?")
	}
}
