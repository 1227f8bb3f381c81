package framework

import "slices"

const (
	ginContext = "github.com/gin-gonic/gin.Context"
	ginWriter  = "github.com/gin-gonic/gin.ResponseWriter"
)

// gin holds the rows of github.com/gin-gonic/gin and its middleware. Checked
// against gin v1.12.0, gin-jwt v2.10.3 and v3.4.1.
//
// Observed: c.Status and c.Writer.WriteHeader only store the status, which
// leaves with the first body write, WriteHeaderNow, Flush, or the end of the
// chain; c.JSON and its kin and the Abort…Status… methods send the header at
// once, so that a field put on later is lost. Only Abort… stops the later
// handlers, and none returns from this one. c.Error records. c.Redirect
// panics on a status that is no redirect.
var gin = slices.Concat(
	[]Row{
		{Symbol: ginContext, Responder: &Responder{Set: `$.Header("WWW-Authenticate", %)`, Stop: `$.Abort()`}},
		{Symbol: ginWriter, Responder: &Responder{Set: `$.Header().Set("WWW-Authenticate", %)`}},

		{Symbol: "(" + ginContext + ").Status", On: "recv", Answer: &Answer{Status: "arg0", Pending: true}},
		{Symbol: "(" + ginContext + ").String", On: "recv", Answer: &Answer{Status: "arg0", Text: "arg1"}},
		{Symbol: "(" + ginContext + ").DataFromReader", On: "recv", Answer: &Answer{Status: "arg0", Headers: "arg4"}},
		{Symbol: "(" + ginContext + ").Redirect", On: "recv", Answer: &Answer{Status: "arg0", Redirect: true, Sends: 500}},
		{Symbol: "(" + ginContext + ").Header", On: "recv", Header: &Header{Op: HeaderSet, Name: "arg0", Value: "arg1", EmptyDeletes: true}},
		{Symbol: "(" + ginContext + ").Abort", On: "recv", Chain: ChainStop},
		{Symbol: "(" + ginContext + ").Next", On: "recv", Chain: ChainNext},
		{Symbol: "(" + ginContext + ").Error", On: "recv", Benign: true, Unanswered: "arg0"},
		{Symbol: "(" + ginContext + ").Errors", On: "recv", Unanswered: "value"},
		{Symbol: "(" + ginContext + ").Set", On: "recv", Chain: ChainKeep},
		{Symbol: "(github.com/gin-gonic/gin.Engine).Use", Chain: ChainUse},

		{Symbol: "(" + ginWriter + ").WriteHeader", On: "recv", Answer: &Answer{Status: "arg0", Pending: true}},
		{Symbol: "(github.com/gin-gonic/gin.Engine).HandleContext", On: "arg0", Chain: ChainNext},
		{Symbol: "(github.com/gin-gonic/gin.Engine).ServeHTTP", On: "arg0", Chain: ChainNext},
	},
	methods(ginContext, Row{On: "recv", Answer: &Answer{Status: "arg0"}},
		"JSON", "IndentedJSON", "SecureJSON", "JSONP", "AsciiJSON", "PureJSON", "XML", "YAML", "TOML", "ProtoBuf",
		"BSON", "HTML", "Data", "Negotiate", "Render"),
	methods(ginContext, Row{On: "recv", Answer: &Answer{Status: "arg0"}, Chain: ChainStop},
		"AbortWithStatus", "AbortWithStatusJSON", "AbortWithStatusPureJSON", "AbortWithError"),
	methods("github.com/gin-gonic/gin.RouterGroup", Row{Chain: ChainUse}, "Use"),
	methods("github.com/gin-gonic/gin.RouterGroup", Row{Chain: ChainGroup}, "Group"),
	methods("github.com/gin-gonic/gin.RouterGroup", Row{Chain: ChainRoute},
		"GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS", "Any", "Handle"),
	methods(ginWriter, Row{On: "recv", Recorded: true}, "Status"),
	methods(ginContext, Row{On: "recv", Body: true},
		"File", "FileFromFS", "FileAttachment", "SSEvent", "Stream"),
	methods(ginWriter, Row{On: "recv", Body: true},
		"Write", "WriteString", "WriteHeaderNow", "Flush"),
	methods(ginContext, Row{On: "recv", Header: &Header{Op: HeaderAdd, Name: "Set-Cookie"}},
		"SetCookie", "SetCookieData"),

	// What reads the request.
	methods(ginContext, Row{Pure: true, Evidence: lacksNamed(KindCredentials, "result0", "empty", credentialHeaders)},
		"GetHeader"),
	methods(ginContext, Row{Pure: true, Evidence: lacks(KindCredentials, "result1", "error")},
		"Cookie"),
	methods(ginContext, Row{Pure: true, Evidence: lacksNamed(KindCredentials, "result0", "empty", credentialNames)},
		"Query", "PostForm"),
	methods(ginContext, Row{Pure: true, Evidence: lacksNamed(KindIdentity, "result1", "false", identityNames)},
		"Get"),
	methods(ginContext, Row{Pure: true, Evidence: lacksNamed(KindIdentity, "result0", "empty", identityNames)},
		"GetString"),
	methods(ginContext, Row{Pure: true, Evidence: lacksNamed(KindIdentity, "result0", "zero", identityNames)},
		"GetInt", "GetInt64", "GetUint", "GetUint64"),
	methods(ginContext, Row{Pure: true},
		"IsAborted", "Param", "DefaultQuery", "GetQuery", "ContentType", "ClientIP", "FullPath"),

	// Middleware.
	functions("github.com/gin-gonic/gin", Row{Middleware: &Middleware{Status: 401, Challenge: "always"}},
		"BasicAuth", "BasicAuthForRealm"),
	functions("github.com/gin-gonic/gin", Row{Middleware: &Middleware{Status: 407, Challenge: "always"}},
		"BasicAuthForProxy"),
	methods("github.com/appleboy/gin-jwt/v2.GinJWTMiddleware", Row{Middleware: &Middleware{Status: 401, Challenge: "always"}}, "Unauthorized"),
	methods("github.com/appleboy/gin-jwt/v2.GinJWTMiddleware", Row{Middleware: &Middleware{
		Status: 401, Challenge: "always", Options: "recv",
		Malformed: "JWT realm=… names no registered scheme and does not quote the realm; v3 sends Bearer",
	}}, "MiddlewareFunc", "LoginHandler", "RefreshHandler"),
	methods("github.com/appleboy/gin-jwt/v3.GinJWTMiddleware", Row{Middleware: &Middleware{Status: 401, Challenge: "always"}}, "Unauthorized"),
	methods("github.com/appleboy/gin-jwt/v3.GinJWTMiddleware", Row{Middleware: &Middleware{
		Status: 401, Challenge: "always", Options: "recv",
	}}, "MiddlewareFunc", "LoginHandler", "RefreshHandler"),
	ginJWT("github.com/appleboy/gin-jwt/v2"),
	ginJWT("github.com/appleboy/gin-jwt/v3"),
)

// ginJWT is what gin-jwt's helpers say about a token.
func ginJWT(pkg string) []Row {
	return slices.Concat(
		methods(pkg+".GinJWTMiddleware", Row{Evidence: lacks(KindVerify, "result1", "error")},
			"GetClaimsFromJWT", "ParseToken", "ParseTokenString", "CheckIfTokenExpire"),
		functions(pkg, Row{Pure: true, Evidence: lacks(KindIdentity, "result0", "empty")},
			"ExtractClaims"),
		functions(pkg, Row{Pure: true, Evidence: lacks(KindCredentials, "result0", "empty")},
			"GetToken"),
	)
}
