package differential

import (
	"golang.org/x/tools/go/analysis"

	"github.com/authstatus/authstatus/analyzer"
)

// analyzers is the suite under test.
func analyzers() []*analysis.Analyzer {
	var all []*analysis.Analyzer
	for _, rule := range analyzer.Suite() {
		all = append(all, rule.Analyzer)
	}
	return all
}
