package framework

import "slices"

const (
	fasthttpCtx      = "github.com/valyala/fasthttp.RequestCtx"
	fasthttpResponse = "github.com/valyala/fasthttp.Response"
	fasthttpHeader   = "github.com/valyala/fasthttp.ResponseHeader"
)

// fasthttp holds the rows of github.com/valyala/fasthttp. Checked against
// v1.78.0.
//
// Observed: the answer is buffered and leaves after the handler; the last
// status wins, and a field put on after the status counts. ctx.Error,
// NotFound, NotModified and Response.Reset drop the fields put on before.
// Redirect sends 302 where the status is no redirect. TimeoutErrorWithCode
// answers with a response of its own, without the fields of this one.
var fasthttp = slices.Concat(
	[]Row{
		{Symbol: fasthttpCtx, Responder: &Responder{Buffered: true, Set: `$.Response.Header.Set("WWW-Authenticate", %)`}},
		{Symbol: fasthttpResponse, Responder: &Responder{Buffered: true, Set: `$.Header.Set("WWW-Authenticate", %)`}},
		{Symbol: fasthttpHeader, HeaderMap: true},
		{Symbol: "(" + fasthttpCtx + ").Response", On: "recv", View: ViewResponder},
		{Symbol: "(" + fasthttpResponse + ").Header", On: "recv", View: ViewHeaders},

		{Symbol: "(" + fasthttpCtx + ").Error", On: "recv", Answer: &Answer{Status: "arg1", Text: "arg0", Pending: true, Resets: true}},
		{Symbol: "(" + fasthttpCtx + ").NotFound", On: "recv", Answer: &Answer{Status: "404", Pending: true, Resets: true}},
		{Symbol: "(" + fasthttpCtx + ").NotModified", On: "recv", Answer: &Answer{Status: "304", Pending: true, Resets: true}},
		{Symbol: "(" + fasthttpCtx + ").SetStatusCode", On: "recv", Answer: &Answer{Status: "arg0", Pending: true}},
		{Symbol: "(" + fasthttpResponse + ").SetStatusCode", On: "recv", Answer: &Answer{Status: "arg0", Pending: true}},
		{Symbol: "(" + fasthttpHeader + ").SetStatusCode", On: "recv", Answer: &Answer{Status: "arg0", Pending: true}},
		{Symbol: "(" + fasthttpCtx + ").Redirect", On: "recv", Answer: &Answer{Status: "arg1", Pending: true, Redirect: true, Sends: 302}},
		{Symbol: "(" + fasthttpCtx + ").RedirectBytes", On: "recv", Answer: &Answer{Status: "arg1", Pending: true, Redirect: true, Sends: 302}},
		{Symbol: "(" + fasthttpCtx + ").TimeoutErrorWithCode", On: "recv", Answer: &Answer{Status: "arg1", Text: "arg0", Resets: true}},
		{Symbol: "(" + fasthttpResponse + ").Reset", On: "recv", Answer: &Answer{Status: "200", Pending: true, Resets: true}},
		{Symbol: "(" + fasthttpHeader + ").Reset", On: "recv", Answer: &Answer{Status: "200", Pending: true, Resets: true}},

		{Symbol: "github.com/valyala/fasthttp.RequestHandler", On: "arg0", Chain: ChainNext},
	},
	methods(fasthttpCtx, Row{On: "recv"},
		"Write", "WriteString", "SetBody", "SetBodyString", "SetBodyStream", "SetBodyStreamWriter", "ResetBody", "SetContentType",
		"SetContentTypeBytes", "SetConnectionClose", "SendFile", "SendFileBytes", "Success", "SuccessString", "SetUserValue"),
	methods(fasthttpResponse, Row{On: "recv", Recorded: true}, "StatusCode"),
	methods(fasthttpHeader, Row{On: "recv", Recorded: true}, "StatusCode"),
	methods(fasthttpResponse, Row{On: "recv"},
		"AppendBody", "AppendBodyString", "SetBody", "SetBodyRaw", "SetBodyString", "SetBodyStream", "BodyWriter", "SetConnectionClose"),
	fasthttpFields(fasthttpHeader),

	methods("github.com/valyala/fasthttp.RequestHeader", Row{Pure: true, Evidence: lacksNamed(KindCredentials, "result0", "empty", credentialHeaders)},
		"Peek", "PeekBytes", "PeekAll"),
	methods("github.com/valyala/fasthttp.RequestHeader", Row{Pure: true, Evidence: lacks(KindCredentials, "result0", "empty")},
		"Cookie"),
	methods(fasthttpCtx, Row{Pure: true, Evidence: lacksNamed(KindIdentity, "result0", "nil", identityNames)},
		"UserValue"),
	methods(fasthttpCtx, Row{Pure: true, Evidence: lacksNamed(KindCredentials, "result0", "empty", credentialNames)},
		"FormValue"),
	methods("github.com/valyala/fasthttp.Args", Row{Pure: true, Evidence: lacksNamed(KindCredentials, "result0", "empty", credentialNames)},
		"Peek"),
	methods(fasthttpCtx, Row{Pure: true}, "Method", "Path", "Host", "RemoteIP", "IsTLS", "QueryArgs"),
)

// fasthttpFields are the setters of fasthttp's header map, with strings and
// with bytes.
func fasthttpFields(header string) []Row {
	return slices.Concat(
		methods(header, Row{On: "recv", Header: &Header{Op: HeaderSet, Name: "arg0", Value: "arg1"}},
			"Set", "SetBytesK", "SetBytesV", "SetBytesKV", "SetCanonical"),
		methods(header, Row{On: "recv", Header: &Header{Op: HeaderAdd, Name: "arg0", Value: "arg1"}},
			"Add", "AddBytesK", "AddBytesV", "AddBytesKV"),
		methods(header, Row{On: "recv", Header: &Header{Op: HeaderDel, Name: "arg0"}},
			"Del", "DelBytes"),
		methods(header, Row{On: "recv", Header: &Header{Op: HeaderGet, Name: "arg0"}}, "Peek"),
		methods(header, Row{On: "recv", Header: &Header{Op: HeaderAdd, Name: "Set-Cookie"}},
			"SetCookie"),
		methods(header, Row{On: "recv"},
			"SetContentType", "SetContentLength", "SetServer", "SetLastModified"),
	)
}
