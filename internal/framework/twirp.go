package framework

const twirpPkg = "github.com/twitchtv/twirp"

var twirpCodes = map[string]int{"permission_denied": 403, "unauthenticated": 401}

// twirp holds the rows of github.com/twitchtv/twirp. Checked against
// v8.1.3+incompatible.
//
// Observed: methods take no responder; a returned Error is answered with the
// status of its code, and the fields put on with SetHTTPResponseHeader before
// are kept.
var twirp = []Row{
	{Symbol: twirpPkg + ".Error", Carrier: &Carrier{Status: "Code()", Codes: twirpCodes, Answers: true}},
	{Symbol: twirpPkg + ".NewError", Carrier: &Carrier{Status: "arg0", Codes: twirpCodes, Type: twirpPkg + ".Error", Answers: true}},
	{Symbol: twirpPkg + ".NewErrorf", Carrier: &Carrier{Status: "arg0", Codes: twirpCodes, Type: twirpPkg + ".Error", Answers: true}},
	{Symbol: "(" + twirpPkg + ".ErrorCode).Error", Carrier: &Carrier{Status: "recv", Codes: twirpCodes, Type: twirpPkg + ".Error", Answers: true}},
	{Symbol: "(" + twirpPkg + ".ErrorCode).Errorf", Carrier: &Carrier{Status: "recv", Codes: twirpCodes, Type: twirpPkg + ".Error", Answers: true}},
	{Symbol: twirpPkg + ".WrapError", Carrier: &Carrier{Wraps: "arg0", Type: twirpPkg + ".Error", Answers: true}},
	{Symbol: twirpPkg + ".WriteError", On: "arg0", Sink: &Sink{Value: "arg1", Default: 500, Unwrap: true}},

	// The answer's fields go through the context.
	{Symbol: twirpPkg + ".SetHTTPResponseHeader", On: "arg0", Header: &Header{Op: HeaderSet, Name: "arg1", Value: "arg2"}},
	{Symbol: twirpPkg + ".AddHTTPResponseHeader", On: "arg0", Header: &Header{Op: HeaderAdd, Name: "arg1", Value: "arg2"}},
}
