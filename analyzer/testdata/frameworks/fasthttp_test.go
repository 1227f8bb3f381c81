package frameworks

import (
	"context"
	"net"
	"net/http"
	"testing"

	fasthttpcases "github.com/authstatus/authstatus/analyzer/testdata/frameworks/fasthttp"
	"github.com/valyala/fasthttp"
	"github.com/valyala/fasthttp/fasthttputil"
)

func init() { frameworks["fasthttp"] = serveFasthttp }

func serveFasthttp(t *testing.T) map[string]Served {
	handlers := named[fasthttp.RequestHandler](
		fasthttpcases.Plain, fasthttpcases.SetStatus, fasthttpcases.StatusAndBody, fasthttpcases.HeaderBeforeStatus,
		fasthttpcases.HeaderAfterStatus, fasthttpcases.HeaderBeforeError, fasthttpcases.HeaderAfterError, fasthttpcases.HeaderBytes,
		fasthttpcases.HeaderAlias, fasthttpcases.ResponseStatus, fasthttpcases.StatusOverwritten, fasthttpcases.OverwrittenOnOnePath,
		fasthttpcases.RedirectUnauthorized, fasthttpcases.Helper, fasthttpcases.ChallengingHelper, fasthttpcases.MixedPaths,
		fasthttpcases.DeletedHeader, fasthttpcases.ResetResponse, fasthttpcases.Forbidden,
		fasthttpcases.JSONEncoded, fasthttpcases.BodyThenStatus, fasthttpcases.HeaderStatus,
		fasthttpcases.HeaderStatusChallenged, fasthttpcases.BytesBoth, fasthttpcases.ConstantKey,
		fasthttpcases.ConditionalChallenge, fasthttpcases.DeferredStatus, fasthttpcases.MappedError,
		fasthttpcases.ServerChallenges, fasthttpcases.ServerDenies, fasthttpcases.Routed, fasthttpcases.ResponsePointer,
		fasthttpcases.ResponsePointerChallenged, fasthttpcases.PanicRecovered, fasthttpcases.AsksFirst,
	)
	for name, m := range named[func(fasthttp.RequestHandler) fasthttp.RequestHandler](
		fasthttpcases.MiddlewareStops, fasthttpcases.MiddlewareChallenges, fasthttpcases.MiddlewareGoesOn,
	) {
		handlers[name] = m(fasthttpcases.Secret)
	}
	served := make(map[string]Served)
	for name, h := range handlers {
		served[name] = overFasthttp(t, h)
	}
	for name, app := range named[func() fasthttp.RequestHandler](
		fasthttpcases.GuardApp, fasthttpcases.GuardChallengesApp, fasthttpcases.AddedLaterApp,
		fasthttpcases.RouterApp, fasthttpcases.RealmRouter, fasthttpcases.ResetRouter, fasthttpcases.JSONAPI,
		fasthttpcases.RespondJSON, fasthttpcases.RespondJSONAfter, fasthttpcases.LastStatusWins, fasthttpcases.BytesHeader,
		fasthttpcases.ProxyApp, fasthttpcases.AddedResponse,
		fasthttpcases.BasicRequired, fasthttpcases.ServerMethod, fasthttpcases.ChainedChallenge,
		fasthttpcases.WrappedChallenge, fasthttpcases.ResetAnswer, fasthttpcases.DeniedFirst,
		fasthttpcases.AdaptedHandler, fasthttpcases.AdaptedChallenged, fasthttpcases.ExchangeErrors,
		fasthttpcases.ExchangeDenies, fasthttpcases.DeferredChallenge,
	) {
		served[name] = overFasthttp(t, app())
	}
	return served
}

func overFasthttp(t *testing.T, h fasthttp.RequestHandler) Served {
	ln := fasthttputil.NewInmemoryListener()
	srv := &fasthttp.Server{Handler: h}
	go srv.Serve(ln)
	t.Cleanup(func() { srv.Shutdown() })
	client := &http.Client{
		Transport:     &http.Transport{DialContext: func(context.Context, string, string) (net.Conn, error) { return ln.Dial() }},
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}
	return func(r *http.Request) (*http.Response, error) {
		r.RequestURI, r.URL.Scheme, r.URL.Host = "", "http", r.Host
		return client.Do(r)
	}
}
