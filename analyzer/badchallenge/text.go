package badchallenge

import (
	"fmt"
	"go/ast"
	"go/constant"
	"go/token"
	"go/types"
	"slices"
	"strconv"

	"github.com/authstatus/authstatus/internal/challenge"
	"github.com/authstatus/authstatus/internal/fieldcall"
)

// A piece is a part of a value and what it was made from.
type piece struct {
	challenge.Part
	expr ast.Expr // that gives it

	// Of known text that stands in a literal: where each byte of it does.
	lit    *ast.BasicLit
	spans  []span
	format bool // of fmt: a "%" is written "%%"

	// part is, of text that comes from elsewhere and has more put around it,
	// the operand that stands for it: to be reported, not to be edited.
	part ast.Expr
	// via are the constants and variables between the literal and the value.
	via []types.Object
}

// A text is a value, piece by piece.
type text []piece

func (t text) parts() []challenge.Part {
	parts := make([]challenge.Part, len(t))
	for i := range t {
		parts[i] = t[i].Part
	}
	return parts
}

// known is the text, if all of it is known.
func (t text) known() (string, bool) {
	var s string
	for _, p := range t {
		if p.Hole != 0 {
			return "", false
		}
		s += p.Text
	}
	return s, true
}

func (t text) through(obj types.Object) text {
	for i := range t {
		t[i].via = append(t[i].via, obj)
	}
	return t
}

// A reader finds out what a value consists of.
type reader struct {
	*fieldcall.Package
	*reading
	args  map[*types.Var]ast.Expr // what a helper's parameters stand for
	outer *reader                 // reads them; nil: they stand for themselves
}

// A reading is what the readers of one value share.
type reading struct {
	depth int
	// active are the helpers that are being read.
	active []*types.Func
	// chosen are values to be taken for fields of structs.
	chosen map[*types.Var]ast.Expr

	// params: the text depends on parameters of the function that sets it;
	// fields are those of structs that it depends on.
	params bool
	fields []*types.Var
}

// newReader makes a reader of a value that speaks of the parameters in args.
func newReader(p *fieldcall.Package, args map[*types.Var]ast.Expr) *reader {
	return &reader{Package: p, reading: new(reading), args: args}
}

// deep bounds the chain of constants, variables and helpers.
const deep = 10

func hole(x ast.Expr, h challenge.Hole) text {
	return text{{Part: challenge.Part{Hole: h}, expr: x}}
}

func literal(x ast.Expr, s string) text {
	return text{{Part: challenge.Part{Text: s}, expr: x}}
}

// read gives the text of x.
func (r *reader) read(x ast.Expr) text {
	r.depth++
	defer func() { r.depth-- }()
	if r.depth > deep {
		return hole(x, challenge.Unknown)
	}
	value := r.Info.Types[x].Value
	var t text
	switch y := ast.Unparen(x).(type) {
	case *ast.BasicLit:
		if t, ok := written(y); ok {
			return t
		}
	case *ast.BinaryExpr:
		if y.Op == token.ADD && isText(r.Info.TypeOf(x)) {
			t = append(r.operand(y.X), r.operand(y.Y)...)
		}
	case *ast.Ident:
		t = r.object(y, r.Info.Uses[y])
	case *ast.SelectorExpr:
		t = r.object(y, r.Info.Uses[y.Sel])
	case *ast.CallExpr:
		t = r.call(y)
	}
	if value != nil && value.Kind() == constant.String {
		// What was found out has to be what the compiler did.
		if s, ok := t.known(); !ok || s != constant.StringVal(value) {
			return literal(x, constant.StringVal(value))
		}
	}
	if t == nil {
		t = hole(x, challenge.Unknown|r.client(x))
	}
	return t
}

// operand gives the text of x, which has more put around it.
func (r *reader) operand(x ast.Expr) text {
	t := r.read(x)
	for i := range t {
		if p := &t[i]; p.part != nil || p.expr.Pos() < x.Pos() || x.End() < p.expr.End() {
			p.part = x
		}
	}
	return t
}

// object is the text of a named constant or variable, nil if it is not known.
func (r *reader) object(x ast.Expr, obj types.Object) text {
	switch obj := obj.(type) {
	case *types.Const:
		if value := r.Defs().Const(obj); value != nil {
			return r.read(value).through(obj)
		}
	case *types.Var:
		if arg := r.args[obj]; arg != nil {
			outer := r.outer
			if outer == nil {
				outer = &reader{Package: r.Package, reading: r.reading}
			}
			return outer.read(arg)
		}
		if _, ok := r.Defs().Param(obj); ok {
			r.params = true
			return nil
		}
		if obj.IsField() {
			return r.field(obj.Origin())
		}
		value, more := r.Defs().Value(obj)
		if value == nil {
			return nil
		}
		t := r.read(value).through(obj)
		if r.Defs().Tested(obj) {
			t = t.trusted()
		}
		if more {
			t = append(t, hole(x, challenge.Unknown)...)
		}
		return t
	}
	return nil
}

// field is the text of a field of a struct: not known, unless a value is
// chosen.
func (r *reader) field(v *types.Var) text {
	if value := r.chosen[v]; value != nil {
		return r.read(value).through(v)
	}
	if !slices.Contains(r.fields, v) {
		r.fields = append(r.fields, v)
	}
	return nil
}

// trusted is the text without what is said of the request: it was looked at.
func (t text) trusted() text {
	for i := range t {
		t[i].Hole &^= challenge.FromRequest
	}
	return t
}

// call is the text that a call returns, nil if it is not known.
func (r *reader) call(call *ast.CallExpr) text {
	if len(call.Args) == 1 && r.Info.Types[call.Fun].IsType() {
		if arg := call.Args[0]; isText(r.Info.TypeOf(call)) && isText(r.Info.TypeOf(arg)) {
			return r.read(arg) // a conversion
		}
		return nil
	}
	fn, recv, row := r.Callee(call)
	switch {
	case fn == nil || fn.Pkg() == nil:
		return nil
	case fn.Pkg() == r.Pkg:
		return r.helper(call, fn)
	case recv != nil:
		return nil
	}
	switch fn.Pkg().Path() + "." + fn.Name() {
	case "fmt.Sprintf":
		return r.format(call)
	case "fmt.Sprint":
		return r.concat(call)
	case "strconv.Quote", "strconv.QuoteToASCII", "strconv.QuoteToGraphic":
		return quote(r.read(call.Args[0]), call)
	case "strings.Join":
		return r.join(call)
	}
	if row != nil && row.Pure && len(call.Args) > 0 && isText(r.Info.TypeOf(call)) {
		// strings.TrimSpace and the like take away no quotes.
		h := challenge.Unknown
		for _, p := range r.read(call.Args[0]) {
			h |= p.Hole & challenge.FromRequest
		}
		return hole(call, h)
	}
	return nil
}

// helper is the text of what a function of the package returns.
func (r *reader) helper(call *ast.CallExpr, fn *types.Func) text {
	result := r.Defs().Result(fn)
	if result == nil || slices.Contains(r.active, fn) {
		return nil
	}
	r.active = append(r.active, fn)
	defer func() { r.active = r.active[:len(r.active)-1] }()
	inner := &reader{Package: r.Package, reading: r.reading, args: r.Args(call, fn), outer: r}
	return inner.read(result)
}

// concat is the text of fmt.Sprint of texts, which puts nothing between them.
func (r *reader) concat(call *ast.CallExpr) text {
	t := text{}
	for _, arg := range call.Args {
		if !isPlainText(r.Info.TypeOf(arg)) || call.Ellipsis.IsValid() {
			return nil
		}
		t = append(t, r.operand(arg)...)
	}
	return t
}

// join is the text of strings.Join of a literal list.
func (r *reader) join(call *ast.CallExpr) text {
	list, ok := ast.Unparen(call.Args[0]).(*ast.CompositeLit)
	if !ok {
		return nil
	}
	t := text{}
	for i, elt := range list.Elts {
		if _, keyed := elt.(*ast.KeyValueExpr); keyed {
			return nil
		}
		if i > 0 {
			sep := r.read(call.Args[1])
			for j := range sep {
				sep[j].lit = nil // it stands in several places
			}
			t = append(t, sep...)
		}
		t = append(t, r.operand(elt)...)
	}
	return t
}

// quote is what strconv.Quote makes of a text.
func quote(t text, x ast.Expr) text {
	if s, ok := t.known(); ok {
		return literal(x, strconv.Quote(s))
	}
	return hole(x, challenge.Quoted)
}

// isText reports whether values of typ are strings or bytes.
func isText(typ types.Type) bool {
	if typ == nil {
		return false
	}
	switch u := typ.Underlying().(type) {
	case *types.Basic:
		return u.Info()&types.IsString != 0
	case *types.Slice:
		elem, ok := u.Elem().Underlying().(*types.Basic)
		return ok && elem.Kind() == types.Byte
	}
	return false
}

// isPlainText reports whether package fmt prints values of typ as they are.
func isPlainText(typ types.Type) bool {
	if typ == nil {
		return false
	}
	basic, ok := typ.Underlying().(*types.Basic)
	if !ok || basic.Info()&types.IsString == 0 {
		return false
	}
	for _, name := range []string{"String", "Error", "Format"} {
		if obj, _, _ := types.LookupFieldOrMethod(typ, true, nil, name); obj != nil {
			return false
		}
	}
	return true
}

// number is a constant integer as %d prints it.
func number(tv types.TypeAndValue) (string, bool) {
	if tv.Value == nil || tv.Value.Kind() != constant.Int {
		return "", false
	}
	return fmt.Sprint(tv.Value.ExactString()), true
}
