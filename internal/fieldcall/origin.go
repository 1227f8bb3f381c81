package fieldcall

import (
	"go/ast"
	"go/types"

	"golang.org/x/tools/go/types/typeutil"

	"github.com/authstatus/authstatus/internal/framework"
)

// An origin says whose header a value is.
type origin uint8

const (
	unknown  origin = iota // a request's, or one that is not in sight
	answer                 // an answer's
	detached               // one that was just made
)

// httptest has what tests of handlers are made with.
const httptest = "net/http/httptest"

// deep bounds the chain of variables and helpers that is followed.
const deep = 5

// Root is the variable through which x reaches an answer, nil if it is none.
func (p *Package) Root(x ast.Expr) types.Object {
	from, root := p.origin(x, 0)
	if from != answer {
		return nil
	}
	return root
}

// origin tells what x, a responder or a header map, belongs to, and the
// variable that it is reached through.
func (p *Package) origin(x ast.Expr, depth int) (origin, types.Object) {
	if x == nil || depth > deep {
		return unknown, nil
	}
	x = ast.Unparen(x)
	from := unknown
	if p.Responder(p.Info.TypeOf(x)) {
		from = answer
	}
	switch x := x.(type) {
	case *ast.Ident:
		return p.named(x, from, depth)
	case *ast.SelectorExpr:
		_, root := p.origin(x.X, depth+1)
		if row := p.Table.Member(p.Info.TypeOf(x.X), x.Sel.Name); row != nil && row.View != "" && row.View != framework.ViewBody {
			from = answer
		}
		if root == nil && from == answer {
			root = p.Info.Uses[x.Sel]
		}
		return from, root
	case *ast.CallExpr:
		return p.made(x, from, depth)
	case *ast.CompositeLit:
		if from == unknown && p.headerMap(x) {
			return detached, nil
		}
	case *ast.UnaryExpr:
		_, root := p.origin(x.X, depth+1)
		return from, root
	case *ast.StarExpr:
		_, root := p.origin(x.X, depth+1)
		return from, root
	}
	return from, nil
}

// named is the origin of a variable.
func (p *Package) named(id *ast.Ident, from origin, depth int) (origin, types.Object) {
	v, ok := p.Info.Uses[id].(*types.Var)
	if !ok {
		return from, nil
	}
	value, _ := p.Defs().Value(v)
	switch {
	case from == answer:
		// A view of another responder is that one.
		if value != nil {
			if of, root := p.origin(value, depth+1); of == answer && root != nil {
				return answer, root
			}
		}
		return answer, v
	case value != nil:
		return p.origin(value, depth+1)
	}
	return p.given(v, depth), v
}

// given is the origin of a parameter: what all calls in sight give.
func (p *Package) given(v *types.Var, depth int) origin {
	param, ok := p.Defs().Param(v)
	if !ok || !isHeaderMap(p.Table, v.Type()) {
		return unknown
	}
	all := unknown
	for _, call := range p.Defs().Calls(param.Func) {
		from, _ := p.origin(Arg(p.Info, call, param.Func, param.Index), depth+1)
		switch {
		case from == unknown:
			return unknown
		case all != answer:
			all = from
		}
	}
	return all
}

// made is the origin of what a call returns.
func (p *Package) made(call *ast.CallExpr, from origin, depth int) (origin, types.Object) {
	if b, ok := typeutil.Callee(p.Info, call).(*types.Builtin); ok {
		if b.Name() == "make" && p.headerMap(call) {
			return detached, nil
		}
		return from, nil
	}
	if len(call.Args) == 1 && p.Info.Types[call.Fun].IsType() {
		return p.origin(call.Args[0], depth+1)
	}
	fn, recv, row := p.Callee(call)
	if fn == nil {
		return from, nil
	}
	var on ast.Expr
	if row != nil && row.View != "" && row.View != framework.ViewBody {
		on = p.Operand(call, recv, row.On)
	}
	if on == nil && recv != nil && fn.Name() == "Header" && p.Responder(p.Info.TypeOf(recv)) {
		on = recv // a type that has the method of net/http's interface
	}
	if on == nil {
		return from, nil
	}
	if p.recorder(p.Info.TypeOf(on)) {
		return unknown, nil
	}
	_, root := p.origin(on, depth+1)
	return answer, root
}

// Responder reports whether values of typ are answered through: the table
// says so, or they are responders of net/http.
func (p *Package) Responder(typ types.Type) bool {
	if typ == nil {
		return false
	}
	if row := p.Table.Type(typ); row != nil && (row.Responder != nil || row.HeaderMap && !isMap(typ)) {
		return true
	}
	if framework.NamedOf(typ) == nil || p.recorder(typ) {
		return false
	}
	w := p.responseWriter()
	return w != nil && (types.Implements(typ, w) || types.Implements(types.NewPointer(typ), w))
}

// recorder reports whether typ belongs to the tests of handlers.
func (p *Package) recorder(typ types.Type) bool {
	name := framework.NamedOf(typ)
	return name != nil && name.Pkg() != nil && name.Pkg().Path() == httptest
}

// responseWriter is net/http's interface, nil where nothing imports it.
func (p *Package) responseWriter() *types.Interface {
	if !p.searched {
		p.searched = true
		if pkg := imported(p.Pkg, "net/http", map[*types.Package]bool{}); pkg != nil {
			if obj := pkg.Scope().Lookup("ResponseWriter"); obj != nil {
				p.writer, _ = obj.Type().Underlying().(*types.Interface)
			}
		}
	}
	return p.writer
}

func imported(pkg *types.Package, path string, seen map[*types.Package]bool) *types.Package {
	if pkg.Path() == path {
		return pkg
	}
	seen[pkg] = true
	for _, next := range pkg.Imports() {
		if seen[next] {
			continue
		}
		if found := imported(next, path, seen); found != nil {
			return found
		}
	}
	return nil
}

func (p *Package) headerMap(x ast.Expr) bool { return isHeaderMap(p.Table, p.Info.TypeOf(x)) }

func isHeaderMap(t *framework.Table, typ types.Type) bool {
	row := t.Type(typ)
	return row != nil && row.HeaderMap
}

func isMap(typ types.Type) bool {
	_, ok := typ.Underlying().(*types.Map)
	return ok
}
