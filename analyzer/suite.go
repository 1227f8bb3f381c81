// Package analyzer is the suite: the rules, in the order of their reports.
package analyzer

import (
	_ "embed"

	"golang.org/x/tools/go/analysis"

	"github.com/authstatus/authstatus/analyzer/badchallenge"
	"github.com/authstatus/authstatus/analyzer/latechallenge"
	"github.com/authstatus/authstatus/analyzer/lostdenial"
	"github.com/authstatus/authstatus/analyzer/mixedstatus"
	"github.com/authstatus/authstatus/analyzer/nochallenge"
	"github.com/authstatus/authstatus/analyzer/wrongstatus"
)

// A Rule is an analyzer and what the doors need to know of it.
type Rule struct {
	*analysis.Analyzer
	// Severity is "error" where an RFC says MUST, else "warning".
	Severity string
}

// Which is the page that says when 401 is right, and when 403.
//
//go:embed 401-or-403.md
var Which string

// Suite lists the rules.
func Suite() []Rule {
	return []Rule{
		{nochallenge.Analyzer, "error"},
		{latechallenge.Analyzer, "error"},
		{badchallenge.Analyzer, "error"},
		{wrongstatus.Analyzer, "warning"},
		{mixedstatus.Analyzer, "warning"},
		{lostdenial.Analyzer, "warning"},
	}
}
