package handlers

import (
	"errors"
	"net/http"
	"strings"

	jwt "github.com/appleboy/gin-jwt/v2"
	jwtv3 "github.com/appleboy/gin-jwt/v3"
	"github.com/authstatus/authstatus/analyzer/testdata/frameworks/gin/respond"
	"github.com/gin-contrib/sessions"
	"github.com/gin-contrib/sessions/cookie"
	"github.com/gin-gonic/gin"
)

func serve(use ...gin.HandlerFunc) http.Handler {
	r := gin.New()
	r.Use(use...)
	r.GET("/case", Secret)
	return r
}

// EnvelopePackage answers through a package of the program, then stops.
func EnvelopePackage() http.Handler {
	return serve(func(c *gin.Context) {
		token := c.Request.Header.Get("Authorization")
		if token == "" {
			respond.EnvelopePackageNoAuth("not logged in", c)
			c.Abort()
			return
		}
		if token != "Bearer secret" {
			respond.EnvelopePackageNoAuth("token expired", c)
			c.SetCookie("x-token", "", -1, "/", "", false, false)
			c.Abort()
			return
		}
		c.Next()
	})
}

// CodeInBodyOnly says 401 in the body of a 200.
func CodeInBodyOnly() http.Handler {
	return serve(func(c *gin.Context) {
		if !authorized(c) {
			respond.CodeInBody(c, errors.New("guest user is disabled"), 401)
			return
		}
		c.Next()
	})
}

func LoggedAbort() http.Handler {
	return serve(func(c *gin.Context) {
		key := strings.TrimPrefix(c.Request.Header.Get("Authorization"), "Bearer ")
		key = strings.Split(strings.TrimPrefix(key, "sk-"), "-")[0]
		if key != "secret" {
			respond.LoggedAbort(c, http.StatusUnauthorized, "invalid key")
			return
		}
		if c.Query("mode") == "alt" {
			respond.LoggedAbort(c, http.StatusForbidden, "user banned")
			return
		}
		c.Next()
	})
}

func PackageChallenges() http.Handler {
	return serve(func(c *gin.Context) {
		switch h := c.GetHeader("Authorization"); {
		case h == "":
			respond.Unauthorized(c, "", "missing")
		case !authorized(c):
			respond.Unauthorized(c, "Basic", "wrong")
		default:
			c.Next()
		}
	})
}

// ChallengeTooLate asks the package for the challenge after the answer.
func ChallengeTooLate() http.Handler {
	return serve(func(c *gin.Context) {
		if authorized(c) {
			return
		}
		respond.LoggedAbort(c, http.StatusUnauthorized, "missing")
		challengeTooLatePut(c)
	})
}

func challengeTooLatePut(c *gin.Context) {
	c.Header("WWW-Authenticate", `Bearer realm="service"`)
}

// SecuredGroup has a middleware of the package that puts on the challenge for all.
func SecuredGroup() http.Handler {
	r := gin.New()
	api := r.Group("/", respond.Secure())
	api.GET("/case", func(c *gin.Context) {
		if !authorized(c) {
			c.JSON(http.StatusUnauthorized, gin.H{"message": "unauthorized"})
			return
		}
		Secret(c)
	})
	return r
}

// Middleware configured by options.
type optionsAuth struct {
	realm string
	skip  func(*gin.Context) bool
	deny  func(*gin.Context, error)
}

type option func(*optionsAuth)

func withRealm(realm string) option { return func(a *optionsAuth) { a.realm = realm } }

func withDeny(f func(*gin.Context, error)) option { return func(a *optionsAuth) { a.deny = f } }

func optionsAuthNew(opts ...option) gin.HandlerFunc {
	a := &optionsAuth{realm: "restricted", skip: func(*gin.Context) bool { return false }}
	for _, o := range opts {
		o(a)
	}
	return func(c *gin.Context) {
		if a.skip(c) || authorized(c) {
			c.Next()
			return
		}
		c.Header("WWW-Authenticate", `Bearer realm="`+a.realm+`"`)
		if a.deny != nil {
			a.deny(c, errNoToken)
			return
		}
		c.AbortWithStatus(http.StatusUnauthorized)
	}
}

func OptionsAuth() http.Handler { return serve(optionsAuthNew(withRealm("files"))) }

func OptionsAuthDeny() http.Handler {
	return serve(optionsAuthNew(withDeny(func(c *gin.Context, err error) {
		c.AbortWithStatusJSON(http.StatusUnauthorized, gin.H{"error": err.Error()})
	})))
}

// GuardConfig has a default way to deny.
type guardConfig struct {
	Validate       func(token string) bool
	OnUnauthorized gin.HandlerFunc
}

func guardConfigDefault(c *gin.Context) {
	c.AbortWithStatusJSON(http.StatusUnauthorized, gin.H{"code": 401, "message": http.StatusText(http.StatusUnauthorized)})
}

func guardConfigMiddleware(config guardConfig) gin.HandlerFunc {
	if config.OnUnauthorized == nil {
		config.OnUnauthorized = guardConfigDefault
	}
	return func(c *gin.Context) {
		if !config.Validate(c.GetHeader("Authorization")) {
			config.OnUnauthorized(c)
			return
		}
		c.Next()
	}
}

func GuardConfig() http.Handler {
	return serve(guardConfigMiddleware(guardConfig{Validate: func(t string) bool { return t == "Bearer secret" }}))
}

type returning func(*gin.Context) error

// ReturnedErrors has handlers that return the service's errors.
func returnedErrorsWrap(h returning) gin.HandlerFunc {
	return func(c *gin.Context) {
		err := h(c)
		if err == nil {
			return
		}
		var e *respond.Error
		if !errors.As(err, &e) {
			e = respond.NewError(http.StatusInternalServerError, "internal", "").WithCause(err)
		}
		c.JSON(e.Status, e)
	}
}

func ReturnedErrors() http.Handler {
	r := gin.New()
	r.GET("/case", returnedErrorsWrap(func(c *gin.Context) error {
		if err := check(c); err != nil {
			return respond.NewError(http.StatusUnauthorized, "unauthenticated", "log in").WithCause(err)
		}
		Secret(c)
		return nil
	}))
	return r
}

func returnedErrorsChallengedWrap(h returning) gin.HandlerFunc {
	return func(c *gin.Context) {
		err := h(c)
		var e *respond.Error
		switch {
		case err == nil:
		case errors.As(err, &e):
			if e.Status == http.StatusUnauthorized {
				respond.Challenge(c)
			}
			c.AbortWithStatusJSON(e.Status, e)
		default:
			c.AbortWithStatus(http.StatusInternalServerError)
		}
	}
}

func ReturnedErrorsChallenged() http.Handler {
	r := gin.New()
	r.GET("/case", returnedErrorsChallengedWrap(func(c *gin.Context) error {
		if !authorized(c) {
			return respond.NewError(http.StatusUnauthorized, "unauthenticated", "log in")
		}
		Secret(c)
		return nil
	}))
	return r
}

// LibraryCallback answers for a library that has put a challenge on.
func LibraryCallback() http.Handler {
	auth, err := jwt.New(&jwt.GinJWTMiddleware{
		Realm: "service",
		Key:   []byte("key"),
		Unauthorized: func(c *gin.Context, code int, message string) {
			c.JSON(code, gin.H{"code": code, "message": message})
		},
	})
	if err != nil {
		panic(err)
	}
	return serve(auth.MiddlewareFunc())
}

func LibraryCallbackV3() http.Handler {
	auth, err := jwtv3.New(&jwtv3.GinJWTMiddleware{
		Realm:        "service",
		Key:          []byte("key"),
		Unauthorized: libraryCallbackV3Answer,
	})
	if err != nil {
		panic(err)
	}
	return serve(auth.MiddlewareFunc())
}

func libraryCallbackV3Answer(c *gin.Context, _ int, message string) {
	c.JSON(http.StatusUnauthorized, gin.H{"message": message})
}

// SessionPages sends browsers to the login and denies scripts.
func SessionPages() http.Handler {
	r := gin.New()
	r.Use(sessions.Sessions("s", cookie.NewStore([]byte("key"))))
	r.Use(func(c *gin.Context) {
		if authorized(c) || sessions.Default(c).Get("user") != nil {
			c.Next()
			return
		}
		if c.Query("mode") == "alt" {
			c.Redirect(http.StatusFound, "/login")
		} else {
			c.String(http.StatusUnauthorized, "login required")
		}
		c.Abort()
	})
	r.GET("/case", Secret)
	return r
}
