package framework

// oapi holds the rows of oapi-codegen's strict servers and its request
// validator. Checked against oapi-codegen/runtime v1.8.0 and
// nethttp-middleware v1.3.1.
//
// Observed: the status of a strict response is in the name of the generated
// type (GetThing401JSONResponse), whose Visit method sends it; a challenge
// needs a header in the specification, and then stands in Headers. The
// validator answers every error of the AuthenticationFunc with 401.
var oapi = []Row{
	{
		Types:   &TypePattern{Name: `\D(?P<status>[1-5]\d\d)\w*Response$`, Method: `^Visit\w*Response$`},
		Carrier: &Carrier{Headers: "Headers", Answers: true},
	},
	{Symbol: "github.com/oapi-codegen/nethttp-middleware.OapiRequestValidator", Middleware: &Middleware{
		Status: 401, Challenge: "never",
		Remedy: "use OapiRequestValidatorWithOptions and put the challenge on in its error handler",
	}},
	{Symbol: "github.com/oapi-codegen/nethttp-middleware.OapiRequestValidatorWithOptions", Middleware: &Middleware{
		Status: 401, Challenge: "never", Options: "arg1", Handlers: []string{"ErrorHandler", "ErrorHandlerWithOpts"},
		Remedy: "put the challenge on in Options.ErrorHandlerWithOpts",
	}},
}
