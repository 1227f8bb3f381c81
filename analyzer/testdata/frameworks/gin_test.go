package frameworks

import (
	"net/http"
	"strings"
	"testing"

	gincases "github.com/authstatus/authstatus/analyzer/testdata/frameworks/gin"
	"github.com/authstatus/authstatus/analyzer/testdata/frameworks/gin/errorchain"
	"github.com/gin-gonic/gin"
)

func init() { frameworks["gin"] = serveGin }

func serveGin(t *testing.T) map[string]Served {
	gin.SetMode(gin.ReleaseMode)
	served := make(map[string]Served)
	for name, h := range named[gin.HandlerFunc](
		gincases.Plain, gincases.AbortStatus, gincases.HeaderBefore, gincases.WriterHeaderBefore, gincases.HeaderTooLate,
		gincases.JSONHeaderTooLate, gincases.HeaderAfterPendingStatus, gincases.PendingStatus, gincases.WriterStatusThenHeader,
		gincases.WriterStatusThenBody, gincases.StatusOverwritten, gincases.NetHTTPError, gincases.NetHTTPErrorWithHeader,
		gincases.Helper, gincases.ChallengingHelper, gincases.MiddlewareAbort, gincases.MiddlewareChallenge,
		gincases.MiddlewareNoAbort, gincases.MiddlewarePendingNoAbort, gincases.MixedPaths, gincases.MergedStatus,
		gincases.MergedStatusWithHeader, gincases.MappedError, gincases.RecordedError, gincases.Forbidden,
		gincases.DeletedHeader, gincases.AbortError, gincases.BoolHelper, gincases.RequestHeaderSet,
		gincases.TypedError, gincases.TypedErrorChallenged, gincases.SentinelSwitch, gincases.RenderText,
		gincases.RenderAfterHeader, gincases.HTMLData, gincases.ReaderWithHeaders, gincases.ReaderWithOtherHeaders,
		gincases.ConditionalChallenge, gincases.PanicRecovered, gincases.DeferredAnswer, gincases.PendingThenNow,
		gincases.PendingThenNowHeaderTooLate, gincases.KeptStatus, gincases.RespondStruct, gincases.ReturnedResult,
		gincases.WrappedHTTP, gincases.Negotiated, gincases.NegotiatedAfterHeader, gincases.ManyReasons,
		gincases.NamedConstant, gincases.LiteralStatus, gincases.CopiedWriter, gincases.CopiedWriterHeaderTooLate,
		gincases.ErrorWithHeader, gincases.ErrorHeaderTooLate, gincases.ClosureHelper, gincases.Mapped,
		gincases.ProxyDenied, gincases.ProxyChallenged, gincases.EmptyHeader, gincases.RedirectedElse,
	) {
		r := gin.New()
		r.Use(gin.RecoveryWithWriter(nil))
		chain := []gin.HandlerFunc{h}
		if strings.HasPrefix(name, "Middleware") {
			chain = append(chain, gincases.Secret)
		}
		r.GET("/case", chain...)
		served[name] = overHTTP(t, r)
	}
	for name, app := range named[func() http.Handler](
		gincases.ActionApp, gincases.GroupApp, gincases.GroupChallengesApp, gincases.ErrorsApp,
		gincases.ErrorsChallengedApp, gincases.ChallengeFirstApp, gincases.BasicApp,
		gincases.AccountServiceGuard, gincases.AccountServiceChallenge, gincases.EnvelopeAnswer,
		gincases.EnvelopeChallenged, gincases.ReasonTable, gincases.GenericEndpoint, gincases.StatusOfErrChallenged,
		gincases.StatusOfErr, gincases.FarConstant, gincases.FarConstantChallenged, gincases.FarHelper,
		gincases.FarChallenge, gincases.TwoSchemes, gincases.OneSchemeForgotten, gincases.PanicWithStatus,
		gincases.OwnContext, gincases.ContextWithRealm, gincases.RequireUser, gincases.HandlerError,
		gincases.StatusThenWriteNow, gincases.NoRouteDenies,
		gincases.EnvelopePackage, gincases.CodeInBodyOnly, gincases.LoggedAbort, gincases.PackageChallenges,
		gincases.ChallengeTooLate, gincases.SecuredGroup, gincases.OptionsAuth, gincases.OptionsAuthDeny,
		gincases.GuardConfig, errorchain.ErrorChain, gincases.ReturnedErrors, gincases.ReturnedErrorsChallenged,
		gincases.LibraryCallback, gincases.LibraryCallbackV3, gincases.SessionPages, gincases.RequireScopes, gincases.GeneratedWrapper,
		gincases.GenericReply, gincases.Login, gincases.ChallengingWriter, gincases.ApiOrPage,
		gincases.StatusRecorded, gincases.BaseHandler,
	) {
		served[name] = overHTTP(t, app())
	}
	return served
}
