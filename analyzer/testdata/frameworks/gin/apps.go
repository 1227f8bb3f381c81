package handlers

import (
	"errors"
	"fmt"
	"net/http"
	"strings"

	"github.com/authstatus/authstatus/analyzer/testdata/frameworks/gin/codes"
	"github.com/gin-gonic/gin"
	"github.com/gin-gonic/gin/render"
)

type accountService struct{ tokens map[string]string }

func (s *accountService) whois(c *gin.Context) (string, bool) {
	token := strings.TrimPrefix(c.GetHeader("Authorization"), "Bearer ")
	user, ok := s.tokens[token]
	return user, ok
}

func (s *accountService) profile(c *gin.Context) {
	c.JSON(http.StatusOK, gin.H{"user": c.GetString("user")})
}

// AccountServiceGuard is a method that makes middleware for a group.
type accountServiceGuard struct{ accountService }

func (s *accountServiceGuard) requireUser() gin.HandlerFunc {
	return func(c *gin.Context) {
		user, ok := s.whois(c)
		if !ok {
			c.AbortWithStatusJSON(http.StatusUnauthorized, gin.H{"error": "invalid token"})
			return
		}
		c.Set("user", user)
		c.Next()
	}
}

func AccountServiceGuard() http.Handler {
	s := &accountServiceGuard{accountService{map[string]string{"secret": "joe"}}}
	r := gin.New()
	api := r.Group("/", s.requireUser())
	{
		api.GET("/case", s.profile)
	}
	return r
}

type accountServiceChallenge struct{ accountService }

func (s *accountServiceChallenge) requireUser(realm string) gin.HandlerFunc {
	challenge := fmt.Sprintf("Bearer realm=%q", realm)
	return func(c *gin.Context) {
		if user, ok := s.whois(c); ok {
			c.Set("user", user)
			c.Next()
			return
		}
		c.Header("WWW-Authenticate", challenge)
		c.AbortWithStatus(http.StatusUnauthorized)
	}
}

func AccountServiceChallenge() http.Handler {
	s := &accountServiceChallenge{accountService{map[string]string{"secret": "joe"}}}
	r := gin.New()
	r.Use(s.requireUser("accounts"))
	r.GET("/case", s.profile)
	return r
}

// An envelope that knows how to write itself.
type envelope struct {
	status int
	Error  string `json:"error,omitempty"`
	Data   any    `json:"data,omitempty"`
}

type envelopeAnswer struct{ envelope }

func (e envelopeAnswer) send(c *gin.Context) { c.JSON(e.status, e.envelope) }

func envelopeAnswerDenied(reason string) envelopeAnswer {
	return envelopeAnswer{envelope{status: http.StatusUnauthorized, Error: reason}}
}

func EnvelopeAnswer() http.Handler {
	r := gin.New()
	r.GET("/case", func(c *gin.Context) {
		if !authorized(c) {
			envelopeAnswerDenied("login first").send(c)
			return
		}
		envelopeAnswer{envelope{status: http.StatusOK, Data: "secret"}}.send(c)
	})
	return r
}

type envelopeChallenged struct{ envelope }

func (e *envelopeChallenged) send(c *gin.Context) {
	if e.status == http.StatusUnauthorized {
		c.Header("WWW-Authenticate", `Bearer realm="envelope"`)
	}
	c.JSON(e.status, e)
}

func EnvelopeChallenged() http.Handler {
	r := gin.New()
	r.GET("/case", func(c *gin.Context) {
		answer := &envelopeChallenged{envelope{status: http.StatusOK, Data: "secret"}}
		if !authorized(c) {
			answer = &envelopeChallenged{envelope{status: http.StatusUnauthorized, Error: "login first"}}
		}
		answer.send(c)
	})
	return r
}

type reason string

var reasonTableStatus = map[reason]int{
	"missing": http.StatusUnauthorized,
	"banned":  http.StatusForbidden,
	"gone":    http.StatusNotFound,
}

func ReasonTable() http.Handler {
	r := gin.New()
	r.GET("/case", func(c *gin.Context) {
		var why reason
		switch {
		case c.Query("mode") == "alt":
			why = "gone"
		case !authorized(c):
			why = "missing"
		}
		if status, bad := reasonTableStatus[why]; bad {
			c.JSON(status, gin.H{"reason": why})
			return
		}
		Secret(c)
	})
	return r
}

var (
	errNoToken  = errors.New("no token")
	errBadToken = errors.New("bad token")
	errNoAccess = errors.New("no access")
)

func check(c *gin.Context) error {
	switch h := c.GetHeader("Authorization"); {
	case h == "":
		return errNoToken
	case h != "Bearer secret":
		return fmt.Errorf("checking: %w", errBadToken)
	case c.Query("mode") == "alt":
		return errNoAccess
	}
	return nil
}

func genericEndpoint[T any](fn func(*gin.Context) (T, error)) gin.HandlerFunc {
	return func(c *gin.Context) {
		out, err := fn(c)
		switch {
		case err == nil:
			c.JSON(http.StatusOK, out)
		case errors.Is(err, errNoToken), errors.Is(err, errBadToken):
			c.JSON(http.StatusUnauthorized, gin.H{"error": err.Error()})
		case errors.Is(err, errNoAccess):
			c.JSON(http.StatusForbidden, gin.H{"error": err.Error()})
		default:
			c.JSON(http.StatusInternalServerError, gin.H{"error": "internal"})
		}
	}
}

func genericEndpointSecret(c *gin.Context) (map[string]string, error) {
	if err := check(c); err != nil {
		return nil, err
	}
	return map[string]string{"secret": "42"}, nil
}

func GenericEndpoint() http.Handler {
	r := gin.New()
	r.GET("/case", genericEndpoint(genericEndpointSecret))
	return r
}

func statusOfErrChallenged(err error) (status int, challenge string) {
	switch {
	case errors.Is(err, errNoToken):
		return http.StatusUnauthorized, `Bearer realm="x"`
	case errors.Is(err, errBadToken):
		return http.StatusUnauthorized, `Bearer realm="x", error="invalid_token"`
	case errors.Is(err, errNoAccess):
		return http.StatusForbidden, ""
	}
	return http.StatusInternalServerError, ""
}

// StatusOfErrChallenged takes status and challenge from one function.
func StatusOfErrChallenged() http.Handler {
	r := gin.New()
	r.GET("/case", func(c *gin.Context) {
		if err := check(c); err != nil {
			status, challenge := statusOfErrChallenged(err)
			if challenge != "" {
				c.Header("WWW-Authenticate", challenge)
			}
			c.AbortWithStatusJSON(status, gin.H{"error": err.Error()})
			return
		}
		Secret(c)
	})
	return r
}

func statusOfErr(err error) int {
	switch {
	case errors.Is(err, errNoToken), errors.Is(err, errBadToken):
		return http.StatusUnauthorized
	case errors.Is(err, errNoAccess):
		return http.StatusForbidden
	}
	return http.StatusInternalServerError
}

func StatusOfErr() http.Handler {
	r := gin.New()
	r.GET("/case", func(c *gin.Context) {
		if err := check(c); err != nil {
			c.AbortWithStatusJSON(statusOfErr(err), gin.H{"error": err.Error()})
			return
		}
		Secret(c)
	})
	return r
}

func FarConstant() http.Handler {
	r := gin.New()
	r.GET("/case", func(c *gin.Context) {
		if !authorized(c) {
			codes.Fail(c, codes.Denied, "who are you?")
			return
		}
		Secret(c)
	})
	return r
}

func FarConstantChallenged() http.Handler {
	r := gin.New()
	r.GET("/case", func(c *gin.Context) {
		if !authorized(c) {
			c.Header("WWW-Authenticate", codes.Bearer)
			codes.Fail(c, codes.Denied, "who are you?")
			return
		}
		Secret(c)
	})
	return r
}

func FarHelper() http.Handler {
	r := gin.New()
	r.GET("/case", func(c *gin.Context) {
		if !authorized(c) {
			codes.FarHelperDeny(c, "who are you?")
			return
		}
		Secret(c)
	})
	return r
}

func FarChallenge() http.Handler {
	r := gin.New()
	r.GET("/case", func(c *gin.Context) {
		if !authorized(c) {
			codes.Challenge(c, "who are you?")
			return
		}
		Secret(c)
	})
	return r
}

// TwoSchemes picks the challenge by what the client understands.
func TwoSchemes() http.Handler {
	r := gin.New()
	r.GET("/case", func(c *gin.Context) {
		if authorized(c) {
			Secret(c)
			return
		}
		if c.Query("mode") == "alt" {
			c.Header("WWW-Authenticate", `Basic realm="x"`)
		} else {
			c.Header("WWW-Authenticate", `Bearer realm="x"`)
		}
		c.AbortWithStatusJSON(401, gin.H{"error": "unauthorized"})
	})
	return r
}

// OneSchemeForgotten forgets the challenge for wrong tokens.
func OneSchemeForgotten() http.Handler {
	r := gin.New()
	r.GET("/case", func(c *gin.Context) {
		status := http.StatusOK
		switch h := c.GetHeader("Authorization"); {
		case h == "":
			c.Header("WWW-Authenticate", `Bearer realm="x"`)
			status = http.StatusUnauthorized
		case h != "Bearer secret":
			status = http.StatusUnauthorized
		}
		if status != http.StatusOK {
			c.String(status, "%s", http.StatusText(status))
			return
		}
		Secret(c)
	})
	return r
}

type panicError struct{ status int }

// PanicWithStatus leaves the answer to the recovery.
func PanicWithStatus() http.Handler {
	r := gin.New()
	r.Use(gin.CustomRecoveryWithWriter(nil, func(c *gin.Context, err any) {
		if e, ok := err.(panicError); ok {
			c.AbortWithStatusJSON(e.status, gin.H{"error": http.StatusText(e.status)})
			return
		}
		c.AbortWithStatus(http.StatusInternalServerError)
	}))
	r.GET("/case", func(c *gin.Context) {
		if !authorized(c) {
			panic(panicError{http.StatusUnauthorized})
		}
		Secret(c)
	})
	return r
}

// A context of the program's own.
type ownContext struct {
	*gin.Context
	user string
}

func (c *ownContext) deny(msg string) {
	c.AbortWithStatusJSON(http.StatusUnauthorized, gin.H{"msg": msg})
}

func ownContextHandle(h func(*ownContext)) gin.HandlerFunc {
	return func(c *gin.Context) { h(&ownContext{Context: c}) }
}

func OwnContext() http.Handler {
	r := gin.New()
	r.GET("/case", ownContextHandle(func(c *ownContext) {
		if c.GetHeader("Authorization") != "Bearer secret" {
			c.deny("nope")
			return
		}
		c.JSON(http.StatusOK, gin.H{"secret": 1})
	}))
	return r
}

type contextWithRealm struct {
	*gin.Context
	realm string
}

func (c *contextWithRealm) deny(msg string) {
	c.Header("WWW-Authenticate", `Bearer realm="`+c.realm+`"`)
	c.AbortWithStatusJSON(http.StatusUnauthorized, gin.H{"msg": msg})
}

func ContextWithRealm() http.Handler {
	r := gin.New()
	r.GET("/case", func(g *gin.Context) {
		c := contextWithRealm{g, "own"}
		if c.GetHeader("Authorization") != "Bearer secret" {
			c.deny("nope")
			return
		}
		c.JSON(http.StatusOK, gin.H{"secret": 1})
	})
	return r
}

// RequireUser has a helper that answers and says whether there is a user.
func requireUser(c *gin.Context) (user string, ok bool) {
	if v, exists := c.Get("user"); exists {
		user, ok = v.(string)
	}
	if !ok {
		c.Render(http.StatusUnauthorized, render.JSON{Data: gin.H{"error": "unauthenticated"}})
	}
	return user, ok
}

func RequireUser() http.Handler {
	r := gin.New()
	r.Use(func(c *gin.Context) {
		if authorized(c) {
			c.Set("user", "joe")
		}
	})
	r.GET("/case", func(c *gin.Context) {
		user, ok := requireUser(c)
		if !ok {
			return
		}
		c.String(http.StatusOK, "hello %s", user)
	})
	return r
}

// HandlerError has handlers that return errors.
type handlerError struct {
	Status int
	Msg    string
}

func (e *handlerError) Error() string { return e.Msg }

var handlerErrorUnauthorized = &handlerError{http.StatusUnauthorized, "unauthorized"}

func handlerErrorWrap(h func(*gin.Context) error) gin.HandlerFunc {
	return func(c *gin.Context) {
		err := h(c)
		if err == nil {
			return
		}
		var he *handlerError
		if errors.As(err, &he) {
			c.AbortWithStatusJSON(he.Status, gin.H{"msg": he.Msg})
			return
		}
		c.AbortWithStatus(http.StatusInternalServerError)
	}
}

func HandlerError() http.Handler {
	r := gin.New()
	r.GET("/case", handlerErrorWrap(func(c *gin.Context) error {
		if !authorized(c) {
			return handlerErrorUnauthorized
		}
		Secret(c)
		return nil
	}))
	return r
}

func StatusThenWriteNow() http.Handler {
	r := gin.New()
	r.GET("/case", func(c *gin.Context) {
		if !authorized(c) {
			c.Status(http.StatusUnauthorized)
			c.Writer.Header().Add("WWW-Authenticate", `Bearer realm="x"`)
			c.Writer.WriteHeaderNow()
			return
		}
		Secret(c)
	})
	return r
}

func NoRouteDenies() http.Handler {
	r := gin.New()
	r.NoRoute(func(c *gin.Context) {
		if !authorized(c) {
			c.PureJSON(http.StatusUnauthorized, gin.H{"error": "unauthorized"})
			return
		}
		c.JSON(http.StatusNotFound, nil)
	})
	return r
}
