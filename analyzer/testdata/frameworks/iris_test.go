package frameworks

import (
	"net/http"
	"strings"
	"testing"

	iriscases "github.com/authstatus/authstatus/analyzer/testdata/frameworks/iris"
	"github.com/kataras/iris/v12"
)

func init() { frameworks["iris"] = serveIris }

func serveIris(t *testing.T) map[string]Served {
	served := make(map[string]Served)
	for name, h := range named[iris.Handler](
		iriscases.Plain, iriscases.PendingStatus, iriscases.HeaderBefore, iriscases.HeaderAfterPending, iriscases.HeaderBetween,
		iriscases.HeaderTooLate, iriscases.PendingHeaderTooLate, iriscases.Text, iriscases.StopError, iriscases.Problem,
		iriscases.ErrorCode, iriscases.ErrorCodeWithHeader, iriscases.WriterStatusThenHeader, iriscases.NetHTTPError,
		iriscases.StatusOverwritten, iriscases.Helper, iriscases.ChallengingHelper, iriscases.MiddlewareStops,
		iriscases.MiddlewareChallenges, iriscases.MiddlewareGoesOn, iriscases.MixedPaths, iriscases.RedirectUnauthorized,
		iriscases.Forbidden,
		iriscases.StatusThenWrite, iriscases.StatusThenFormat, iriscases.StopExecution, iriscases.StopExecutionChallenged,
		iriscases.StopJSON, iriscases.StopTextHeaderTooLate, iriscases.StopNilError, iriscases.ProblemStopped,
		iriscases.ProblemChallenged, iriscases.ConditionalChallenge, iriscases.WriterCode,
		iriscases.WriterCodeHeaderTooLate, iriscases.MappedError, iriscases.PanicRecovered, iriscases.OptionsOfJSON,
		iriscases.PageUsed, iriscases.MiddlewareGuard, iriscases.NotFoundInstead,
	) {
		a := iris.New()
		a.Logger().SetLevel("disable")
		chain := []iris.Handler{h}
		if strings.HasPrefix(name, "Middleware") {
			chain = append(chain, iriscases.Secret)
		}
		a.Get("/case", chain...)
		if err := a.Build(); err != nil {
			t.Fatal(err)
		}
		served[name] = overHTTP(t, a)
	}
	for name, app := range named[func() http.Handler](
		iriscases.PartyGuard, iriscases.PartyChallenge, iriscases.ErrorCodeHandler, iriscases.ProblemAnswer,
		iriscases.ErrorStatusApp, iriscases.ErrorStatusChallenged, iriscases.ResultStruct, iriscases.JSONThenStatus,
		iriscases.ViewThenHeader, iriscases.TooLateStop, iriscases.FromStd,
		iriscases.PackageAnswer, iriscases.PackageAnswerChallenged, iriscases.PackageMiddleware,
		iriscases.ControllerResponse, iriscases.ControllerStatus, iriscases.ControllerHeader,
		iriscases.TokenVerifier, iriscases.TokenVerifierHandled, iriscases.BasicUsers, iriscases.SessionGuard,
		iriscases.CanonicalError, iriscases.AnyError, iriscases.ErrorWrapped, iriscases.StoppedThenHeader,
	) {
		served[name] = overHTTP(t, app())
	}
	return served
}
