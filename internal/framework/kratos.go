package framework

import "slices"

const (
	kratosErrors = "github.com/go-kratos/kratos/v2/errors"
	kratosHTTP   = "github.com/go-kratos/kratos/v2/transport/http"
	kratosJWT    = "github.com/go-kratos/kratos/v2/middleware/auth/jwt"
)

// kratos holds the rows of github.com/go-kratos/kratos. Checked against
// v2.8.3.
//
// Observed: services take no responder; a returned *errors.Error is found
// through errors.As, and its code is the status. Its metadata goes into the
// body, never into a field; an error encoder of the user's own can add one.
var kratos = slices.Concat(
	[]Row{
		{Symbol: kratosHTTP + ".Context", Responder: &Responder{
			Returned: []string{kratosErrors + ".Error"},
			Unwrap:   true,
			Set:      `$.Response().Header().Set("WWW-Authenticate", %)`,
		}},
		{Symbol: "(" + kratosHTTP + ".Context).Response", On: "recv", View: ViewResponder},
		{Symbol: kratosErrors + ".Error", Carrier: &Carrier{Status: "Code", Answers: true}},
		{Symbol: "(" + kratosErrors + ".Error).WithCause", Carrier: &Carrier{Wraps: "recv", Type: kratosErrors + ".Error", Answers: true}},
		{Symbol: "(" + kratosErrors + ".Error).WithMetadata", Carrier: &Carrier{Wraps: "recv", Type: kratosErrors + ".Error", Answers: true}},
		{Symbol: kratosErrors + ".Unauthorized", Carrier: &Carrier{Status: "401", Type: kratosErrors + ".Error", Answers: true}},
		{Symbol: kratosErrors + ".Forbidden", Carrier: &Carrier{Status: "403", Type: kratosErrors + ".Error", Answers: true}},
		{Symbol: kratosErrors + ".NotFound", Carrier: &Carrier{Status: "404", Type: kratosErrors + ".Error", Answers: true}},
		{Symbol: kratosHTTP + ".DefaultErrorEncoder", On: "arg0", Sink: &Sink{Value: "arg2", Default: 500, Unwrap: true}},
		{Symbol: kratosHTTP + ".ErrorEncoder", ErrorHandler: &ErrorHandler{Func: "arg0", For: []string{kratosErrors + ".Error"}}},
		{Symbol: kratosJWT + ".Server", Middleware: &Middleware{
			Status: 401, Challenge: "never",
			Remedy: "put the challenge on in an encoder given to http.ErrorEncoder",
		}},
		{Symbol: kratosJWT + ".FromContext", Pure: true, Evidence: lacks(KindIdentity, "result1", "false")},
	},
	functions(kratosErrors, Row{Carrier: &Carrier{Status: "arg0", Type: kratosErrors + ".Error", Answers: true}},
		"New", "Newf", "Errorf"),
	functions(kratosJWT, Row{Carrier: &Carrier{Status: "401", Type: kratosErrors + ".Error", Answers: true}},
		"ErrMissingJwtToken", "ErrTokenInvalid", "ErrTokenExpired", "ErrTokenParseFail", "ErrUnSupportSigningMethod", "ErrWrongContext"),
	methods(kratosHTTP+".Context", Row{On: "recv", Answer: &Answer{Status: "arg0"}},
		"JSON", "XML", "String", "Blob", "Stream", "Result"),
)
