package frameworks

import (
	"net/http"
	"testing"

	echo5cases "github.com/authstatus/authstatus/analyzer/testdata/frameworks/echo5"
	echo5 "github.com/labstack/echo/v5"
)

func init() { frameworks["echo5"] = serveEcho5 }

func serveEcho5(t *testing.T) map[string]Served {
	served := make(map[string]Served)
	for name, h := range named[echo5.HandlerFunc](
		echo5cases.Plain, echo5cases.HeaderBefore, echo5cases.HeaderTooLate, echo5cases.ErrorValue, echo5cases.ErrorValueWithHeader,
		echo5cases.NewError, echo5cases.NewErrorWithHeader, echo5cases.ErrorLiteral, echo5cases.WrappedError, echo5cases.PlainError,
		echo5cases.DiscardedError, echo5cases.Helper, echo5cases.ChallengingHelper, echo5cases.HelperOfStatus,
		echo5cases.ChallengingHelperOfStatus, echo5cases.MixedPaths, echo5cases.PendingField, echo5cases.NetHTTPError,
		echo5cases.WriteHeader, echo5cases.WriteHeaderAfterHeader, echo5cases.RedirectUnauthorized, echo5cases.Forbidden,
		echo5cases.MergedStatus,
		echo5cases.StringAnswer, echo5cases.NoContentAnswer, echo5cases.NoContentChallenged, echo5cases.BlobAnswer,
		echo5cases.PrettyAnswer, echo5cases.EncodedBody, echo5cases.EncodedBodyHeaderTooLate, echo5cases.InternalError,
		echo5cases.InternalErrorChallenged, echo5cases.ErrorVariable, echo5cases.ErrorPackageVariable,
		echo5cases.ChallengedPackageVariable, echo5cases.ErrorConstructor, echo5cases.ConditionalChallenge,
		echo5cases.ChangedCode, echo5cases.DomainError, echo5cases.ErrorFromPlain, echo5cases.Switched,
		echo5cases.ErrorSentOff, echo5cases.ErrorSentOffChallenged, echo5cases.BeforeHook, echo5cases.WrappedHTTP,
		echo5cases.StatusText, echo5cases.WrapperWriter,
		echo5cases.PanicRecovered,
	) {
		e := echo5.New()
		e.GET("/case", h)
		served[name] = overHTTP(t, e)
	}
	for name, m := range named[echo5.MiddlewareFunc](
		echo5cases.MiddlewareStops, echo5cases.MiddlewareChallenges, echo5cases.MiddlewareGoesOn,
	) {
		e := echo5.New()
		e.GET("/case", echo5cases.Secret, m)
		served[name] = overHTTP(t, e)
	}
	for name, app := range named[func() http.Handler](
		echo5cases.ControllerApp, echo5cases.RefuserApp, echo5cases.GroupApp, echo5cases.GroupChallengesApp,
		echo5cases.ConvertApp, echo5cases.ConvertChallengedApp, echo5cases.BasicApp, echo5cases.KeyAuthApp,
		echo5cases.KeyAuthHandledApp, echo5cases.KeyAuthLookupApp,
		echo5cases.TokenMiddleware, echo5cases.TokenMiddlewareRealm, echo5cases.ServerMethods, echo5cases.FarErrorHandler,
		echo5cases.FarConstructor, echo5cases.FarVariable, echo5cases.DomainErrors, echo5cases.DomainErrorHandler,
		echo5cases.ResponseHelper, echo5cases.ResponseHelperBefore, echo5cases.KeyAuthHandled, echo5cases.KeyAuthSkipped,
		echo5cases.ErrorOfMiddleware, echo5cases.WrappedStdMiddleware, echo5cases.WrappedSentinel,
		echo5cases.JWTErrorHandler, echo5cases.JWTPlain, echo5cases.ServerErrors, echo5cases.KnownFailure,
		echo5cases.WrappedCause, echo5cases.ProblemErrors, echo5cases.GroupRealm,
	) {
		served[name] = overHTTP(t, app())
	}
	return served
}
