package framework

const gatewayRuntime = "github.com/grpc-ecosystem/grpc-gateway/v2/runtime"

// grpcGateway holds the rows of github.com/grpc-ecosystem/grpc-gateway.
// Checked against v2.33.0.
//
// Observed: the default error handler puts WWW-Authenticate on for
// codes.Unauthenticated, but its value is the status message, which replaces a
// challenge put on before; HTTPStatusError gets none. A gRPC method's status
// by itself is no HTTP answer, so google.golang.org/grpc has no rows.
var grpcGateway = []Row{
	{Symbol: gatewayRuntime + ".DefaultHTTPErrorHandler", On: "arg3", Sink: &Sink{Value: "arg5", Default: 500, Unwrap: true}},
	{Symbol: gatewayRuntime + ".HTTPError", On: "arg3", Sink: &Sink{Value: "arg5", Default: 500, Unwrap: true}},
	{Symbol: gatewayRuntime + ".DefaultRoutingErrorHandler", On: "arg3", Answer: &Answer{Status: "arg5"}},
	{Symbol: gatewayRuntime + ".HTTPStatusError", Carrier: &Carrier{Status: "HTTPStatus"}},
	{Symbol: gatewayRuntime + ".WithErrorHandler", ErrorHandler: &ErrorHandler{Func: "arg0", For: []string{gatewayRuntime + ".HTTPStatusError"}}},
	{Symbol: gatewayRuntime + ".HandlerFunc", On: "arg0", Chain: ChainNext},
	{Symbol: gatewayRuntime + ".HTTPStatusFromCode", Pure: true},
}
