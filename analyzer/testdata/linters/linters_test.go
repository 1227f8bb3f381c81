// Package linters compares lostdenial with the two published linters for a
// missing return, on the cases of the rule.
package linters

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/go-critic/go-critic/checkers"
	"github.com/go-critic/go-critic/linter"
	"github.com/orijtech/httperroryzer"
	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/analysis/checker"
	"golang.org/x/tools/go/packages"

	"github.com/authstatus/authstatus/analyzer/lostdenial"
)

type row struct {
	folder string
	lost   int
	counts [3]count // lostdenial, httperroryzer, returnAfterHttpError
}

type count struct{ found, wrong int }

// String is the row as the rule's page has it.
func (r row) String() string {
	line := fmt.Sprintf("%-11s %4d", r.folder, r.lost)
	for i, width := range []int{12, 15, 22} {
		line += fmt.Sprintf(" %*s", width, fmt.Sprintf("%d, %d", r.counts[i].found, r.counts[i].wrong))
	}
	return line
}

const head = "cases       lost   lostdenial   httperroryzer   returnAfterHttpError\n"

var update = flag.Bool("update", false, "write the table into the rule's page")

// TestTable holds the page of lostdenial to what the linters find.
//
//	go -C analyzer/testdata/linters test . -args -update
//
// writes its table anew.
func TestTable(t *testing.T) {
	const page = "../../lostdenial/doc.go"
	text, err := os.ReadFile(page)
	if err != nil {
		t.Fatal(err)
	}
	before, rest, found := strings.Cut(string(text), "//\t"+head)
	_, after, ends := strings.Cut("\n"+rest, "\n//\n")
	if !found || !ends {
		t.Fatalf("%s has no table", page)
	}
	table := "//\t" + head
	for _, r := range compare(t) {
		if strings.Contains(r.folder, "/") && r == (row{folder: r.folder}) {
			continue // what a case calls
		}
		table += "//\t" + r.String() + "\n"
	}
	want := before + table + "//\n" + after
	switch {
	case want == string(text):
	case *update:
		if err := os.WriteFile(page, []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
	default:
		t.Errorf("%s does not have what was found: go -C analyzer/testdata/linters test . -args -update\n%s", page, table)
	}
}

var wanted = regexp.MustCompile("// want `")

// compare runs the three over the cases. A line with a want is a lost denial.
func compare(t *testing.T) []row {
	t.Setenv("GOFLAGS", "")
	dir, err := filepath.Abs("..")
	if err != nil {
		t.Fatal(err)
	}
	pkgs, err := packages.Load(&packages.Config{
		Mode: packages.LoadAllSyntax,
		Dir:  dir,
		Env:  append(os.Environ(), "GOPATH="+dir, "GO111MODULE=off", "GOPROXY=off", "GOWORK=off"),
	}, "lostdenial/...")
	if err != nil {
		t.Fatal(err)
	}
	linters := []*analysis.Analyzer{lostdenial.Analyzer, httperroryzer.Analyzer, critic(t)}
	graph, err := checker.Analyze(linters, pkgs, nil)
	if err != nil {
		t.Fatal(err)
	}
	var rows []row
	for _, pkg := range pkgs {
		folder := strings.TrimPrefix(pkg.PkgPath, "lostdenial/")
		r := row{folder: folder}
		lines := map[string]bool{}
		for _, name := range pkg.GoFiles {
			text, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			for i, line := range strings.Split(string(text), "\n") {
				if wanted.MatchString(line) {
					lines[fmt.Sprintf("%s:%d", name, i+1)] = true
					r.lost++
				}
			}
		}
		for _, act := range graph.Roots {
			if act.Package != pkg {
				continue
			}
			if act.Err != nil {
				t.Error(act.Err)
			}
			c := &r.counts[slices.Index(linters, act.Analyzer)]
			seen := map[string]bool{}
			for _, d := range act.Diagnostics {
				p := pkg.Fset.Position(d.Pos)
				at := fmt.Sprintf("%s:%d", p.Filename, p.Line)
				switch {
				case seen[at]:
				case lines[at]:
					c.found++
				default:
					c.wrong++
				}
				seen[at] = true
			}
		}
		rows = append(rows, r)
	}
	slices.SortFunc(rows, func(a, b row) int { return strings.Compare(a.folder, b.folder) })
	return rows
}

// critic is go-critic's rule as an analyzer.
func critic(t *testing.T) *analysis.Analyzer {
	if err := checkers.InitEmbeddedRules(); err != nil {
		t.Fatal(err)
	}
	all := linter.GetCheckersInfo()
	i := slices.IndexFunc(all, func(info *linter.CheckerInfo) bool { return info.Name == "returnAfterHttpError" })
	if i < 0 {
		t.Fatal("go-critic has no returnAfterHttpError")
	}
	return &analysis.Analyzer{
		Name: "returnAfterHttpError",
		Doc:  "of go-critic",
		Run: func(pass *analysis.Pass) (any, error) {
			ctx := linter.NewContext(pass.Fset, pass.TypesSizes)
			ctx.SetPackageInfo(pass.TypesInfo, pass.Pkg)
			checker, err := linter.NewChecker(ctx, all[i])
			if err != nil {
				return nil, err
			}
			for _, file := range pass.Files {
				ctx.SetFileInfo(filepath.Base(pass.Fset.Position(file.Pos()).Filename), file)
				for _, w := range checker.Check(file) {
					pass.Report(analysis.Diagnostic{Pos: w.Pos, Message: w.Text})
				}
			}
			return nil, nil
		},
	}
}
