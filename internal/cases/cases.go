// Package cases runs the test cases of a rule: the packages below
// analyzer/testdata/src/<rule>. Comments "// want" say what is reported, the
// files *.golden what the fixes make of the source. The fixed packages are
// analysed again: they compile, and what was fixed is not reported any more.
//
//	go test ./analyzer/<rule> -args -update
//
// writes the golden files anew; read what has changed.
package cases

import (
	"bytes"
	"cmp"
	"flag"
	"go/format"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/analysis/analysistest"
	"golang.org/x/tools/go/analysis/checker"
	"golang.org/x/tools/go/packages"
)

var update = flag.Bool("update", false, "write the golden files anew")

// Run runs the cases of the rule.
func Run(t *testing.T, rule *analysis.Analyzer) {
	dir, err := filepath.Abs("../testdata")
	if err != nil {
		t.Fatal(err)
	}
	pattern := rule.Name + "/..."
	if *update {
		write(t, analysistest.Run(silent{}, dir, rule, pattern))
	}
	results := analysistest.RunWithSuggestedFixes(t, dir, rule, pattern)
	if !t.Failed() && !testing.Short() {
		again(t, dir, rule, results)
	}
}

type silent struct{}

func (silent) Errorf(string, ...any) {}

// write makes the golden files of the packages.
func write(t *testing.T, results []*analysistest.Result) {
	for _, r := range results {
		edits := map[string][]analysis.TextEdit{}
		for _, d := range r.Diagnostics {
			for _, fix := range d.SuggestedFixes {
				for _, e := range fix.TextEdits {
					name := r.Pass.Fset.File(e.Pos).Name()
					if !slices.ContainsFunc(edits[name], func(known analysis.TextEdit) bool { return known.Pos == e.Pos && known.End == e.End }) {
						edits[name] = append(edits[name], e)
					}
				}
			}
		}
		for _, f := range r.Pass.Files {
			file := r.Pass.Fset.File(f.FileStart)
			golden := file.Name() + ".golden"
			if edits[file.Name()] == nil {
				if err := os.Remove(golden); err != nil && !os.IsNotExist(err) {
					t.Fatal(err)
				}
				continue
			}
			text, err := os.ReadFile(file.Name())
			if err != nil {
				t.Fatal(err)
			}
			slices.SortFunc(edits[file.Name()], func(a, b analysis.TextEdit) int { return cmp.Compare(b.Pos, a.Pos) })
			for _, e := range edits[file.Name()] {
				text = slices.Concat(text[:file.Offset(e.Pos)], e.NewText, text[file.Offset(e.End):])
			}
			if formatted, err := format.Source(text); err != nil {
				t.Errorf("%s: %v", golden, err)
			} else if !bytes.Equal(formatted, text) {
				t.Errorf("%s: the fixes leave it unformatted", golden)
			}
			if err := os.WriteFile(golden, text, 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
}

// again analyses the fixed packages.
func again(t *testing.T, dir string, rule *analysis.Analyzer, results []*analysistest.Result) {
	left := map[string]int{} // findings without a fix, by package
	for _, r := range results {
		for _, d := range r.Diagnostics {
			if len(d.SuggestedFixes) == 0 {
				left[r.Pass.Pkg.Path()]++
			}
		}
	}
	fixed := t.TempDir()
	src := filepath.Join(dir, "src", rule.Name)
	err := filepath.WalkDir(src, func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || !strings.HasSuffix(name, ".go") {
			return err
		}
		text, err := os.ReadFile(name + ".golden")
		if os.IsNotExist(err) {
			text, err = os.ReadFile(name)
		}
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(dir, name)
		if err != nil {
			return err
		}
		to := filepath.Join(fixed, rel)
		if err := os.MkdirAll(filepath.Dir(to), 0o755); err != nil {
			return err
		}
		return os.WriteFile(to, text, 0o644)
	})
	if err != nil {
		t.Fatal(err)
	}
	pkgs, err := packages.Load(&packages.Config{
		Mode: packages.LoadAllSyntax,
		Dir:  fixed,
		Env:  append(os.Environ(), "GOPATH="+fixed+string(os.PathListSeparator)+dir, "GO111MODULE=off", "GOPROXY=off", "GOWORK=off"),
	}, rule.Name+"/...")
	if err != nil {
		t.Fatal(err)
	}
	graph, err := checker.Analyze([]*analysis.Analyzer{rule}, pkgs, nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, act := range graph.Roots {
		for _, e := range act.Package.Errors {
			t.Errorf("after the fixes: %v", e)
		}
		if act.Err != nil {
			t.Errorf("after the fixes: %s: %v", act.Package.PkgPath, act.Err)
		}
		if want := left[act.Package.PkgPath]; len(act.Diagnostics) != want {
			t.Errorf("after the fixes: %s has %d findings, want %d", act.Package.PkgPath, len(act.Diagnostics), want)
			for _, d := range act.Diagnostics {
				t.Logf("%v: %s", act.Package.Fset.Position(d.Pos), d.Message)
			}
		}
	}
}
