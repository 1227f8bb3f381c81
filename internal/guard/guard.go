package guard

import (
	"go/ast"
	"go/types"
	"reflect"

	"golang.org/x/tools/go/analysis"

	"github.com/authstatus/authstatus/internal/fieldcall"
	"github.com/authstatus/authstatus/internal/framework"
	"github.com/authstatus/authstatus/internal/responses"
)

// Analyzer learns what the helpers of a package say. Its result is *[Guards].
var Analyzer = &analysis.Analyzer{
	Name:       "guard",
	Doc:        "tell what conditions say about credentials, identity and permission",
	Run:        run,
	Requires:   []*analysis.Analyzer{responses.Analyzer},
	ResultType: reflect.TypeFor[*Guards](),
	FactTypes:  []analysis.Fact{new(Says)},
}

// Guards tells what branches say. It reads only what it is asked for.
type Guards struct {
	reader *reader
}

func run(pass *analysis.Pass) (any, error) {
	answers := pass.ResultOf[responses.Analyzer].(*responses.Answers)
	r := newReader(pass, answers.Table)
	if own(pass.Module, answers.Mute) {
		r.export()
	}
	return &Guards{r}, nil
}

// own reports whether the package is the user's: of no released module, and,
// where no module is known, with something to answer through.
func own(module *analysis.Module, mute bool) bool {
	if module == nil || module.Path == "" {
		return !mute
	}
	return module.Version == ""
}

// At reads why control comes to the node. conditional is false where it
// always does when the function runs.
func (g *Guards) At(node ast.Node) (reading Reading, conditional bool) {
	return g.reader.at(node)
}

// The bounds of what is read for one question.
const (
	maxDepth  = 24 // expressions within a function
	maxNested = 5  // helpers within helpers
)

// A reader reads the conditions of a declaration.
type reader struct {
	pass      *analysis.Pass
	info      *types.Info
	files     []*ast.File
	table     *framework.Table
	calls     *fieldcall.Package
	decls     map[*types.Func]*ast.FuncDecl
	known     map[ast.Node]defs
	summaries map[*types.Func]*summary
	steads    *steads

	defs   defs
	depth  int
	nested int
}

func newReader(pass *analysis.Pass, table *framework.Table) *reader {
	return &reader{
		pass: pass, info: pass.TypesInfo, files: pass.Files, table: table,
		calls:     &fieldcall.Package{Pkg: pass.Pkg, Info: pass.TypesInfo, Files: pass.Files, Table: table},
		decls:     map[*types.Func]*ast.FuncDecl{},
		known:     map[ast.Node]defs{},
		summaries: map[*types.Func]*summary{},
		steads:    new(steads),
	}
}

// in is the reader of a declaration.
func (r *reader) in(decl ast.Node) *reader {
	if _, ok := r.known[decl]; !ok {
		r.known[decl] = readDefs(r.info, decl)
	}
	inner := *r
	inner.defs = r.known[decl]
	return &inner
}

// decl is the declaration of a function of the package.
func (r *reader) decl(fn *types.Func) *ast.FuncDecl {
	if len(r.decls) == 0 {
		for _, f := range r.files {
			for _, d := range f.Decls {
				if d, ok := d.(*ast.FuncDecl); ok {
					if obj, ok := r.info.Defs[d.Name].(*types.Func); ok {
						r.decls[obj] = d
					}
				}
			}
		}
	}
	return r.decls[fn]
}

// export hands what helpers say to the packages that import this one.
func (r *reader) export() {
	for _, f := range r.files {
		for _, d := range f.Decls {
			d, ok := d.(*ast.FuncDecl)
			if !ok || d.Body == nil {
				continue
			}
			fn, ok := r.info.Defs[d.Name].(*types.Func)
			if !ok || !r.telling(fn) {
				continue
			}
			if fact := r.summary(fn).fact(); fact != nil {
				r.pass.ExportObjectFact(fn, fact)
			}
		}
	}
}

// values are the definitions in sight that x, a variable, may have.
func (r *reader) values(x ast.Expr) []definition {
	id, ok := ast.Unparen(x).(*ast.Ident)
	if !ok {
		return nil
	}
	v, ok := r.info.ObjectOf(id).(*types.Var)
	if !ok {
		return nil
	}
	found, _ := r.defs.reaching(v, id.Pos())
	out := found[:0:0]
	for _, def := range found {
		if def.value != nil {
			out = append(out, def)
		}
	}
	return out
}

// call is the call that x is, or the one that its variable was given.
func (r *reader) call(x ast.Expr) (*ast.CallExpr, bool) {
	if call, ok := ast.Unparen(x).(*ast.CallExpr); ok {
		return call, true
	}
	found := r.values(x)
	if len(found) != 1 || found[0].index > 0 {
		return nil, false
	}
	call, ok := ast.Unparen(found[0].value).(*ast.CallExpr)
	return call, ok
}

// blank reports whether x is nil, "", 0 or false.
func (r *reader) blank(x ast.Expr) bool {
	tv := r.info.Types[x]
	if tv.IsNil() {
		return true
	}
	if tv.Value == nil {
		return false
	}
	switch tv.Value.ExactString() {
	case `""`, "0":
		return true
	}
	return false
}

// object is the variable or constant that x names.
func (r *reader) object(x ast.Expr) types.Object {
	switch x := ast.Unparen(x).(type) {
	case *ast.Ident:
		return r.info.Uses[x]
	case *ast.SelectorExpr:
		return r.info.Uses[x.Sel]
	}
	return nil
}

// resultType is the type of result i of a call.
func (r *reader) resultType(call *ast.CallExpr, i int) types.Type {
	switch t := r.info.TypeOf(call).(type) {
	case *types.Tuple:
		if i < t.Len() {
			return t.At(i).Type()
		}
	case nil:
	default:
		return t
	}
	return types.Typ[types.Invalid]
}

// ignored reports whether x was found by a call whose error, or whose word that
// there is nobody, was thrown away.
func (r *reader) ignored(x ast.Expr) bool {
	found := r.values(x)
	for _, def := range found {
		for i := len(def.stack) - 1; i >= 0; i-- {
			assign, ok := def.stack[i].(*ast.AssignStmt)
			if !ok {
				continue
			}
			if id, ok := assign.Lhs[len(assign.Lhs)-1].(*ast.Ident); ok && id.Name == "_" && len(assign.Lhs) > 1 {
				return true
			}
		}
	}
	return false
}

// names reports whether x is the name of an identity: its ID field, or itself
// where that is text or a number.
func (r *reader) names(x ast.Expr) bool {
	switch x := ast.Unparen(x).(type) {
	case *ast.SelectorExpr:
		return idWords.match(x.Sel.Name) || len(x.Sel.Name) > 2 && x.Sel.Name[len(x.Sel.Name)-2:] == "ID"
	case *ast.CallExpr:
		return true
	}
	return r.plainName(x)
}

// plainName reports whether x is text that stands for an identity.
func (r *reader) plainName(x ast.Expr) bool {
	typ := r.info.TypeOf(x)
	_, isIdent := ast.Unparen(x).(*ast.Ident)
	return isIdent && (isString(typ) || isInteger(typ))
}
