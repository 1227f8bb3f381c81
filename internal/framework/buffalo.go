package framework

import "slices"

const buffaloPkg = "github.com/gobuffalo/buffalo"

// buffalo holds the rows of github.com/gobuffalo/buffalo. Checked against
// v1.1.4.
//
// Observed: c.Render sends the header at once and stops nothing; c.Error makes
// an error that must be returned and is answered with its status, the fields
// put on before are kept.
var buffalo = slices.Concat(
	[]Row{
		{Symbol: buffaloPkg + ".Response", Responder: &Responder{Set: `$.Header().Set("WWW-Authenticate", %)`}},
		{Symbol: "(" + buffaloPkg + ".Response).WriteHeader", On: "recv", Answer: &Answer{Status: "arg0"}},
		{Symbol: "(" + buffaloPkg + ".Response).Write", On: "recv", Body: true},
		{Symbol: buffaloPkg + ".HTTPError", Carrier: &Carrier{Status: "Status"}},
		{Symbol: buffaloPkg + ".Handler", On: "arg0", Chain: ChainNext},
		{Symbol: "(" + buffaloPkg + ".Session).Get", Pure: true, Evidence: lacksNamed(KindIdentity, "result0", "nil", identityNames)},
		{Symbol: "(" + buffaloPkg + ".Cookies).Get", Pure: true, Evidence: lacks(KindCredentials, "result1", "error")},
	},
	buffaloContext(buffaloPkg+".Context"),
	buffaloContext(buffaloPkg+".DefaultContext"),
)

func buffaloContext(context string) []Row {
	return slices.Concat(
		[]Row{
			{Symbol: context, Responder: &Responder{
				Returned: []string{buffaloPkg + ".HTTPError"},
				Unwrap:   true,
				Set:      `$.Response().Header().Set("WWW-Authenticate", %)`,
			}},
			{Symbol: "(" + context + ").Response", On: "recv", View: ViewResponder},
			{Symbol: "(" + context + ").Redirect", On: "recv", Answer: &Answer{Status: "arg0", Redirect: true}},
			{Symbol: "(" + context + ").Error", Carrier: &Carrier{Status: "arg0", Type: buffaloPkg + ".HTTPError"}},
			{Symbol: "(" + context + ").Render", On: "recv", Answer: &Answer{Status: "arg0"}},
		},
		methods(context, Row{Pure: true}, "Request", "Param", "Params", "Session", "Cookies"),
		methods(context, Row{Pure: true, Evidence: lacksNamed(KindIdentity, "result0", "nil", identityNames)}, "Value"),
	)
}
