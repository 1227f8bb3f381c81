package handlers

import (
	"bytes"
	"errors"
	"fmt"
	"net/http"
	"strings"

	"github.com/gin-gonic/gin"
	"github.com/gin-gonic/gin/render"
)

// apiError is an error with a status, as services have one.
type apiError struct {
	Code    int    `json:"code"`
	Message string `json:"message"`
}

func (e *apiError) Error() string { return e.Message }

func TypedError(c *gin.Context) {
	if err := typedErrorCheck(c); err != nil {
		typedErrorFail(c, err)
		return
	}
	Secret(c)
}

func typedErrorCheck(c *gin.Context) error {
	if !authorized(c) {
		return &apiError{Code: http.StatusUnauthorized, Message: "token required"}
	}
	return nil
}

func typedErrorFail(c *gin.Context, err error) {
	var api *apiError
	if errors.As(err, &api) {
		c.AbortWithStatusJSON(api.Code, api)
		return
	}
	c.AbortWithStatus(http.StatusInternalServerError)
}

// problem is a second error type, whose answers have a challenge.
type problem struct {
	Status int    `json:"status"`
	Title  string `json:"title"`
}

func (p *problem) Error() string { return p.Title }

func TypedErrorChallenged(c *gin.Context) {
	if err := typedErrorChallengedCheck(c); err != nil {
		typedErrorChallengedFail(c, err)
		return
	}
	Secret(c)
}

func typedErrorChallengedCheck(c *gin.Context) error {
	if !authorized(c) {
		return &problem{Status: http.StatusUnauthorized, Title: "token required"}
	}
	return nil
}

func typedErrorChallengedFail(c *gin.Context, err error) {
	var p *problem
	if !errors.As(err, &p) {
		c.AbortWithStatus(http.StatusInternalServerError)
		return
	}
	if p.Status == http.StatusUnauthorized {
		c.Header("WWW-Authenticate", challenge)
	}
	c.AbortWithStatusJSON(p.Status, p)
}

var errSentinelToken = errors.New("no token")

func SentinelSwitch(c *gin.Context) {
	err := sentinelSwitchCheck(c)
	switch {
	case errors.Is(err, errSentinelToken):
		c.JSON(http.StatusUnauthorized, gin.H{"error": err.Error()})
	case err != nil:
		c.JSON(http.StatusInternalServerError, gin.H{"error": err.Error()})
	default:
		Secret(c)
	}
}

func sentinelSwitchCheck(c *gin.Context) error {
	if !authorized(c) {
		return fmt.Errorf("checking: %w", errSentinelToken)
	}
	return nil
}

func RenderText(c *gin.Context) {
	if !authorized(c) {
		c.Render(http.StatusUnauthorized, render.String{Format: "no"})
		c.Abort()
		return
	}
	Secret(c)
}

func RenderAfterHeader(c *gin.Context) {
	if !authorized(c) {
		c.Writer.Header().Add("Www-Authenticate", challenge)
		c.Render(http.StatusUnauthorized, render.JSON{Data: "no"})
		return
	}
	Secret(c)
}

func HTMLData(c *gin.Context) {
	if !authorized(c) {
		c.Data(http.StatusUnauthorized, "text/html", []byte("<p>no</p>"))
		return
	}
	Secret(c)
}

func ReaderWithHeaders(c *gin.Context) {
	if !authorized(c) {
		body := "no"
		c.DataFromReader(http.StatusUnauthorized, int64(len(body)), "text/plain", strings.NewReader(body),
			map[string]string{"WWW-Authenticate": challenge})
		return
	}
	Secret(c)
}

func ReaderWithOtherHeaders(c *gin.Context) {
	if !authorized(c) {
		c.DataFromReader(http.StatusUnauthorized, 2, "text/plain", bytes.NewReader([]byte("no")),
			map[string]string{"Cache-Control": "no-store"})
		return
	}
	Secret(c)
}

func ConditionalChallenge(c *gin.Context) {
	if !authorized(c) {
		if c.Query("mode") != "alt" {
			c.Header("WWW-Authenticate", challenge)
		}
		c.AbortWithStatusJSON(http.StatusUnauthorized, gin.H{"message": "who are you?"})
		return
	}
	Secret(c)
}

func PanicRecovered(c *gin.Context) {
	defer func() {
		if v := recover(); v != nil {
			c.AbortWithStatusJSON(http.StatusUnauthorized, gin.H{"error": fmt.Sprint(v)})
		}
	}()
	if !authorized(c) {
		panic("no token")
	}
	Secret(c)
}

func DeferredAnswer(c *gin.Context) {
	status := http.StatusUnauthorized
	defer func() {
		c.Status(status)
		c.Writer.WriteHeaderNow()
	}()
	if authorized(c) {
		status = http.StatusNoContent
	}
}

func PendingThenNow(c *gin.Context) {
	if !authorized(c) {
		c.Status(http.StatusUnauthorized)
		c.Writer.WriteHeaderNow()
		return
	}
	Secret(c)
}

func PendingThenNowHeaderTooLate(c *gin.Context) {
	if !authorized(c) {
		c.Status(http.StatusUnauthorized)
		c.Writer.WriteHeaderNow()
		c.Writer.Header().Set("WWW-Authenticate", challenge)
		return
	}
	Secret(c)
}

// KeptStatus answers through -1, which keeps the pending status.
func KeptStatus(c *gin.Context) {
	if !authorized(c) {
		c.Status(http.StatusUnauthorized)
		c.JSON(-1, gin.H{"error": "no"})
		return
	}
	Secret(c)
}

type respondStruct struct{ c *gin.Context }

func (r respondStruct) fail(status int, text string) {
	r.c.AbortWithStatusJSON(status, gin.H{"error": text})
}

func RespondStruct(c *gin.Context) {
	if !authorized(c) {
		respondStruct{c}.fail(http.StatusUnauthorized, "no")
		return
	}
	Secret(c)
}

type result struct {
	status int
	body   any
}

// ReturnedResult runs an action that returns what to answer.
func ReturnedResult(c *gin.Context) {
	res := returnedResultAction(c)
	c.JSON(res.status, res.body)
}

func returnedResultAction(c *gin.Context) result {
	if !authorized(c) {
		return result{status: http.StatusUnauthorized, body: "no"}
	}
	return result{status: http.StatusOK, body: "secret"}
}

// Action is what handlers of some services look like.
type Action func(*gin.Context) (int, any)

func handle(a Action) gin.HandlerFunc {
	return func(c *gin.Context) {
		status, body := a(c)
		c.JSON(status, body)
	}
}

func ActionApp() http.Handler {
	r := gin.New()
	r.GET("/case", handle(actionAppRead))
	return r
}

func actionAppRead(c *gin.Context) (int, any) {
	if !authorized(c) {
		return http.StatusUnauthorized, gin.H{"error": "no"}
	}
	return http.StatusOK, "secret"
}

func GroupApp() http.Handler {
	r := gin.New()
	g := r.Group("/", groupAppGuard())
	g.GET("/case", Secret)
	return r
}

func groupAppGuard() gin.HandlerFunc {
	return func(c *gin.Context) {
		token, ok := strings.CutPrefix(c.GetHeader("Authorization"), "Bearer ")
		if !ok {
			c.Header("WWW-Authenticate", "Bearer")
			c.AbortWithStatus(http.StatusUnauthorized)
			return
		}
		if token != "secret" {
			c.AbortWithStatusJSON(http.StatusUnauthorized, gin.H{"error": "invalid token"})
			return
		}
		c.Next()
	}
}

func GroupChallengesApp() http.Handler {
	r := gin.New()
	g := r.Group("/", groupChallengesAppGuard(challenge))
	g.GET("/case", Secret)
	return r
}

func groupChallengesAppGuard(value string) gin.HandlerFunc {
	return func(c *gin.Context) {
		if !authorized(c) {
			c.Header("WWW-Authenticate", value)
			c.AbortWithStatusJSON(http.StatusUnauthorized, gin.H{"error": "invalid token"})
			return
		}
		c.Next()
	}
}

// ErrorsApp answers recorded errors in a middleware.
func ErrorsApp() http.Handler {
	r := gin.New()
	r.Use(errorsAppAnswer)
	r.GET("/case", func(c *gin.Context) {
		if !authorized(c) {
			c.Error(errSentinelToken)
			return
		}
		Secret(c)
	})
	return r
}

func errorsAppAnswer(c *gin.Context) {
	c.Next()
	if len(c.Errors) == 0 {
		return
	}
	if errors.Is(c.Errors.Last().Err, errSentinelToken) {
		c.JSON(http.StatusUnauthorized, gin.H{"error": "no"})
		return
	}
	c.JSON(http.StatusInternalServerError, gin.H{"error": "oops"})
}

func ErrorsChallengedApp() http.Handler {
	r := gin.New()
	r.Use(errorsChallengedAppAnswer)
	r.GET("/case", func(c *gin.Context) {
		if !authorized(c) {
			_ = c.Error(errSentinelToken).SetType(gin.ErrorTypePublic)
			c.Abort()
			return
		}
		Secret(c)
	})
	return r
}

func errorsChallengedAppAnswer(c *gin.Context) {
	c.Next()
	for _, e := range c.Errors {
		if errors.Is(e.Err, errSentinelToken) {
			c.Header("WWW-Authenticate", challenge)
			c.JSON(http.StatusUnauthorized, gin.H{"error": "no"})
			return
		}
	}
}

// ChallengeFirstApp puts the challenge on in a middleware before the handler
// denies.
func ChallengeFirstApp() http.Handler {
	r := gin.New()
	r.Use(func(c *gin.Context) {
		if !authorized(c) {
			c.Header("WWW-Authenticate", challenge)
		}
		c.Next()
	})
	r.GET("/case", challengeFirstAppRead)
	return r
}

func challengeFirstAppRead(c *gin.Context) {
	if !authorized(c) {
		c.AbortWithStatus(http.StatusUnauthorized)
		return
	}
	Secret(c)
}

func WrappedHTTP(c *gin.Context) {
	gin.WrapF(func(w http.ResponseWriter, r *http.Request) {
		if r.Header.Get("Authorization") != "Bearer secret" {
			http.Error(w, "no", http.StatusUnauthorized)
			return
		}
		fmt.Fprint(w, "secret")
	})(c)
}

func Negotiated(c *gin.Context) {
	if !authorized(c) {
		c.Negotiate(http.StatusUnauthorized, gin.Negotiate{Offered: []string{gin.MIMEJSON}, Data: "no"})
		return
	}
	Secret(c)
}

func NegotiatedAfterHeader(c *gin.Context) {
	if !authorized(c) {
		c.Header("Www-Authenticate", challenge)
		c.Negotiate(http.StatusUnauthorized, gin.Negotiate{Offered: []string{gin.MIMEJSON}, Data: "no"})
		return
	}
	Secret(c)
}

func ManyReasons(c *gin.Context) {
	reasons := map[bool]int{true: http.StatusOK, false: http.StatusUnauthorized}
	c.String(reasons[authorized(c)], "answer")
}

const manyDenied = http.StatusUnauthorized

func NamedConstant(c *gin.Context) {
	if !authorized(c) {
		c.AbortWithStatus(manyDenied)
		return
	}
	Secret(c)
}

func LiteralStatus(c *gin.Context) {
	if !authorized(c) {
		c.String(401, "no")
		return
	}
	Secret(c)
}

func CopiedWriter(c *gin.Context) {
	w := c.Writer
	if !authorized(c) {
		w.Header().Set("WWW-Authenticate", challenge)
		w.WriteHeader(http.StatusUnauthorized)
		w.WriteString("no")
		return
	}
	Secret(c)
}

func CopiedWriterHeaderTooLate(c *gin.Context) {
	w := c.Writer
	if !authorized(c) {
		w.WriteHeader(http.StatusUnauthorized)
		w.WriteString("no")
		w.Header().Set("WWW-Authenticate", challenge)
		return
	}
	Secret(c)
}

func ErrorWithHeader(c *gin.Context) {
	if !authorized(c) {
		c.Header("WWW-Authenticate", challenge)
		_ = c.AbortWithError(http.StatusUnauthorized, errors.New("no"))
		return
	}
	Secret(c)
}

func ErrorHeaderTooLate(c *gin.Context) {
	if !authorized(c) {
		_ = c.AbortWithError(http.StatusUnauthorized, errors.New("no"))
		c.Header("WWW-Authenticate", challenge)
		return
	}
	Secret(c)
}

func ClosureHelper(c *gin.Context) {
	deny := func(text string) {
		c.JSON(http.StatusUnauthorized, gin.H{"error": text})
		c.Abort()
	}
	if !authorized(c) {
		deny("no")
		return
	}
	Secret(c)
}

func Mapped(c *gin.Context) {
	status := http.StatusOK
	if !authorized(c) {
		status = http.StatusUnauthorized
		if c.Query("mode") == "alt" {
			status = http.StatusForbidden
		}
	}
	if status != http.StatusOK {
		c.AbortWithStatus(status)
		return
	}
	Secret(c)
}

// BasicApp has gin's own middleware, which challenges.
func BasicApp() http.Handler {
	r := gin.New()
	r.Use(gin.BasicAuth(gin.Accounts{"me": "secret"}))
	r.GET("/case", Secret)
	return r
}

func ProxyDenied(c *gin.Context) {
	if !authorized(c) {
		c.AbortWithStatus(http.StatusProxyAuthRequired)
		return
	}
	Secret(c)
}

func ProxyChallenged(c *gin.Context) {
	if !authorized(c) {
		c.Header("Proxy-Authenticate", `Basic realm="proxy"`)
		c.AbortWithStatus(http.StatusProxyAuthRequired)
		return
	}
	Secret(c)
}

func EmptyHeader(c *gin.Context) {
	if !authorized(c) {
		c.Header("WWW-Authenticate", "")
		c.AbortWithStatus(http.StatusUnauthorized)
		return
	}
	Secret(c)
}

func RedirectedElse(c *gin.Context) {
	if !authorized(c) {
		if c.Query("mode") == "alt" {
			c.Redirect(http.StatusFound, "/login")
			c.Abort()
			return
		}
		c.AbortWithStatusJSON(http.StatusUnauthorized, gin.H{"error": "no"})
		return
	}
	Secret(c)
}
