// Package run applies analyzers to one type-checked package.
//
// It is the part that both drivers share: which analyzers run, in which order,
// what a pass may see, and what becomes of a panic. Loading packages and
// printing findings are other rooms.
package run

import (
	"errors"
	"fmt"
	"go/ast"
	"go/token"
	"go/types"
	"os"
	"reflect"
	"slices"
	"time"

	"golang.org/x/tools/go/analysis"

	"github.com/authstatus/authstatus/internal/facts"
)

// A Package is what an analyzer is given to read.
type Package struct {
	Fset         *token.FileSet
	Files        []*ast.File
	OtherFiles   []string
	IgnoredFiles []string
	Types        *types.Package
	Info         *types.Info
	Sizes        types.Sizes
	Module       *analysis.Module // nil outside modules
	Facts        *facts.Set       // read and extended

	// What Analyze took, by analyzer, and what the analyzers counted.
	Times  map[string]time.Duration
	Counts map[string]int
}

// A Diagnostic is a diagnostic and the analyzer it comes from.
type Diagnostic struct {
	*analysis.Analyzer
	analysis.Diagnostic
}

// NewInfo returns an empty type information with every table analyzers read,
// with room for what code of the length of the files usually has.
func NewInfo(files []*ast.File) *types.Info {
	bytes := 0
	for _, f := range files {
		bytes += int(f.FileEnd - f.FileStart)
	}
	return &types.Info{
		Types:        make(map[ast.Expr]types.TypeAndValue, bytes/18),
		Defs:         make(map[*ast.Ident]types.Object, bytes/128),
		Uses:         make(map[*ast.Ident]types.Object, bytes/24),
		Implicits:    make(map[ast.Node]types.Object),
		Instances:    make(map[*ast.Ident]types.Instance),
		Scopes:       make(map[ast.Node]*types.Scope, bytes/144),
		Selections:   make(map[*ast.SelectorExpr]*types.Selection, bytes/144),
		FileVersions: make(map[*ast.File]string),
	}
}

// ForFacts returns the analyzers, among those given and all they require, that
// a dependency must go through: the ones that learn facts.
func ForFacts(analyzers []*analysis.Analyzer) []*analysis.Analyzer {
	var found []*analysis.Analyzer
	var visit func([]*analysis.Analyzer)
	visit = func(list []*analysis.Analyzer) {
		for _, a := range list {
			visit(a.Requires)
			if len(a.FactTypes) > 0 && !slices.Contains(found, a) {
				found = append(found, a)
			}
		}
	}
	visit(analyzers)
	return found
}

// Analyze applies the analyzers, and before them all they require, to pkg. It
// returns the diagnostics and results of the analyzers given, and an error that
// joins those of the analyzers that failed; the others are not affected.
func Analyze(pkg *Package, analyzers []*analysis.Analyzer) ([]Diagnostic, map[*analysis.Analyzer]any, error) {
	pkg.Times, pkg.Counts = make(map[string]time.Duration), make(map[string]int)
	r := runner{pkg: pkg, done: make(map[*analysis.Analyzer]*outcome)}
	var (
		found   []Diagnostic
		results = make(map[*analysis.Analyzer]any)
		errs    []error
	)
	for _, a := range analyzers {
		out := r.run(a)
		results[a] = out.result
		for _, d := range out.diagnostics {
			found = append(found, Diagnostic{a, d})
		}
		if out.err != nil {
			errs = append(errs, fmt.Errorf("%s: %w", a, out.err))
		}
	}
	return found, results, errors.Join(errs...)
}

type runner struct {
	pkg  *Package
	done map[*analysis.Analyzer]*outcome
}

// A counter is a result of an analyzer that says how much it did.
type counter interface{ Counts() map[string]int }

type outcome struct {
	result      any
	diagnostics []analysis.Diagnostic
	err         error
}

// run applies a, once, after its prerequisites.
func (r *runner) run(a *analysis.Analyzer) *outcome {
	if out, ok := r.done[a]; ok {
		return out
	}
	out := new(outcome)
	r.done[a] = out
	inputs := make(map[*analysis.Analyzer]any)
	for _, req := range a.Requires {
		in := r.run(req)
		if in.err != nil {
			out.err = fmt.Errorf("prerequisite %s: %w", req, in.err)
			return out
		}
		inputs[req] = in.result
	}
	pass := r.pass(a, inputs, out)
	start := time.Now()
	out.result, out.err = shielded(pass)
	r.pkg.Times[a.Name] += time.Since(start)
	if c, ok := out.result.(counter); ok {
		for what, n := range c.Counts() {
			r.pkg.Counts[what] += n
		}
	}
	if out.err == nil && reflect.TypeOf(out.result) != a.ResultType {
		out.err = fmt.Errorf("result is a %T, not the declared %v", out.result, a.ResultType)
	}
	if out.err != nil {
		out.diagnostics = nil // half an answer is none
	}
	return out
}

// shielded runs the pass and turns a panic into an error: one package that an
// analyzer cannot bear must not cost the findings of the others.
func shielded(pass *analysis.Pass) (result any, err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("panic on package %s: %v", pass.Pkg.Path(), p)
		}
	}()
	return pass.Analyzer.Run(pass)
}

func (r *runner) pass(a *analysis.Analyzer, inputs map[*analysis.Analyzer]any, out *outcome) *analysis.Pass {
	pkg := r.pkg
	module := pkg.Module
	if module == nil {
		module = new(analysis.Module)
	}
	return &analysis.Pass{
		Analyzer:     a,
		Fset:         pkg.Fset,
		Files:        pkg.Files,
		OtherFiles:   pkg.OtherFiles,
		IgnoredFiles: pkg.IgnoredFiles,
		Pkg:          pkg.Types,
		TypesInfo:    pkg.Info,
		TypesSizes:   pkg.Sizes,
		Module:       module,
		ResultOf:     inputs,
		ReadFile:     pkg.readFile,
		Report:       func(d analysis.Diagnostic) { out.diagnostics = append(out.diagnostics, d) },

		ImportObjectFact:  pkg.Facts.ImportObject,
		ExportObjectFact:  pkg.Facts.ExportObject,
		AllObjectFacts:    func() []analysis.ObjectFact { return pkg.Facts.Objects(a) },
		ImportPackageFact: pkg.Facts.ImportPackage,
		ExportPackageFact: pkg.Facts.ExportPackage,
		AllPackageFacts:   func() []analysis.PackageFact { return pkg.Facts.Packages(a) },
	}
}

// readFile reads a file of the package, and no other.
func (pkg *Package) readFile(name string) ([]byte, error) {
	isName := func(f *ast.File) bool { return pkg.Fset.File(f.FileStart).Name() == name }
	if slices.Contains(pkg.OtherFiles, name) ||
		slices.Contains(pkg.IgnoredFiles, name) ||
		slices.ContainsFunc(pkg.Files, isName) {
		return os.ReadFile(name)
	}
	return nil, fmt.Errorf("%s is no file of package %s", name, pkg.Types.Path())
}
