package frameworks

import (
	"encoding/json"
	"go/ast"
	"go/parser"
	"go/token"
	"maps"
	"net/http"
	"net/http/httptest"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/beego/beego/v2/server/web"
	"github.com/cloudwego/hertz/pkg/app"
	"github.com/cloudwego/hertz/pkg/common/config"
	"github.com/cloudwego/hertz/pkg/common/ut"
	"github.com/cloudwego/hertz/pkg/route"
	"github.com/gin-gonic/gin"
	"github.com/go-chi/chi/v5"
	"github.com/go-chi/jwtauth/v5"
	"github.com/gofiber/fiber/v2"
	"github.com/kataras/iris/v12"
	"github.com/labstack/echo/v4"

	"github.com/authstatus/authstatus/analyzer/testdata/frameworks/lost"
	"github.com/authstatus/authstatus/analyzer/testdata/frameworks/lost/unread"
	"github.com/authstatus/authstatus/analyzer/testdata/frameworks/lost/vault"
)

// TestLost holds lostdenial to what the servers did: it speaks of exactly the
// handlers that open the vault for a request without credentials.
func TestLost(t *testing.T) {
	served := map[string]Served{}
	for _, serve := range []func(*testing.T, map[string]Served){lostGin, lostEcho, lostFiber, lostHertz, lostIris, lostBeego, lostChi, lostApps} {
		serve(t, served)
	}
	reported := lostFindings(t, slices.Collect(maps.Keys(served)))
	for _, name := range slices.Sorted(maps.Keys(served)) {
		before := vault.Openings()
		if _, err := served[name](httptest.NewRequest("GET", "/case", nil)); err != nil {
			t.Fatal(err)
		}
		opened := vault.Openings() > before
		if opened != reported[name] {
			t.Errorf("%s: opened %v, reported %v", name, opened, reported[name])
		}
		r := httptest.NewRequest("GET", "/case", nil)
		r.Header.Set("Authorization", "Bearer secret")
		before = vault.Openings()
		if _, err := served[name](r); err != nil {
			t.Fatal(err)
		}
		if vault.Openings() == before {
			t.Errorf("%s: the vault stays closed to those who may", name)
		}
	}
	for _, s := range lostSpans(t) {
		if served[s.name] == nil && ast.IsExported(s.name) && s.name != "ServeHTTP" && !strings.HasSuffix(s.name, "Secret") && !strings.HasSuffix(s.name, "Routes") {
			t.Errorf("%s is not served", s.name)
		}
	}
}

// lostSpans are the functions of the cases.
func lostSpans(t *testing.T) []span {
	files, err := filepath.Glob("lost/*.go")
	if err != nil {
		t.Fatal(err)
	}
	files = append(files, "lost/unread/jwtauth.go")
	var list []span
	fset := token.NewFileSet()
	for _, path := range files {
		file, err := parser.ParseFile(fset, path, nil, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		for _, decl := range file.Decls {
			if fn, ok := decl.(*ast.FuncDecl); ok {
				list = append(list, span{path, fset.Position(fn.Pos()).Line, fset.Position(fn.End()).Line, fn.Name.Name, ""})
			}
		}
	}
	return list
}

// lostFindings tells of which handlers lostdenial speaks.
func lostFindings(t *testing.T, names []string) map[string]bool {
	bin := filepath.Join(t.TempDir(), "authstatus")
	build := exec.Command("go", "build", "-o", bin, "./cmd/authstatus")
	build.Dir = filepath.Join("..", "..", "..")
	if out, err := build.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	out, err := exec.Command(bin, "-lostdenial", "-f", "json", "./lost/...").Output()
	if exit, ok := err.(*exec.ExitError); err != nil && (!ok || exit.ExitCode() > 1) {
		t.Fatal(err)
	}
	var findings []struct {
		File string
		Line int
	}
	if err := json.Unmarshal(out, &findings); err != nil {
		t.Fatal(err)
	}
	found := map[string]bool{}
	for _, f := range findings {
		for _, s := range lostSpans(t) {
			if filepath.Base(f.File) == filepath.Base(s.file) && s.first <= f.Line && f.Line <= s.end {
				if !slices.Contains(names, s.name) {
					t.Errorf("%s:%d is in no case", f.File, f.Line)
				}
				found[s.name] = true
			}
		}
	}
	return found
}

func lostGin(t *testing.T, served map[string]Served) {
	gin.SetMode(gin.ReleaseMode)
	for name, h := range named[gin.HandlerFunc](
		lost.GinNoReturn, lost.GinReturns, lost.GinAbortNoReturn, lost.GinMiddlewareNoAbort, lost.GinMiddlewareAborts,
		lost.GinMiddlewareKeeps, lost.GinMiddlewareAbortsThenNext, lost.GinMiddlewareJSONThenNext, lost.GinHelperTrusted,
		lost.GinHelperAsked, lost.GinMiddlewareHelper, lost.GinMiddlewareMounted,
	) {
		r := gin.New()
		switch {
		case name == "GinMiddlewareMounted":
			lost.GinRoutes(r)
		case strings.HasPrefix(name, "GinMiddleware"):
			r.GET("/case", h, lost.GinSecret)
		default:
			r.GET("/case", h)
		}
		served[name] = overHTTP(t, r)
	}
}

func lostEcho(t *testing.T, served map[string]Served) {
	for name, h := range named[echo.HandlerFunc](lost.EchoNoReturn, lost.EchoReturns, lost.EchoHelperSaysNil, lost.EchoHelperSaysError) {
		e := echo.New()
		e.GET("/case", h)
		served[name] = overHTTP(t, e)
	}
	for name, m := range named[echo.MiddlewareFunc](lost.EchoMiddlewareGoesOn, lost.EchoMiddlewareReturns) {
		e := echo.New()
		e.GET("/case", lost.EchoSecret, m)
		served[name] = overHTTP(t, e)
	}
}

func lostFiber(_ *testing.T, served map[string]Served) {
	for name, h := range named[fiber.Handler](
		lost.FiberNoReturn, lost.FiberReturns, lost.FiberHelperSaysNil, lost.FiberMiddlewareGoesOn, lost.FiberMiddlewareReturns,
	) {
		a := fiber.New(fiber.Config{DisableStartupMessage: true})
		a.Get("/case", h, lost.FiberSecret)
		served[name] = func(r *http.Request) (*http.Response, error) { return a.Test(r) }
	}
}

func lostHertz(_ *testing.T, served map[string]Served) {
	for name, h := range named[app.HandlerFunc](
		lost.HertzNoReturn, lost.HertzReturns, lost.HertzMiddlewareNoAbort, lost.HertzMiddlewareAborts, lost.HertzMiddlewareGoesOn,
	) {
		engine := route.NewEngine(config.NewOptions(nil))
		chain := []app.HandlerFunc{h}
		if strings.HasPrefix(name, "HertzMiddleware") {
			chain = append(chain, lost.HertzSecret)
		}
		engine.GET("/case", chain...)
		served[name] = func(r *http.Request) (*http.Response, error) {
			ut.PerformRequest(engine, "GET", "/case", nil, ut.Header{Key: "Authorization", Value: r.Header.Get("Authorization")})
			return nil, nil
		}
	}
}

func lostIris(t *testing.T, served map[string]Served) {
	for name, h := range named[iris.Handler](
		lost.IrisNoReturn, lost.IrisReturns, lost.IrisMiddlewareGoesOn, lost.IrisMiddlewareReturns, lost.IrisMiddlewareStopsThenNext,
	) {
		a := iris.New()
		a.Logger().SetLevel("disable")
		chain := []iris.Handler{h}
		if strings.HasPrefix(name, "IrisMiddleware") {
			chain = append(chain, lost.IrisSecret)
		}
		a.Get("/case", chain...)
		if err := a.Build(); err != nil {
			t.Fatal(err)
		}
		served[name] = overHTTP(t, a)
	}
}

func lostBeego(t *testing.T, served map[string]Served) {
	web.BConfig.Log.AccessLogs = false
	web.BConfig.WebConfig.AutoRender = false
	for name, h := range named[web.HandleFunc](lost.BeegoNoReturn, lost.BeegoReturns, lost.BeegoAborts) {
		r := web.NewControllerRegister()
		r.Get("/case", h)
		served[name] = overHTTP(t, r)
	}
	for name, f := range named[web.FilterChain](lost.BeegoFilterGoesOn, lost.BeegoFilterReturns, lost.BeegoFilterPendingGoesOn) {
		r := web.NewControllerRegister()
		r.Get("/case", lost.BeegoSecret)
		r.InsertFilterChain("/*", f)
		r.Init()
		served[name] = overHTTP(t, r)
	}
}

// lostApps are whole applications. The verifier wants another word than the others.
func lostApps(t *testing.T, served map[string]Served) {
	for name, app := range named[func() http.Handler](
		lost.NegroniUseHandlerFunc, lost.NegroniUseHandler, lost.NegroniWrapped, lost.NegroniUseWrapped, lost.NegroniUseFunc, lost.NegroniLast,
		lost.JWTAuthAuthenticated, unread.JWTAuthVerifierAlone,
	) {
		if served[name] = overHTTP(t, app()); strings.HasPrefix(name, "JWTAuth") {
			served[name] = overHTTP(t, signing(app()))
		}
	}
}

// signing hands the handler a signed token in place of the word.
func signing(h http.Handler) http.Handler {
	_, token, err := jwtauth.New("HS256", []byte("secret"), nil).Encode(nil)
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if err != nil {
			panic(err)
		}
		if r.Header.Get("Authorization") == "Bearer secret" {
			r.Header.Set("Authorization", "Bearer "+token)
		}
		h.ServeHTTP(w, r)
	})
}

func lostChi(t *testing.T, served map[string]Served) {
	for name, h := range named[http.HandlerFunc](lost.ChiNoReturn, lost.ChiReturns) {
		r := chi.NewRouter()
		r.Get("/case", h)
		served[name] = overHTTP(t, r)
	}
	for name, m := range named[func(http.Handler) http.Handler](lost.ChiMiddlewareGoesOn, lost.ChiMiddlewareReturns) {
		r := chi.NewRouter()
		r.With(m).Get("/case", lost.ChiSecret)
		served[name] = overHTTP(t, r)
	}
}
