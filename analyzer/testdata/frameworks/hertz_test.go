package frameworks

import (
	"bufio"
	"net/http"
	"net/textproto"
	"strings"
	"testing"

	hertzcases "github.com/authstatus/authstatus/analyzer/testdata/frameworks/hertz"
	"github.com/authstatus/authstatus/analyzer/testdata/frameworks/hertz/collected"
	"github.com/cloudwego/hertz/pkg/app"
	"github.com/cloudwego/hertz/pkg/common/config"
	"github.com/cloudwego/hertz/pkg/common/ut"
	"github.com/cloudwego/hertz/pkg/route"
)

func init() { frameworks["hertz"] = serveHertz }

func serveHertz(t *testing.T) map[string]Served {
	served := make(map[string]Served)
	for name, h := range named[app.HandlerFunc](
		hertzcases.Plain, hertzcases.HeaderBefore, hertzcases.HeaderAfter, hertzcases.ResponseHeader, hertzcases.ResponseStatus,
		hertzcases.AbortMessage, hertzcases.HeaderBeforeMessage, hertzcases.HeaderAfterMessage, hertzcases.MiddlewareAbort,
		hertzcases.MiddlewareChallenges, hertzcases.StatusOverwritten, hertzcases.StatusOverwrittenLater, hertzcases.RecordedError,
		hertzcases.AbortError, hertzcases.RedirectUnauthorized, hertzcases.Helper, hertzcases.ChallengingHelper,
		hertzcases.MixedPaths, hertzcases.MergedStatus, hertzcases.DeletedHeader, hertzcases.Forbidden,
		hertzcases.DataAnswer, hertzcases.StatusWithBody, hertzcases.StatusWritten, hertzcases.HeaderAdded,
		hertzcases.HeaderBytes, hertzcases.ResetAfterwards, hertzcases.ConditionalChallenge, hertzcases.MappedError,
		hertzcases.BizError, hertzcases.PanicRecovered, hertzcases.Switched, hertzcases.RequestHeaderSet,
		hertzcases.MiddlewareGuard, hertzcases.MiddlewareAddsLater, hertzcases.MiddlewareBasic,
	) {
		engine := route.NewEngine(config.NewOptions(nil))
		chain := []app.HandlerFunc{h}
		if strings.HasPrefix(name, "Middleware") {
			chain = append(chain, hertzcases.Secret)
		}
		engine.GET("/case", chain...)
		served[name] = overHertz(engine)
	}
	for name, app := range named[func() *route.Engine](
		hertzcases.GroupGuard, hertzcases.GroupChallenge, hertzcases.ResponseWriteApp, hertzcases.ResponseWriteChallenged,
		hertzcases.AbortMsgLoses, hertzcases.BizFailureApp, hertzcases.RawStatus, hertzcases.SwitchStatus,
		hertzcases.SetStatusForbidden,
		hertzcases.CodeInBody, hertzcases.BusinessStatus, hertzcases.PackageChallenges, hertzcases.LibraryCallback,
		hertzcases.KeyHandled, hertzcases.KeyPlain, hertzcases.BasicRealm, hertzcases.AdaptedHandler,
		hertzcases.RecoveredPanic, hertzcases.AfterChallenge, collected.ErrorsCollected, hertzcases.WrittenRaw, hertzcases.AsksFirst, hertzcases.AsksBytes,
		hertzcases.HandlerStruct,
	) {
		served[name] = overHertz(app())
	}
	return served
}

func overHertz(engine *route.Engine) Served {
	return func(r *http.Request) (*http.Response, error) {
		var headers []ut.Header
		for k, v := range r.Header {
			headers = append(headers, ut.Header{Key: k, Value: v[0]})
		}
		got := ut.PerformRequest(engine, r.Method, r.URL.RequestURI(), nil, headers...).Result()
		lines := bufio.NewReader(strings.NewReader(string(got.Header.Header())))
		text := textproto.NewReader(lines)
		if _, err := text.ReadLine(); err != nil {
			return nil, err
		}
		header, err := text.ReadMIMEHeader()
		return &http.Response{StatusCode: got.StatusCode(), Header: http.Header(header)}, err
	}
}
