package framework

import "slices"

// negroni holds the rows of github.com/urfave/negroni. Checked against v1.0.0
// and v3.1.2.
//
// Observed: its ResponseWriter commits like net/http's. Handlers added with
// UseHandler, UseHandlerFunc or Wrap stop nothing: next is always called.
var negroni = slices.Concat(
	negroniRows("github.com/urfave/negroni"),
	negroniRows("github.com/urfave/negroni/v3"),
)

func negroniRows(pkg string) []Row {
	return []Row{
		{Symbol: pkg + ".ResponseWriter", Responder: &Responder{Set: `$.Header().Set("WWW-Authenticate", %)`}},
		{Symbol: "(" + pkg + ".Handler).ServeHTTP", On: "arg0", Chain: ChainNext},
		{Symbol: "(" + pkg + ".HandlerFunc).ServeHTTP", On: "arg0", Chain: ChainNext},
		{Symbol: "(" + pkg + ".Negroni).ServeHTTP", On: "arg0", Chain: ChainNext},
		{Symbol: "(" + pkg + ".Negroni).Use", Chain: ChainUse},
		{Symbol: "(" + pkg + ".Negroni).UseFunc", Chain: ChainUse},
		{Symbol: "(" + pkg + ".Negroni).UseHandler", Chain: ChainBeside},
		{Symbol: "(" + pkg + ".Negroni).UseHandlerFunc", Chain: ChainBeside},
		{Symbol: pkg + ".Wrap", Chain: ChainBeside},
		{Symbol: pkg + ".WrapFunc", Chain: ChainBeside},
		{Symbol: pkg + ".NewResponseWriter", On: "arg0", View: ViewResponder},
		{Symbol: "(" + pkg + ".ResponseWriter).Before", On: "recv", Unclear: true},
		{Symbol: "(" + pkg + ".ResponseWriter).Written", Pure: true},
	}
}
