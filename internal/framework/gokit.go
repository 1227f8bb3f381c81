package framework

const gokitHTTP = "github.com/go-kit/kit/transport/http"

// goKit holds the rows of github.com/go-kit/kit. Checked against v0.13.0.
//
// Observed: endpoints take no responder; the default error encoder asserts
// StatusCoder and Headerer, so a wrapped error is a 500 without its fields.
// Plain errors, also those of auth/jwt, are 500; auth/basic brings its
// challenge.
var goKit = []Row{
	{Symbol: gokitHTTP + ".DefaultErrorEncoder", On: "arg2", Sink: &Sink{Value: "arg1", Default: 500}},
	{Symbol: gokitHTTP + ".EncodeJSONResponse", On: "arg1", Sink: &Sink{Value: "arg2", Default: 200}},
	{Symbol: gokitHTTP + ".ServerErrorEncoder", ErrorHandler: &ErrorHandler{Func: "arg0", For: []string{gokitHTTP + ".StatusCoder"}}},
	{Symbol: gokitHTTP + ".StatusCoder", Carrier: &Carrier{Status: "StatusCode()", Answers: true}},
	{Symbol: gokitHTTP + ".Headerer", Carrier: &Carrier{Headers: "Headers()", Answers: true}},
	{Symbol: "github.com/go-kit/kit/auth/basic.AuthError", Carrier: &Carrier{Status: "401", Headers: "Headers()", Challenges: true, Answers: true}},
	{Symbol: "github.com/go-kit/kit/auth/basic.AuthMiddleware", Middleware: &Middleware{Status: 401, Challenge: "always"}},
}
