// Package codes has what the handlers of other packages answer with.
package codes

import (
	"net/http"

	"github.com/gin-gonic/gin"
)

const (
	Invalid = http.StatusBadRequest
	Denied  = http.StatusUnauthorized
	Hidden  = http.StatusNotFound
)

const Bearer = `Bearer realm="codes"`

// FarHelperDeny answers for a handler of another package.
func FarHelperDeny(c *gin.Context, message string) {
	c.AbortWithStatusJSON(http.StatusUnauthorized, gin.H{"message": message})
}

// Challenge answers for a handler of another package.
func Challenge(c *gin.Context, message string) {
	c.Header("WWW-Authenticate", Bearer)
	c.AbortWithStatusJSON(http.StatusUnauthorized, gin.H{"message": message})
}

// Fail answers with what it is told.
func Fail(c *gin.Context, code int, message string) {
	c.AbortWithStatusJSON(code, gin.H{"code": code, "message": message})
}
