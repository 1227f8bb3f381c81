package differential

import (
	"maps"
	"path/filepath"
	"slices"
	"testing"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/analysis/checker"
	"golang.org/x/tools/go/packages"

	"github.com/authstatus/authstatus/internal/generate"
)

// A finding is a diagnostic in a generated file.
type finding struct {
	rule    string
	file    string // inside the module
	line    int
	message string
	fix     []edit // of its first suggested fix
}

type edit struct {
	start, end int // offsets in the file
	text       string
}

func suiteHas(rule string) bool {
	return slices.ContainsFunc(analyzers(), func(a *analysis.Analyzer) bool { return a.Name == rule })
}

// lint runs the suite over the program's handlers.
func lint(t *testing.T, dir string, p *generate.Program) []finding {
	t.Helper()
	dirs := map[string]bool{}
	for _, h := range p.Handlers {
		for _, f := range h.Files {
			dirs["./"+filepath.ToSlash(filepath.Dir(f))] = true
		}
	}
	cfg := &packages.Config{Dir: dir, Env: environment(), Mode: packages.LoadAllSyntax | packages.NeedModule}
	pkgs, err := packages.Load(cfg, slices.Sorted(maps.Keys(dirs))...)
	if err != nil {
		t.Fatal(err)
	}
	if packages.PrintErrors(pkgs) > 0 {
		t.Fatal("the program does not load")
	}
	rules := analyzers()
	if len(rules) == 0 {
		return nil
	}
	graph, err := checker.Analyze(rules, pkgs, nil)
	if err != nil {
		t.Fatal(err)
	}
	var all []finding
	for _, act := range graph.Roots {
		if act.Err != nil {
			t.Errorf("%s: %v", act, act.Err)
		}
		for _, d := range act.Diagnostics {
			fset := act.Package.Fset
			at := fset.Position(d.Pos)
			name, err := filepath.Rel(dir, at.Filename)
			if err != nil {
				t.Fatal(err)
			}
			f := finding{rule: act.Analyzer.Name, file: filepath.ToSlash(name), line: at.Line, message: d.Message}
			if len(d.SuggestedFixes) > 0 {
				for _, e := range d.SuggestedFixes[0].TextEdits {
					start := fset.Position(e.Pos)
					if start.Filename != at.Filename {
						t.Errorf("%s: a fix in another file: %s", at, start)
					}
					end := start.Offset
					if e.End.IsValid() {
						end = fset.Position(e.End).Offset
					}
					f.fix = append(f.fix, edit{start.Offset, end, string(e.NewText)})
				}
			}
			all = append(all, f)
		}
	}
	return all
}
