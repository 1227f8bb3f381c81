package frameworks

import (
	"net/http"
	"testing"

	buffalocases "github.com/authstatus/authstatus/analyzer/testdata/frameworks/buffalo"
	connectcases "github.com/authstatus/authstatus/analyzer/testdata/frameworks/connect"
	fuegocases "github.com/authstatus/authstatus/analyzer/testdata/frameworks/fuego"
	gokitcases "github.com/authstatus/authstatus/analyzer/testdata/frameworks/gokit"
	gorillacases "github.com/authstatus/authstatus/analyzer/testdata/frameworks/gorilla"
	gozerocases "github.com/authstatus/authstatus/analyzer/testdata/frameworks/gozero"
	gozerorestcases "github.com/authstatus/authstatus/analyzer/testdata/frameworks/gozerorest"
	"github.com/authstatus/authstatus/analyzer/testdata/frameworks/gozerorest/callback"
	grpcgatewaycases "github.com/authstatus/authstatus/analyzer/testdata/frameworks/grpcgateway"
	httproutercases "github.com/authstatus/authstatus/analyzer/testdata/frameworks/httprouter"
	kratoscases "github.com/authstatus/authstatus/analyzer/testdata/frameworks/kratos"
	negronicases "github.com/authstatus/authstatus/analyzer/testdata/frameworks/negroni"
	oapicases "github.com/authstatus/authstatus/analyzer/testdata/frameworks/oapi"
	twirpcases "github.com/authstatus/authstatus/analyzer/testdata/frameworks/twirp"
)

// The frameworks whose cases are all applications over net/http.
func init() {
	frameworks["negroni"] = serveApps(negronicases.Stops, negronicases.Challenges, negronicases.WrittenTooLate, negronicases.BeforeHook)
	frameworks["httprouter"] = serveApps(httproutercases.Wrapped, httproutercases.BasicAuth, httproutercases.ByName)
	frameworks["gorilla"] = serveApps(gorillacases.Used, gorillacases.Subrouter, gorillacases.Handled)
	frameworks["fuego"] = serveApps(fuegocases.Unauthorized, fuegocases.UnauthorizedChallenged, fuegocases.StatusOfError, fuegocases.StatusSet, fuegocases.Forbidden)
	frameworks["gokit"] = serveApps(gokitcases.StatusCoder, gokitcases.Headerer, gokitcases.BasicMiddleware, gokitcases.EncodedErrors)
	frameworks["connect"] = serveApps(connectcases.Unauthenticated, connectcases.UnauthenticatedWithMeta, connectcases.InterceptorDenies, connectcases.PermissionDenied)
	frameworks["twirp"] = serveApps(twirpcases.Unauthenticated, twirpcases.CodeError, twirpcases.PermissionDenied, twirpcases.WrittenChallenged)
	frameworks["grpcgateway"] = serveApps(grpcgatewaycases.PathHandler, grpcgatewaycases.PathHandlerChallenged, grpcgatewaycases.OwnErrors)
	frameworks["oapi"] = serveApps(oapicases.Strict, oapicases.StrictHeaders)
	frameworks["gozero"] = serveApps(gozerocases.JSON, gozerocases.JSONChallenged, gozerocases.PlainError, gozerocases.CodeError)
	frameworks["gozerorest"] = serveApps(gozerorestcases.JWTOption, gozerorestcases.RouteDenies, gozerorestcases.MiddlewareChallenges, callback.JWTCallback)
	frameworks["kratos"] = serveApps(kratoscases.Unauthorized, kratoscases.UnauthorizedChallenged, kratoscases.WrappedNew, kratoscases.Answers, kratoscases.Forbidden)
	frameworks["buffalo"] = serveApps(buffalocases.ReturnsError, buffalocases.ReturnsErrorChallenged, buffalocases.Renders, buffalocases.MiddlewareStops)
}

func serveApps(apps ...func() http.Handler) func(*testing.T) map[string]Served {
	return func(t *testing.T) map[string]Served {
		served := make(map[string]Served)
		for name, app := range named(apps...) {
			served[name] = overHTTP(t, app())
		}
		return served
	}
}
