package handlers

import (
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strings"

	"github.com/gin-gonic/gin"
)

// RequireScopes challenges for the scopes that a route wants.
func requireScopes(scopes ...string) gin.HandlerFunc {
	return func(c *gin.Context) {
		token, ok := strings.CutPrefix(c.GetHeader("Authorization"), "Bearer ")
		if !ok {
			c.Header("WWW-Authenticate", `Bearer realm="api"`)
			c.AbortWithStatusJSON(http.StatusUnauthorized, gin.H{"error": "missing_token"})
			return
		}
		granted, err := requireScopesGranted(token)
		if err != nil {
			c.Header("WWW-Authenticate", `Bearer realm="api", error="invalid_token"`)
			c.AbortWithStatusJSON(http.StatusUnauthorized, gin.H{"error": "invalid_token"})
			return
		}
		for _, s := range scopes {
			if !slices.Contains(granted, s) {
				c.Header("WWW-Authenticate", fmt.Sprintf(`Bearer error="insufficient_scope", scope=%q`, s))
				c.AbortWithStatusJSON(http.StatusForbidden, gin.H{"error": "insufficient_scope"})
				return
			}
		}
		c.Next()
	}
}

func requireScopesGranted(token string) ([]string, error) {
	if token != "secret" {
		return nil, errBadToken
	}
	return []string{"read"}, nil
}

func RequireScopes() http.Handler { return serve(requireScopes("read")) }

// GeneratedWrapper is how generators of servers wire handlers.
type generatedWrapper struct {
	handler      interface{ Read(c *gin.Context) }
	middlewares  []gin.HandlerFunc
	errorHandler func(*gin.Context, error, int)
}

type generatedWrapperImpl struct{}

func (generatedWrapperImpl) Read(c *gin.Context) { Secret(c) }

func (w *generatedWrapper) read(c *gin.Context) {
	if c.GetHeader("Authorization") != "Bearer secret" {
		w.errorHandler(c, errors.New("header Authorization is required"), http.StatusUnauthorized)
		return
	}
	for _, m := range w.middlewares {
		m(c)
		if c.IsAborted() {
			return
		}
	}
	w.handler.Read(c)
}

func GeneratedWrapper() http.Handler {
	w := &generatedWrapper{
		handler: generatedWrapperImpl{},
		errorHandler: func(c *gin.Context, err error, status int) {
			c.JSON(status, gin.H{"msg": err.Error()})
		},
	}
	r := gin.New()
	r.GET("/case", w.read)
	return r
}

// GenericReply is an answer that is a value, with its header.
type genericReply[T any] struct {
	status int
	header map[string]string
	body   T
}

func genericReplyWrite[T any](c *gin.Context, r genericReply[T]) {
	for k, v := range r.header {
		c.Header(k, v)
	}
	c.JSON(r.status, r.body)
}

func genericReplyDenied(msg string) genericReply[gin.H] {
	return genericReply[gin.H]{
		status: http.StatusUnauthorized,
		header: map[string]string{"WWW-Authenticate": `Bearer realm="api"`},
		body:   gin.H{"error": msg},
	}
}

func GenericReply() http.Handler {
	r := gin.New()
	r.GET("/case", func(c *gin.Context) {
		if !authorized(c) {
			genericReplyWrite(c, genericReplyDenied("no"))
			return
		}
		genericReplyWrite(c, genericReply[string]{status: http.StatusOK, body: "secret"})
	})
	return r
}

// Login answers a wrong password.
type loginForm struct{ user, password string }

func (f loginForm) check() (string, error) {
	if f.password != "Bearer secret" {
		return "", errors.New("invalid username or password")
	}
	return "token of " + f.user, nil
}

func Login() http.Handler {
	r := gin.New()
	r.GET("/case", func(c *gin.Context) {
		form := loginForm{"joe", c.GetHeader("Authorization")}
		if form.password == "" {
			c.JSON(http.StatusBadRequest, gin.H{"error": "password is required"})
			return
		}
		token, err := form.check()
		if err != nil {
			c.JSON(http.StatusUnauthorized, gin.H{"error": err.Error()})
			return
		}
		c.JSON(http.StatusOK, gin.H{"token": token})
	})
	return r
}

// ChallengingWriter puts the challenge on in the writer that a middleware sets.
type challengingWriter struct{ gin.ResponseWriter }

func (w *challengingWriter) WriteHeader(status int) {
	if status == http.StatusUnauthorized && w.Header().Get("WWW-Authenticate") == "" {
		w.Header().Set("WWW-Authenticate", `Bearer realm="api"`)
	}
	w.ResponseWriter.WriteHeader(status)
}

func ChallengingWriter() http.Handler {
	r := gin.New()
	r.Use(func(c *gin.Context) {
		c.Writer = &challengingWriter{c.Writer}
		c.Next()
	})
	r.GET("/case", func(c *gin.Context) {
		if !authorized(c) {
			c.JSON(http.StatusUnauthorized, gin.H{"error": "unauthorized"})
			return
		}
		Secret(c)
	})
	return r
}

// ApiOrPage denies under one prefix and redirects elsewhere.
func apiOrPageRequire(check func(*gin.Context) (string, error)) gin.HandlerFunc {
	return func(c *gin.Context) {
		user, err := check(c)
		if err == nil {
			c.Set("user", user)
			c.Next()
			return
		}
		if strings.Contains(c.GetHeader("Accept"), "text/html") {
			c.Redirect(http.StatusSeeOther, "/login")
			c.Abort()
			return
		}
		c.AbortWithError(http.StatusUnauthorized, err)
	}
}

func ApiOrPage() http.Handler {
	return serve(apiOrPageRequire(func(c *gin.Context) (string, error) { return "joe", check(c) }))
}

// StatusRecorded sets a status that a deferred function sends.
func StatusRecorded() http.Handler {
	r := gin.New()
	r.GET("/case", func(c *gin.Context) {
		status, body := http.StatusOK, any("secret")
		defer func() { c.JSON(status, body) }()
		if !authorized(c) {
			status, body = http.StatusUnauthorized, gin.H{"error": "unauthorized"}
		}
	})
	return r
}

// BaseHandler is embedded in the handlers of a service.
type baseHandler struct{ realm string }

func (b baseHandler) unauthorized(c *gin.Context) {
	b.challenge(c, "")
	b.fail(c, http.StatusUnauthorized, "unauthorized")
}

func (b baseHandler) challenge(c *gin.Context, code string) {
	v := fmt.Sprintf(`Bearer realm="%s"`, b.realm)
	if code != "" {
		v += fmt.Sprintf(`, error="%s"`, code)
	}
	c.Writer.Header().Set("WWW-Authenticate", v)
}

func (baseHandler) fail(c *gin.Context, status int, msg string) {
	c.AbortWithStatusJSON(status, gin.H{"error": msg})
}

type baseHandlerNotes struct {
	baseHandler
	notes map[string]string
}

func (h *baseHandlerNotes) read(c *gin.Context) {
	if !authorized(c) {
		h.unauthorized(c)
		return
	}
	c.JSON(http.StatusOK, h.notes)
}

func BaseHandler() http.Handler {
	h := &baseHandlerNotes{baseHandler: baseHandler{"notes"}}
	r := gin.New()
	r.GET("/case", h.read)
	return r
}
