package framework

const connectPkg = "connectrpc.com/connect"

// connectCodes are the codes of gRPC that leave as a denial.
var connectCodes = map[string]int{"7": 403, "16": 401}

// connect holds the rows of connectrpc.com/connect. Checked against v1.21.1.
//
// Observed: methods take no responder; over unary Connect a returned error of
// CodeUnauthenticated is a 401, whose fields are those of err.Meta(); gRPC,
// gRPC-Web and streams answer 200 with the code behind.
var connect = []Row{
	{Symbol: connectPkg + ".Error", Carrier: &Carrier{Status: "Code()", Codes: connectCodes, Headers: "Meta()", Answers: true}},
	{Symbol: connectPkg + ".NewError", Carrier: &Carrier{Status: "arg0", Codes: connectCodes, Type: connectPkg + ".Error", Answers: true}},
	{Symbol: connectPkg + ".NewWireError", Carrier: &Carrier{Status: "arg0", Codes: connectCodes, Type: connectPkg + ".Error", Answers: true}},
	{Symbol: "(" + connectPkg + ".Error).Meta", On: "recv", View: ViewHeaders},
	{Symbol: "(" + connectPkg + ".ErrorWriter).Write", On: "arg0", Sink: &Sink{Value: "arg2", Default: 500, Unwrap: true}},
	{Symbol: connectPkg + ".CodeOf", Pure: true},
}
