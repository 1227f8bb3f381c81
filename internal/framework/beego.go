package framework

import "slices"

const (
	beegoWeb        = "github.com/beego/beego/v2/server/web"
	beegoController = "github.com/beego/beego/v2/server/web.Controller"
	beegoContext    = "github.com/beego/beego/v2/server/web/context.Context"
	beegoOutput     = "github.com/beego/beego/v2/server/web/context.BeegoOutput"
	beegoResponse   = "github.com/beego/beego/v2/server/web/context.Response"
)

// beegoRoutes are what mounts a controller or a handler.
var beegoRoutes = []string{"Get", "Post", "Put", "Patch", "Delete", "Head", "Options", "Any", "AddMethod", "Handler"}

// beego holds the rows of github.com/beego/beego. Checked against v2.3.8.
//
// Observed: Output.SetStatus only stores the status; Output.Body, Output.JSON,
// ServeJSON and the end of the request send it, but Ctx.WriteString and
// ResponseWriter.Write send 200 all the same. A filter stops the chain by
// writing, not by returning. Controller.Abort takes the status as text; it,
// CustomAbort, StopRun and Context.Abort panic, and the fields put on before
// are kept. A handler given to web.ErrorHandler runs after the header has gone
// out: a challenge that it puts on is lost.
var beego = slices.Concat(
	[]Row{
		{Symbol: beegoController, Responder: &Responder{Set: `$.Ctx.Output.Header("WWW-Authenticate", %)`}},
		{Symbol: beegoContext, Responder: &Responder{Closes: true, Set: `$.Output.Header("WWW-Authenticate", %)`}},
		{Symbol: beegoOutput, Responder: &Responder{Set: `$.Header("WWW-Authenticate", %)`}},
		{Symbol: beegoResponse, Responder: &Responder{Set: `$.Header().Set("WWW-Authenticate", %)`}},

		{Symbol: "(" + beegoOutput + ").SetStatus", On: "recv", Answer: &Answer{Status: "arg0", Pending: true}},
		{Symbol: "(" + beegoOutput + ").Status", On: "recv", Answer: &Answer{Status: "value", Pending: true}},
		{Symbol: "(" + beegoOutput + ").Header", On: "recv", Header: &Header{Op: HeaderSet, Name: "arg0", Value: "arg1"}},
		{Symbol: "(" + beegoOutput + ").Cookie", On: "recv", Header: &Header{Op: HeaderAdd, Name: "Set-Cookie"}},
		{Symbol: "(" + beegoOutput + ").ContentType", On: "recv"},
		{Symbol: "(" + beegoOutput + ").Session", On: "recv"},

		{Symbol: "(" + beegoResponse + ").WriteHeader", On: "recv", Answer: &Answer{Status: "arg0"}},
		{Symbol: "(" + beegoResponse + ").Write", On: "recv", Answer: &Answer{Status: "200"}},
		{Symbol: "(" + beegoResponse + ").Flush", On: "recv", Answer: &Answer{Status: "200"}},
		{Symbol: "(" + beegoContext + ").WriteString", On: "recv", Answer: &Answer{Status: "200", Text: "arg0"}},
		{Symbol: "(" + beegoContext + ").Redirect", On: "recv", Answer: &Answer{Status: "arg0", Redirect: true}},
		{Symbol: "(" + beegoContext + ").Abort", On: "recv", Exits: true, Answer: &Answer{Status: "arg0", Text: "arg1"}},
		{Symbol: "(" + beegoContext + ").SetCookie", On: "recv", Header: &Header{Op: HeaderAdd, Name: "Set-Cookie"}},
		{Symbol: "(" + beegoContext + ").SetSecureCookie", On: "recv", Header: &Header{Op: HeaderAdd, Name: "Set-Cookie"}},

		{Symbol: "(" + beegoController + ").Abort", On: "recv", Exits: true, Answer: &Answer{Status: "arg0"}},
		{Symbol: "(" + beegoController + ").CustomAbort", On: "recv", Exits: true, Answer: &Answer{Status: "arg0", Text: "arg1"}},
		{Symbol: "(" + beegoController + ").StopRun", On: "recv", Exits: true},
		{Symbol: "(" + beegoController + ").Redirect", On: "recv", Answer: &Answer{Status: "arg1", Redirect: true}},
		{Symbol: "(" + beegoController + ").SetSecureCookie", On: "recv", Header: &Header{Op: HeaderAdd, Name: "Set-Cookie"}},
		{Symbol: "github.com/beego/beego/v2/server/web.Exception", On: "arg1", Answer: &Answer{Status: "arg0"}},
		{Symbol: "github.com/beego/beego/v2/server/web.ErrorHandler", ErrorHandler: &ErrorHandler{Func: "arg1", For: []string{beegoController, beegoContext}, Late: true}},
		{Symbol: "github.com/beego/beego/v2/server/web.FilterFunc", On: "arg0", Chain: ChainNext},

		{Symbol: "github.com/beego/beego/v2/server/web/filter/auth.Basic", Middleware: &Middleware{Status: 401, Challenge: "always"}},
		{Symbol: "github.com/beego/beego/v2/server/web/filter/auth.NewBasicAuthenticator", Middleware: &Middleware{Status: 401, Challenge: "always"}},
		{Symbol: "(github.com/beego/beego/v2/server/web/filter/auth.BasicAuth).RequireAuth", On: "arg0", Answer: &Answer{Status: "401", Challenges: true}},
		{Symbol: "(github.com/beego/beego/v2/server/web/filter/auth.BasicAuth).CheckAuth", Evidence: &Evidence{Kind: KindCredentials, Result: "result0", No: "empty", Scheme: "Basic"}},
		{Symbol: "github.com/beego/beego/v2/server/web/filter/apiauth.APIBasicAuth", Middleware: &Middleware{Status: 403, Challenge: "never"}},
		{Symbol: "github.com/beego/beego/v2/server/web/filter/apiauth.APISecretAuth", Middleware: &Middleware{Status: 403, Challenge: "never"}},
		{Symbol: "github.com/beego/beego/v2/server/web/filter/authz.NewAuthorizer", Middleware: &Middleware{Status: 403, Challenge: "never"}},
	},
	methods(beegoOutput, Row{On: "recv", Body: true},
		"Body", "JSON", "JSONP", "XML", "YAML", "Proto", "ServeFormatted", "Download"),
	methods(beegoContext, Row{On: "recv", Body: true},
		"Resp", "JSONResp", "XMLResp", "YamlResp", "ProtoResp"),
	methods(beegoController, Row{On: "recv", Body: true},
		"ServeJSON", "ServeJSONP", "ServeXML", "ServeYAML", "ServeFormatted", "JSONResp", "XMLResp", "YamlResp", "Resp", "Render"),
	methods(beegoController, Row{On: "recv"},
		"SetData", "SetSession", "DelSession", "DestroySession"),

	methods("github.com/beego/beego/v2/server/web/context.BeegoInput", Row{Pure: true, Evidence: lacksNamed(KindCredentials, "result0", "empty", credentialHeaders)},
		"Header"),
	methods("github.com/beego/beego/v2/server/web/context.BeegoInput", Row{Pure: true, Evidence: lacks(KindCredentials, "result0", "empty")},
		"Cookie"),
	methods("github.com/beego/beego/v2/server/web/context.BeegoInput", Row{Pure: true, Evidence: lacksNamed(KindCredentials, "result0", "empty", credentialNames)},
		"Query"),
	methods("github.com/beego/beego/v2/server/web/context.BeegoInput", Row{Evidence: lacksNamed(KindIdentity, "result0", "nil", identityNames)},
		"Session", "GetData"),
	methods(beegoContext, Row{Pure: true, Evidence: lacks(KindCredentials, "result0", "empty")},
		"GetCookie"),
	methods(beegoContext, Row{Pure: true, Evidence: lacks(KindCredentials, "result1", "false")},
		"GetSecureCookie"),
	methods(beegoController, Row{Evidence: lacksNamed(KindIdentity, "result0", "nil", identityNames)},
		"GetSession"),
	methods(beegoController, Row{Pure: true, Evidence: lacks(KindCredentials, "result1", "false")},
		"GetSecureCookie"),
	methods(beegoController, Row{Pure: true, Evidence: lacksNamed(KindCredentials, "result0", "empty", credentialNames)},
		"GetString"),
	router(beegoWeb+".ControllerRegister", nil, nil, append([]string{"Add", "AddAuto", "AddAutoPrefix", "Include"}, beegoRoutes...)),
	methods(beegoWeb+".ControllerRegister", Row{Chain: ChainAll}, "InsertFilter", "InsertFilterChain"),
	functions(beegoWeb, Row{Chain: ChainAll}, "InsertFilter", "InsertFilterChain"),
	functions(beegoWeb, Row{Chain: ChainRoute}, append([]string{"Router", "AutoRouter", "AutoPrefix", "Include", "NewNamespace"}, beegoRoutes[:len(beegoRoutes)-2]...)...),
)
