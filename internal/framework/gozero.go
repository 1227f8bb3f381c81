package framework

import "slices"

// goZero holds the rows of github.com/zeromicro/go-zero's REST server. Checked
// against v1.10.3.
//
// Observed: httpx.Error answers a plain error with 400 and an error of gRPC's
// status package with the mapped status, without a challenge, unless a handler
// given to SetErrorHandler says otherwise. The JWT option answers a bare 401.
var goZero = slices.Concat(
	[]Row{
		{Symbol: "github.com/zeromicro/go-zero/rest/httpx.WriteJson", On: "arg0", Answer: &Answer{Status: "arg1"}},
		{Symbol: "github.com/zeromicro/go-zero/rest/httpx.WriteJsonCtx", On: "arg1", Answer: &Answer{Status: "arg2"}},
		{Symbol: "github.com/zeromicro/go-zero/rest/httpx.Error", On: "arg0", Sink: &Sink{Value: "arg1", Default: 400, Unwrap: true}},
		{Symbol: "github.com/zeromicro/go-zero/rest/httpx.ErrorCtx", On: "arg1", Sink: &Sink{Value: "arg2", Default: 400, Unwrap: true}},
		{Symbol: "github.com/zeromicro/go-zero/rest/httpx.Ok", On: "arg0", Answer: &Answer{Status: "200"}},
		{Symbol: "github.com/zeromicro/go-zero/rest/httpx.OkJson", On: "arg0", Answer: &Answer{Status: "200"}},
		{Symbol: "github.com/zeromicro/go-zero/rest/httpx.OkJsonCtx", On: "arg1", Answer: &Answer{Status: "200"}},

		{Symbol: "github.com/zeromicro/go-zero/rest/handler.Authorize", Middleware: &Middleware{
			Status: 401, Challenge: "never",
			Remedy: "put the challenge on in a callback given to handler.WithUnauthorizedCallback",
		}},
		{Symbol: "github.com/zeromicro/go-zero/rest.WithUnauthorizedCallback", ErrorHandler: &ErrorHandler{
			Func: "arg0", Status: "401",
			For: []string{"github.com/zeromicro/go-zero/rest.WithJwt", "github.com/zeromicro/go-zero/rest.WithJwtTransition"},
		}},
		{Symbol: "github.com/zeromicro/go-zero/rest.WithSignature", Middleware: &Middleware{Status: 403, Challenge: "never"}},
		{Symbol: "(github.com/zeromicro/go-zero/rest/token.TokenParser).ParseToken", Evidence: lacks(KindVerify, "result1", "error")},
	},
	functions("github.com/zeromicro/go-zero/rest", Row{Middleware: &Middleware{
		Status: 401, Challenge: "never",
		Remedy: "put the challenge on in a callback given to rest.WithUnauthorizedCallback",
	}}, "WithJwt", "WithJwtTransition"),
)
