// Package handlers answers through gin.
package handlers

import (
	"errors"
	"net/http"
	"strings"

	"github.com/gin-gonic/gin"
)

const challenge = `Bearer realm="restricted"`

func authorized(c *gin.Context) bool {
	return c.GetHeader("Authorization") == "Bearer secret"
}

func Secret(c *gin.Context) {
	c.String(http.StatusOK, "secret")
}

func Plain(c *gin.Context) {
	if !authorized(c) {
		c.JSON(http.StatusUnauthorized, gin.H{"error": "unauthorized"})
		return
	}
	Secret(c)
}

func AbortStatus(c *gin.Context) {
	if !authorized(c) {
		c.AbortWithStatus(http.StatusUnauthorized)
		return
	}
	Secret(c)
}

func HeaderBefore(c *gin.Context) {
	if !authorized(c) {
		c.Header("WWW-Authenticate", challenge)
		c.JSON(http.StatusUnauthorized, gin.H{"error": "unauthorized"})
		return
	}
	Secret(c)
}

func WriterHeaderBefore(c *gin.Context) {
	if !authorized(c) {
		c.Writer.Header().Set("WWW-Authenticate", challenge)
		c.AbortWithStatusJSON(http.StatusUnauthorized, gin.H{"error": "unauthorized"})
		return
	}
	Secret(c)
}

func HeaderTooLate(c *gin.Context) {
	if !authorized(c) {
		c.AbortWithStatus(http.StatusUnauthorized)
		c.Header("WWW-Authenticate", challenge)
		return
	}
	Secret(c)
}

func JSONHeaderTooLate(c *gin.Context) {
	if !authorized(c) {
		c.IndentedJSON(http.StatusUnauthorized, gin.H{"error": "unauthorized"})
		c.Writer.Header().Add("WWW-Authenticate", challenge)
		return
	}
	Secret(c)
}

func HeaderAfterPendingStatus(c *gin.Context) {
	if !authorized(c) {
		c.Status(http.StatusUnauthorized)
		c.Header("WWW-Authenticate", challenge)
		return
	}
	Secret(c)
}

func PendingStatus(c *gin.Context) {
	if !authorized(c) {
		c.Status(http.StatusUnauthorized)
		return
	}
	Secret(c)
}

func WriterStatusThenHeader(c *gin.Context) {
	if !authorized(c) {
		c.Writer.WriteHeader(http.StatusUnauthorized)
		c.Writer.Header().Set("WWW-Authenticate", challenge)
		c.Writer.WriteString("unauthorized")
		return
	}
	Secret(c)
}

func WriterStatusThenBody(c *gin.Context) {
	if !authorized(c) {
		c.Writer.WriteHeader(http.StatusUnauthorized)
		c.Writer.WriteString("unauthorized")
		c.Writer.Header().Set("X-Reason", "token")
		return
	}
	Secret(c)
}

func StatusOverwritten(c *gin.Context) {
	c.Status(http.StatusUnauthorized)
	if authorized(c) || c.Query("mode") == "" {
		c.String(http.StatusOK, "welcome")
		return
	}
	c.String(http.StatusForbidden, "no")
}

func NetHTTPError(c *gin.Context) {
	if !authorized(c) {
		http.Error(c.Writer, "unauthorized", http.StatusUnauthorized)
		return
	}
	Secret(c)
}

func NetHTTPErrorWithHeader(c *gin.Context) {
	if !authorized(c) {
		c.Header("WWW-Authenticate", challenge)
		http.Error(c.Writer, "unauthorized", http.StatusUnauthorized)
		return
	}
	Secret(c)
}

func Helper(c *gin.Context) {
	if !authorized(c) {
		helperDeny(c, http.StatusUnauthorized, "unauthorized")
		return
	}
	Secret(c)
}

func helperDeny(c *gin.Context, code int, message string) {
	c.AbortWithStatusJSON(code, gin.H{"error": message})
}

func ChallengingHelper(c *gin.Context) {
	if !authorized(c) {
		challengingHelperDeny(c, http.StatusUnauthorized, "unauthorized")
		return
	}
	if c.Query("mode") == "alt" {
		challengingHelperDeny(c, http.StatusForbidden, "forbidden")
		return
	}
	Secret(c)
}

func challengingHelperDeny(c *gin.Context, code int, message string) {
	if code == http.StatusUnauthorized {
		c.Header("WWW-Authenticate", challenge)
	}
	c.JSON(code, gin.H{"error": message})
}

func MiddlewareAbort(c *gin.Context) {
	if !authorized(c) {
		c.AbortWithStatusJSON(http.StatusUnauthorized, gin.H{"error": "unauthorized"})
		return
	}
	c.Next()
}

func MiddlewareChallenge(c *gin.Context) {
	if !authorized(c) {
		c.Header("WWW-Authenticate", challenge)
		c.AbortWithStatus(http.StatusUnauthorized)
		return
	}
	c.Next()
}

func MiddlewareNoAbort(c *gin.Context) {
	if !authorized(c) {
		c.JSON(http.StatusUnauthorized, gin.H{"error": "unauthorized"})
		return
	}
	c.Next()
}

func MiddlewarePendingNoAbort(c *gin.Context) {
	if !authorized(c) {
		c.Header("WWW-Authenticate", challenge)
		c.Status(http.StatusUnauthorized)
		c.Abort()
		return
	}
	c.Next()
}

func MixedPaths(c *gin.Context) {
	header := c.GetHeader("Authorization")
	if header == "" {
		c.Header("WWW-Authenticate", challenge)
		c.AbortWithStatusJSON(http.StatusUnauthorized, gin.H{"error": "missing token"})
		return
	}
	token, ok := strings.CutPrefix(header, "Bearer ")
	if !ok || token != "secret" {
		c.AbortWithStatusJSON(http.StatusUnauthorized, gin.H{"error": "bad token"})
		return
	}
	Secret(c)
}

func MergedStatus(c *gin.Context) {
	status, message := http.StatusOK, "secret"
	switch {
	case !authorized(c):
		status, message = http.StatusUnauthorized, "unauthorized"
	case c.Query("mode") == "alt":
		status, message = http.StatusForbidden, "forbidden"
	}
	c.String(status, message)
}

func MergedStatusWithHeader(c *gin.Context) {
	status := http.StatusOK
	if !authorized(c) {
		status = http.StatusUnauthorized
		c.Header("WWW-Authenticate", challenge)
	}
	c.JSON(status, gin.H{"status": status})
}

var errToken = errors.New("bad token")

func mappedErrorCheck(c *gin.Context) error {
	if !authorized(c) {
		return errToken
	}
	return nil
}

func MappedError(c *gin.Context) {
	if err := mappedErrorCheck(c); err != nil {
		c.JSON(mappedErrorStatus(err), gin.H{"error": err.Error()})
		return
	}
	Secret(c)
}

func mappedErrorStatus(err error) int {
	if errors.Is(err, errToken) {
		return http.StatusUnauthorized
	}
	return http.StatusInternalServerError
}

func RecordedError(c *gin.Context) {
	if !authorized(c) {
		c.Error(errToken)
		return
	}
	Secret(c)
}

func Forbidden(c *gin.Context) {
	if !authorized(c) {
		c.AbortWithStatus(http.StatusForbidden)
		return
	}
	Secret(c)
}

func DeletedHeader(c *gin.Context) {
	c.Header("WWW-Authenticate", challenge)
	if !authorized(c) {
		c.Header("WWW-Authenticate", "")
		c.AbortWithStatusJSON(http.StatusUnauthorized, gin.H{"error": "unauthorized"})
		return
	}
	Secret(c)
}

func AbortError(c *gin.Context) {
	if !authorized(c) {
		c.AbortWithError(http.StatusUnauthorized, errToken)
		return
	}
	Secret(c)
}

func BoolHelper(c *gin.Context) {
	if !boolHelperAllowed(c) {
		return
	}
	Secret(c)
}

func boolHelperAllowed(c *gin.Context) bool {
	if authorized(c) {
		return true
	}
	c.Header("WWW-Authenticate", challenge)
	c.AbortWithStatusJSON(http.StatusUnauthorized, gin.H{"error": "unauthorized"})
	return false
}

func RequestHeaderSet(c *gin.Context) {
	if !authorized(c) {
		c.Request.Header.Set("WWW-Authenticate", challenge)
		c.String(http.StatusUnauthorized, "unauthorized")
		return
	}
	Secret(c)
}
