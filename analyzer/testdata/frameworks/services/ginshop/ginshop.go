// Package ginshop is a shop over gin.
package ginshop

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"net/http"
	"strings"
	"time"

	"github.com/gin-gonic/gin"
)

var (
	errInvalidCredentials = errors.New("invalid credentials")
	errExpired            = errors.New("session expired")
)

type app struct {
	realm    string
	hookKey  []byte
	sessions map[string]time.Time
}

func newApp(mount func(*app, *gin.RouterGroup)) http.Handler {
	a := &app{realm: "shop", hookKey: []byte("key"), sessions: map[string]time.Time{"secret": time.Now().Add(time.Hour)}}
	r := gin.New()
	r.Use(gin.CustomRecoveryWithWriter(nil, func(c *gin.Context, _ any) { c.AbortWithStatus(http.StatusInternalServerError) }))
	mount(a, r.Group("/"))
	return r
}

func (a *app) fail(c *gin.Context, status int, err error) {
	_ = c.Error(err)
	c.AbortWithStatusJSON(status, gin.H{"error": err.Error(), "status": status})
}

func (a *app) challenge(c *gin.Context, code string) {
	c.Header("WWW-Authenticate", `Bearer realm="`+a.realm+`", error="`+code+`"`)
}

func (a *app) session(c *gin.Context) (time.Time, error) {
	token := strings.TrimPrefix(c.GetHeader("Authorization"), "Bearer ")
	until, ok := a.sessions[token]
	switch {
	case !ok:
		return until, errInvalidCredentials
	case until.Before(time.Now()):
		return until, errExpired
	}
	return until, nil
}

func (a *app) shopOrdersAuth() gin.HandlerFunc {
	return func(c *gin.Context) {
		until, err := a.session(c)
		if err != nil {
			a.fail(c, http.StatusUnauthorized, err)
			return
		}
		c.Set("until", until)
		c.Next()
	}
}

func (a *app) shopOrders(c *gin.Context) {
	c.JSON(http.StatusOK, []string{"order 1"})
}

func ShopOrders() http.Handler {
	return newApp(func(a *app, g *gin.RouterGroup) {
		g.Use(a.shopOrdersAuth())
		g.GET("/case", a.shopOrders)
	})
}

func (a *app) shopLogin(c *gin.Context) {
	until, err := a.session(c)
	if errors.Is(err, errInvalidCredentials) || errors.Is(err, errExpired) {
		a.fail(c, http.StatusUnauthorized, err)
		return
	}
	if err != nil {
		a.fail(c, http.StatusInternalServerError, err)
		return
	}
	c.JSON(http.StatusOK, gin.H{"until": until})
}

func ShopLogin() http.Handler {
	return newApp(func(a *app, g *gin.RouterGroup) { g.GET("/case", a.shopLogin) })
}

func (a *app) shopRefresh(c *gin.Context) {
	if _, err := a.session(c); err != nil {
		a.challenge(c, "invalid_token")
		a.fail(c, http.StatusUnauthorized, err)
		return
	}
	c.Status(http.StatusNoContent)
}

func ShopRefresh() http.Handler {
	return newApp(func(a *app, g *gin.RouterGroup) { g.GET("/case", a.shopRefresh) })
}

func (a *app) shopAdmin(c *gin.Context) {
	if _, err := a.session(c); err != nil {
		a.fail(c, http.StatusForbidden, err)
		return
	}
	c.String(http.StatusOK, "admin")
}

func ShopAdmin() http.Handler {
	return newApp(func(a *app, g *gin.RouterGroup) { g.GET("/case", a.shopAdmin) })
}

func (a *app) signed(body, signature string) bool {
	mac := hmac.New(sha256.New, a.hookKey)
	mac.Write([]byte(body))
	want, err := hex.DecodeString(signature)
	return err == nil && hmac.Equal(mac.Sum(nil), want)
}

func (a *app) shopWebhook(c *gin.Context) {
	body, err := c.GetRawData()
	if err != nil {
		c.AbortWithStatus(http.StatusBadRequest)
		return
	}
	if c.GetHeader("Authorization") != "Bearer secret" && !a.signed(string(body), c.GetHeader("X-Hub-Signature-256")) {
		c.AbortWithStatus(http.StatusUnauthorized)
		return
	}
	c.Status(http.StatusAccepted)
}

func ShopWebhook() http.Handler {
	return newApp(func(a *app, g *gin.RouterGroup) { g.GET("/case", a.shopWebhook) })
}

// ShopGuest answers guests something else after all.
func (a *app) shopGuest(c *gin.Context) {
	c.Status(http.StatusUnauthorized)
	if _, err := a.session(c); err != nil {
		c.JSON(http.StatusOK, gin.H{"guest": true})
		return
	}
	c.JSON(http.StatusOK, gin.H{"guest": false})
}

func ShopGuest() http.Handler {
	return newApp(func(a *app, g *gin.RouterGroup) { g.GET("/case", a.shopGuest) })
}
