package frameworks

import (
	"context"
	"net/http"
	"testing"

	humacases "github.com/authstatus/authstatus/analyzer/testdata/frameworks/huma"
	"github.com/authstatus/authstatus/analyzer/testdata/frameworks/huma/typed"
	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/adapters/humago"
)

func init() { frameworks["huma"] = serveHuma }

type humaHandler = func(context.Context, *humacases.Input) (*humacases.Output, error)

func serveHuma(t *testing.T) map[string]Served {
	served := make(map[string]Served)
	serve := func(h humaHandler, use func(huma.API) func(huma.Context, func(huma.Context))) Served {
		mux := http.NewServeMux()
		api := humago.New(mux, huma.DefaultConfig("cases", "1"))
		if use != nil {
			api.UseMiddleware(use(api))
		}
		huma.Get(api, "/case", h)
		return overHTTP(t, mux)
	}
	for name, h := range named[humaHandler](
		humacases.Plain, humacases.WithHeaders, humacases.WithHeadersLiteral, humacases.WithOtherHeaders, humacases.NewError,
		humacases.Model, humacases.Wrapped, humacases.PlainError, humacases.OwnError, humacases.ChallengingOwnError,
		humacases.Helper, humacases.ChallengingHelper, humacases.MixedPaths, humacases.Forbidden,
		humacases.Proxy, humacases.WithDetails, humacases.HeadersOfNew, humacases.WrappedHeaders, humacases.MappedError,
		humacases.StatusVariable, humacases.ConditionalChallenge, humacases.SharedError, humacases.Embedded,
		humacases.KindError,
	) {
		served[name] = serve(h, nil)
	}
	open := func(context.Context, *humacases.Input) (*humacases.Output, error) { return humacases.Secret(), nil }
	for name, m := range named[func(huma.API) func(huma.Context, func(huma.Context))](
		humacases.MiddlewareStops, humacases.MiddlewareChallenges, humacases.MiddlewareHeaderTooLate, humacases.MiddlewareStatus,
		humacases.MiddlewareStatusHeaderTooLate, humacases.MiddlewareMixed,
		humacases.MiddlewareErrors, humacases.MiddlewareAppends, humacases.MiddlewareMethod,
	) {
		served[name] = serve(open, m)
	}
	for name, app := range named[func() http.Handler](
		humacases.NoteService, humacases.ChallengedService, humacases.MapToHuma, humacases.StatusErrorOfApp,
		humacases.MiddlewareMethods, humacases.MiddlewareRealm, humacases.OwnStatusErrorApp, humacases.OwnHeadersApp,
		humacases.BodyWriter, humacases.RouterMiddleware,
		humacases.SecurityMiddleware, humacases.GroupRealm, humacases.HeaderForAll, humacases.ResolvedInput,
		humacases.StatusOutput, humacases.HeaderOutput, humacases.PackageMap, humacases.PackageChallenged,
		humacases.KnownProblem, humacases.ChiMiddleware, humacases.GinMiddleware, typed.TypedRegister,
	) {
		served[name] = overHTTP(t, app())
	}
	return served
}
