package frameworks

import (
	"net/http"
	"testing"

	fiber2cases "github.com/authstatus/authstatus/analyzer/testdata/frameworks/fiber2"
	fiber2 "github.com/gofiber/fiber/v2"
)

func init() { frameworks["fiber2"] = serveFiber2 }

func serveFiber2(t *testing.T) map[string]Served {
	served := make(map[string]Served)
	for name, h := range named[fiber2.Handler](
		fiber2cases.Plain, fiber2cases.SendStatus, fiber2cases.HeaderBefore, fiber2cases.HeaderAfter, fiber2cases.Appended,
		fiber2cases.ResponseHeader, fiber2cases.ResponseStatus, fiber2cases.ErrorValue, fiber2cases.ErrorValueWithHeader,
		fiber2cases.NewError, fiber2cases.WrappedError, fiber2cases.WrappedErrorWithHeader, fiber2cases.PlainError,
		fiber2cases.StatusThenPlainError, fiber2cases.StatusOverwritten, fiber2cases.Helper, fiber2cases.ChallengingHelper,
		fiber2cases.SwallowedDenial, fiber2cases.MiddlewareStops, fiber2cases.MiddlewareChallenges, fiber2cases.MiddlewareGoesOn,
		fiber2cases.MixedPaths, fiber2cases.MergedStatus, fiber2cases.RedirectUnauthorized, fiber2cases.Forbidden,
		fiber2cases.ResetByFasthttp,
		fiber2cases.SendAfterStatus, fiber2cases.ChainedType, fiber2cases.StatusAfterBody, fiber2cases.ErrorLiteral,
		fiber2cases.NewErrorWithHeader, fiber2cases.PackageVariable, fiber2cases.JoinedError,
		fiber2cases.ConditionalChallenge, fiber2cases.ResetAfterwards, fiber2cases.DeletedChallenge,
		fiber2cases.TokenError, fiber2cases.MappedStatus, fiber2cases.SendThenOther, fiber2cases.Switched,
		fiber2cases.NextThenChallenge, fiber2cases.FasthttpError, fiber2cases.ResponderUsed, fiber2cases.CodedErrorChallenged,
		fiber2cases.PanicRecovered,
	) {
		a := fiber2.New(fiber2.Config{DisableStartupMessage: true})
		a.Get("/case", h, fiber2cases.Secret)
		served[name] = overFiber2(a)
	}
	for name, app := range named[func() *fiber2.App](
		fiber2cases.GroupApp, fiber2cases.GroupChallengesApp, fiber2cases.AddedLaterApp,
		fiber2cases.TokenStoreGuard, fiber2cases.TokenStoreAfter, fiber2cases.ServiceError,
		fiber2cases.ServiceErrorChallenged, fiber2cases.FarProblem, fiber2cases.FarDenied, fiber2cases.FarErrorHandler,
		fiber2cases.SwitchOnError, fiber2cases.StatusVariable, fiber2cases.StatusVariableChallenged,
		fiber2cases.RawResponse, fiber2cases.ContextStatus, fiber2cases.UserHelper, fiber2cases.AfterNext,
		fiber2cases.JWTProtected, fiber2cases.JWTPlain, fiber2cases.KeyPlain, fiber2cases.KeyHandled,
		fiber2cases.BasicUsers, fiber2cases.BasicUnauthorized, fiber2cases.SessionGuard, fiber2cases.AsksFirst, fiber2cases.PackageAnswer,
		fiber2cases.PackageErrorHandler, fiber2cases.PackageConfig, fiber2cases.MethodErrors,
		fiber2cases.MountedErrors, fiber2cases.TypedHandler,
	) {
		served[name] = overFiber2(app())
	}
	return served
}

func overFiber2(a *fiber2.App) Served {
	return func(r *http.Request) (*http.Response, error) { return a.Test(r) }
}
