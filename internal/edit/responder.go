package edit

import (
	"go/ast"
	"go/token"
	"go/types"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/authstatus/authstatus/internal/framework"
)

// Responders finds what code can answer through, and how it puts a header on.
type Responders struct {
	pass       *analysis.Pass
	table      *framework.Table
	interfaces []knownInterface
}

// A knownInterface is an interface of the table, whose row also speaks of the
// types that implement it.
type knownInterface struct {
	typ *types.Interface
	row *framework.Responder
}

// NewResponders prepares for the package of pass.
func NewResponders(pass *analysis.Pass, table *framework.Table) *Responders {
	r := &Responders{pass: pass, table: table}
	imports := map[string]*types.Package{}
	var visit func(*types.Package)
	visit = func(p *types.Package) {
		if imports[p.Path()] == nil {
			imports[p.Path()] = p
			for _, q := range p.Imports() {
				visit(q)
			}
		}
	}
	visit(pass.Pkg)
	for row := range table.All() {
		if row.Responder == nil || row.Responder.Set == "" {
			continue
		}
		sym, err := framework.ParseSymbol(row.Symbol)
		if err != nil || imports[sym.Package] == nil {
			continue
		}
		if obj := imports[sym.Package].Scope().Lookup(sym.Name); obj != nil {
			if iface, ok := obj.Type().Underlying().(*types.Interface); ok {
				r.interfaces = append(r.interfaces, knownInterface{iface, row.Responder})
			}
		}
	}
	return r
}

// A Responder is an expression that is answered through.
type Responder struct {
	Expr string
	set  string
}

// Set is the statement that puts a challenge field on the answer.
func (r *Responder) Set(field, literal string) string {
	set := strings.ReplaceAll(r.set, `"WWW-Authenticate"`, `"`+field+`"`)
	return strings.NewReplacer("$", r.Expr, "%", literal).Replace(set)
}

// Of is what call answers through: its only receiver or argument that
// something can be answered through. Names in it are to be declared before the
// position. nil where that is not to be told.
func (r *Responders) Of(call *ast.CallExpr, before token.Pos) *Responder {
	var found *Responder
	for _, x := range r.operands(call) {
		switch got := r.expr(x, before); {
		case got == nil:
		case found != nil && found.Expr != got.Expr:
			return nil // two answers
		default:
			found = got
		}
	}
	return found
}

// operands are the parts of the call that its row answers through; all of them
// where no row speaks of it.
func (r *Responders) operands(call *ast.CallExpr) []ast.Expr {
	var recv ast.Expr
	if sel, ok := ast.Unparen(call.Fun).(*ast.SelectorExpr); ok {
		if s := r.pass.TypesInfo.Selections[sel]; s != nil && s.Kind() == types.MethodVal {
			recv = sel.X
		}
	}
	if row := r.table.Call(r.pass.TypesInfo, call); row != nil {
		place := row.On.Place()
		switch {
		case place.Field != "":
		case place.Kind == framework.Receiver && recv != nil:
			return []ast.Expr{recv}
		case place.Kind == framework.Argument && place.Index < len(call.Args):
			return []ast.Expr{call.Args[place.Index]}
		}
		return nil
	}
	if recv != nil {
		return append([]ast.Expr{recv}, call.Args...)
	}
	return call.Args
}

// expr is the responder that x is, is a view of, or holds in a field.
func (r *Responders) expr(x ast.Expr, before token.Pos) *Responder {
	x = ast.Unparen(x)
	for {
		call, ok := x.(*ast.CallExpr)
		if !ok {
			break
		}
		row := r.table.Call(r.pass.TypesInfo, call)
		if row == nil || row.View != framework.ViewResponder {
			return nil // may do more than to look
		}
		operands := r.operands(call)
		if len(operands) != 1 {
			return nil
		}
		x = ast.Unparen(operands[0])
	}
	if u, ok := x.(*ast.UnaryExpr); ok && u.Op == token.AND {
		x = ast.Unparen(u.X) // &w: methods are called on w
	}
	if !r.Stable(x, before) {
		return nil
	}
	typ := r.pass.TypesInfo.TypeOf(x)
	text := types.ExprString(x)
	if _, ok := x.(*ast.StarExpr); ok {
		text = "(" + text + ")"
	}
	if set := r.set(typ); set != "" {
		return &Responder{text, set}
	}
	return r.field(typ, text)
}

// Stable reports whether x may be written down before the position, and means
// the same there.
func (r *Responders) Stable(x ast.Expr, before token.Pos) bool {
	switch x := ast.Unparen(x).(type) {
	case *ast.Ident:
		obj := r.pass.TypesInfo.Uses[x]
		v, ok := obj.(*types.Var)
		return ok && x.Name != "_" && (v.Parent() == r.pass.Pkg.Scope() || v.Pos() < before)
	case *ast.SelectorExpr:
		if id, ok := x.X.(*ast.Ident); ok {
			if _, ok := r.pass.TypesInfo.Uses[id].(*types.PkgName); ok {
				return true
			}
		}
		return r.Stable(x.X, before)
	case *ast.StarExpr:
		return r.Stable(x.X, before)
	}
	return false
}

// set is how a value of typ gets a header; "" where it is no responder.
func (r *Responders) set(typ types.Type) string {
	if typ == nil {
		return ""
	}
	if row := r.table.Type(typ); row != nil {
		if row.Responder != nil {
			return row.Responder.Set
		}
		return ""
	}
	for _, iface := range r.interfaces {
		if types.Implements(typ, iface.typ) || !types.IsInterface(typ) && types.Implements(types.NewPointer(typ), iface.typ) {
			return iface.row.Set
		}
	}
	return ""
}

// field is the only field of a struct of the program that is a responder.
func (r *Responders) field(typ types.Type, text string) *Responder {
	if typ == nil {
		return nil
	}
	if ptr, ok := typ.Underlying().(*types.Pointer); ok {
		typ = ptr.Elem()
	}
	st, ok := typ.Underlying().(*types.Struct)
	if !ok || r.table.Type(typ) != nil {
		return nil
	}
	var found *Responder
	for f := range st.Fields() {
		if set := r.set(f.Type()); set != "" {
			if found != nil || !f.Exported() && f.Pkg() != r.pass.Pkg {
				return nil
			}
			found = &Responder{text + "." + f.Name(), set}
		}
	}
	return found
}

// Param is the only responder among the parameters of the function at the end
// of path that stmt is in.
func (r *Responders) Param(path []ast.Node, stmt ast.Stmt) *Responder {
	for _, n := range path {
		var typ *ast.FuncType
		switch n := n.(type) {
		case *ast.FuncDecl:
			typ = n.Type
		case *ast.FuncLit:
			typ = n.Type
		default:
			continue
		}
		var found *Responder
		for _, f := range typ.Params.List {
			set := r.set(r.pass.TypesInfo.TypeOf(f.Type))
			if set == "" {
				continue
			}
			if found != nil || len(f.Names) != 1 || !r.Means(f.Names[0].Name, stmt.Pos(), r.pass.TypesInfo.Defs[f.Names[0]]) {
				return nil
			}
			found = &Responder{f.Names[0].Name, set}
		}
		return found
	}
	return nil
}

// Means reports whether the name stands for obj at the position.
func (r *Responders) Means(name string, pos token.Pos, obj types.Object) bool {
	scope := r.pass.Pkg.Scope().Innermost(pos)
	if scope == nil || obj == nil {
		return false
	}
	_, found := scope.LookupParent(name, pos)
	return found == obj
}

// Import is the name under which the file that holds pos knows the package
// there; "" where it does not.
func (r *Responders) Import(pos token.Pos, path string) string {
	scope := r.pass.Pkg.Scope().Innermost(pos)
	for s := scope; s != nil; s = s.Parent() {
		for _, name := range s.Names() {
			if p, ok := s.Lookup(name).(*types.PkgName); ok && p.Imported().Path() == path && name != "." {
				if _, found := scope.LookupParent(name, pos); found == p {
					return name
				}
			}
		}
	}
	return ""
}
