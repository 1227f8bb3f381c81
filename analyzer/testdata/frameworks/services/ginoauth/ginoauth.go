// Package ginoauth is a resource server over gin.
package ginoauth

import (
	"errors"
	"fmt"
	"net/http"
	"strings"

	"github.com/gin-gonic/gin"
)

type param struct{ name, value string }

// A challenge prints itself.
type challenge struct {
	scheme string
	params []param
}

func (ch challenge) with(name, value string) challenge {
	ch.params = append(ch.params[:len(ch.params):len(ch.params)], param{name, value})
	return ch
}

func (ch challenge) String() string {
	var b strings.Builder
	b.WriteString(ch.scheme)
	for i, p := range ch.params {
		if i > 0 {
			b.WriteByte(',')
		}
		fmt.Fprintf(&b, " %s=%q", p.name, p.value)
	}
	return b.String()
}

var bearer = challenge{"Bearer", []param{{"realm", "resources"}}}

type introspector interface {
	introspect(token string) (subject string, err error)
}

var (
	errInactive = errors.New("token is not active")
	errUpstream = errors.New("authorization server is away")
)

type memory map[string]string

func (m memory) introspect(token string) (string, error) {
	if token == "" {
		return "", errors.New("no token")
	}
	if subject, ok := m[token]; ok {
		return subject, nil
	}
	return "", errInactive
}

func protected(guard gin.HandlerFunc) http.Handler {
	r := gin.New()
	r.GET("/case", guard, func(c *gin.Context) { c.String(http.StatusOK, c.GetString("subject")) })
	return r
}

func token(c *gin.Context) string {
	return strings.TrimPrefix(c.GetHeader("Authorization"), "Bearer ")
}

func oauthBearer(in introspector) gin.HandlerFunc {
	return func(c *gin.Context) {
		subject, err := in.introspect(token(c))
		if err == nil {
			c.Set("subject", subject)
			return
		}
		ch := bearer
		if errors.Is(err, errInactive) {
			ch = ch.with("error", "invalid_token").with("error_description", err.Error())
		}
		c.Header("WWW-Authenticate", ch.String())
		c.AbortWithStatus(http.StatusUnauthorized)
	}
}

func OAuthBearer() http.Handler { return protected(oauthBearer(memory{"secret": "joe"})) }

func oauthBasic(clients map[string]string) gin.HandlerFunc {
	return func(c *gin.Context) {
		id, secret, ok := c.Request.BasicAuth()
		if want, known := clients[id]; !ok || !known || want != secret {
			c.Writer.Header().Set("WWW-Authenticate", challenge{"Basic", []param{{"realm", "clients"}}}.String())
			c.Writer.WriteHeader(http.StatusUnauthorized)
			c.Abort()
			return
		}
		c.Set("subject", id)
	}
}

func OAuthBasic() http.Handler { return protected(oauthBasic(map[string]string{"app": "secret"})) }

func oauthIntrospect(in introspector) gin.HandlerFunc {
	return func(c *gin.Context) {
		subject, err := in.introspect(token(c))
		switch {
		case err == nil:
			c.Set("subject", subject)
			c.Next()
		case errors.Is(err, errInactive):
			c.Header("WWW-Authenticate", bearer.with("error", "invalid_token").String())
			c.AbortWithStatusJSON(http.StatusUnauthorized, gin.H{"error": "invalid_token"})
		case errors.Is(err, errUpstream):
			c.AbortWithStatus(http.StatusBadGateway)
		default:
			c.AbortWithStatusJSON(http.StatusUnauthorized, gin.H{"error": err.Error()})
		}
	}
}

func OAuthIntrospect() http.Handler { return protected(oauthIntrospect(memory{"secret": "joe"})) }

// OAuthOptional lets guests through.
func oauthOptional(in introspector) gin.HandlerFunc {
	return func(c *gin.Context) {
		if c.GetHeader("Authorization") == "" {
			c.Set("subject", "guest")
			return
		}
		subject, err := in.introspect(token(c))
		if err != nil {
			c.AbortWithStatusJSON(401, map[string]any{"error": err.Error()})
			return
		}
		c.Set("subject", subject)
	}
}

func OAuthOptional() http.Handler { return protected(oauthOptional(memory{"secret": "joe"})) }

// OAuthClient challenges clients that have used the header, as RFC 6749 wants.
func oauthClient(c *gin.Context) {
	if token(c) == "secret" {
		return
	}
	if c.GetHeader("Authorization") != "" {
		c.Header("WWW-Authenticate", `Basic realm="clients"`)
	}
	c.Header("Cache-Control", "no-store")
	c.AbortWithStatusJSON(http.StatusUnauthorized, gin.H{"error": "invalid_client"})
}

func OAuthClient() http.Handler { return protected(oauthClient) }
