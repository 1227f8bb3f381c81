package frameworks

import (
	"net/http"
	"testing"

	fiber3cases "github.com/authstatus/authstatus/analyzer/testdata/frameworks/fiber3"
	fiber3 "github.com/gofiber/fiber/v3"
)

func init() { frameworks["fiber3"] = serveFiber3 }

func serveFiber3(t *testing.T) map[string]Served {
	served := make(map[string]Served)
	for name, h := range named[fiber3.Handler](
		fiber3cases.Plain, fiber3cases.SendStatus, fiber3cases.HeaderBefore, fiber3cases.HeaderAfter, fiber3cases.Appended,
		fiber3cases.ResponseHeader, fiber3cases.ResponseStatus, fiber3cases.ErrorValue, fiber3cases.ErrorValueWithHeader,
		fiber3cases.NewError, fiber3cases.WrappedError, fiber3cases.WrappedErrorWithHeader, fiber3cases.PlainError,
		fiber3cases.StatusThenPlainError, fiber3cases.StatusOverwritten, fiber3cases.Helper, fiber3cases.ChallengingHelper,
		fiber3cases.SwallowedDenial, fiber3cases.MiddlewareStops, fiber3cases.MiddlewareChallenges, fiber3cases.MiddlewareGoesOn,
		fiber3cases.MixedPaths, fiber3cases.MergedStatus, fiber3cases.RedirectUnauthorized, fiber3cases.Forbidden,
		fiber3cases.ResetByFasthttp,
		fiber3cases.SendAfterStatus, fiber3cases.ChainedType, fiber3cases.StatusAfterBody, fiber3cases.ErrorLiteral,
		fiber3cases.NewErrorWithHeader, fiber3cases.PackageVariable, fiber3cases.JoinedError,
		fiber3cases.ConditionalChallenge, fiber3cases.ResetAfterwards, fiber3cases.DeletedChallenge,
		fiber3cases.TokenError, fiber3cases.MappedStatus, fiber3cases.SendThenOther, fiber3cases.Switched,
		fiber3cases.NextThenChallenge, fiber3cases.FasthttpError, fiber3cases.ResponderUsed, fiber3cases.CodedErrorChallenged,
		fiber3cases.PanicRecovered,
	) {
		a := fiber3.New()
		a.Get("/case", h, fiber3.Handler(fiber3cases.Secret))
		served[name] = overFiber3(a)
	}
	for name, app := range named[func() *fiber3.App](
		fiber3cases.GroupApp, fiber3cases.GroupChallengesApp, fiber3cases.AddedLaterApp,
		fiber3cases.TokenStoreGuard, fiber3cases.TokenStoreAfter, fiber3cases.ServiceError,
		fiber3cases.ServiceErrorChallenged, fiber3cases.FarProblem, fiber3cases.FarDenied, fiber3cases.FarErrorHandler,
		fiber3cases.SwitchOnError, fiber3cases.StatusVariable, fiber3cases.StatusVariableChallenged,
		fiber3cases.RawResponse, fiber3cases.ContextStatus, fiber3cases.UserHelper, fiber3cases.AfterNext,
		fiber3cases.KeyPlain, fiber3cases.KeyReturned, fiber3cases.BasicUsers, fiber3cases.BasicUnauthorized,
		fiber3cases.PackageAnswer, fiber3cases.PackageErrorHandler, fiber3cases.PackageConfig,
		fiber3cases.FilledAnswer, fiber3cases.AsksFirst, fiber3cases.StatusErr,
	) {
		served[name] = overFiber3(app())
	}
	return served
}

func overFiber3(a *fiber3.App) Served {
	return func(r *http.Request) (*http.Response, error) { return a.Test(r) }
}
