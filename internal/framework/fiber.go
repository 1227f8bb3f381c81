package framework

import "slices"

const (
	fiber2 = "github.com/gofiber/fiber/v2"
	fiber3 = "github.com/gofiber/fiber/v3"
)

// fiber holds the rows of github.com/gofiber/fiber, v2 and v3, and its
// middleware. Checked against fiber v2.52.15 and v3.1.0, contrib/jwt v1.1.2, jwt v2.2.7,
// jwt v3.3.10.
//
// Observed: the answer is fasthttp's and buffered, so nothing leaves before
// the chain has returned, the last status wins, and a field put on after the
// status counts. SendStatus returns nil. A returned *fiber.Error is found
// through errors.As and keeps the fields put on before; any other error is a
// 500, also after SendStatus(401). Redirect takes any status.
var fiber = slices.Concat(
	fiberRows(fiber2, fiber2+".Ctx"),
	fiberRows(fiber3, fiber3+".Ctx", fiber3+".DefaultCtx", fiber3+".Res", fiber3+".DefaultRes"),

	[]Row{
		{Symbol: "(" + fiber2 + ".Ctx).Redirect", On: "recv", Answer: &Answer{Status: "arg1", Default: 302, Pending: true, Redirect: true}},
		{Symbol: "(" + fiber2 + ".Ctx).RedirectBack", On: "recv", Answer: &Answer{Status: "arg1", Default: 302, Pending: true, Redirect: true}},
		{Symbol: "(" + fiber2 + ".Ctx).RedirectToRoute", On: "recv", Answer: &Answer{Status: "arg2", Default: 302, Pending: true, Redirect: true}},
		{Symbol: "(" + fiber2 + ".Ctx).Context", On: "recv", View: ViewResponder},

		// c.Redirect() is a builder: its status counts once To, Route or Back is called.
		{Symbol: fiber3 + ".Redirect", Responder: &Responder{Buffered: true}},
		{Symbol: "(" + fiber3 + ".Redirect).Status", On: "recv", View: ViewResponder, Answer: &Answer{Status: "arg0", Pending: true, Redirect: true}},
		{Symbol: "(" + fiber3 + ".Redirect).To", On: "recv"},
		{Symbol: "(" + fiber3 + ".Redirect).Route", On: "recv"},
		{Symbol: "(" + fiber3 + ".Redirect).Back", On: "recv"},
		{Symbol: fiber3 + ".NewErrorf", Carrier: &Carrier{Status: "arg0", Type: fiber3 + ".Error"}},

		{Symbol: "(" + fiber2 + "/middleware/session.Store).Get", Evidence: lacks(KindCredentials, "result1", "error")},
		{Symbol: "(" + fiber2 + "/middleware/session.Session).Get", Pure: true, Evidence: lacksNamed(KindIdentity, "result0", "nil", identityNames)},
		{Symbol: "(" + fiber3 + "/middleware/session.Store).Get", Evidence: lacks(KindCredentials, "result1", "error")},
		{Symbol: "(" + fiber3 + "/middleware/session.Session).Get", Pure: true, Evidence: lacksNamed(KindIdentity, "result0", "nil", identityNames)},
		{Symbol: "(" + fiber3 + "/middleware/session.Middleware).Get", Pure: true, Evidence: lacksNamed(KindIdentity, "result0", "nil", identityNames)},
		{Symbol: fiber3 + "/middleware/session.FromContext", Pure: true, Evidence: lacks(KindIdentity, "result0", "nil")},
		{Symbol: fiber3 + "/middleware/basicauth.UsernameFromContext", Pure: true, Evidence: lacks(KindIdentity, "result0", "empty")},
		{Symbol: fiber3 + "/middleware/keyauth.TokenFromContext", Pure: true, Evidence: lacks(KindIdentity, "result0", "empty")},

		{Symbol: fiber2 + "/middleware/basicauth.New", Middleware: &Middleware{
			Status: 401, Challenge: "always", Options: "arg0", Handlers: []string{"Unauthorized"},
			Malformed: "basic realm=… does not quote the realm",
		}},
		{Symbol: fiber2 + "/middleware/keyauth.New", Middleware: &Middleware{
			Status: 401, Challenge: "never", Options: "arg0", Handlers: []string{"ErrorHandler"},
			Remedy: "put the challenge on in Config.ErrorHandler",
		}},
		{Symbol: fiber2 + "/middleware/csrf.New", Middleware: &Middleware{Status: 403, Challenge: "never"}},
		{Symbol: fiber3 + "/middleware/basicauth.New", Middleware: &Middleware{
			Status: 401, Challenge: "always", Options: "arg0", Handlers: []string{"Unauthorized"},
		}},
		{Symbol: fiber3 + "/middleware/keyauth.New", Middleware: &Middleware{
			// It adds the challenge to a 401 that its handler has written, not
			// to one that the handler returns.
			Status: 401, Challenge: "always", Options: "arg0", Handlers: []string{"ErrorHandler"},
		}},
		{Symbol: fiber3 + "/middleware/csrf.New", Middleware: &Middleware{Status: 403, Challenge: "never"}},
	},
	functions("github.com/gofiber/contrib/jwt", Row{Middleware: fiberJWT}, "New"),
	functions("github.com/gofiber/jwt/v2", Row{Middleware: fiberJWT}, "New"),
	functions("github.com/gofiber/jwt/v3", Row{Middleware: fiberJWT}, "New"),
)

// fiberJWT answers a missing token with 400, an invalid one with 401.
var fiberJWT = &Middleware{
	Status: 401, Challenge: "never", Options: "arg0", Handlers: []string{"ErrorHandler"},
	Remedy: "put the challenge on in Config.ErrorHandler",
}

// fiberRoutes are the methods that mount handlers.
var fiberRoutes = []string{"Get", "Post", "Put", "Patch", "Delete", "Head", "Options", "All", "Add"}

// fiberRows are the rows that v2 and v3 share; contexts are the types that
// have the methods, the handlers' own type first.
func fiberRows(pkg string, contexts ...string) []Row {
	rows := []Row{
		{Symbol: "(" + contexts[0] + ").Next", On: "recv", Chain: ChainNext},
		{Symbol: "(" + contexts[0] + ").RestartRouting", On: "recv", Chain: ChainNext},
		{Symbol: pkg + ".Error", Carrier: &Carrier{Status: "Code"}},
		{Symbol: pkg + ".NewError", Carrier: &Carrier{Status: "arg0", Type: pkg + ".Error"}},
		{Symbol: pkg + ".ErrUnauthorized", Carrier: &Carrier{Status: "401", Type: pkg + ".Error"}},
		{Symbol: pkg + ".ErrForbidden", Carrier: &Carrier{Status: "403", Type: pkg + ".Error"}},
		{Symbol: pkg + ".ErrProxyAuthRequired", Carrier: &Carrier{Status: "407", Type: pkg + ".Error"}},
		{Symbol: pkg + ".ErrNotFound", Carrier: &Carrier{Status: "404", Type: pkg + ".Error"}},
		{Symbol: pkg + ".ErrBadRequest", Carrier: &Carrier{Status: "400", Type: pkg + ".Error"}},
		{Symbol: pkg + ".ErrInternalServerError", Carrier: &Carrier{Status: "500", Type: pkg + ".Error"}},
		{Symbol: pkg + ".DefaultErrorHandler", On: "arg0", Sink: &Sink{Value: "arg1", Default: 500, Unwrap: true, Pending: true}},
		{Symbol: "(" + pkg + ".Config).ErrorHandler", ErrorHandler: &ErrorHandler{Func: "value", For: contexts[:1]}},
	}
	for _, context := range contexts {
		rows = slices.Concat(rows,
			[]Row{
				{Symbol: context, Responder: &Responder{
					Returned: []string{pkg + ".Error"},
					Unwrap:   true,
					Buffered: true,
					Set:      `$.Set("WWW-Authenticate", %)`,
				}},
				{Symbol: "(" + context + ").Status", On: "recv", View: ViewResponder, Answer: &Answer{Status: "arg0", Pending: true}},
				{Symbol: "(" + context + ").SendStatus", On: "recv", Answer: &Answer{Status: "arg0", Pending: true}},
				{Symbol: "(" + context + ").Set", On: "recv", Header: &Header{Op: HeaderSet, Name: "arg0", Value: "arg1"}},
				{Symbol: "(" + context + ").Append", On: "recv", Header: &Header{Op: HeaderAdd, Name: "arg0", Value: "arg1"}},
				{Symbol: "(" + context + ").Cookie", On: "recv", Header: &Header{Op: HeaderAdd, Name: "Set-Cookie"}},
			},
			methods(context, Row{On: "recv", View: ViewResponder}, "Type"),
			methods(context, Row{On: "recv"},
				"JSON", "JSONP", "XML", "Send", "SendString", "SendStream", "Render", "Format", "Write", "WriteString", "Writef",
				"Location", "Vary", "Links", "Attachment", "ClearCookie"),
		)
	}
	for _, mounts := range []string{pkg + ".App", pkg + ".Group", pkg + ".Router"} {
		rows = append(rows, router(mounts, []string{"Use"}, []string{"Group", "Route"}, fiberRoutes)...)
	}
	readers := []string{contexts[0]}
	if pkg == fiber3 {
		rows = slices.Concat(rows,
			methods(fiber3+".Ctx", Row{On: "recv", Header: &Header{Op: HeaderGet, Name: "arg0"}}, "GetRespHeader"),
			methods(fiber3+".Res", Row{On: "recv", Header: &Header{Op: HeaderGet, Name: "arg0"}}, "Get"),
			methods(fiber3+".Ctx", Row{On: "recv", Chain: ChainStop}, "Drop"),
			methods(fiber3+".Ctx", Row{On: "recv", Body: true}, "End"),
			methods(fiber3+".Res", Row{On: "recv", Body: true}, "End"),
			methods(fiber3+".DefaultRes", Row{On: "recv", Body: true}, "End"),
			methods(fiber3+".DefaultCtx", Row{On: "recv", Chain: ChainNext}, "Next"),
			methods(fiber3+".Ctx", Row{On: "recv", View: ViewResponder}, "Res", "RequestCtx", "Response", "Redirect"),
		)
		readers = append(readers, fiber3+".DefaultCtx", fiber3+".Req", fiber3+".DefaultReq")
	} else {
		rows = append(rows, methods(fiber2+".Ctx", Row{On: "recv", View: ViewResponder}, "Response")...)
		rows = append(rows, methods(fiber2+".Ctx", Row{On: "recv", Header: &Header{Op: HeaderGet, Name: "arg0"}}, "GetRespHeader")...)
	}
	for _, reader := range readers {
		rows = slices.Concat(rows,
			methods(reader, Row{Pure: true, Evidence: lacksNamed(KindCredentials, "result0", "empty", credentialHeaders)},
				"Get"),
			methods(reader, Row{Pure: true, Evidence: lacks(KindCredentials, "result0", "empty")},
				"Cookies"),
			methods(reader, Row{Pure: true, Evidence: lacksNamed(KindCredentials, "result0", "empty", credentialNames)},
				"Query", "FormValue"),
			methods(reader, Row{Evidence: lacksNamed(KindIdentity, "result0", "nil", identityNames)},
				"Locals"),
			methods(reader, Row{Pure: true}, "IP", "Params"),
		)
	}
	return rows
}
