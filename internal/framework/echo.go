package framework

import "slices"

const (
	echo4 = "github.com/labstack/echo/v4"
	echo5 = "github.com/labstack/echo/v5"
)

// echo holds the rows of github.com/labstack/echo, v4 and v5, and its
// middleware. Checked against echo v4.16.0 and v5.4.4, echo-jwt v4.4.0 and
// v5.0.1, echo-contrib v0.50.1.
//
// Observed: c.JSON and its kin send the header at once and do not stop the
// chain; a field put on c.Response() before an error is returned goes out with
// it. v4 asserts *HTTPError, so a wrapped one is a 500; v5 takes any error
// with a StatusCode method through errors.As. c.Redirect with a status that is
// no redirect returns an error: 500. A status put into the field
// Response.Status leaves with the next write, or never.
var echo = slices.Concat(
	echoRows(echo4, echo4+"/middleware"),
	echoRows(echo5, echo5+"/middleware"),

	[]Row{
		{Symbol: echo4 + ".Context", Responder: &Responder{
			Returned: []string{echo4 + ".HTTPError"},
			Set:      `$.Response().Header().Set("WWW-Authenticate", %)`,
		}},
		{Symbol: echo5 + ".Context", Responder: &Responder{
			Returned: []string{echo5 + ".HTTPError", echo5 + ".httpError", echo5 + ".HTTPStatusCoder"},
			Unwrap:   true,
			Set:      `$.Response().Header().Set("WWW-Authenticate", %)`,
		}},
		{Symbol: "(" + echo4 + ".Response).Header", On: "recv", View: ViewHeaders},
		{Symbol: "(" + echo5 + ".Config).HTTPErrorHandler", ErrorHandler: &ErrorHandler{Func: "value", For: []string{echo5 + ".Context"}}},
		{Symbol: echo5 + ".NewResponse", On: "arg0", View: ViewResponder},
		{Symbol: echo5 + ".UnwrapResponse", On: "arg0", View: ViewResponder},
		{Symbol: "(" + echo4 + ".Context).Error", On: "recv", Sink: &Sink{Value: "arg0", Default: 500}},
		{Symbol: "(" + echo4 + ".Echo).DefaultHTTPErrorHandler", On: "arg1", Sink: &Sink{Value: "arg0", Default: 500}},
		{Symbol: echo4 + ".HTTPErrorHandler", On: "arg1", Sink: &Sink{Value: "arg0", Default: 500}},
		{Symbol: echo5 + ".HTTPErrorHandler", On: "arg0", Sink: &Sink{Value: "arg1", Default: 500, Unwrap: true}},
		{Symbol: echo4 + ".ErrProxyAuthRequired", Carrier: &Carrier{Status: "407", Type: echo4 + ".HTTPError"}},
		{Symbol: echo5 + ".httpError", Carrier: &Carrier{Status: "code"}},
		{Symbol: echo5 + ".HTTPStatusCoder", Carrier: &Carrier{Status: "StatusCode()"}},
		{Symbol: echo5 + ".ProblemError", Carrier: &Carrier{Status: "Status"}},
		{Symbol: "(" + echo4 + ".HTTPError).SetInternal", Carrier: &Carrier{Wraps: "recv"}},
		{Symbol: "(" + echo4 + ".HTTPError).WithInternal", Carrier: &Carrier{Wraps: "recv"}},
		{Symbol: "(" + echo5 + ".HTTPError).Wrap", Carrier: &Carrier{Wraps: "recv"}},
		{Symbol: "(" + echo5 + ".httpError).Wrap", Carrier: &Carrier{Wraps: "recv"}},

		{Symbol: "(" + echo5 + "/middleware.BasicAuthConfig).ToMiddleware", Middleware: &Middleware{Status: 401, Challenge: "always"}},
		{Symbol: "(" + echo5 + "/middleware.KeyAuthConfig).ToMiddleware", Middleware: echoKeyAuth},
		{Symbol: "github.com/labstack/echo-contrib/session.Get", Evidence: lacks(KindIdentity, "result1", "error")},
	},
	echoJWT("github.com/labstack/echo-jwt/v4"),
	echoJWT("github.com/labstack/echo-jwt/v5"),
	functions("github.com/labstack/echo-contrib/casbin", Row{Middleware: &Middleware{Status: 403, Challenge: "never"}},
		"Middleware", "MiddlewareWithConfig"),
)

var echoKeyAuth = &Middleware{
	Status: 401, Challenge: "never", Options: "recv", Handlers: []string{"ErrorHandler"},
	Remedy: "put the challenge on in KeyAuthConfig.ErrorHandler",
}

// echoRoutes are the methods that mount a handler.
var echoRoutes = []string{"GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS", "Any", "Match", "Add"}

// echoRows are the rows that v4 and v5 share.
func echoRows(pkg, middleware string) []Row {
	context := pkg + ".Context"
	response := pkg + ".Response"
	return slices.Concat(
		[]Row{
			{Symbol: response, Responder: &Responder{Set: `$.Header().Set("WWW-Authenticate", %)`}},
			{Symbol: "(" + context + ").Response", On: "recv", View: ViewResponder},
			{Symbol: "(" + context + ").String", On: "recv", Answer: &Answer{Status: "arg0", Text: "arg1"}},
			{Symbol: "(" + context + ").HTML", On: "recv", Answer: &Answer{Status: "arg0", Text: "arg1"}},
			{Symbol: "(" + context + ").Redirect", On: "recv", Answer: &Answer{Status: "arg0", Redirect: true, Sends: 500}},
			{Symbol: "(" + context + ").SetCookie", On: "recv", Header: &Header{Op: HeaderAdd, Name: "Set-Cookie"}},
			{Symbol: "(" + response + ").WriteHeader", On: "recv", Answer: &Answer{Status: "arg0"}},
			{Symbol: "(" + response + ").Write", On: "recv", Body: true},
			{Symbol: "(" + response + ").Before", On: "recv", Unclear: true},
			{Symbol: "(" + response + ").Flush", On: "recv", Body: true},
			{Symbol: "(" + response + ").Status", On: "recv", Answer: &Answer{Status: "value", Pending: true}},
			{Symbol: pkg + ".HandlerFunc", On: "arg0", Chain: ChainNext},
			{Symbol: "(" + pkg + ".Echo).HTTPErrorHandler", ErrorHandler: &ErrorHandler{Func: "value", For: []string{context}}},

			{Symbol: pkg + ".HTTPError", Carrier: &Carrier{Status: "Code"}},
			{Symbol: pkg + ".NewHTTPError", Carrier: &Carrier{Status: "arg0", Type: pkg + ".HTTPError"}},
			{Symbol: pkg + ".ErrUnauthorized", Carrier: &Carrier{Status: "401", Type: pkg + ".HTTPError"}},
			{Symbol: pkg + ".ErrForbidden", Carrier: &Carrier{Status: "403", Type: pkg + ".HTTPError"}},
			{Symbol: pkg + ".ErrNotFound", Carrier: &Carrier{Status: "404", Type: pkg + ".HTTPError"}},
			{Symbol: pkg + ".ErrBadRequest", Carrier: &Carrier{Status: "400", Type: pkg + ".HTTPError"}},
			{Symbol: pkg + ".ErrInternalServerError", Carrier: &Carrier{Status: "500", Type: pkg + ".HTTPError"}},

			{Symbol: middleware + ".BasicAuth", Middleware: &Middleware{Status: 401, Challenge: "always"}},
			{Symbol: middleware + ".BasicAuthWithConfig", Middleware: &Middleware{Status: 401, Challenge: "always"}},
			{Symbol: middleware + ".KeyAuth", Middleware: &Middleware{
				Status: 401, Challenge: "never",
				Remedy: "use KeyAuthWithConfig and put the challenge on in its ErrorHandler",
			}},
			{Symbol: middleware + ".KeyAuthWithConfig", Middleware: &Middleware{
				Status: 401, Challenge: "never", Options: "arg0", Handlers: []string{"ErrorHandler"},
				Remedy: "put the challenge on in KeyAuthConfig.ErrorHandler",
			}},
			{Symbol: middleware + ".CSRF", Middleware: &Middleware{Status: 403, Challenge: "never"}},
			{Symbol: middleware + ".CSRFWithConfig", Middleware: &Middleware{Status: 403, Challenge: "never"}},
		},
		methods(context, Row{On: "recv", Answer: &Answer{Status: "arg0"}},
			"JSON", "JSONPretty", "JSONBlob", "JSONP", "JSONPBlob", "XML", "XMLPretty", "XMLBlob", "HTMLBlob", "Blob",
			"Stream", "NoContent", "Render"),
		methods(context, Row{On: "recv", Body: true},
			"File", "Attachment", "Inline"),

		methods(context, Row{Pure: true, Evidence: lacks(KindCredentials, "result1", "error")},
			"Cookie"),
		methods(context, Row{Pure: true, Evidence: lacksNamed(KindCredentials, "result0", "empty", credentialNames)},
			"QueryParam", "FormValue"),
		methods(context, Row{Pure: true, Evidence: lacksNamed(KindIdentity, "result0", "nil", identityNames)},
			"Get"),
		methods(context, Row{Pure: true},
			"Request", "Param", "Path", "RealIP", "Scheme", "IsTLS", "Cookies"),
		router(pkg+".Echo", []string{"Use", "Pre"}, []string{"Group"}, echoRoutes),
		router(pkg+".Group", []string{"Use"}, []string{"Group"}, echoRoutes),
		functions(pkg, Row{Pure: true, Evidence: &Evidence{
			Kind: KindIdentity, Result: "result1", No: "error", Name: "arg1", Names: identityNames,
		}}, "ContextGet"),
	)
}

// echoJWT are the rows of echo-jwt: a missing and an invalid token are both a
// 401 without a challenge.
func echoJWT(pkg string) []Row {
	return []Row{
		{Symbol: pkg + ".JWT", Middleware: &Middleware{
			Status: 401, Challenge: "never",
			Remedy: "use echojwt.WithConfig and put the challenge on in its ErrorHandler",
		}},
		{Symbol: pkg + ".WithConfig", Middleware: &Middleware{
			Status: 401, Challenge: "never", Options: "arg0", Handlers: []string{"ErrorHandler"},
			Remedy: "put the challenge on in Config.ErrorHandler",
		}},
		{Symbol: "(" + pkg + ".Config).ToMiddleware", Middleware: &Middleware{
			Status: 401, Challenge: "never", Options: "recv", Handlers: []string{"ErrorHandler"},
			Remedy: "put the challenge on in Config.ErrorHandler",
		}},
		{Symbol: pkg + ".ErrJWTMissing", Carrier: &Carrier{Status: "401"}},
		{Symbol: pkg + ".ErrJWTInvalid", Carrier: &Carrier{Status: "401"}},
	}
}
