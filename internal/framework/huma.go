package framework

import "slices"

const humaPkg = "github.com/danielgtaylor/huma/v2"

// huma holds the rows of github.com/danielgtaylor/huma. Checked against
// v2.37.2 with the humago and humachi adapters.
//
// Observed: handlers take no responder; a returned StatusError is found
// through errors.As and answered with its status, without a challenge unless
// huma.ErrorWithHeaders brings one; any other error is a 500. In a middleware
// huma.WriteErr and ctx.SetStatus send the header at once with the net/http
// adapters (humagin and humafiber only store the status), return nil, and do
// not stop: the middleware must not call next. Operation.Security is
// documentation and denies nobody.
var huma = slices.Concat(
	[]Row{
		{Symbol: humaPkg + ".Context", Responder: &Responder{Set: `$.SetHeader("WWW-Authenticate", %)`}},
		{Symbol: "(" + humaPkg + ".Context).SetStatus", On: "recv", Answer: &Answer{Status: "arg0"}},
		{Symbol: "(" + humaPkg + ".Context).SetHeader", On: "recv", Header: &Header{Op: HeaderSet, Name: "arg0", Value: "arg1"}},
		{Symbol: "(" + humaPkg + ".Context).AppendHeader", On: "recv", Header: &Header{Op: HeaderAdd, Name: "arg0", Value: "arg1"}},
		{Symbol: "(" + humaPkg + ".Context).BodyWriter", On: "recv", View: ViewBody},
		{Symbol: humaPkg + ".WriteErr", On: "arg1", Answer: &Answer{Status: "arg2", Text: "arg3"}},

		{Symbol: humaPkg + ".StatusError", Carrier: &Carrier{Status: "GetStatus()", Answers: true}},
		{Symbol: humaPkg + ".ErrorModel", Carrier: &Carrier{Status: "Status", Answers: true}},
		{Symbol: humaPkg + ".HeadersError", Carrier: &Carrier{Headers: "GetHeaders()", Answers: true}},
		{Symbol: humaPkg + ".ErrorWithHeaders", Carrier: &Carrier{Wraps: "arg0", Headers: "arg1", Answers: true}},
		{
			Symbol:       humaPkg + ".NewError",
			Carrier:      &Carrier{Status: "arg0", Type: humaPkg + ".StatusError", Answers: true},
			ErrorHandler: &ErrorHandler{Func: "value", For: []string{humaPkg + ".StatusError"}},
		},
		{
			Symbol:       humaPkg + ".NewErrorWithContext",
			Carrier:      &Carrier{Status: "arg1", Type: humaPkg + ".StatusError", Answers: true},
			ErrorHandler: &ErrorHandler{Func: "value", For: []string{humaPkg + ".StatusError"}},
		},

		{Symbol: "(" + humaPkg + ".Context).Header", Pure: true, Evidence: lacksNamed(KindCredentials, "result0", "empty", credentialHeaders)},
		{Symbol: "(" + humaPkg + ".Context).Query", Pure: true, Evidence: lacksNamed(KindCredentials, "result0", "empty", credentialNames)},
		{Symbol: humaPkg + ".ReadCookie", Pure: true, Evidence: lacks(KindCredentials, "result1", "error")},
	},
	humaErrors("400", "Error400BadRequest"),
	humaErrors("401", "Error401Unauthorized"),
	humaErrors("403", "Error403Forbidden"),
	humaErrors("404", "Error404NotFound"),
	humaErrors("407", "Error407ProxyAuthRequired"),
	humaErrors("500", "Error500InternalServerError"),
	methods(humaPkg+".API", Row{Chain: ChainUse}, "UseMiddleware"),
	methods(humaPkg+".Group", Row{Chain: ChainUse}, "UseMiddleware"),
	mounts(humaPkg, ChainGroup, "NewGroup"),
	functions(humaPkg, Row{On: "arg0", Chain: ChainRoute, Output: "Status"}, "Register", "Get", "Post", "Put", "Patch", "Delete", "Head"),
	methods(humaPkg+".Context", Row{Pure: true}, "Method", "Operation", "Context", "Param", "Host", "TLS"),
)

func humaErrors(status Operand, name string) []Row {
	return functions(humaPkg, Row{Carrier: &Carrier{Status: status, Type: humaPkg + ".StatusError", Answers: true}}, name)
}
