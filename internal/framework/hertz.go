package framework

import "slices"

const (
	hertzContext  = "github.com/cloudwego/hertz/pkg/app.RequestContext"
	hertzResponse = "github.com/cloudwego/hertz/pkg/protocol.Response"
	hertzHeader   = "github.com/cloudwego/hertz/pkg/protocol.ResponseHeader"
)

// hertz holds the rows of github.com/cloudwego/hertz and its middleware.
// Checked against hertz v0.10.4, hertz-contrib/jwt v1.0.4 and keyauth
// v0.0.0-20221011055545.
//
// Observed: the answer is buffered, so nothing leaves before the chain has
// returned, the last status wins (JSON(401) without Abort, then String(200) in
// the next handler, sends 200), and a field put on after the status counts.
// AbortWithMsg, NotFound and Response.Reset drop the fields put on before.
// Redirect sends 302 where the status is no redirect. c.Error records.
var hertz = slices.Concat(
	[]Row{
		{Symbol: hertzContext, Responder: &Responder{Buffered: true, Set: `$.Header("WWW-Authenticate", %)`, Stop: `$.Abort()`}},
		{Symbol: hertzResponse, Responder: &Responder{Buffered: true, Set: `$.Header.Set("WWW-Authenticate", %)`}},
		{Symbol: hertzHeader, HeaderMap: true},
		{Symbol: "(" + hertzContext + ").Response", On: "recv", View: ViewResponder},
		{Symbol: "(" + hertzContext + ").GetResponse", On: "recv", View: ViewResponder},
		{Symbol: "github.com/cloudwego/hertz/pkg/common/adaptor.GetCompatResponseWriter", On: "arg0", View: ViewResponder},
		{Symbol: "(" + hertzResponse + ").Header", On: "recv", View: ViewHeaders},

		{Symbol: "(" + hertzContext + ").String", On: "recv", Answer: &Answer{Status: "arg0", Text: "arg1", Pending: true}},
		{Symbol: "(" + hertzContext + ").Redirect", On: "recv", Answer: &Answer{Status: "arg0", Pending: true, Redirect: true, Sends: 302}},
		{Symbol: "(" + hertzContext + ").NotFound", On: "recv", Answer: &Answer{Status: "404", Pending: true, Resets: true}},
		{Symbol: "(" + hertzContext + ").NotModified", On: "recv", Answer: &Answer{Status: "304", Pending: true, Resets: true}},
		{Symbol: "(" + hertzContext + ").AbortWithMsg", On: "recv", Chain: ChainStop, Answer: &Answer{Status: "arg1", Text: "arg0", Pending: true, Resets: true}},
		{Symbol: "(" + hertzContext + ").Set", On: "recv", Chain: ChainKeep},
		{Symbol: "(github.com/cloudwego/hertz/pkg/route.Engine).Use", Chain: ChainUse},
		{Symbol: "(" + hertzContext + ").Abort", On: "recv", Chain: ChainStop},
		{Symbol: "(" + hertzContext + ").Next", On: "recv", Chain: ChainNext},
		{Symbol: "(" + hertzContext + ").Error", On: "recv", Benign: true, Unanswered: "arg0"},
		{Symbol: "(" + hertzContext + ").Errors", On: "recv", Unanswered: "value"},
		{Symbol: "(" + hertzContext + ").Header", On: "recv", Header: &Header{Op: HeaderSet, Name: "arg0", Value: "arg1", EmptyDeletes: true}},
		{Symbol: "(" + hertzContext + ").SetCookie", On: "recv", Header: &Header{Op: HeaderAdd, Name: "Set-Cookie"}},
		{Symbol: "(" + hertzResponse + ").SetStatusCode", On: "recv", Answer: &Answer{Status: "arg0", Pending: true}},
		{Symbol: "(" + hertzHeader + ").SetStatusCode", On: "recv", Answer: &Answer{Status: "arg0", Pending: true}},
		{Symbol: "(" + hertzResponse + ").Reset", On: "recv", Answer: &Answer{Status: "200", Pending: true, Resets: true}},
		{Symbol: "(" + hertzHeader + ").Reset", On: "recv", Answer: &Answer{Status: "200", Pending: true, Resets: true}},

		{Symbol: "github.com/cloudwego/hertz/pkg/app/middlewares/server/basic_auth.BasicAuth", Middleware: &Middleware{Status: 401, Challenge: "always"}},
		{Symbol: "github.com/cloudwego/hertz/pkg/app/middlewares/server/basic_auth.BasicAuthForRealm", Middleware: &Middleware{Status: 401, Challenge: "always"}},
		{Symbol: "github.com/hertz-contrib/keyauth.New", Middleware: &Middleware{
			Status: 401, Challenge: "never",
			Remedy: "put the challenge on in a handler given to keyauth.WithErrorHandler",
		}},
	},
	methods(hertzContext, Row{On: "recv", Answer: &Answer{Status: "arg0", Pending: true}},
		"JSON", "PureJSON", "IndentedJSON", "XML", "ProtoBuf", "HTML", "Data", "Render", "Status", "SetStatusCode"),
	methods(hertzContext, Row{On: "recv", Chain: ChainStop, Answer: &Answer{Status: "arg0", Pending: true}},
		"AbortWithStatus", "AbortWithStatusJSON", "AbortWithError"),
	methods("github.com/cloudwego/hertz/pkg/route.RouterGroup", Row{Chain: ChainUse}, "Use"),
	methods("github.com/cloudwego/hertz/pkg/route.RouterGroup", Row{Chain: ChainGroup}, "Group"),
	methods("github.com/cloudwego/hertz/pkg/route.RouterGroup", Row{Chain: ChainRoute},
		"GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS", "Any", "Handle"),
	methods(hertzContext, Row{On: "recv"},
		"Write", "WriteString", "SetBodyString", "SetBodyStream", "SetContentType", "SetContentTypeBytes", "SetConnectionClose",
		"File", "FileFromFS", "FileAttachment"),
	methods(hertzResponse, Row{On: "recv", Recorded: true}, "StatusCode"),
	methods(hertzResponse, Row{On: "recv"},
		"SetBody", "SetBodyString", "SetBodyStream", "SetBodyRaw", "AppendBody", "AppendBodyString", "BodyWriter", "SetConnectionClose"),
	methods(hertzHeader, Row{On: "recv", Header: &Header{Op: HeaderSet, Name: "arg0", Value: "arg1"}},
		"Set", "SetBytesV", "SetCanonical"),
	methods(hertzHeader, Row{On: "recv", Header: &Header{Op: HeaderAdd, Name: "arg0", Value: "arg1"}},
		"Add"),
	methods(hertzHeader, Row{On: "recv", Header: &Header{Op: HeaderGet, Name: "arg0"}}, "Get", "Peek"),
	methods(hertzHeader, Row{On: "recv", Header: &Header{Op: HeaderDel, Name: "arg0"}},
		"Del", "DelBytes"),

	methods(hertzContext, Row{Pure: true, Evidence: lacksNamed(KindCredentials, "result0", "empty", credentialHeaders)},
		"GetHeader"),
	methods(hertzContext, Row{Pure: true, Evidence: lacks(KindCredentials, "result0", "empty")},
		"Cookie"),
	methods(hertzContext, Row{Pure: true, Evidence: lacksNamed(KindCredentials, "result0", "empty", credentialNames)},
		"Query", "PostForm", "FormValue"),
	methods(hertzContext, Row{Pure: true, Evidence: lacksNamed(KindIdentity, "result1", "false", identityNames)},
		"Get"),
	methods(hertzContext, Row{Pure: true, Evidence: lacksNamed(KindIdentity, "result0", "empty", identityNames)},
		"GetString"),
	methods(hertzContext, Row{Pure: true},
		"IsAborted", "Param", "ClientIP", "FullPath"),
	methods("github.com/cloudwego/hertz/pkg/protocol.RequestHeader", Row{Pure: true, Evidence: lacksNamed(KindCredentials, "result0", "empty", credentialHeaders)},
		"Get", "Peek", "GetAll"),
	methods("github.com/cloudwego/hertz/pkg/protocol.Request", Row{Pure: true, Evidence: &Evidence{Kind: KindCredentials, Result: "result2", No: "false", Scheme: "Basic"}},
		"BasicAuth"),

	methods("github.com/hertz-contrib/jwt.HertzJWTMiddleware", Row{Middleware: &Middleware{Status: 401, Challenge: "always"}}, "Unauthorized"),
	methods("github.com/hertz-contrib/jwt.HertzJWTMiddleware", Row{Middleware: &Middleware{
		Status: 401, Challenge: "always", Options: "recv",
		Malformed: "JWT realm=… names no registered scheme and does not quote the realm",
	}}, "MiddlewareFunc", "LoginHandler", "RefreshHandler"),
	methods("github.com/hertz-contrib/jwt.HertzJWTMiddleware", Row{Evidence: lacks(KindVerify, "result1", "error")},
		"GetClaimsFromJWT", "ParseToken", "ParseTokenString", "CheckIfTokenExpire"),
	functions("github.com/hertz-contrib/jwt", Row{Pure: true, Evidence: lacks(KindIdentity, "result0", "empty")},
		"ExtractClaims"),
	functions("github.com/hertz-contrib/jwt", Row{Pure: true, Evidence: lacks(KindCredentials, "result0", "empty")},
		"GetToken"),
)
