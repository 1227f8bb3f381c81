package frameworks

import (
	"net/http"
	"testing"

	restfulcases "github.com/authstatus/authstatus/analyzer/testdata/frameworks/gorestful"
	"github.com/emicklei/go-restful/v3"
)

func init() { frameworks["gorestful"] = serveRestful }

func serveRestful(t *testing.T) map[string]Served {
	served := make(map[string]Served)
	serve := func(h restful.RouteFunction, filters ...restful.FilterFunction) Served {
		ws := new(restful.WebService)
		ws.Path("/case").Produces(restful.MIME_JSON)
		rb := ws.GET("").To(h)
		for _, f := range filters {
			rb.Filter(f)
		}
		ws.Route(rb)
		c := restful.NewContainer()
		c.Add(ws)
		return overHTTP(t, c)
	}
	for name, h := range named[restful.RouteFunction](
		restfulcases.Plain, restfulcases.Header, restfulcases.HeaderBefore, restfulcases.PromotedHeaderBefore,
		restfulcases.WriterHeaderBefore, restfulcases.HeaderTooLate, restfulcases.StatusHeaderTooLate, restfulcases.Entity,
		restfulcases.JSON, restfulcases.Error, restfulcases.ServiceError, restfulcases.ServiceErrorHeaderInBody,
		restfulcases.NetHTTPError, restfulcases.NetHTTPErrorOfWriter, restfulcases.Helper, restfulcases.ChallengingHelper,
		restfulcases.EntityFirst, restfulcases.MixedPaths, restfulcases.Forbidden,
		restfulcases.ErrorValue, restfulcases.ErrorValueChallenged, restfulcases.EntityStatus,
		restfulcases.JSONStatusHeaderTooLate, restfulcases.ServiceErrorValue, restfulcases.ChainedHeaders,
		restfulcases.EncodedBody, restfulcases.InnerWriter, restfulcases.ConditionalChallenge, restfulcases.MappedError,
		restfulcases.ResourceUsed, restfulcases.PanicRecovered,
	) {
		served[name] = serve(h)
	}
	for name, f := range named[restful.FilterFunction](
		restfulcases.FilterStops, restfulcases.FilterChallenges, restfulcases.FilterGoesOn,
		restfulcases.FilterMixed, restfulcases.FilterOfHTTP,
	) {
		served[name] = serve(restfulcases.Secret, f)
	}
	for name, app := range named[func() http.Handler](
		restfulcases.UserResource, restfulcases.BasicFilter, restfulcases.ErrorTable, restfulcases.ErrorTableChallenged,
		restfulcases.StatusError, restfulcases.TooLateFilter, restfulcases.ContainerFilter, restfulcases.StdFilter,
		restfulcases.ServiceErrorApp,
		restfulcases.HandlePackage, restfulcases.StatusErrors, restfulcases.AuthFilter, restfulcases.RouteWrapper,
		restfulcases.HeaderForAll, restfulcases.StdMiddleware, restfulcases.RecoveredPanic,
		restfulcases.ResponseWrapper, restfulcases.WrittenAsJSON, restfulcases.DeferredTooLate,
		restfulcases.GenericRoute,
	) {
		served[name] = overHTTP(t, app())
	}
	return served
}
