package frameworks

import (
	"bufio"
	"context"
	"fmt"
	"maps"
	"net"
	"net/http"
	"net/http/httptest"
	"net/textproto"
	"reflect"
	"runtime"
	"slices"
	"strings"
	"testing"

	"github.com/beego/beego/v2/server/web"
	beegocontext "github.com/beego/beego/v2/server/web/context"
	"github.com/cloudwego/hertz/pkg/app"
	"github.com/cloudwego/hertz/pkg/common/config"
	"github.com/cloudwego/hertz/pkg/common/ut"
	"github.com/cloudwego/hertz/pkg/route"
	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/adapters/humago"
	"github.com/emicklei/go-restful/v3"
	"github.com/gin-gonic/gin"
	"github.com/go-chi/chi/v5"
	fiber2 "github.com/gofiber/fiber/v2"
	fiber3 "github.com/gofiber/fiber/v3"
	"github.com/kataras/iris/v12"
	echo4 "github.com/labstack/echo/v4"
	echo5 "github.com/labstack/echo/v5"
	"github.com/valyala/fasthttp"
	"github.com/valyala/fasthttp/fasthttputil"

	beegocases "github.com/authstatus/authstatus/analyzer/testdata/frameworks/beego"
	chicases "github.com/authstatus/authstatus/analyzer/testdata/frameworks/chi"
	echo4cases "github.com/authstatus/authstatus/analyzer/testdata/frameworks/echo4"
	echo5cases "github.com/authstatus/authstatus/analyzer/testdata/frameworks/echo5"
	fasthttpcases "github.com/authstatus/authstatus/analyzer/testdata/frameworks/fasthttp"
	fiber2cases "github.com/authstatus/authstatus/analyzer/testdata/frameworks/fiber2"
	fiber3cases "github.com/authstatus/authstatus/analyzer/testdata/frameworks/fiber3"
	gincases "github.com/authstatus/authstatus/analyzer/testdata/frameworks/gin"
	restfulcases "github.com/authstatus/authstatus/analyzer/testdata/frameworks/gorestful"
	hertzcases "github.com/authstatus/authstatus/analyzer/testdata/frameworks/hertz"
	humacases "github.com/authstatus/authstatus/analyzer/testdata/frameworks/huma"
	iriscases "github.com/authstatus/authstatus/analyzer/testdata/frameworks/iris"
	mcpcases "github.com/authstatus/authstatus/analyzer/testdata/frameworks/mcp"
)

// Served answers a request through a framework.
type Served func(*http.Request) (*http.Response, error)

// frameworks serves the cases of each folder; a case is named by its handler.
var frameworks = map[string]func(t *testing.T) map[string]Served{
	"beego":     serveBeego,
	"chi":       serveChi,
	"echo4":     serveEcho4,
	"echo5":     serveEcho5,
	"fasthttp":  serveFasthttp,
	"fiber2":    serveFiber2,
	"fiber3":    serveFiber3,
	"gin":       serveGin,
	"gorestful": serveRestful,
	"hertz":     serveHertz,
	"huma":      serveHuma,
	"iris":      serveIris,
	"mcp":       serveMCP,
}

// An outcome is what a client saw of one request.
type outcome struct {
	status    int
	challenge bool
}

func (o outcome) String() string {
	if o.status != http.StatusUnauthorized && o.status != http.StatusProxyAuthRequired {
		return fmt.Sprint(o.status)
	}
	if o.challenge {
		return fmt.Sprint(o.status, "+")
	}
	return fmt.Sprint(o.status, "-")
}

// observe sends a case every kind of request and tells what came back, each
// answer once.
func observe(t *testing.T, serve Served) []outcome {
	var seen []outcome
	for _, authorization := range []string{"", "Bearer wrong", "Bearer secret"} {
		for _, query := range []string{"", "?mode=alt"} {
			r := httptest.NewRequest("GET", "/case"+query, nil)
			if authorization != "" {
				r.Header.Set("Authorization", authorization)
			}
			resp, err := serve(r)
			if err != nil {
				t.Fatal(err)
			}
			o := outcome{status: resp.StatusCode}
			switch resp.StatusCode {
			case http.StatusUnauthorized:
				o.challenge = resp.Header.Get("WWW-Authenticate") != ""
			case http.StatusProxyAuthRequired:
				o.challenge = resp.Header.Get("Proxy-Authenticate") != ""
			}
			if !slices.Contains(seen, o) {
				seen = append(seen, o)
			}
		}
	}
	return seen
}

// missing reports whether a denial was seen without its challenge.
func missing(seen []outcome) bool {
	return slices.ContainsFunc(seen, func(o outcome) bool {
		return strings.HasSuffix(o.String(), "-")
	})
}

// TestServe prints what the handlers answer.
func TestServe(t *testing.T) {
	for _, name := range slices.Sorted(maps.Keys(frameworks)) {
		t.Run(name, func(t *testing.T) {
			cases := frameworks[name](t)
			for _, c := range slices.Sorted(maps.Keys(cases)) {
				t.Logf("%-28s %v", c, observe(t, cases[c]))
			}
			for _, handler := range handlers(t, name) {
				if cases[handler] == nil {
					t.Errorf("%s is not served", handler)
				}
			}
		})
	}
}

// overHTTP serves through net/http. A server that panics answers nothing, which
// is told as 0.
func overHTTP(t *testing.T, h http.Handler) Served {
	srv := httptest.NewUnstartedServer(h)
	srv.Config.ErrorLog = nil
	srv.Start()
	t.Cleanup(srv.Close)
	client := srv.Client()
	client.CheckRedirect = func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
	return func(r *http.Request) (*http.Response, error) {
		r2, err := http.NewRequest(r.Method, srv.URL+r.URL.RequestURI(), nil)
		if err != nil {
			return nil, err
		}
		r2.Header = r.Header
		resp, err := client.Do(r2)
		if err != nil {
			return &http.Response{}, nil
		}
		resp.Body.Close()
		return resp, nil
	}
}

// named keys functions by their names.
func named[F any](funcs ...F) map[string]F {
	m := make(map[string]F)
	for _, f := range funcs {
		name := runtime.FuncForPC(reflect.ValueOf(f).Pointer()).Name()
		m[name[strings.LastIndexByte(name, '.')+1:]] = f
	}
	return m
}

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
	return served
}

func serveEcho4(t *testing.T) map[string]Served {
	served := make(map[string]Served)
	for name, h := range named[echo4.HandlerFunc](
		echo4cases.Plain, echo4cases.HeaderBefore, echo4cases.HeaderTooLate, echo4cases.ErrorValue, echo4cases.ErrorValueWithHeader,
		echo4cases.NewError, echo4cases.NewErrorWithHeader, echo4cases.ErrorLiteral, echo4cases.WrappedError, echo4cases.PlainError,
		echo4cases.DiscardedError, echo4cases.Helper, echo4cases.ChallengingHelper, echo4cases.HelperOfStatus,
		echo4cases.ChallengingHelperOfStatus, echo4cases.MixedPaths, echo4cases.PendingField, echo4cases.NetHTTPError,
		echo4cases.WriteHeader, echo4cases.WriteHeaderAfterHeader, echo4cases.RedirectUnauthorized, echo4cases.Forbidden,
		echo4cases.MergedStatus,
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
	return served
}

func serveEcho5(t *testing.T) map[string]Served {
	served := make(map[string]Served)
	for name, h := range named[echo5.HandlerFunc](
		echo5cases.Plain, echo5cases.HeaderBefore, echo5cases.HeaderTooLate, echo5cases.ErrorValue, echo5cases.ErrorValueWithHeader,
		echo5cases.NewError, echo5cases.NewErrorWithHeader, echo5cases.ErrorLiteral, echo5cases.WrappedError, echo5cases.PlainError,
		echo5cases.DiscardedError, echo5cases.Helper, echo5cases.ChallengingHelper, echo5cases.HelperOfStatus,
		echo5cases.ChallengingHelperOfStatus, echo5cases.MixedPaths, echo5cases.PendingField, echo5cases.NetHTTPError,
		echo5cases.WriteHeader, echo5cases.WriteHeaderAfterHeader, echo5cases.RedirectUnauthorized, echo5cases.Forbidden,
		echo5cases.MergedStatus,
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
	return served
}

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
	) {
		a := fiber2.New(fiber2.Config{DisableStartupMessage: true})
		a.Get("/case", h, fiber2cases.Secret)
		served[name] = func(r *http.Request) (*http.Response, error) { return a.Test(r) }
	}
	return served
}

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
	) {
		a := fiber3.New()
		a.Get("/case", h, fiber3.Handler(fiber3cases.Secret))
		served[name] = func(r *http.Request) (*http.Response, error) { return a.Test(r) }
	}
	return served
}

func serveFasthttp(t *testing.T) map[string]Served {
	handlers := named[fasthttp.RequestHandler](
		fasthttpcases.Plain, fasthttpcases.SetStatus, fasthttpcases.StatusAndBody, fasthttpcases.HeaderBeforeStatus,
		fasthttpcases.HeaderAfterStatus, fasthttpcases.HeaderBeforeError, fasthttpcases.HeaderAfterError, fasthttpcases.HeaderBytes,
		fasthttpcases.HeaderAlias, fasthttpcases.ResponseStatus, fasthttpcases.StatusOverwritten, fasthttpcases.OverwrittenOnOnePath,
		fasthttpcases.RedirectUnauthorized, fasthttpcases.Helper, fasthttpcases.ChallengingHelper, fasthttpcases.MixedPaths,
		fasthttpcases.DeletedHeader, fasthttpcases.ResetResponse, fasthttpcases.Forbidden,
	)
	for name, m := range named[func(fasthttp.RequestHandler) fasthttp.RequestHandler](
		fasthttpcases.MiddlewareStops, fasthttpcases.MiddlewareChallenges, fasthttpcases.MiddlewareGoesOn,
	) {
		handlers[name] = m(fasthttpcases.Secret)
	}
	served := make(map[string]Served)
	for name, h := range handlers {
		ln := fasthttputil.NewInmemoryListener()
		srv := &fasthttp.Server{Handler: h}
		go srv.Serve(ln)
		t.Cleanup(func() { srv.Shutdown() })
		client := &http.Client{
			Transport:     &http.Transport{DialContext: func(context.Context, string, string) (net.Conn, error) { return ln.Dial() }},
			CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
		}
		served[name] = func(r *http.Request) (*http.Response, error) {
			r.RequestURI, r.URL.Scheme, r.URL.Host = "", "http", r.Host
			return client.Do(r)
		}
	}
	return served
}

func serveHertz(t *testing.T) map[string]Served {
	served := make(map[string]Served)
	for name, h := range named[app.HandlerFunc](
		hertzcases.Plain, hertzcases.HeaderBefore, hertzcases.HeaderAfter, hertzcases.ResponseHeader, hertzcases.ResponseStatus,
		hertzcases.AbortMessage, hertzcases.HeaderBeforeMessage, hertzcases.HeaderAfterMessage, hertzcases.MiddlewareAbort,
		hertzcases.MiddlewareChallenges, hertzcases.StatusOverwritten, hertzcases.StatusOverwrittenLater, hertzcases.RecordedError,
		hertzcases.AbortError, hertzcases.RedirectUnauthorized, hertzcases.Helper, hertzcases.ChallengingHelper,
		hertzcases.MixedPaths, hertzcases.MergedStatus, hertzcases.DeletedHeader, hertzcases.Forbidden,
	) {
		engine := route.NewEngine(config.NewOptions(nil))
		chain := []app.HandlerFunc{h}
		if strings.HasPrefix(name, "Middleware") {
			chain = append(chain, hertzcases.Secret)
		}
		engine.GET("/case", chain...)
		served[name] = func(r *http.Request) (*http.Response, error) {
			var headers []ut.Header
			for k, v := range r.Header {
				headers = append(headers, ut.Header{Key: k, Value: v[0]})
			}
			got := ut.PerformRequest(engine, r.Method, r.URL.RequestURI(), nil, headers...).Result()
			lines := bufio.NewReader(strings.NewReader(string(got.Header.Header())))
			text := textproto.NewReader(lines)
			if _, err := text.ReadLine(); err != nil {
				return nil, err
			}
			header, err := text.ReadMIMEHeader()
			return &http.Response{StatusCode: got.StatusCode(), Header: http.Header(header)}, err
		}
	}
	return served
}

func serveIris(t *testing.T) map[string]Served {
	served := make(map[string]Served)
	for name, h := range named[iris.Handler](
		iriscases.Plain, iriscases.PendingStatus, iriscases.HeaderBefore, iriscases.HeaderAfterPending, iriscases.HeaderBetween,
		iriscases.HeaderTooLate, iriscases.PendingHeaderTooLate, iriscases.Text, iriscases.StopError, iriscases.Problem,
		iriscases.ErrorCode, iriscases.ErrorCodeWithHeader, iriscases.WriterStatusThenHeader, iriscases.NetHTTPError,
		iriscases.StatusOverwritten, iriscases.Helper, iriscases.ChallengingHelper, iriscases.MiddlewareStops,
		iriscases.MiddlewareChallenges, iriscases.MiddlewareGoesOn, iriscases.MixedPaths, iriscases.RedirectUnauthorized,
		iriscases.Forbidden,
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
	return served
}

func serveBeego(t *testing.T) map[string]Served {
	web.BConfig.Log.AccessLogs = false
	web.BConfig.CopyRequestBody = false
	web.BConfig.WebConfig.AutoRender = false
	served := make(map[string]Served)
	for name, h := range named[web.HandleFunc](
		beegocases.OutputBody, beegocases.OutputHeaderBefore, beegocases.OutputHeaderTooLate, beegocases.PendingAtEnd,
		beegocases.HeaderAfterPending, beegocases.StatusLostByWriteString, beegocases.WriterStatus, beegocases.WriterHeaderTooLate,
		beegocases.NetHTTPError, beegocases.NetHTTPErrorWithHeader, beegocases.ContextAbort, beegocases.Helper,
		beegocases.ChallengingHelper, beegocases.MixedPaths, beegocases.Forbidden,
	) {
		r := web.NewControllerRegister()
		r.Get("/case", h)
		served[name] = overHTTP(t, r)
	}
	for name, f := range named[func(*beegocontext.Context)](beegocases.FilterStops, beegocases.FilterChallenges) {
		r := web.NewControllerRegister()
		r.Get("/case", beegocases.Secret)
		if err := r.InsertFilter("/*", web.BeforeRouter, f); err != nil {
			t.Fatal(err)
		}
		r.Init()
		served[name] = overHTTP(t, r)
	}
	for _, c := range []web.ControllerInterface{
		&beegocases.Abort{}, &beegocases.AbortWithHeader{}, &beegocases.CustomAbort{}, &beegocases.ServeJSON{},
		&beegocases.ServeJSONWithHeader{}, &beegocases.Prepared{}, &beegocases.Unauthorized{},
	} {
		r := web.NewControllerRegister()
		r.Add("/case", c)
		served[reflect.TypeOf(c).Elem().Name()] = overHTTP(t, r)
	}
	return served
}

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
	) {
		served[name] = serve(h)
	}
	for name, f := range named[restful.FilterFunction](
		restfulcases.FilterStops, restfulcases.FilterChallenges, restfulcases.FilterGoesOn,
	) {
		served[name] = serve(restfulcases.Secret, f)
	}
	return served
}

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
	) {
		served[name] = serve(h, nil)
	}
	open := func(context.Context, *humacases.Input) (*humacases.Output, error) { return humacases.Secret(), nil }
	for name, m := range named[func(huma.API) func(huma.Context, func(huma.Context))](
		humacases.MiddlewareStops, humacases.MiddlewareChallenges, humacases.MiddlewareHeaderTooLate, humacases.MiddlewareStatus,
		humacases.MiddlewareStatusHeaderTooLate, humacases.MiddlewareMixed,
	) {
		served[name] = serve(open, m)
	}
	return served
}

func serveMCP(t *testing.T) map[string]Served {
	served := make(map[string]Served)
	for name, h := range named[func() http.Handler](
		mcpcases.NilOptions, mcpcases.EmptyOptions, mcpcases.OtherOptions, mcpcases.MetadataOption, mcpcases.ScopesOption,
		mcpcases.OptionsSetLater, mcpcases.OptionsVariable, mcpcases.OwnGuard, mcpcases.OwnGuardChallenges, mcpcases.OwnGuardMixed,
		mcpcases.OwnGuardHeaderTooLate, mcpcases.Scoped,
	) {
		served[name] = overHTTP(t, h())
	}
	return served
}

func serveChi(t *testing.T) map[string]Served {
	served := make(map[string]Served)
	for name, h := range named[http.HandlerFunc](
		chicases.Plain, chicases.HeaderBefore, chicases.HeaderBetween, chicases.HeaderTooLate, chicases.StatusAlone,
		chicases.StatusThenWrite, chicases.StatusAfterRender, chicases.StatusThenNoContent, chicases.Respond, chicases.Renderer,
		chicases.RendererWithHeader, chicases.ChallengingRenderer, chicases.Constructed, chicases.Helper,
		chicases.ChallengingHelper, chicases.MixedPaths, chicases.Forbidden,
	) {
		r := chi.NewRouter()
		r.Get("/case", h)
		served[name] = overHTTP(t, r)
	}
	for name, m := range named[func(http.Handler) http.Handler](
		chicases.MiddlewareStops, chicases.MiddlewareChallenges, chicases.WrappedWriter, chicases.WrappedWriterChallenges,
	) {
		r := chi.NewRouter()
		r.With(m).Get("/case", chicases.Secret)
		served[name] = overHTTP(t, r)
	}
	return served
}
