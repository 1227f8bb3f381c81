// Package frameworks puts challenges on in the ways of the frameworks.
package frameworks

import (
	"maps"
	"net/http"

	"github.com/danielgtaylor/huma/v2"
	"github.com/gin-gonic/gin"
	"github.com/gofiber/fiber/v2"
	"github.com/labstack/echo/v4"
	"github.com/valyala/fasthttp"
)

func ginHeader(c *gin.Context) {
	c.Header("WWW-Authenticate", "Basic realm=files") // want `realm must be quoted`
	c.AbortWithStatus(http.StatusUnauthorized)
}

func ginWriter(c *gin.Context) {
	c.Writer.Header()["WWW-Authenticate"] = []string{"Basic"} // want `Basic has no realm`
	c.JSON(http.StatusUnauthorized, nil)
}

func ginPending(c *gin.Context) {
	c.Status(http.StatusProxyAuthRequired)
	c.Header("WWW-Authenticate", `Basic realm="files"`) // want `put on a 407, which needs Proxy-Authenticate`
}

func ginExtra(c *gin.Context) {
	c.DataFromReader(401, 0, "", nil, map[string]string{
		"WWW-Authenticate": "Basic", // want `Basic has no realm`
	})
}

func ginGood(c *gin.Context) {
	c.Header("WWW-Authenticate", `Basic realm="files"`)
	c.AbortWithStatusJSON(http.StatusUnauthorized, nil)
}

func echoHeader(c echo.Context) error {
	c.Response().Header().Set(echo.HeaderWWWAuthenticate, "basic realm=files") // want `realm must be quoted`
	return c.NoContent(http.StatusUnauthorized)
}

func echoError(c echo.Context) error {
	c.Response().Header().Set("Proxy-Authenticate", `Basic realm="files"`) // want `put on a 401, which needs WWW-Authenticate`
	return echo.ErrUnauthorized
}

func echoNewError(c echo.Context) error {
	h := c.Response().Header()
	h.Set(echo.HeaderAuthorization, "Basic") // want `Authorization in echoNewError is not the field of challenges`
	return echo.NewHTTPError(http.StatusUnauthorized, "who are you?")
}

func echoToken(c echo.Context, token string) error {
	c.Response().Header().Set(echo.HeaderAuthorization, "Bearer "+token)
	return c.JSON(http.StatusOK, nil)
}

func fiberSet(c *fiber.Ctx) error {
	c.Set(fiber.HeaderWWWAuthenticate, "Basic") // want `Basic has no realm`
	return c.SendStatus(401)
}

func fiberAppend(c *fiber.Ctx) error {
	c.Append("WWW-Authenticate", `Basic realm="files"`, "Bearer realm=files") // want `realm must be quoted`
	return c.SendStatus(401)
}

func fastHeader(ctx *fasthttp.RequestCtx) {
	ctx.Response.Header.Set("WWW-Authenticate", "Basic") // want `Basic has no realm`
	ctx.SetStatusCode(401)
}

var key = []byte("WWW-Authenticate")

func fastBytes(ctx *fasthttp.RequestCtx) {
	ctx.Response.Header.SetBytesKV(key, []byte("Basic realm=files")) // want `realm must be quoted`
	ctx.Response.Header.SetBytesKV([]byte("WWW-Authenticate"), []byte(`Basic realm="files"`))
}

func fastRequest(ctx *fasthttp.RequestCtx) {
	ctx.Request.Header.Set("WWW-Authenticate", "Basic")
}

func humaHeaders() error {
	return huma.ErrorWithHeaders(huma.Error401Unauthorized("who are you?"), http.Header{
		"WWW-Authenticate": {"Basic"}, // want `Basic has no realm`

		"Content-Type":       {"text/plain"},
		"WWW-Authentication": {`Basic realm="files"`}, // want `not the field of challenges`
	})
}

func humaBoth() error {
	return huma.ErrorWithHeaders(huma.Error401Unauthorized("who are you?"), http.Header{
		"Www-Authenticate":   {`Basic realm="files"`},
		"Www-Authentication": {`Basic realm="files"`}, // want `not the field of challenges`
	})
}

func copied(w http.ResponseWriter) {
	maps.Copy(w.Header(), http.Header{"Www-Authentication": {`Basic realm="files"`}}) // want `not the field of challenges`
}

// wrapped is a responder of the user's.
type wrapped struct {
	under http.ResponseWriter
}

func (w *wrapped) Header() http.Header         { return w.under.Header() }
func (w *wrapped) Write(b []byte) (int, error) { return w.under.Write(b) }
func (w *wrapped) WriteHeader(status int) {
	if status == http.StatusUnauthorized {
		w.Header().Set("WWW-Authenticate", "Basic") // want `WWW-Authenticate in \(\*wrapped\).WriteHeader: Basic has no realm`
	}
	w.under.WriteHeader(status)
}
