// Package gin is what tests need of the real one.
package gin

import "net/http"

type Context struct {
	Request *http.Request
	Writer  ResponseWriter
}

type ResponseWriter interface {
	http.ResponseWriter
	WriteHeaderNow()
}

type HandlerFunc func(*Context)

func (c *Context) Header(key, value string)                  {}
func (c *Context) GetHeader(key string) string               { return "" }
func (c *Context) Query(key string) string                   { return "" }
func (c *Context) JSON(code int, obj any)                    {}
func (c *Context) Status(code int)                           {}
func (c *Context) AbortWithStatus(code int)                  {}
func (c *Context) AbortWithStatusJSON(code int, jsonObj any) {}
func (c *Context) Next()                                     {}
func (c *Context) Abort()                                    {}
func (c *Context) Set(key string, value any)                 {}
func (c *Context) IsAborted() bool                           { return false }
func (c *Context) DataFromReader(code int, contentLength int64, contentType string, reader any, extraHeaders map[string]string) {
}

type RouterGroup struct{}

type Engine struct{ RouterGroup }

func New() *Engine { return nil }

func (e *Engine) Use(m ...HandlerFunc)                                         {}
func (g *RouterGroup) Use(m ...HandlerFunc)                                    {}
func (g *RouterGroup) Group(path string, handlers ...HandlerFunc) *RouterGroup { return nil }
func (g *RouterGroup) GET(path string, handlers ...HandlerFunc)                {}
func (c *Context) GetBool(key string) bool                                     { return false }

func (c *Context) GetString(key string) string { return "" }

type H map[string]any
