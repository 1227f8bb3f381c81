// Package respond writes the answers of services.
package respond

import (
	"log"
	"net/http"

	"github.com/gin-gonic/gin"
)

// A Response is the body of every answer.
type Response struct {
	Code int    `json:"code"`
	Data any    `json:"data"`
	Msg  string `json:"msg"`
}

const noAuth = 7

func EnvelopePackageNoAuth(msg string, c *gin.Context) {
	c.JSON(http.StatusUnauthorized, Response{noAuth, nil, msg})
}

// CodeInBody is a code of the body alone.
func CodeInBody(c *gin.Context, err error, code int) {
	c.JSON(http.StatusOK, Response{Code: code, Msg: err.Error()})
	c.Abort()
}

func abort(c *gin.Context, status int, msg string) {
	c.JSON(status, gin.H{"error": gin.H{"message": msg, "type": "service_error"}})
	c.Abort()
	log.SetFlags(0)
}

func LoggedAbort(c *gin.Context, status int, msg string) { abort(c, status, msg) }

// Unauthorized challenges for a scheme.
func Unauthorized(c *gin.Context, scheme, msg string) {
	if scheme == "" {
		scheme = "Bearer"
	}
	c.Header("WWW-Authenticate", scheme+` realm="service"`)
	abort(c, http.StatusUnauthorized, msg)
}

// Challenge is put on by whoever answers.
func Challenge(c *gin.Context) { c.Header("WWW-Authenticate", `Bearer realm="service"`) }

// Secure puts on what every answer bears.
func Secure() gin.HandlerFunc {
	return func(c *gin.Context) {
		h := c.Writer.Header()
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("WWW-Authenticate", `Bearer realm="service"`)
		c.Next()
	}
}

// An Error is what a service says went wrong.
type Error struct {
	Status  int    `json:"-"`
	Code    string `json:"code"`
	Message string `json:"message"`
	cause   error
}

func (e *Error) Error() string { return e.Code + ": " + e.Message }
func (e *Error) Unwrap() error { return e.cause }

func NewError(status int, code, message string) *Error {
	return &Error{Status: status, Code: code, Message: message}
}

func (e *Error) WithCause(err error) *Error {
	e.cause = err
	return e
}
