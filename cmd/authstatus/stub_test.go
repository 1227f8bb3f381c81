package main

import (
	"go/ast"
	"go/types"

	"golang.org/x/tools/go/analysis"

	"golang.org/x/tools/go/types/typeutil"

	"github.com/authstatus/authstatus/internal/interest"
)

// The stub suite looks for calls of Deny on a web.Writer. It has one of each
// thing that a driver must carry: flags of a prerequisite, facts of a
// dependency, related places, a link, a fix, and a rule that is off.

func stubs() []rule {
	return []rule{
		{Analyzer: denyAnalyzer, severity: "error"},
		{Analyzer: helperAnalyzer, severity: "warning"},
		{Analyzer: panicAnalyzer, severity: "error", off: true},
	}
}

func stubInterest(path string) interest.Known {
	if path == "example.com/web" {
		return interest.Known{Described: true, Types: []string{"Writer"}}
	}
	return interest.Known{Described: path == "example.com/described"}
}

var settings = struct{ tests, generated bool }{}

// callsAnalyzer finds the calls in files that are to be looked at.
var callsAnalyzer = &analysis.Analyzer{
	Name:       "calls",
	Doc:        "find calls",
	ResultType: nil,
	Run:        func(pass *analysis.Pass) (any, error) { return nil, nil },
}

func init() {
	callsAnalyzer.Flags.BoolVar(&settings.tests, "tests", false, "report in test files too")
	callsAnalyzer.Flags.BoolVar(&settings.generated, "generated", false, "report in generated files too")
}

func eachCall(pass *analysis.Pass, f func(*ast.CallExpr, *ast.SelectorExpr, *types.Func)) {
	for _, file := range pass.Files {
		// What cgo makes of a file is marked as generated too.
		cgo := pass.Fset.Position(file.Name.End()).Filename != pass.Fset.PositionFor(file.Name.End(), false).Filename
		if ast.IsGenerated(file) && !cgo && !settings.generated {
			continue
		}
		ast.Inspect(file, func(n ast.Node) bool {
			if call, ok := n.(*ast.CallExpr); ok {
				if sel, ok := call.Fun.(*ast.SelectorExpr); ok {
					if fn := typeutil.StaticCallee(pass.TypesInfo, call); fn != nil {
						f(call, sel, fn)
					} else if fn, ok := pass.TypesInfo.Uses[sel.Sel].(*types.Func); ok {
						f(call, sel, fn)
					}
				}
			}
			return true
		})
	}
}

var denyAnalyzer = &analysis.Analyzer{
	Name:     "deny",
	Doc:      "deny: report calls of Deny\n\nThey should be calls of Challenge.",
	URL:      "https://example.com/deny",
	Requires: []*analysis.Analyzer{callsAnalyzer},
	Run: func(pass *analysis.Pass) (any, error) {
		eachCall(pass, func(call *ast.CallExpr, sel *ast.SelectorExpr, fn *types.Func) {
			if fn.Name() != "Deny" || fn.Pkg().Path() != "example.com/web" {
				return
			}
			pass.Report(analysis.Diagnostic{
				Pos: call.Pos(), End: call.End(), Message: "Deny without a challenge",
				Related: []analysis.RelatedInformation{{Pos: sel.X.Pos(), End: sel.X.End(), Message: "the writer"}},
				SuggestedFixes: []analysis.SuggestedFix{{
					Message:   "call Challenge",
					TextEdits: []analysis.TextEdit{{Pos: sel.Sel.Pos(), End: sel.Sel.End(), NewText: []byte("Challenge")}},
				}},
			})
		})
		return nil, nil
	},
}

// denies is the fact about functions that call Deny.
type denies struct{}

func (*denies) AFact()         {}
func (*denies) String() string { return "denies" }

var helperAnalyzer = &analysis.Analyzer{
	Name:      "helper",
	Doc:       "helper: report calls of functions that call Deny",
	Requires:  []*analysis.Analyzer{callsAnalyzer},
	FactTypes: []analysis.Fact{new(denies)},
	Run: func(pass *analysis.Pass) (any, error) {
		eachCall(pass, func(call *ast.CallExpr, _ *ast.SelectorExpr, fn *types.Func) {
			if fn.Pkg() != pass.Pkg && pass.ImportObjectFact(fn.Origin(), new(denies)) {
				pass.Report(analysis.Diagnostic{Pos: call.Pos(), End: call.End(), Message: fn.Name() + " denies"})
			}
		})
		for _, file := range pass.Files {
			for _, decl := range file.Decls {
				decl, ok := decl.(*ast.FuncDecl)
				if !ok {
					continue
				}
				ast.Inspect(decl, func(n ast.Node) bool {
					if sel, ok := n.(*ast.SelectorExpr); ok && sel.Sel.Name == "Deny" {
						pass.ExportObjectFact(pass.TypesInfo.Defs[decl.Name], new(denies))
					}
					return true
				})
			}
		}
		return nil, nil
	},
}

var panicAnalyzer = &analysis.Analyzer{
	Name:     "panics",
	Doc:      "panics: panic",
	Requires: []*analysis.Analyzer{callsAnalyzer},
	Run:      func(*analysis.Pass) (any, error) { panic("boom") },
}
