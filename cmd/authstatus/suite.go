package main

import (
	"sync"

	"github.com/authstatus/authstatus/analyzer"
	"github.com/authstatus/authstatus/internal/framework"
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
func described(importPath string) (names []string, ok bool) {
	return responders()[importPath], framework.Builtin().Describes(importPath)
}

// responders are, by package, the names that a package which answers through it
// must use: responders, values that carry a status, and functions that answer
// with those. The flags have been read when they are asked for.
var responders = sync.OnceValue(func() map[string][]string {
	names := map[string][]string{
		// Who builds an error for others to answer with needs no responder.
		"net/http": {"StatusUnauthorized", "StatusForbidden", "StatusProxyAuthRequired"},
	}
	add := func(row *framework.Row) bool {
		sym, err := framework.ParseSymbol(row.Symbol)
		if err == nil && sym.Type == "" && // not a method, nor a pattern of types
			(row.Responder != nil || row.Carrier != nil || row.Sink != nil) {
			names[sym.Package] = append(names[sym.Package], sym.Name)
		}
		return true
	}
	framework.Builtin().All()(add)
	models.User.Rows(add)
	return names
})
