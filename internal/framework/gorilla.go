package framework

// gorilla holds the rows of the Gorilla toolkit, of github.com/coder/websocket
// and, as gorilla/mux hands on plain net/http handlers, little else. Checked
// against mux v1.8.1, csrf v1.7.3, websocket v1.5.3, coder/websocket v1.8.15.
//
// Observed: Upgrade and Accept have answered already when they return an error
// (403 for the origin), and the connection is no HTTP answer when they do not:
// what is written afterwards is lost.
var gorilla = []Row{
	{Symbol: "(github.com/gorilla/mux.Router).ServeHTTP", On: "arg0", Chain: ChainNext},
	{Symbol: "(github.com/gorilla/mux.Router).Use", Chain: ChainUse},
	{Symbol: "(github.com/gorilla/mux.Router).PathPrefix", Chain: ChainGroup},
	{Symbol: "(github.com/gorilla/mux.Route).Subrouter", Chain: ChainGroup},
	{Symbol: "(github.com/gorilla/mux.Router).Handle", Chain: ChainRoute},
	{Symbol: "(github.com/gorilla/mux.Router).HandleFunc", Chain: ChainRoute},
	{Symbol: "github.com/gorilla/mux.Vars", Pure: true},
	{Symbol: "github.com/gorilla/csrf.Protect", Middleware: &Middleware{Status: 403, Challenge: "never"}},
	{Symbol: "(github.com/gorilla/websocket.Upgrader).Upgrade", On: "arg0", Answer: &Answer{Status: "101"}},
	{Symbol: "github.com/gorilla/websocket.Upgrade", On: "arg0", Answer: &Answer{Status: "101"}},
	{Symbol: "github.com/coder/websocket.Accept", On: "arg0", Answer: &Answer{Status: "101"}},
}
