package framework

import "slices"

const fuegoPkg = "github.com/go-fuego/fuego"

// fuego holds the rows of github.com/go-fuego/fuego. Checked against v0.19.0;
// ContextNoBody and the like are aliases of Context.
//
// Observed: c.SetStatus sends the header at once; a returned error with a
// StatusCode method is found through errors.As, and the fields put on with
// c.SetHeader before are kept. ErrUnauthorized is a plain error: 500. AuthWall
// and TokenToContext send no challenge.
var fuego = slices.Concat(
	[]Row{
		{Symbol: fuegoPkg + ".Context", Responder: &Responder{
			Returned: []string{
				fuegoPkg + ".ErrorWithStatus", fuegoPkg + ".HTTPError", fuegoPkg + ".UnauthorizedError", fuegoPkg + ".ForbiddenError",
				fuegoPkg + ".NotFoundError", fuegoPkg + ".BadRequestError",
			},
			Unwrap: true,
			Set:    `$.SetHeader("WWW-Authenticate", %)`,
		}},
		{Symbol: "(" + fuegoPkg + ".Context).Response", On: "recv", View: ViewResponder},
		{Symbol: "(" + fuegoPkg + ".Context).SetStatus", On: "recv", Answer: &Answer{Status: "arg0"}},
		{Symbol: "(" + fuegoPkg + ".Context).SetHeader", On: "recv", Header: &Header{Op: HeaderSet, Name: "arg0", Value: "arg1"}},
		{Symbol: "(" + fuegoPkg + ".Context).SetCookie", On: "recv", Header: &Header{Op: HeaderAdd, Name: "Set-Cookie"}},
		{Symbol: "(" + fuegoPkg + ".Context).Redirect", On: "recv", Answer: &Answer{Status: "arg0", Redirect: true}},

		{Symbol: fuegoPkg + ".ErrorWithStatus", Carrier: &Carrier{Status: "StatusCode()"}},
		{Symbol: fuegoPkg + ".HTTPError", Carrier: &Carrier{Status: "Status"}},
		{Symbol: fuegoPkg + ".UnauthorizedError", Carrier: &Carrier{Status: "401"}},
		{Symbol: fuegoPkg + ".ForbiddenError", Carrier: &Carrier{Status: "403"}},
		{Symbol: fuegoPkg + ".NotFoundError", Carrier: &Carrier{Status: "404"}},
		{Symbol: fuegoPkg + ".BadRequestError", Carrier: &Carrier{Status: "400"}},
		{Symbol: fuegoPkg + ".WithErrorHandler", ErrorHandler: &ErrorHandler{Func: "arg0", For: []string{fuegoPkg + ".Context"}}},

		{Symbol: "(" + fuegoPkg + ".Security).TokenToContext", Middleware: &Middleware{
			Status: 401, Challenge: "never",
			Remedy: "put the challenge on in a middleware of your own",
		}},
		{Symbol: "(" + fuegoPkg + ".Security).ValidateToken", Evidence: lacks(KindVerify, "result1", "error")},
		{Symbol: fuegoPkg + ".TokenFromContext", Pure: true, Evidence: lacks(KindIdentity, "result1", "error")},
		{Symbol: fuegoPkg + ".GetToken", Pure: true, Evidence: lacks(KindIdentity, "result1", "error")},
		{Symbol: "(" + fuegoPkg + ".Context).Header", Pure: true, Evidence: lacksNamed(KindCredentials, "result0", "empty", credentialHeaders)},
		{Symbol: "(" + fuegoPkg + ".Context).Cookie", Pure: true, Evidence: lacks(KindCredentials, "result1", "error")},
	},
	functions(fuegoPkg, Row{On: "arg0", Sink: &Sink{Value: "arg2", Default: 500, Unwrap: true}},
		"SendJSONError", "SendHTMLError", "SendError"),
	functions(fuegoPkg, Row{Middleware: &Middleware{
		Status: 401, Challenge: "never",
		Remedy: "put the challenge on in a middleware of your own",
	}}, "AuthWall", "AuthWallRegex", "AuthWallRegexp"),
	functions(fuegoPkg, Row{Pure: true, Evidence: &Evidence{Kind: KindCredentials, Result: "result0", No: "empty", Scheme: "Bearer"}},
		"TokenFromHeader", "TokenFromCookie", "TokenFromQueryParam"),
)
