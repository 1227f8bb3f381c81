package main

import (
	"sync"

	"github.com/authstatus/authstatus/analyzer"
	"github.com/authstatus/authstatus/internal/framework"
)

// suite returns the rules of the suite.
func suite() []rule {
	var rules []rule
	for _, r := range analyzer.Suite() {
		rules = append(rules, rule{Analyzer: r.Analyzer, severity: r.Severity})
	}
	return rules
}

// described tells what the table knows of a package; see [interest.Base].
func described(importPath string) (names []string, ok bool) {
	return responders()[importPath], framework.Builtin().Describes(importPath)
}

// responders are, by package, the names that a package which answers through it
// must use: responders, values that carry a status, and functions that answer
// with those.
var responders = sync.OnceValue(func() map[string][]string {
	names := map[string][]string{
		// Who builds an error for others to answer with needs no responder.
		"net/http": {"StatusUnauthorized", "StatusForbidden", "StatusProxyAuthRequired"},
	}
	for row := range framework.Builtin().All() {
		if row.Responder == nil && row.Carrier == nil && row.Sink == nil {
			continue
		}
		sym, err := framework.ParseSymbol(row.Symbol)
		if err == nil && sym.Type == "" { // not a method, nor a pattern of types
			names[sym.Package] = append(names[sym.Package], sym.Name)
		}
	}
	return names
})
