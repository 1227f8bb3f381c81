// Package responses is the model of answers: for every function of a package
// that touches a responder, which statuses may go out, through which
// responder, with which challenge, on which feasible paths. Functions are
// summarised from the inside out; summaries travel between packages as facts.
//
// The package knows what happens, not what is wrong with it: that is asked by
// the rules.
package responses

import (
	"go/ast"
	"go/constant"
	"go/types"
	"net/textproto"
	"reflect"
	"slices"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/ssa"

	"github.com/authstatus/authstatus/internal/framework"
	"github.com/authstatus/authstatus/internal/models"
	"github.com/authstatus/authstatus/internal/ssabuild"
)

// Analyzer finds the answers of a package. Its result is *[Answers].
var Analyzer = &analysis.Analyzer{
	Name:       "responses",
	Doc:        "find the statuses that a package answers, and what goes with them",
	Run:        run,
	ResultType: reflect.TypeFor[*Answers](),
	FactTypes:  []analysis.Fact{new(Summary), new(Analysed)},
}

var settings struct {
	tests, generated bool
}

func init() {
	Analyzer.Flags.BoolVar(&settings.tests, "tests", false, "report in test files too")
	Analyzer.Flags.BoolVar(&settings.generated, "generated", false, "report in generated files too")
}

func run(pass *analysis.Pass) (any, error) {
	table, err := models.User.For(pass.Module, pass.Pkg)
	if err != nil {
		return nil, err
	}
	if !reaches(pass.Pkg, table) {
		return &Answers{Table: table, Mute: true}, nil
	}
	t := &toucher{pass: pass, table: table, types: map[types.Type]bool{}}
	program := ssabuild.Build(pass, t.touches, t.concerns)
	if program == nil {
		pass.ExportPackageFact(new(Analysed))
		return &Answers{Table: table}, nil
	}
	e := newEngine(pass, table, program)
	for _, fn := range program.Funcs {
		if program.Concerned[fn] || exportsSentinels(fn) {
			e.walk(fn)
		}
	}
	answers := e.judge()
	e.exportFacts()
	return answers, nil
}

// reaches reports whether pkg is, or needs, something to answer through.
func reaches(pkg *types.Package, table *framework.Table) bool {
	seen := map[*types.Package]bool{}
	var visit func(*types.Package) bool
	visit = func(p *types.Package) bool {
		if seen[p] {
			return false
		}
		seen[p] = true
		return table.Answering(p.Path()) || slices.ContainsFunc(p.Imports(), visit)
	}
	return visit(pkg)
}

// A toucher tells which expressions make a function worth reading.
type toucher struct {
	pass  *analysis.Pass
	table *framework.Table
	types map[types.Type]bool
}

// touches tells what x has to do with answers: a responder, a denial, or the
// name of something that is known to deal with them.
func (t *toucher) touches(x ast.Expr) ssabuild.Touch {
	info := t.pass.TypesInfo
	switch x := x.(type) {
	case *ast.BasicLit, *ast.SelectorExpr:
		tv := info.Types[x]
		if _, denies := denialStatus(tv.Value); denies || isChallengeName(tv.Value) {
			return ssabuild.Status
		}
		if tv.Type != nil && tv.Value == nil && t.answers(tv.Type) {
			return ssabuild.Responder
		}
	case *ast.Ident:
		obj := info.Uses[x]
		if obj == nil {
			obj = info.Defs[x]
		}
		switch obj := obj.(type) {
		case *types.Var:
			return t.touchesVar(obj)
		case *types.Const:
			if _, denies := denialStatus(obj.Val()); denies {
				return ssabuild.Status
			}
		case *types.Func:
			return t.touchesFunc(obj)
		}
	}
	return 0
}

func (t *toucher) touchesVar(v *types.Var) ssabuild.Touch {
	if v.Pkg() == t.pass.Pkg && v.Parent() == v.Pkg().Scope() && types.Identical(v.Type(), errorType) {
		return ssabuild.Sentinel
	}
	if row := t.table.Object(v); row != nil && row.Carrier != nil {
		return ssabuild.Status
	}
	row := t.table.Type(v.Type())
	param := v.Kind() == types.ParamVar || v.Kind() == types.RecvVar
	if t.answers(v.Type()) || param && row != nil && row.HeaderMap {
		return ssabuild.Responder
	}
	return 0
}

func (t *toucher) touchesFunc(fn *types.Func) ssabuild.Touch {
	if fn.Pkg() == nil {
		return 0
	}
	if fn.Pkg() == t.pass.Pkg {
		switch fn.Name() {
		case "Header", "WriteHeader":
			if fn.Signature().Recv() != nil {
				return ssabuild.Responder // of a wrapper
			}
		}
		return 0
	}
	if row := t.table.Object(fn); row != nil && (row.Carrier != nil || row.Middleware != nil) {
		return ssabuild.Status
	}
	if t.pass.ImportObjectFact(fn.Origin(), new(Summary)) {
		return ssabuild.Status | ssabuild.Responder
	}
	return 0
}

// isChallengeName reports whether c names a challenge field.
func isChallengeName(c constant.Value) bool {
	if c == nil || c.Kind() != constant.String || len(constant.StringVal(c)) > len(fieldProxy) {
		return false
	}
	_, ok := challengeField(textproto.CanonicalMIMEHeaderKey(constant.StringVal(c)))
	return ok
}

// concerns reports whether callers of fn must be read too: they hand it what it
// answers through, or get a status or an error from it.
func (t *toucher) concerns(fn *types.Func, touch ssabuild.Touch) bool {
	sig := fn.Signature()
	if recv := sig.Recv(); recv != nil && t.holds(recv.Type()) {
		return true
	}
	for v := range sig.Params().Variables() {
		if t.holds(v.Type()) {
			return true
		}
	}
	for v := range sig.Results().Variables() {
		if touch&ssabuild.Status == 0 {
			return false
		}
		if isInteger(v.Type()) || types.Implements(v.Type(), errorType.Underlying().(*types.Interface)) || t.answers(v.Type()) {
			return true
		}
	}
	return false
}

// holds reports whether something can be answered through values of typ.
func (t *toucher) holds(typ types.Type) bool {
	e := &engine{table: t.table}
	row := t.table.Type(typ)
	return row != nil && row.HeaderMap || e.holdsResponder(typ, 2)
}

// answers reports whether values of typ are responders.
func (t *toucher) answers(typ types.Type) bool {
	known, ok := t.types[typ]
	if !ok {
		row := t.table.Type(typ)
		known = row != nil && row.Responder != nil
		t.types[typ] = known
	}
	return known
}

// exportsSentinels reports whether callers in other packages may ask which of
// the package's errors fn returns.
func exportsSentinels(fn *ssa.Function) bool {
	if obj := fn.Object(); obj == nil || !obj.Exported() || !small(fn) {
		return false
	}
	results := fn.Signature.Results()
	return results.Len() > 0 && types.Identical(results.At(results.Len()-1).Type(), errorType)
}
