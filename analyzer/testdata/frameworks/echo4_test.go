package frameworks

import (
	"net/http"
	"testing"

	echo4cases "github.com/authstatus/authstatus/analyzer/testdata/frameworks/echo4"
	"github.com/authstatus/authstatus/analyzer/testdata/frameworks/echo4/methoderrors"
	"github.com/authstatus/authstatus/analyzer/testdata/frameworks/echo4/toldonce"
	echo4 "github.com/labstack/echo/v4"
)

func init() { frameworks["echo4"] = serveEcho4 }

func serveEcho4(t *testing.T) map[string]Served {
	served := make(map[string]Served)
	for name, h := range named[echo4.HandlerFunc](
		echo4cases.Plain, echo4cases.HeaderBefore, echo4cases.HeaderTooLate, echo4cases.ErrorValue, echo4cases.ErrorValueWithHeader,
		echo4cases.NewError, echo4cases.NewErrorWithHeader, echo4cases.ErrorLiteral, echo4cases.WrappedError, echo4cases.PlainError,
		echo4cases.DiscardedError, echo4cases.Helper, echo4cases.ChallengingHelper, echo4cases.HelperOfStatus,
		echo4cases.ChallengingHelperOfStatus, echo4cases.MixedPaths, echo4cases.PendingField, echo4cases.NetHTTPError,
		echo4cases.WriteHeader, echo4cases.WriteHeaderAfterHeader, echo4cases.RedirectUnauthorized, echo4cases.Forbidden,
		echo4cases.MergedStatus,
		echo4cases.StringAnswer, echo4cases.NoContentAnswer, echo4cases.NoContentChallenged, echo4cases.BlobAnswer,
		echo4cases.PrettyAnswer, echo4cases.EncodedBody, echo4cases.EncodedBodyHeaderTooLate, echo4cases.InternalError,
		echo4cases.InternalErrorChallenged, echo4cases.ErrorVariable, echo4cases.ErrorPackageVariable,
		echo4cases.ChallengedPackageVariable, echo4cases.ErrorConstructor, echo4cases.ConditionalChallenge,
		echo4cases.ChangedCode, echo4cases.DomainError, echo4cases.ErrorFromPlain, echo4cases.Switched,
		echo4cases.ErrorSentOff, echo4cases.ErrorSentOffChallenged, echo4cases.BeforeHook, echo4cases.WrappedHTTP,
		echo4cases.StatusText, echo4cases.WrapperWriter,
		echo4cases.PanicRecovered,
	) {
		e := echo4.New()
		e.GET("/case", h)
		served[name] = overHTTP(t, e)
	}
	for name, m := range named[echo4.MiddlewareFunc](
		echo4cases.MiddlewareStops, echo4cases.MiddlewareChallenges, echo4cases.MiddlewareGoesOn,
	) {
		e := echo4.New()
		e.GET("/case", echo4cases.Secret, m)
		served[name] = overHTTP(t, e)
	}
	for name, app := range named[func() http.Handler](
		echo4cases.ControllerApp, echo4cases.RefuserApp, echo4cases.GroupApp, echo4cases.GroupChallengesApp,
		echo4cases.ConvertApp, echo4cases.ConvertChallengedApp, echo4cases.BasicApp, echo4cases.KeyAuthApp,
		echo4cases.KeyAuthHandledApp, echo4cases.KeyAuthLookupApp,
		echo4cases.TokenMiddleware, echo4cases.TokenMiddlewareRealm, echo4cases.ServerMethods, echo4cases.CustomContext,
		echo4cases.FarErrorHandler, echo4cases.FarConstructor, echo4cases.FarVariable, echo4cases.DomainErrors,
		echo4cases.DomainErrorHandler, echo4cases.ResponseHelper, echo4cases.ResponseHelperBefore,
		echo4cases.KeyAuthHandled, echo4cases.KeyAuthSkipped, echo4cases.ErrorOfMiddleware, echo4cases.WrappedStdMiddleware,
		echo4cases.JWTErrorHandler, echo4cases.JWTPlain, echo4cases.JWTErrorHandlerChallenges,
		echo4cases.JWTInstalled, echo4cases.ProcessedErrors, echo4cases.MemoService, echo4cases.BaseResource,
		echo4cases.KeyLookup, echo4cases.BasicSkipped, echo4cases.ExtendedContext, echo4cases.InstalledErrors,
		echo4cases.DefaultAfterChallenge, methoderrors.MethodErrors, toldonce.ToldWhereMade, toldonce.ToldWhereCalled, echo4cases.SessionUser,
		echo4cases.ResourceServer, echo4cases.ProblemDocument, echo4cases.ProblemTooLate,
		echo4cases.HookedResponse, echo4cases.StatusTable,
	) {
		served[name] = overHTTP(t, app())
	}
	return served
}
