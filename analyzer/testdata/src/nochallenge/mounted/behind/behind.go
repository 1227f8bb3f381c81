// Package behind mounts middleware that sees to the challenge of the handlers
// behind it.
package behind

import (
	"net/http"

	"github.com/gin-gonic/gin"
	"github.com/labstack/echo/v4"
)

func first(c *gin.Context) {
	if c.GetHeader("Authorization") == "" {
		c.Header("WWW-Authenticate", `Bearer realm="api"`)
	}
	c.Next()
}

func denies(c *gin.Context) {
	c.AbortWithStatus(http.StatusUnauthorized)
}

func deniesBare(c *gin.Context) {
	c.AbortWithStatus(http.StatusUnauthorized) // want `c\.AbortWithStatus answers 401 without`
}

func deniesEarly(c *gin.Context) {
	c.AbortWithStatus(http.StatusUnauthorized) // want `c\.AbortWithStatus answers 401 without`
}

func groups() {
	r := gin.New()
	open := r.Group("/open")
	open.GET("/", deniesBare)
	api := r.Group("/api")
	api.GET("/early", deniesEarly)
	api.Use(first)
	v1 := api.Group("/v1")
	v1.GET("/", denies)
}

// Once with it, once without.
func deniesTwice(c *gin.Context) {
	c.AbortWithStatus(http.StatusUnauthorized) // want `c\.AbortWithStatus answers 401 without`
}

func twice(r *gin.Engine) {
	r.GET("/with", first, deniesTwice)
	s := gin.New()
	s.GET("/without", deniesTwice)
}

// What a router of somebody else has mounted is unknown, but for the package's own.
func register(r *gin.Engine) {
	r.GET("/", func(c *gin.Context) { c.JSON(http.StatusUnauthorized, nil) })
}

// The challenge is for what returns an error; an answer has gone out by then.
func errorsOnly() *echo.Echo {
	e := echo.New()
	e.Use(func(next echo.HandlerFunc) echo.HandlerFunc {
		return func(c echo.Context) error {
			err := next(c)
			if err != nil {
				c.Response().Header().Set("WWW-Authenticate", `Bearer realm="api"`)
			}
			return err
		}
	})
	e.GET("/returns", func(c echo.Context) error { return echo.ErrUnauthorized })
	e.GET("/answers", func(c echo.Context) error {
		return c.NoContent(http.StatusUnauthorized) // want `c\.NoContent answers 401 without`
	})
	return e
}

// Two applications, and only one has an error handler.
func handled() (*echo.Echo, *echo.Echo) {
	with, without := echo.New(), echo.New()
	with.HTTPErrorHandler = func(err error, c echo.Context) {
		c.Response().Header().Set("WWW-Authenticate", `Bearer realm="api"`)
		c.NoContent(http.StatusUnauthorized)
	}
	with.GET("/", func(c echo.Context) error { return echo.ErrUnauthorized })
	without.HTTPErrorHandler = func(err error, c echo.Context) { c.NoContent(http.StatusTeapot) }
	return with, without
}
