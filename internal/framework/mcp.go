package framework

// mcp holds the rows of the MCP servers github.com/modelcontextprotocol/go-sdk
// and github.com/mark3labs/mcp-go. Checked against go-sdk v1.8.0 and mcp-go
// v1.2.1.
//
// Observed: RequireBearerToken answers 401 with a challenge only where its
// options have ResourceMetadataURL or Scopes; with nil or empty options there
// is none. mcp-go's server never answers 401 and its HTTPContextFunc cannot
// deny: services wrap its handler.
var mcp = []Row{
	{Symbol: "github.com/modelcontextprotocol/go-sdk/auth.RequireBearerToken", Middleware: &Middleware{
		Status: 401, Challenge: "options", Options: "arg1", Fields: []string{"ResourceMetadataURL", "Scopes"},
		Remedy: "set RequireBearerTokenOptions.ResourceMetadataURL",
	}},
	{Symbol: "(github.com/modelcontextprotocol/go-sdk/mcp.StreamableHTTPHandler).ServeHTTP", On: "arg0", Chain: ChainNext},
	{Symbol: "(github.com/modelcontextprotocol/go-sdk/mcp.SSEHandler).ServeHTTP", On: "arg0", Chain: ChainNext},
	{Symbol: "(github.com/mark3labs/mcp-go/server.StreamableHTTPServer).ServeHTTP", On: "arg0", Chain: ChainNext},
	{Symbol: "(github.com/mark3labs/mcp-go/server.SSEServer).ServeHTTP", On: "arg0", Chain: ChainNext},

	{Symbol: "github.com/modelcontextprotocol/go-sdk/auth.TokenInfoFromContext", Pure: true, Evidence: lacks(KindIdentity, "result0", "nil")},
	{Symbol: "(github.com/modelcontextprotocol/go-sdk/mcp.RequestExtra).TokenInfo", Evidence: lacks(KindIdentity, "value", "nil")},
}
