package framework

import "slices"

const (
	chiRender  = "github.com/go-chi/render"
	chiWriter  = "github.com/go-chi/chi/v5/middleware.WrapResponseWriter"
	chiJWTAuth = "github.com/go-chi/jwtauth/v5"
)

// chiRoutes are the methods that mount a handler.
var chiRoutes = []string{"Get", "Post", "Put", "Patch", "Delete", "Head", "Options", "Handle", "HandleFunc", "Method", "MethodFunc"}

// chi holds the rows of github.com/go-chi/chi, render and jwtauth. Checked
// against chi v5.5.0, render v1.0.3, jwtauth v5.3.3.
//
// Observed: render.Status sends nothing: it leaves the status with the
// request, and the next render call on the same request sends it; on a copy
// made by WithContext, or with w.Write, it is lost; NoContent is always 204.
// render.Render first calls the payload's own Render, which often sets the
// status. jwtauth.Verifier never denies, Authenticator does, without a
// challenge.
var chi = slices.Concat(
	router("github.com/go-chi/chi/v5.Router", []string{"Use"}, []string{"With", "Group", "Route"}, chiRoutes),
	router("github.com/go-chi/chi/v5.Mux", []string{"Use"}, []string{"With", "Group", "Route"}, chiRoutes),
	[]Row{
		{Symbol: chiWriter, Responder: &Responder{Set: `$.Header().Set("WWW-Authenticate", %)`}},
		{Symbol: "github.com/go-chi/chi/v5/middleware.NewWrapResponseWriter", On: "arg0", View: ViewResponder},
		{Symbol: "(github.com/go-chi/chi/v5.Mux).ServeHTTP", On: "arg0", Chain: ChainNext},
		{Symbol: "(github.com/go-chi/chi/v5.ChainHandler).ServeHTTP", On: "arg0", Chain: ChainNext},

		{Symbol: chiRender + ".Status", On: "arg0", Store: "arg0", Answer: &Answer{Status: "arg1", Pending: true}},
		{Symbol: chiRender + ".Render", On: "arg0", Store: "arg1", Body: true, Sink: &Sink{Value: "arg2", Method: "Render", Default: 200}},
		{Symbol: chiRender + ".RenderList", On: "arg0", Store: "arg1", Body: true},
		{Symbol: chiRender + ".NoContent", On: "arg0", Answer: &Answer{Status: "204"}},

		{Symbol: "github.com/go-chi/chi/v5/middleware.BasicAuth", Middleware: &Middleware{Status: 401, Challenge: "always"}},
		{Symbol: chiJWTAuth + ".Authenticator", Middleware: &Middleware{
			Status: 401, Challenge: "never",
			Remedy: "write an authenticator that reads jwtauth.FromContext and puts the challenge on",
		}},
		{Symbol: chiJWTAuth + ".FromContext", Pure: true, Evidence: lacks(KindVerify, "result2", "error")},
	},
	functions(chiRender, Row{On: "arg0", Store: "arg1", Body: true},
		"JSON", "XML", "PlainText", "HTML", "Data", "DefaultResponder", "Respond"),
	functions(chiJWTAuth, Row{Leaves: []string{
		chiJWTAuth + ".Authenticator", chiJWTAuth + ".FromContext", chiJWTAuth + ".TokenCtxKey", chiJWTAuth + ".ErrorCtxKey",
	}}, "Verifier", "Verify"),
	functions(chiJWTAuth, Row{Evidence: lacks(KindVerify, "result1", "error")},
		"VerifyRequest", "VerifyToken"),
	functions(chiJWTAuth, Row{Pure: true, Evidence: &Evidence{Kind: KindCredentials, Result: "result0", No: "empty", Scheme: "Bearer"}},
		"TokenFromHeader", "TokenFromCookie", "TokenFromQuery"),
	methods(chiJWTAuth+".JWTAuth", Row{Evidence: lacks(KindVerify, "result1", "error")},
		"Decode"),
	functions("github.com/go-chi/chi/v5", Row{Pure: true}, "URLParam", "RouteContext"),
)
