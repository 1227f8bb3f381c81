package framework

import "slices"

const (
	restfulPkg      = "github.com/emicklei/go-restful/v3"
	restfulResponse = restfulPkg + ".Response"
)

// goRestful holds the rows of github.com/emicklei/go-restful. Checked against
// v3.14.0.
//
// Observed: every Write… method sends the header at once and stops nothing; a
// filter stops the chain by not calling ProcessFilter. The fields of
// NewErrorWithHeader go out as fields only for routing errors:
// WriteServiceError writes them into the body.
var goRestful = slices.Concat(
	[]Row{
		{Symbol: restfulResponse, Responder: &Responder{Set: `$.Header().Set("WWW-Authenticate", %)`}},
		{Symbol: "(" + restfulResponse + ").AddHeader", On: "recv", View: ViewResponder, Header: &Header{Op: HeaderAdd, Name: "arg0", Value: "arg1"}},
		{Symbol: restfulPkg + ".ServiceError", Carrier: &Carrier{Status: "Code"}},
		{Symbol: restfulPkg + ".NewError", Carrier: &Carrier{Status: "arg0", Type: restfulPkg + ".ServiceError"}},
		{Symbol: restfulPkg + ".NewErrorWithHeader", Carrier: &Carrier{Status: "arg0", Type: restfulPkg + ".ServiceError"}},
		{Symbol: "(" + restfulResponse + ").WriteErrorString", On: "recv", Answer: &Answer{Status: "arg0", Text: "arg1"}},
		{Symbol: "(" + restfulResponse + ").Write", On: "recv", Body: true},
		{Symbol: "(" + restfulResponse + ").Flush", On: "recv", Body: true},
		{Symbol: "(" + restfulResponse + ").PrettyPrint", On: "recv"},
		{Symbol: "(github.com/emicklei/go-restful/v3.FilterChain).ProcessFilter", On: "arg1", Chain: ChainNext},
		{Symbol: "(github.com/emicklei/go-restful/v3.Container).ServiceErrorHandler", ErrorHandler: &ErrorHandler{
			Func: "arg0", For: []string{"github.com/emicklei/go-restful/v3.ServiceError"},
		}},

		{Symbol: "(github.com/emicklei/go-restful/v3.Request).HeaderParameter", Pure: true, Evidence: lacksNamed(KindCredentials, "result0", "empty", credentialHeaders)},
		{Symbol: "(github.com/emicklei/go-restful/v3.Request).QueryParameter", Pure: true, Evidence: lacksNamed(KindCredentials, "result0", "empty", credentialNames)},
		{Symbol: "(github.com/emicklei/go-restful/v3.Request).Attribute", Pure: true, Evidence: lacksNamed(KindIdentity, "result0", "nil", identityNames)},
		{Symbol: "(github.com/emicklei/go-restful/v3.Request).PathParameter", Pure: true},
	},
	methods(restfulResponse, Row{On: "recv", Answer: &Answer{Status: "arg0"}},
		"WriteHeader", "WriteHeaderAndEntity", "WriteHeaderAndJson", "WriteHeaderAndXml", "WriteError", "WriteServiceError"),
	methods(restfulResponse, Row{On: "recv", Answer: &Answer{Status: "200"}},
		"WriteEntity", "WriteAsJson", "WriteAsXml", "WriteJson"),
	methods(restfulPkg+".Container", Row{Chain: ChainAll}, "Filter"),
	methods(restfulPkg+".Container", Row{Chain: ChainJoin}, "Add"),
	methods(restfulPkg+".WebService", Row{Chain: ChainAll}, "Filter"),
	methods(restfulPkg+".WebService", Row{Chain: ChainGroup}, "GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS", "Method"),
	methods(restfulPkg+".RouteBuilder", Row{Chain: ChainGroup}, "Filter"),
	methods(restfulPkg+".RouteBuilder", Row{Chain: ChainRoute}, "To"),
	functions(restfulPkg, Row{Chain: ChainAll}, "Filter"),
	functions(restfulPkg, Row{Chain: ChainJoin}, "Add"),
)
