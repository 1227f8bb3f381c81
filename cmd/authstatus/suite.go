package main

import (
	"sync"

	"github.com/authstatus/authstatus/analyzer"
	"github.com/authstatus/authstatus/internal/framework"
	"github.com/authstatus/authstatus/internal/interest"
	"github.com/authstatus/authstatus/internal/models"
)

// suite returns the rules of the suite.
func suite() []rule {
	var rules []rule
	for _, r := range analyzer.Suite() {
		rules = append(rules, rule{Analyzer: r.Analyzer, severity: r.Severity})
	}
	return rules
}

// described tells what the table knows of a package; see [interest.Base]. What
// the user's rows say of a package is not all there is to know of it.
func described(importPath string) interest.Known {
	known := answering()[importPath]
	known.Described = framework.Builtin().Describes(importPath)
	return known
}

// answering are, by package, the names that a package which answers through it
// must use. The flags have been read when they are asked for.
var answering = sync.OnceValue(func() map[string]interest.Known {
	names := map[string]interest.Known{
		// Who builds an error for others to answer with needs no responder.
		"net/http": {Values: []string{"StatusUnauthorized", "StatusForbidden", "StatusProxyAuthRequired"}},
	}
	add := func(row *framework.Row) bool {
		sym, err := framework.ParseSymbol(row.Symbol)
		if err != nil || sym.Type != "" { // a method, or a pattern of types
			return true
		}
		known := names[sym.Package]
		switch {
		case row.Responder != nil:
			known.Types = append(known.Types, sym.Name)
		case row.Sink != nil || row.Carrier != nil && row.Carrier.Wraps != "all":
			known.Values = append(known.Values, sym.Name)
		default:
			return true
		}
		names[sym.Package] = known
		return true
	}
	framework.Builtin().All()(add)
	models.User.Rows(add)
	return names
})
