package doors

import (
	"os"
	"path/filepath"
	"slices"
	"testing"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/analysis/analysistest"

	"github.com/authstatus/authstatus/analyzer"
)

// Bazel's nogo gives analyzers less than others do: it leaves out functions and
// fields of the pass. The cases of the rules come out as ever.
func TestNogo(t *testing.T) {
	if testing.Short() {
		t.Skip("runs all cases")
	}
	var restricted []*analysis.Analyzer
	var restrict func(a *analysis.Analyzer)
	restrict = func(a *analysis.Analyzer) {
		if slices.Contains(restricted, a) {
			return
		}
		restricted = append(restricted, a)
		run := a.Run
		t.Cleanup(func() { a.Run = run })
		a.Run = func(pass *analysis.Pass) (any, error) {
			p := *pass
			p.ReadFile, p.Module, p.OtherFiles, p.IgnoredFiles, p.TypeErrors = nil, nil, nil, nil, nil
			return run(&p)
		}
		for _, req := range a.Requires {
			restrict(req)
		}
	}
	for _, rule := range analyzer.Suite() {
		restrict(rule.Analyzer)
	}
	dir := filepath.Join(Root(t), "analyzer", "testdata")
	for _, rule := range analyzer.Suite() {
		t.Run(rule.Name, func(t *testing.T) { analysistest.Run(t, dir, rule.Analyzer, folders(t, dir, rule.Analyzer)...) })
	}
}

// folders returns the patterns of the rule's cases but those for one of its flags,
// which have its name.
func folders(t *testing.T, dir string, rule *analysis.Analyzer) []string {
	t.Helper()
	entries, err := os.ReadDir(filepath.Join(dir, "src", rule.Name))
	if err != nil {
		t.Fatal(err)
	}
	var patterns []string
	for _, e := range entries {
		if rule.Flags.Lookup(e.Name()) == nil {
			patterns = append(patterns, rule.Name+"/"+e.Name()+"/...")
		}
	}
	return patterns
}
