package framework

import "slices"

const (
	irisContext = "github.com/kataras/iris/v12/context.Context"
	irisWriter  = "github.com/kataras/iris/v12/context.ResponseWriter"
	irisErrors  = "github.com/kataras/iris/v12/x/errors"
	irisRouter  = "github.com/kataras/iris/v12/core/router"
)

// What the methods of a router mount.
var (
	irisUses   = []string{"Use", "UseOnce", "UseRouter"}
	irisGroups = []string{"Party", "PartyFunc"}
	irisRoutes = []string{"Get", "Post", "Put", "Patch", "Delete", "Head", "Options", "Any", "Handle"}
)

// iris holds the rows of github.com/kataras/iris and its middleware. Checked
// against v12.2.11; iris.Context is an alias of *context.Context.
//
// Observed: StatusCode, StopWithStatus and ResponseWriter().WriteHeader only
// store the status, which leaves with the first body write or at the end of
// the request; StopWithJSON, -Text, -Error and the like write at once. Only
// Stop… stops the later handlers. ctx.Header adds a line. StopWithError with a
// nil error does nothing.
var iris = slices.Concat(
	router(irisRouter+".APIBuilder", append([]string{"UseGlobal"}, irisUses...), irisGroups, irisRoutes),
	router(irisRouter+".Party", irisUses, irisGroups, irisRoutes),
	[]Row{
		{Symbol: irisContext, Responder: &Responder{Set: `$.Header("WWW-Authenticate", %)`}},
		{Symbol: irisWriter, Responder: &Responder{Set: `$.Header().Set("WWW-Authenticate", %)`}},

		{Symbol: "(" + irisContext + ").ResponseWriter", On: "recv", View: ViewResponder},
		{Symbol: "(" + irisContext + ").StatusCode", On: "recv", Answer: &Answer{Status: "arg0", Pending: true}},
		{Symbol: "(" + irisRouter + ".APIBuilder).OnErrorCode", ErrorHandler: &ErrorHandler{Func: "arg1", Status: "arg0", For: []string{irisContext}}},
		{Symbol: "(" + irisRouter + ".APIBuilder).OnAnyErrorCode", ErrorHandler: &ErrorHandler{Func: "arg0", Status: "401", For: []string{irisContext}}},
		{Symbol: "(" + irisContext + ").GetStatusCode", On: "recv", Recorded: true},
		{Symbol: "(" + irisContext + ").NotFound", On: "recv", Answer: &Answer{Status: "404", Pending: true}},
		{Symbol: "(" + irisContext + ").StopWithStatus", On: "recv", Chain: ChainStop, Answer: &Answer{Status: "arg0", Pending: true}},
		{Symbol: "(" + irisContext + ").StopWithText", On: "recv", Chain: ChainStop, Answer: &Answer{Status: "arg0", Text: "arg1"}},
		{Symbol: "(" + irisContext + ").Redirect", On: "recv", Chain: ChainStop, Answer: &Answer{Status: "arg1", Default: 302, Redirect: true}},
		{Symbol: "(" + irisContext + ").Problem", On: "recv", Body: true, Sink: &Sink{Value: "arg0"}},
		{Symbol: "(github.com/kataras/iris/v12/context.Problem).Status", Carrier: &Carrier{Status: "arg0"}},
		{Symbol: "(" + irisContext + ").StopExecution", On: "recv", Chain: ChainStop},
		{Symbol: "(" + irisContext + ").SetErr", On: "recv", Benign: true},
		{Symbol: "(" + irisContext + ").Header", On: "recv", Header: &Header{Op: HeaderAdd, Name: "arg0", Value: "arg1", EmptyDeletes: true}},
		{Symbol: "(" + irisContext + ").ContentType", On: "recv"},
		{Symbol: "(" + irisWriter + ").WriteHeader", On: "recv", Answer: &Answer{Status: "arg0", Pending: true}},
		{Symbol: "(" + irisWriter + ").Write", On: "recv", Body: true},
		{Symbol: "(" + irisWriter + ").FlushResponse", On: "recv", Body: true},

		{Symbol: irisErrors + ".ErrorCodeName", Carrier: &Carrier{Status: "value", Codes: map[string]int{
			"UNAUTHENTICATED": 401, "PERMISSION_DENIED": 403,
		}}},
		{Symbol: irisErrors + ".Unauthenticated", Carrier: &Carrier{Status: "401", Type: irisErrors + ".ErrorCodeName"}},
		{Symbol: irisErrors + ".PermissionDenied", Carrier: &Carrier{Status: "403", Type: irisErrors + ".ErrorCodeName"}},
		{Symbol: "github.com/kataras/iris/v12/hero.Response", Carrier: &Carrier{Status: "Code", Answers: true}},

		{Symbol: "github.com/kataras/iris/v12/middleware/basicauth.New", Middleware: &Middleware{
			Status: 401, Challenge: "always", Options: "arg0", Handlers: []string{"ErrorHandler"},
		}},
		{Symbol: "github.com/kataras/iris/v12/middleware/basicauth.Default", Middleware: &Middleware{Status: 401, Challenge: "always"}},
		{Symbol: "github.com/kataras/iris/v12/middleware/basicauth.Load", Middleware: &Middleware{Status: 401, Challenge: "always"}},
		{Symbol: "github.com/kataras/iris/v12/middleware/basicauth.DefaultErrorHandler", On: "arg0", Chain: ChainStop, Answer: &Answer{Status: "401", Challenges: true}},
		{Symbol: "(github.com/kataras/iris/v12/middleware/jwt.Verifier).Verify", Middleware: &Middleware{
			Status: 401, Challenge: "never", Options: "recv", Handlers: []string{"ErrorHandler"},
			Remedy: "put the challenge on in Verifier.ErrorHandler",
		}},
		{Symbol: "(github.com/kataras/iris/v12/auth.Auth).VerifyHandler", Middleware: &Middleware{
			Status: 401, Challenge: "never",
			Remedy: "put the challenge on in an error handler given to Auth.SetErrorHandler",
		}},
	},
	methods(irisContext, Row{On: "recv", Chain: ChainStop, Answer: &Answer{Status: "arg0"}},
		"StopWithJSON", "StopWithProblem", "StopWithError", "StopWithPlainError"),
	methods(irisContext, Row{On: "recv", Body: true},
		"JSON", "JSONP", "XML", "HTML", "Text", "Markdown", "YAML", "TextYAML", "Protobuf", "MsgPack", "Binary", "Write", "WriteString",
		"Writef", "View", "Render", "RenderComponent", "Negotiate", "ServeContent", "ServeFile", "SendFile", "StreamWriter",
		"WriteWithExpiration"),
	methods(irisContext, Row{On: "recv", Chain: ChainNext},
		"Next", "NextOr", "NextOrNotFound"),
	methods(irisContext, Row{On: "recv", Header: &Header{Op: HeaderAdd, Name: "Set-Cookie"}},
		"SetCookie", "SetCookieKV", "UpsertCookie", "RemoveCookie"),
	methods(irisErrors+".ErrorCodeName", Row{On: "arg0", Chain: ChainStop, Sink: &Sink{Value: "recv"}},
		"Message", "Details", "Data", "DataWithDetails", "Err", "Log", "LogErr"),

	methods(irisContext, Row{Pure: true, Evidence: lacksNamed(KindCredentials, "result0", "empty", credentialHeaders)},
		"GetHeader"),
	methods(irisContext, Row{Pure: true, Evidence: lacks(KindCredentials, "result0", "empty")},
		"GetCookie"),
	methods(irisContext, Row{Pure: true, Evidence: lacksNamed(KindCredentials, "result0", "empty", credentialNames)},
		"URLParam", "FormValue", "PostValue"),
	methods(irisContext, Row{Pure: true, Evidence: lacks(KindIdentity, "result0", "nil")},
		"User"),
	methods(irisContext, Row{Pure: true},
		"IsStopped", "Request", "Method", "Path", "RemoteAddr", "Params"),
	functions("github.com/kataras/iris/v12/middleware/jwt", Row{Pure: true, Evidence: lacks(KindCredentials, "result0", "empty")},
		"FromHeader"),
	functions("github.com/kataras/iris/v12/middleware/jwt", Row{Pure: true, Evidence: lacks(KindIdentity, "result0", "nil")},
		"Get", "GetVerifiedToken"),
	methods("github.com/kataras/iris/v12/middleware/jwt.Verifier", Row{Evidence: lacks(KindVerify, "result1", "error")},
		"VerifyToken"),
	methods("github.com/kataras/iris/v12/sessions.Session", Row{Pure: true, Evidence: lacksNamed(KindIdentity, "result0", "nil", identityNames)},
		"Get"),
	methods("github.com/kataras/iris/v12/sessions.Session", Row{Pure: true, Evidence: lacksNamed(KindIdentity, "result0", "empty", identityNames)},
		"GetString"),
)
