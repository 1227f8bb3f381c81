package framework

// httpRouter holds the rows of github.com/julienschmidt/httprouter: plain
// net/http handlers with a third argument. Checked against v1.3.0.
var httpRouter = []Row{
	{Symbol: "(github.com/julienschmidt/httprouter.Router).ServeHTTP", On: "arg0", Chain: ChainNext},
	{Symbol: "github.com/julienschmidt/httprouter.Handle", On: "arg0", Chain: ChainNext},
	{Symbol: "(github.com/julienschmidt/httprouter.Params).ByName", Pure: true},
}
