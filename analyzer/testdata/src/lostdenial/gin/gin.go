// Package gin denies in middleware, where returning does not stop the chain.
package gin

import "github.com/gin-gonic/gin"

func allowed(c *gin.Context) bool { return c.GetHeader("Authorization") == "Bearer secret" }

// ragflow, June 2026: two branches of its middleware answer and only return.
func returnsOnly(c *gin.Context) {
	if !allowed(c) {
		c.JSON(403, "superusers may not") // want `c.JSON denies with 403 in returnsOnly \(if !allowed\(c\)\), and the handlers behind it run all the same: nothing stops the chain`
		return
	}
	c.Next()
}

func aborts(c *gin.Context) {
	if !allowed(c) {
		c.JSON(403, "superusers may not")
		c.Abort()
		return
	}
	c.Next()
}

func made() gin.HandlerFunc {
	return func(c *gin.Context) {
		if !allowed(c) {
			c.JSON(401, "who are you?") // want `nothing stops the chain`
			return
		}
		c.Set("user", "somebody")
	}
}

// It runs the next ones itself: there is no fix, since return is not enough.
func runsThemItself(c *gin.Context) {
	if !allowed(c) {
		c.JSON(401, "who are you?") // want `c.Next at line 41 runs the next handler`
	}
	c.Next()
}

// After Abort, Next runs nobody.
func abortsAndGoesOn(c *gin.Context) {
	if !allowed(c) {
		c.AbortWithStatus(401)
	}
	c.Next()
}

// The last handler of a chain need not stop it.
func last(c *gin.Context) {
	if !allowed(c) {
		c.JSON(401, "who are you?")
		return
	}
	c.JSON(200, "welcome")
}

func require(c *gin.Context) {
	if !allowed(c) {
		c.AbortWithStatus(403)
	}
}

func asks(c *gin.Context) {
	require(c)
	if c.IsAborted() {
		return
	}
	c.JSON(200, "welcome")
}

func trusts(c *gin.Context) {
	require(c) // want `require may deny with 403 in trusts, and the handler goes on: c.JSON`
	c.JSON(200, "welcome")
}
