// Package request puts what the client sent into challenges.
package request

import (
	"fmt"
	"net/http"
	"strconv"
	"strings"

	"github.com/gin-gonic/gin"
	"github.com/labstack/echo/v4"
)

func field(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("WWW-Authenticate", `Basic realm="`+r.Header.Get("X-Realm")+`"`) // want `text from the request stands between quotes without being escaped \(RFC 9110 §5.6.4\)`
	http.Error(w, "who are you?", http.StatusUnauthorized)
}

func parameter(w http.ResponseWriter, r *http.Request) {
	realm := r.FormValue("realm")
	w.Header().Set("WWW-Authenticate", fmt.Sprintf(`Basic realm="%s"`, realm)) // want `text from the request stands between quotes`
	http.Error(w, "who are you?", http.StatusUnauthorized)
}

func path(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("WWW-Authenticate", fmt.Sprintf(`Basic realm="%v"`, strings.TrimPrefix(r.URL.Path, "/"))) // want `text from the request stands between quotes`

	w.Header().Set("WWW-Authenticate", fmt.Sprintf(`Basic realm="%v"`, r.RequestURI)) // want `text from the request stands between quotes`
	query := r.URL.Query()
	w.Header().Set("WWW-Authenticate", fmt.Sprintf(`Basic realm="%v"`, query.Get("realm"))) // want `text from the request stands between quotes`
}

func ginField(c *gin.Context) {
	c.Header("WWW-Authenticate", `Basic realm="`+c.GetHeader("X-Realm")+`"`) // want `text from the request stands between quotes`

	c.Header("WWW-Authenticate", `Basic realm="`+c.Request.Header.Get("X-R")+`"`) // want `text from the request stands between quotes`
	c.AbortWithStatus(http.StatusUnauthorized)
}

func echoField(c echo.Context) error {
	c.Response().Header().Set("WWW-Authenticate", `Basic realm="`+c.QueryParam("token")+`"`) // want `text from the request stands between quotes`

	c.Response().Header().Set("WWW-Authenticate", `Basic realm="`+c.Request().FormValue("realm")+`"`) // want `text from the request stands between quotes`
	return echo.ErrUnauthorized
}

func helper(realm string) string {
	return `Basic realm="` + realm + `"` // want `WWW-Authenticate in throughHelper: text from the request stands between quotes`
}

func throughHelper(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("WWW-Authenticate", helper(r.Header.Get("X-Realm")))
}

func escaped(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("WWW-Authenticate", "Basic realm="+strconv.Quote(r.FormValue("realm")))
	w.Header().Set("WWW-Authenticate", fmt.Sprintf(`Basic realm=%q`, r.FormValue("realm")))
	w.Header().Set("WWW-Authenticate", fmt.Sprintf(`Basic realm="%s"`, strings.ReplaceAll(r.FormValue("realm"), `"`, "")))
}

// net/http refuses a host with a quote in it.
func host(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("WWW-Authenticate", `Bearer resource_metadata="https://`+r.Host+`/.well-known/oauth-protected-resource"`)
}

func checked(w http.ResponseWriter, r *http.Request, known map[string]bool) {
	realm := r.FormValue("realm")
	if !known[realm] {
		return
	}
	w.Header().Set("WWW-Authenticate", `Basic realm="`+realm+`"`)
}

func ownRequest(w http.ResponseWriter) {
	r, _ := http.NewRequest("GET", "/", nil)
	w.Header().Set("WWW-Authenticate", `Basic realm="`+r.URL.Path+`"`)
}
