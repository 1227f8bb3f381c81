// Package fieldcall finds the places of a package that put a named header
// field on an answer: calls that the table of frameworks describes,
// assignments to elements of header maps, and literals of header maps.
//
// It works on syntax and types. What may be the header of a request, or of
// something that is not known, is left out.
package fieldcall

import (
	"go/ast"
	"go/constant"
	"go/token"
	"go/types"

	"golang.org/x/tools/go/types/typeutil"

	"github.com/authstatus/authstatus/internal/framework"
)

// A Form is the way in which a field is put on an answer.
type Form uint8

// The forms.
const (
	Call    Form = iota // w.Header().Set(name, value)
	Index               // w.Header()[name] = []string{value}
	Literal             // http.Header{name: {value}}
)

// A Field is a place that puts a field on an answer.
type Field struct {
	Form   Form
	Node   ast.Node // the call, the assignment, or the key and value of the literal
	Op     framework.HeaderOp
	Name   string
	Key    ast.Expr   // the name
	Values []ast.Expr // the lines; none if they are not listed
	Stack  []ast.Node // what encloses Node, outermost first

	// Root is the variable through which the answer is reached, nil if there
	// is none.
	Root types.Object
	// Evident: the answer is in sight. Else it is a header map that the code
	// made and will put on something.
	Evident bool
	// Args are, for a helper that was called with the name, what it was given
	// for its parameters: Values speak of them.
	Args map[*types.Var]ast.Expr
}

// Func is the name of the function around the field.
func (f *Field) Func() string {
	for _, n := range f.Stack {
		if decl, ok := n.(*ast.FuncDecl); ok {
			if decl.Recv == nil || len(decl.Recv.List) == 0 {
				return decl.Name.Name
			}
			return "(" + types.ExprString(decl.Recv.List[0].Type) + ")." + decl.Name.Name
		}
	}
	return ""
}

// A Package is a package that is searched.
type Package struct {
	Pkg   *types.Package
	Info  *types.Info
	Files []*ast.File
	Table *framework.Table

	// Wanted tells the names of interest, in whatever spelling.
	Wanted func(name string) bool

	defs     *Defs
	writer   *types.Interface // net/http's ResponseWriter
	searched bool             // for it
}

// Fields finds the fields in a file, in order.
func (p *Package) Fields(file *ast.File) []*Field {
	var fields []*Field
	ast.PreorderStack(file, nil, func(n ast.Node, stack []ast.Node) bool {
		var f *Field
		switch n := n.(type) {
		case *ast.CallExpr:
			f = p.call(n)
		case *ast.AssignStmt:
			f = p.index(n)
		case *ast.KeyValueExpr:
			f = p.literal(n, stack)
		}
		if f != nil && !p.mocked(stack) {
			f.Node = n
			f.Stack = append(f.Stack, stack...)
			fields = append(fields, f)
		}
		return true
	})
	return fields
}

// mocked reports whether the innermost of the nodes is in the handler of a
// server that net/http/httptest is asked to make.
func (p *Package) mocked(stack []ast.Node) bool {
	for _, n := range stack {
		if call, ok := n.(*ast.CallExpr); ok {
			if fn, ok := typeutil.Callee(p.Info, call).(*types.Func); ok && fn.Pkg() != nil && fn.Pkg().Path() == httptest {
				return true
			}
		}
	}
	return false
}

// Defs gives the definitions of the package. They are read when first asked
// for: few packages have a field of interest.
func (p *Package) Defs() *Defs {
	if p.defs == nil {
		p.defs = newDefs(p.Pkg, p.Info, p.Files)
	}
	return p.defs
}

// wanted is the name that x stands for, if it is one of interest.
func (p *Package) wanted(x ast.Expr) (string, bool) {
	name, ok := p.constant(x)
	return name, ok && p.Wanted(name)
}

// constant is the text of x: a constant, or what a conversion or net/http makes
// of one.
func (p *Package) constant(x ast.Expr) (string, bool) {
	if value := p.Info.Types[x].Value; value != nil {
		if value.Kind() != constant.String {
			return "", false
		}
		return constant.StringVal(value), true
	}
	call, ok := ast.Unparen(x).(*ast.CallExpr)
	if !ok || len(call.Args) != 1 {
		return "", false
	}
	if p.Info.Types[call.Fun].IsType() {
		return p.constant(call.Args[0])
	}
	fn, ok := typeutil.Callee(p.Info, call).(*types.Func)
	if ok && fn.Name() == "CanonicalHeaderKey" && fn.Pkg().Path() == "net/http" {
		return p.constant(call.Args[0])
	}
	return "", false
}

// variable is the name of interest that the variable x holds as bytes.
func (p *Package) variable(x ast.Expr) (string, bool) {
	id, ok := ast.Unparen(x).(*ast.Ident)
	if !ok || !isBytes(p.Info.TypeOf(id)) {
		return "", false
	}
	v, ok := p.Info.Uses[id].(*types.Var)
	if !ok {
		return "", false
	}
	value, more := p.Defs().Value(v)
	if value == nil || more {
		return "", false
	}
	return p.wanted(value)
}

func isBytes(typ types.Type) bool {
	if typ == nil {
		return false
	}
	slice, ok := typ.Underlying().(*types.Slice)
	if !ok {
		return false
	}
	elem, ok := slice.Elem().Underlying().(*types.Basic)
	return ok && elem.Kind() == types.Byte
}

// Callee is the function that is called, what it is called on, and its row.
func (p *Package) Callee(call *ast.CallExpr) (fn *types.Func, recv ast.Expr, row *framework.Row) {
	fn, ok := typeutil.Callee(p.Info, call).(*types.Func)
	if !ok {
		return nil, nil, nil
	}
	if sel, ok := ast.Unparen(call.Fun).(*ast.SelectorExpr); ok && fn.Signature().Recv() != nil && !p.Info.Types[sel.X].IsType() {
		recv = sel.X
	}
	var typ types.Type
	if recv != nil {
		typ = p.Info.TypeOf(recv)
	}
	return fn, recv, p.Table.Func(fn, typ)
}

// Operand is what an operand of a row stands for in a call; nil for none.
func (p *Package) Operand(call *ast.CallExpr, recv ast.Expr, o framework.Operand) ast.Expr {
	switch place := o.Place(); place.Kind {
	case framework.Receiver:
		if place.Field == "" {
			return recv
		}
	case framework.Argument:
		if place.Index < len(call.Args) && place.Field == "" {
			return call.Args[place.Index]
		}
	}
	return nil
}

// call reads a call that puts a field on, or that gives one to a helper.
func (p *Package) call(call *ast.CallExpr) *Field {
	for i, arg := range call.Args {
		name, ok := p.wanted(arg)
		if !ok {
			continue
		}
		fn, recv, row := p.Callee(call)
		if fn == nil {
			return nil
		}
		if row == nil || row.Header == nil {
			return p.helper(call, fn, i, name)
		}
		return p.described(call, fn, recv, row, name, arg)
	}
	if len(call.Args) < 2 || !isBytes(p.Info.TypeOf(call.Args[0])) {
		return nil
	}
	if fn, recv, row := p.Callee(call); row != nil && row.Header != nil {
		if key := p.Operand(call, recv, row.Header.Name); key != nil {
			if name, ok := p.variable(key); ok {
				return p.described(call, fn, recv, row, name, key)
			}
		}
	}
	return nil
}

// described reads a call of which the table says that it changes fields.
func (p *Package) described(call *ast.CallExpr, fn *types.Func, recv ast.Expr, row *framework.Row, name string, arg ast.Expr) *Field {
	h := row.Header
	on := p.Operand(call, recv, row.On)
	if h.Op != framework.HeaderSet && h.Op != framework.HeaderAdd || on == nil || p.Operand(call, recv, h.Name) != arg {
		return nil
	}
	f := &Field{Op: h.Op, Name: name, Key: arg}
	if place := h.Value.Place(); place.Kind == framework.Argument && place.Index < len(call.Args) && !call.Ellipsis.IsValid() {
		f.Values = call.Args[place.Index:]
		if !fn.Signature().Variadic() {
			f.Values = f.Values[:1]
		}
	}
	return p.on(f, on)
}

// on says on what the field is put; nil if it is not known to be an answer.
func (p *Package) on(f *Field, x ast.Expr) *Field {
	var from origin
	from, f.Root = p.origin(x, 0)
	f.Evident = from == answer
	if from == unknown {
		return nil
	}
	return f
}

// helper reads a call of a function of the package that puts a field on whose
// name it is given.
func (p *Package) helper(call *ast.CallExpr, fn *types.Func, i int, name string) *Field {
	if fn.Pkg() != p.Pkg {
		return nil
	}
	decl := p.Defs().Decl(fn)
	sig := fn.Signature()
	if decl == nil || decl.Body == nil || i >= sig.Params().Len() || Arg(p.Info, call, fn, i) == nil {
		return nil
	}
	var found *Field
	ast.Inspect(decl.Body, func(n ast.Node) bool {
		inner, ok := n.(*ast.CallExpr)
		if !ok || found != nil {
			return found == nil
		}
		innerFn, recv, row := p.Callee(inner)
		if row == nil || row.Header == nil {
			return true
		}
		key := p.Operand(inner, recv, row.Header.Name)
		if id, ok := key.(*ast.Ident); ok && p.Info.Uses[id] == sig.Params().At(i) {
			found = p.described(inner, innerFn, recv, row, name, key)
		}
		return true
	})
	if found == nil {
		return nil
	}
	found.Key = call.Args[i]
	found.Root = p.passed(call, fn, found.Root)
	found.Args = p.Args(call, fn)
	return found
}

// passed is the root of what a call gives for the parameter that the called
// function reaches its answer through.
func (p *Package) passed(call *ast.CallExpr, fn *types.Func, root types.Object) types.Object {
	if sel, ok := ast.Unparen(call.Fun).(*ast.SelectorExpr); ok && root != nil && root == fn.Signature().Recv() {
		_, root = p.origin(sel.X, 0)
		return root
	}
	for i := range fn.Signature().Params().Len() {
		if arg := Arg(p.Info, call, fn, i); arg != nil && root == fn.Signature().Params().At(i) {
			_, root = p.origin(arg, 0)
			return root
		}
	}
	return nil
}

// Args says what a call gives for the parameters of a function.
func (p *Package) Args(call *ast.CallExpr, fn *types.Func) map[*types.Var]ast.Expr {
	args := make(map[*types.Var]ast.Expr)
	for i := range fn.Signature().Params().Len() {
		v := fn.Signature().Params().At(i)
		if _, same := p.Defs().Param(v); !same {
			continue // it is assigned something else
		}
		if arg := Arg(p.Info, call, fn, i); arg != nil {
			args[v] = arg
		}
	}
	return args
}

// index reads h[name] = values.
func (p *Package) index(n *ast.AssignStmt) *Field {
	if n.Tok != token.ASSIGN || len(n.Lhs) != 1 || len(n.Rhs) != 1 {
		return nil
	}
	x, ok := ast.Unparen(n.Lhs[0]).(*ast.IndexExpr)
	if !ok || !p.headerMap(x.X) {
		return nil
	}
	name, ok := p.wanted(x.Index)
	if !ok {
		return nil
	}
	f := &Field{Form: Index, Op: framework.HeaderSet, Name: name, Key: x.Index}
	f.Values = p.lines(n.Rhs[0])
	if call, ok := ast.Unparen(n.Rhs[0]).(*ast.CallExpr); ok && len(call.Args) > 0 && !call.Ellipsis.IsValid() {
		if b, ok := typeutil.Callee(p.Info, call).(*types.Builtin); ok && b.Name() == "append" {
			f.Op, f.Values = framework.HeaderAdd, call.Args[1:]
		}
	}
	return p.on(f, x.X)
}

// literal reads an element of a literal that is a header map, or that goes
// where the table says that fields go.
func (p *Package) literal(kv *ast.KeyValueExpr, stack []ast.Node) *Field {
	lit, ok := stack[len(stack)-1].(*ast.CompositeLit)
	if !ok {
		return nil
	}
	if id, ok := kv.Key.(*ast.Ident); ok && p.Info.Uses[id] == nil {
		return nil // a field of a struct
	}
	name, ok := p.wanted(kv.Key)
	if !ok {
		return nil
	}
	typ := p.Info.TypeOf(lit)
	if typ == nil {
		return nil
	}
	if _, ok := typ.Underlying().(*types.Map); !ok {
		return nil
	}
	evident := p.goesOut(lit, stack[:len(stack)-1])
	if !evident && !p.headerMap(lit) {
		return nil
	}
	return &Field{Form: Literal, Op: framework.HeaderSet, Name: name, Key: kv.Key, Values: p.lines(kv.Value), Evident: evident}
}

// goesOut reports whether the table says that the map x, right where it
// stands, goes out with an answer.
func (p *Package) goesOut(x ast.Expr, stack []ast.Node) bool {
	if len(stack) == 0 {
		return false
	}
	switch up := stack[len(stack)-1].(type) {
	case *ast.CallExpr:
		_, recv, row := p.Callee(up)
		switch {
		case row == nil:
		case row.Answer != nil && row.Answer.Headers != "":
			return p.Operand(up, recv, row.Answer.Headers) == x
		case row.Carrier != nil && row.Carrier.Headers != "":
			return p.Operand(up, recv, row.Carrier.Headers) == x
		case row.Header != nil && row.Header.Op == framework.HeaderCopy && p.Operand(up, recv, row.Header.Value) == x:
			from, _ := p.origin(p.Operand(up, recv, row.On), 0)
			return from == answer
		}
	case *ast.KeyValueExpr:
		field, ok := up.Key.(*ast.Ident)
		if !ok || up.Value != x || len(stack) < 2 {
			return false
		}
		outer, ok := stack[len(stack)-2].(*ast.CompositeLit)
		if !ok {
			return false
		}
		row := p.Table.Type(p.Info.TypeOf(outer))
		return row != nil && row.Carrier != nil && string(row.Carrier.Headers) == field.Name
	}
	return false
}

// lines are the elements of a literal of a list, or a single text.
func (p *Package) lines(x ast.Expr) []ast.Expr {
	if lit, ok := ast.Unparen(x).(*ast.CompositeLit); ok {
		for _, elt := range lit.Elts {
			if _, keyed := elt.(*ast.KeyValueExpr); keyed {
				return nil
			}
		}
		return lit.Elts
	}
	typ := p.Info.TypeOf(x)
	if typ == nil {
		return nil
	}
	if basic, ok := typ.Underlying().(*types.Basic); ok && basic.Info()&types.IsString != 0 {
		return []ast.Expr{x}
	}
	return nil
}
