package robust

import (
	"bytes"
	"errors"
	"fmt"
	"go/ast"
	"go/format"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"golang.org/x/tools/go/analysis"

	"github.com/authstatus/authstatus/analyzer"
	"github.com/authstatus/authstatus/internal/apply"
	"github.com/authstatus/authstatus/internal/facts"
	"github.com/authstatus/authstatus/internal/report"
	"github.com/authstatus/authstatus/internal/run"
)

// An examiner doubles packages and analyzes the doubles.
type examiner struct {
	t         testing.TB
	fset      *token.FileSet
	importer  types.Importer
	analyzers []*analysis.Analyzer
	tally     tally
	slowest   slowest
	facts     int // bytes, of the last package
}

// ceiling is what the facts of a function may take, on an average of many: the
// go command hashes and keeps them for every package of a build.
const ceiling = 150 // bytes

// report tells what was met.
func (x *examiner) report() {
	x.t.Helper()
	x.t.Logf("slowest: %s%s", &x.slowest, x.tally)
	n := x.tally["functions"]
	if n == 0 || x.tally["fixes"] == 0 {
		x.t.Error("nothing was explored or mended")
	} else if size := x.tally["bytes of facts"] / n; size > ceiling {
		x.t.Errorf("%d bytes of facts for each of %d functions, want %d at most", size, n, ceiling)
	}
}

func newExaminer(tb testing.TB) *examiner {
	tb.Helper()
	x := &examiner{t: tb, fset: token.NewFileSet(), tally: make(tally)}
	exports := make(map[string]string)
	for line := range strings.Lines(output(tb, "", "go", "list", "-e", "-export", "-f", "{{.ImportPath}} {{.Export}}", "std", "cmd")) {
		path, file, _ := strings.Cut(strings.TrimSpace(line), " ")
		exports[path] = file
	}
	x.importer = importer.ForCompiler(x.fset, "gc", func(path string) (io.ReadCloser, error) {
		file := exports[path]
		if file == "" {
			file = exports["cmd/vendor/"+path]
		}
		if file == "" {
			return nil, fmt.Errorf("no export data of %s", path)
		}
		return os.Open(file)
	})
	for _, rule := range analyzer.Suite() {
		x.analyzers = append(x.analyzers, rule.Analyzer)
	}
	facts.Register(x.analyzers)
	return x
}

// examine doubles a package, analyzes it, mends it, and analyzes it again.
func (x *examiner) examine(id string, names []string) {
	if _, err := x.check(names); err != nil {
		x.tally["packages that do not compile"]++
		return
	}
	dir := x.t.TempDir()
	doubles := make([]string, len(names))
	for i, name := range names {
		src, err := os.ReadFile(name)
		if err != nil {
			x.t.Fatal(err)
		}
		text, n, err := double(name, src)
		if err != nil {
			x.t.Errorf("%s: %v", name, err)
			return
		}
		x.tally["copied functions"] += n
		doubles[i] = filepath.Join(dir, filepath.Base(name))
		x.write(doubles[i], text)
	}
	unit, err := x.check(doubles)
	if err != nil {
		x.tally["packages whose doubles do not compile"]++
		return
	}
	x.tally["packages"]++
	findings := x.analyze(id, unit)
	x.tally.add(unit.Counts)
	x.tally["bytes of facts"] += x.facts
	for _, f := range findings {
		x.tally["findings of "+f.Rule]++
	}
	x.mend(id, doubles, findings)
	if err := os.RemoveAll(dir); err != nil {
		x.t.Error(err)
	}
}

func (x *examiner) write(name string, text []byte) {
	if err := os.WriteFile(name, text, 0o600); err != nil {
		x.t.Fatal(err)
	}
}

// check type-checks the files as one package.
func (x *examiner) check(names []string) (*run.Package, error) {
	unit := &run.Package{Fset: x.fset, Info: run.NewInfo(nil), Sizes: types.SizesFor("gc", "amd64")}
	for _, name := range names {
		file, err := parser.ParseFile(x.fset, name, nil, parser.ParseComments|parser.SkipObjectResolution)
		if err != nil {
			return nil, err
		}
		if slices.ContainsFunc(file.Imports, func(i *ast.ImportSpec) bool { return i.Path.Value == `"C"` }) {
			return nil, errors.New("it needs cgo")
		}
		unit.Files = append(unit.Files, file)
	}
	conf := types.Config{Importer: x.importer, Sizes: unit.Sizes}
	pkg, err := conf.Check("example.com/"+unit.Files[0].Name.Name, x.fset, unit.Files, unit.Info)
	unit.Types, unit.Facts = pkg, facts.NewSet(pkg)
	return unit, err
}

// patience is how many times the limit is waited for the rest to be told.
const patience = 5

// analyze has the suite read the package, within the limit.
func (x *examiner) analyze(id string, unit *run.Package) []report.Finding {
	var (
		diags []run.Diagnostic
		err   error
		start = time.Now()
		done  = make(chan bool)
	)
	go func() {
		diags, _, err = run.Analyze(unit, x.analyzers)
		close(done)
	}()
	select {
	case <-done:
	case <-time.After(*limitFlag):
		x.t.Errorf("%s: not done within %s", id, *limitFlag)
		x.tally["packages that took too long"]++
		select {
		case <-done:
		case <-time.After(patience * *limitFlag):
			x.t.Fatalf("%s: not done at all", id)
		}
	}
	x.slowest.note(id, time.Since(start))
	if err != nil {
		x.t.Errorf("%s: %v", id, err)
		x.tally["crashes"]++
	}
	data, err := unit.Facts.Encode()
	if err != nil {
		x.t.Errorf("%s: its facts: %v", id, err)
	}
	x.facts = len(data)
	return report.Sorted(run.Findings(unit, id, diags, func(string) string { return "" }))
}

// rounds is how often fixes may make room for others.
const rounds = 5

// mend applies the fixes until there are no more, and looks at what they make
// of the files.
func (x *examiner) mend(id string, names []string, findings []report.Finding) {
	for round := 0; ; round++ {
		plan, err := apply.New(findings, apply.Files{Read: os.ReadFile, Keep: func(string) bool { return false }})
		if err != nil {
			x.broken("%s: %v", id, err)
			return
		}
		if len(plan.Changes) == 0 {
			return
		}
		if round == rounds {
			x.broken("%s: after %d rounds there is still something to mend: %+v", id, round, plan.Fixed[0])
			return
		}
		x.tally["fixes"] += len(plan.Fixed)
		for _, c := range plan.Changes {
			if clean, err := format.Source(c.New); err != nil || !bytes.Equal(clean, c.New) {
				x.broken("%s: not formatted: %v", c.File, err)
			}
			x.write(c.File, c.New)
		}
		unit, err := x.check(names)
		if err != nil {
			x.broken("%s: does not compile any more: %v", id, err)
			return
		}
		findings = x.analyze(id, unit)
	}
}

func (x *examiner) broken(format string, args ...any) {
	x.t.Errorf(format, args...)
	x.tally["broken fixes"]++
}
