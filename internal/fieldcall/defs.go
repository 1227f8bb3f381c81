package fieldcall

import (
	"go/ast"
	"go/token"
	"go/types"

	"golang.org/x/tools/go/types/typeutil"
)

// Defs says where the variables and functions of a package get what they are.
type Defs struct {
	pkg    *types.Package
	info   *types.Info
	vars   map[*types.Var]*definition
	params map[*types.Var]Param
	decls  map[*types.Func]*ast.FuncDecl
	consts map[*types.Const]ast.Expr
	calls  map[*types.Func][]*ast.CallExpr
	fields map[*types.Var][]ast.Expr
}

// A definition is all that is assigned to a variable.
type definition struct {
	value    ast.Expr // the one value assigned
	several, // or there are more, or one that is not an expression
	grows, // text is appended later
	tested bool // a condition looks at more than whether it is empty
}

// A Param is the place of a parameter.
type Param struct {
	Func  *types.Func
	Index int
}

func newDefs(pkg *types.Package, info *types.Info, files []*ast.File) *Defs {
	d := &Defs{
		pkg: pkg, info: info,
		vars:   map[*types.Var]*definition{},
		params: map[*types.Var]Param{},
		decls:  map[*types.Func]*ast.FuncDecl{},
		consts: map[*types.Const]ast.Expr{},
		calls:  map[*types.Func][]*ast.CallExpr{},
		fields: map[*types.Var][]ast.Expr{},
	}
	for _, f := range files {
		ast.Inspect(f, d.read)
	}
	return d
}

func (d *Defs) read(n ast.Node) bool {
	switch n := n.(type) {
	case *ast.FuncDecl:
		fn, _ := d.info.Defs[n.Name].(*types.Func)
		if fn == nil {
			break
		}
		d.decls[fn] = n
		for i := range fn.Signature().Params().Len() {
			d.params[fn.Signature().Params().At(i)] = Param{fn, i}
		}
	case *ast.CallExpr:
		if fn, ok := typeutil.Callee(d.info, n).(*types.Func); ok && fn.Pkg() == d.pkg {
			d.calls[fn.Origin()] = append(d.calls[fn.Origin()], n)
		}
	case *ast.ValueSpec:
		d.spec(n)
	case *ast.AssignStmt:
		d.assign(n)
	case *ast.KeyValueExpr:
		if id, ok := n.Key.(*ast.Ident); ok {
			d.field(id, n.Value)
		}
	case *ast.RangeStmt:
		d.several(n.Key)
		d.several(n.Value)
	case *ast.UnaryExpr:
		if n.Op == token.AND {
			d.several(n.X)
		}
	case *ast.IfStmt:
		d.tests(n.Init)
		d.tests(n.Cond)
	case *ast.SwitchStmt:
		d.tests(n.Init)
		d.tests(n.Tag)
	case *ast.CaseClause:
		for _, x := range n.List {
			d.tests(x)
		}
	}
	return true
}

func (d *Defs) spec(n *ast.ValueSpec) {
	for i, name := range n.Names {
		switch obj := d.info.Defs[name].(type) {
		case *types.Const:
			if len(n.Values) == len(n.Names) {
				d.consts[obj] = n.Values[i]
			}
		case *types.Var:
			switch len(n.Values) {
			case 0: // assigned below, or empty
			case len(n.Names):
				d.define(obj, n.Values[i])
			default:
				d.several(name)
			}
		}
	}
}

func (d *Defs) assign(n *ast.AssignStmt) {
	for i, lhs := range n.Lhs {
		if sel, ok := ast.Unparen(lhs).(*ast.SelectorExpr); ok && len(n.Lhs) == len(n.Rhs) {
			d.field(sel.Sel, n.Rhs[i])
		}
		v := d.variable(lhs)
		switch {
		case v == nil:
		case n.Tok == token.ADD_ASSIGN, len(n.Lhs) == len(n.Rhs) && d.startsWith(n.Rhs[i], v):
			d.of(v).grows = true
		case len(n.Lhs) == len(n.Rhs) && (n.Tok == token.ASSIGN || n.Tok == token.DEFINE):
			d.define(v, n.Rhs[i])
		default:
			d.several(lhs)
		}
	}
}

// field notes a value that a field of a struct is given.
func (d *Defs) field(id *ast.Ident, value ast.Expr) {
	if v, ok := d.info.Uses[id].(*types.Var); ok && v.IsField() && v.Pkg() == d.pkg {
		d.fields[v.Origin()] = append(d.fields[v.Origin()], value)
	}
}

// startsWith reports whether x is v + more.
func (d *Defs) startsWith(x ast.Expr, v *types.Var) bool {
	sum, ok := ast.Unparen(x).(*ast.BinaryExpr)
	if !ok || sum.Op != token.ADD {
		return false
	}
	return d.variable(sum.X) == v || d.startsWith(sum.X, v)
}

func (d *Defs) define(v *types.Var, value ast.Expr) {
	def := d.of(v)
	if def.value != nil {
		def.several = true
	}
	def.value = value
}

func (d *Defs) several(x ast.Expr) {
	if v := d.variable(x); v != nil {
		d.of(v).several = true
	}
}

func (d *Defs) of(v *types.Var) *definition {
	def := d.vars[v]
	if def == nil {
		def = new(definition)
		d.vars[v] = def
	}
	return def
}

func (d *Defs) variable(x ast.Expr) *types.Var {
	if x == nil {
		return nil
	}
	id, ok := ast.Unparen(x).(*ast.Ident)
	if !ok {
		return nil
	}
	v, _ := d.info.ObjectOf(id).(*types.Var)
	return v
}

// tests marks the variables that a condition looks at, unless it only asks
// whether they are empty.
func (d *Defs) tests(n ast.Node) {
	if n == nil {
		return
	}
	ast.Inspect(n, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.FuncLit:
			return false
		case *ast.AssignStmt:
			for _, x := range n.Rhs {
				d.tests(x)
			}
			return false
		case *ast.BinaryExpr:
			if tv := d.info.Types[n.Y]; (n.Op == token.EQL || n.Op == token.NEQ) && tv.Value != nil && tv.Value.ExactString() == `""` {
				return false
			}
		case *ast.Ident:
			if v, ok := d.info.Uses[n].(*types.Var); ok {
				d.of(v).tested = true
			}
		}
		return true
	})
}

// Value is what is assigned to v wherever it is used; more says that text may
// have been appended since. It is nil where there are several values, or
// another package may assign one.
func (d *Defs) Value(v *types.Var) (value ast.Expr, more bool) {
	def := d.vars[v]
	switch {
	case def == nil, def.several, v.IsField():
		return nil, false
	case v.Kind() == types.ParamVar || v.Kind() == types.RecvVar || v.Kind() == types.ResultVar:
		return nil, false
	case v.Pkg() != d.pkg, v.Exported() && v.Kind() == types.PackageVar && d.pkg.Name() != "main":
		return nil, false
	}
	return def.value, def.grows
}

// Field has the values that the package gives a field of one of its structs,
// none if one of them is made of the field's own.
func (d *Defs) Field(v *types.Var) []ast.Expr {
	values := d.fields[v.Origin()]
	for _, value := range values {
		if sel, ok := ast.Unparen(value).(*ast.SelectorExpr); ok && d.info.Uses[sel.Sel] == v {
			continue // handed on as it is
		}
		own := false
		ast.Inspect(value, func(n ast.Node) bool {
			id, ok := n.(*ast.Ident)
			own = own || ok && d.info.Uses[id] == v
			return !own
		})
		if own {
			return nil
		}
	}
	return values
}

// Tested reports whether a condition looks at more of v than whether it is
// empty: it may be known to be harmless.
func (d *Defs) Tested(v *types.Var) bool {
	def := d.vars[v]
	return def != nil && def.tested
}

// Param is the parameter that v is, if nothing else is assigned to it.
func (d *Defs) Param(v *types.Var) (Param, bool) {
	if def := d.vars[v]; def != nil && (def.value != nil || def.several || def.grows) {
		return Param{}, false
	}
	p, ok := d.params[v]
	return p, ok
}

// Const is the expression that defines c, nil if it is implied or in another
// package.
func (d *Defs) Const(c *types.Const) ast.Expr { return d.consts[c] }

// Decl is the declaration of a function of the package.
func (d *Defs) Decl(fn *types.Func) *ast.FuncDecl { return d.decls[fn.Origin()] }

// Calls are the calls of a function within its package, in order.
func (d *Defs) Calls(fn *types.Func) []*ast.CallExpr { return d.calls[fn.Origin()] }

// Result is the expression of the only return statement of a function of the
// package that has one result.
func (d *Defs) Result(fn *types.Func) ast.Expr {
	decl := d.Decl(fn)
	if decl == nil || decl.Body == nil || fn.Signature().Results().Len() != 1 {
		return nil
	}
	var returns []*ast.ReturnStmt
	ast.Inspect(decl.Body, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.FuncLit:
			return false
		case *ast.ReturnStmt:
			returns = append(returns, n)
		}
		return true
	})
	if len(returns) != 1 || len(returns[0].Results) != 1 {
		return nil
	}
	return returns[0].Results[0]
}

// Arg is the argument that a call gives for parameter i; nil where it is one
// of several, or none.
func Arg(info *types.Info, call *ast.CallExpr, fn *types.Func, i int) ast.Expr {
	sig := fn.Signature()
	if sig.Variadic() && i == sig.Params().Len()-1 || len(call.Args) != sig.Params().Len() {
		return nil
	}
	if sel, ok := ast.Unparen(call.Fun).(*ast.SelectorExpr); ok && info.Types[sel.X].IsType() {
		return nil // a method expression: the receiver is an argument
	}
	return call.Args[i]
}
