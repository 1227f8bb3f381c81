package responses

import (
	"go/constant"
	"go/token"
	"go/types"
	"net/textproto"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/authstatus/authstatus/internal/framework"
)

// eval is what st knows of v.
func (e *engine) eval(st *state, v ssa.Value) value {
	switch v := v.(type) {
	case *ssa.Const:
		if v.Value != nil {
			return value{con: v.Value}
		}
		if v.IsNil() {
			return value{null: isNil}
		}
		return value{}
	case *ssa.Function:
		return value{sym: e.syms.expr("func "+e.syms.fn(v), v.Type()), fn: v, null: notNil}
	case *ssa.MakeClosure:
		return value{sym: e.syms.named(v), fn: v, null: notNil}
	case *ssa.Parameter:
		return e.read(st, e.syms.param(v.Parent(), paramIndex(v)))
	case *ssa.FreeVar:
		return e.read(st, e.syms.free(v.Parent(), freeIndex(v)))
	case *ssa.Global:
		return value{sym: e.syms.addr(e.syms.global(v)), null: notNil}
	case *ssa.Alloc:
		return value{sym: e.syms.addr(e.syms.named(v)), null: notNil}
	case *ssa.FieldAddr:
		base := e.eval(st, v.X)
		return value{sym: e.syms.addr(e.fieldOf(base, v.X.Type(), v.Field)), null: notNil}
	case *ssa.Field:
		return e.read(st, e.fieldOf(e.eval(st, v.X), v.X.Type(), v.Field))
	case *ssa.IndexAddr:
		return value{sym: e.syms.addr(e.element(st, v.X, v.Index, elemType(v.Type()))), null: notNil}
	case *ssa.Index:
		return e.chosen(st, v, v.X, v.Index)
	case *ssa.Lookup:
		return e.chosen(st, v, v.X, v.Index)
	case *ssa.UnOp:
		return e.evalUnOp(st, v)
	case *ssa.BinOp:
		return e.evalBinOp(st, v)
	case *ssa.ChangeType:
		return e.eval(st, v.X)
	case *ssa.ChangeInterface:
		return e.eval(st, v.X)
	case *ssa.Convert:
		return e.evalConvert(st, v)
	case *ssa.Slice:
		if v.Low != nil && mayList(e.syms.named(v)) {
			return e.read(st, e.syms.named(v)) // other elements
		}
		x := e.eval(st, v.X)
		x.sym = x.sym.object()
		return x
	case *ssa.MakeInterface:
		x := e.eval(st, v.X)
		if x.typ == nil {
			x.typ = v.X.Type()
		}
		x.null = notNil
		return e.named(x, v)
	case *ssa.TypeAssert:
		if v.CommaOk {
			return value{sym: e.syms.named(v)}
		}
		return e.asserted(st, v)
	case *ssa.Extract:
		return e.evalExtract(st, v)
	case *ssa.Call:
		return e.evalCall(st, v)
	}
	return e.read(st, e.syms.named(v))
}

// named gives x a name where it has none, so that it can be told apart.
func (e *engine) named(x value, v ssa.Value) value {
	if x.sym == nil && x.con == nil {
		x.sym = e.syms.named(v)
	}
	return x
}

// read is the content of the location loc.
func (e *engine) read(st *state, loc *symbol) value {
	if v, ok := st.mem.get(loc); ok {
		return e.withFacts(st, v)
	}
	if loc.kind == symField {
		base, ok := st.mem.get(loc.base)
		if !ok {
			base, ok = e.globals.get(loc.base)
		}
		if ok && base.sym != nil && base.sym != loc.base {
			if loc.name == elementStep {
				return e.read(st, e.elementAt(base, value{con: loc.at}, loc.typ))
			}
			return e.read(st, e.syms.field(base.sym, loc.name, loc.typ, loc.owner))
		}
	}
	if v, ok := e.globals.get(loc); ok {
		return e.withFacts(st, v)
	}
	return e.withFacts(st, value{sym: loc})
}

func (e *engine) withFacts(st *state, v value) value {
	if v.sym == nil {
		return v
	}
	f, ok := st.facts.get(v.sym)
	if !ok {
		return v
	}
	if v.con == nil {
		v.con = f.eq
	}
	if v.null == maybeNil {
		v.null = f.null
	}
	if isSentinel(v.con) {
		v.null = notNil
	}
	return v
}

// fieldOf is the location of field i of x, a struct or a pointer to one.
func (e *engine) fieldOf(x value, typ types.Type, i int) *symbol {
	owner := framework.NamedOf(typ)
	st, ok := elemType(typ).Underlying().(*types.Struct)
	if !ok || x.sym == nil {
		return e.syms.expr("field", nil)
	}
	f := st.Field(i)
	return e.syms.field(x.sym, f.Name(), f.Type(), owner)
}

// element is the location of an element of a map, slice, array or string.
func (e *engine) element(st *state, x, index ssa.Value, typ types.Type) *symbol {
	base := e.eval(st, x)
	at := e.eval(st, index)
	return e.elementAt(base, at, typ)
}

// chosen is the element v of x: the one that the path has chosen, or what its
// location holds.
func (e *engine) chosen(st *state, v, x, index ssa.Value) value {
	if known, ok := st.mem.get(e.syms.named(v)); ok {
		return e.withFacts(st, known)
	}
	return e.read(st, e.element(st, x, index, v.Type()))
}

// elementStep is the name of the field that stands for an element.
const elementStep = "[]"

func (e *engine) elementAt(base, at value, typ types.Type) *symbol {
	b := base.sym
	if b == nil {
		b = e.syms.expr("nil", nil)
	}
	b = b.object()
	return e.syms.intern(symbol{kind: symField, key: elementKey(b, at), base: b, name: elementStep, typ: typ, at: at.con})
}

func (e *engine) evalUnOp(st *state, v *ssa.UnOp) value {
	switch v.Op {
	case token.MUL:
		if known, ok := st.mem.get(e.syms.named(v)); ok {
			return held(v, e.withFacts(st, known))
		}
		return held(v, e.load(st, e.eval(st, v.X), v.Type()))
	case token.NOT:
		x := e.eval(st, v.X)
		if x.con != nil && x.con.Kind() == constant.Bool {
			return value{con: constant.MakeBool(!constant.BoolVal(x.con))}
		}
		if x.sym != nil {
			return e.withFacts(st, value{sym: e.syms.expr("!", v.Type(), x.sym)})
		}
	}
	return e.read(st, e.syms.named(v))
}

// load is what the pointer p points to.
func (e *engine) load(st *state, p value, elem types.Type) value {
	if p.sym == nil {
		return value{}
	}
	v := e.read(st, e.syms.deref(p.sym, elem))
	if v.typ == nil && elem != nil && v.sym != nil && !types.IsInterface(elem) {
		v.typ = elem
	}
	g, global := p.sym.root().value.(*ssa.Global)
	if global && v.typ == nil {
		if c := e.farCarrier(g); c != nil {
			v.typ, v.null = e.typeNamed(Value{Type: c.Type}), notNil
		}
	}
	if global && v.con == nil && e.sentinel(g, v) {
		v.con, v.null = constant.MakeString(sentinelMark+g.String()), notNil
	}
	return v
}

// sentinel reports whether v is a package variable that holds an error: one
// that is told apart from others by its identity.
func (e *engine) sentinel(g *ssa.Global, v value) bool {
	return v.sym != nil && v.sym.kind == symGlobal && types.Identical(elemType(g.Type()), errorType) && !e.reassigned[g]
}

// sentinelMark begins the constant that stands for a sentinel error: two
// sentinels are never equal.
const sentinelMark = "\x00"

func isSentinel(c constant.Value) bool {
	return c != nil && c.Kind() == constant.String && strings.HasPrefix(constant.StringVal(c), sentinelMark)
}

var errorType = types.Universe.Lookup("error").Type()

func (e *engine) evalBinOp(st *state, v *ssa.BinOp) value {
	x, y := e.eval(st, v.X), e.eval(st, v.Y)
	if truth, ok := e.compare(st, v.Op, x, y); ok {
		return value{con: constant.MakeBool(truth)}
	}
	if c := fold(v.Op, x.con, y.con); c != nil {
		return value{con: c}
	}
	if x.sym == nil && y.sym == nil {
		return e.read(st, e.syms.named(v))
	}
	return e.withFacts(st, value{sym: e.syms.expr(v.Op.String()+operandKey(x)+","+operandKey(y), v.Type(), parts(x, y)...)})
}

// fold computes what a loop's first rounds or a message need: small sums and texts.
func fold(op token.Token, x, y constant.Value) constant.Value {
	if op != token.ADD && op != token.SUB || x == nil || y == nil || x.Kind() != y.Kind() {
		return nil
	}
	switch x.Kind() {
	case constant.String:
		if op == token.ADD {
			return constant.BinaryOp(x, op, y)
		}
	case constant.Int:
		sum, ok := intOf(constant.BinaryOp(x, op, y))
		if ok && sum < maxRounds && (op == token.ADD || sum >= -1) {
			return constant.MakeInt64(int64(sum))
		}
	}
	return nil
}

// maxRounds is how many rounds of a counting loop are told apart.
const maxRounds = 4

func (e *engine) evalConvert(st *state, v *ssa.Convert) value {
	x := e.eval(st, v.X)
	from, ok1 := v.X.Type().Underlying().(*types.Basic)
	to, ok2 := v.Type().Underlying().(*types.Basic)
	if ok1 && ok2 && from.Info()&types.IsInteger != 0 && to.Info()&types.IsInteger != 0 {
		return x
	}
	if ok2 && x.null == isNil {
		return value{con: constant.MakeString("")} // string of no bytes
	}
	if x.sym != nil {
		return value{sym: e.syms.expr("convert "+v.Type().String(), v.Type(), x.sym), null: x.null}
	}
	return value{con: keepString(x.con, v.Type())}
}

func keepString(c constant.Value, typ types.Type) constant.Value {
	if c != nil && c.Kind() == constant.String && types.Identical(typ.Underlying(), types.Typ[types.String]) {
		return c
	}
	return nil
}

// asserted is x.(T): x itself, now known to be a T.
func (e *engine) asserted(st *state, v *ssa.TypeAssert) value {
	x := e.eval(st, v.X)
	if x.typ == nil && !types.IsInterface(v.AssertedType) {
		x.typ = v.AssertedType
	}
	return e.named(x, v)
}

func (e *engine) evalExtract(st *state, v *ssa.Extract) value {
	switch t := v.Tuple.(type) {
	case *ssa.TypeAssert:
		if v.Index == 0 {
			return e.asserted(st, t)
		}
		x := e.eval(st, t.X)
		if x.null == isNil {
			return value{con: constant.MakeBool(false)}
		}
		if x.typ != nil {
			return value{con: constant.MakeBool(hasType(x.typ, t.AssertedType))}
		}
		return e.withFacts(st, value{sym: e.isType(x, t.AssertedType)})
	case *ssa.Lookup:
		x := e.eval(st, t.X)
		if v.Index == 0 {
			return e.chosen(st, t, t.X, t.Index)
		}
		if known, ok := st.mem.get(e.result(e.syms.named(t), 1, v.Type())); ok {
			return known
		}
		at := e.eval(st, t.Index)
		return e.withFacts(st, value{sym: e.syms.expr("has"+operandKey(at), v.Type(), parts(x, at)...)})
	case *ssa.Call:
		if s := e.pure(st, t); s != nil {
			return e.read(st, e.result(s, v.Index, v.Type()))
		}
	}
	return e.read(st, e.result(e.syms.named(v.Tuple), v.Index, v.Type()))
}

// result is the location of result i of a call with several results.
func (e *engine) result(call *symbol, i int, typ types.Type) *symbol {
	return e.syms.intern(symbol{kind: symField, key: call.key + "#" + string(rune('0'+i)), base: call, name: resultStep + string(rune('0'+i)), typ: typ})
}

// resultStep begins the name of the field that stands for a result.
const resultStep = "#result"

func hasType(have, want types.Type) bool {
	if iface, ok := want.Underlying().(*types.Interface); ok {
		return types.Implements(have, iface)
	}
	return types.Identical(have, want)
}

func (e *engine) evalCall(st *state, v *ssa.Call) value {
	if b, ok := v.Call.Value.(*ssa.Builtin); ok {
		switch b.Name() {
		case "len":
			return e.evalLen(st, v)
		case "recover":
			return e.read(st, e.syms.recovered(v.Parent()))
		case "append":
			return e.read(st, e.syms.named(v))
		}
		return e.read(st, e.syms.named(v))
	}
	row := e.rowFor(st, &v.Call)
	if row != nil && row.View != "" {
		if x, ok := e.operand(st, v, row.On); ok {
			return e.named(x, v)
		}
	}
	if known, ok := st.mem.get(e.syms.named(v)); ok {
		return e.withFacts(st, known)
	}
	if row != nil && row.Equal && len(v.Call.Args) == 2 {
		x, y := e.eval(st, v.Call.Args[0]), e.eval(st, v.Call.Args[1])
		if isSentinel(x.con) && isSentinel(y.con) || x.null == isNil && isSentinel(y.con) {
			return value{con: constant.MakeBool(x.null != isNil && same(x.con, y.con))}
		}
	}
	if s := e.pure(st, v); s != nil {
		return e.read(st, s)
	}
	return e.read(st, e.syms.named(v))
}

func (e *engine) evalLen(st *state, v *ssa.Call) value {
	arg := v.Call.Args[0]
	if slice, ok := arg.(*ssa.Slice); ok && slice.Low == nil && slice.High == nil {
		if array, ok := elemType(slice.X.Type()).Underlying().(*types.Array); ok {
			return value{con: constant.MakeInt64(array.Len())}
		}
	}
	x := e.eval(st, arg)
	if x.con != nil && x.con.Kind() == constant.String {
		return value{con: constant.MakeInt64(int64(len(constant.StringVal(x.con))))}
	}
	if x.null == isNil {
		return value{con: constant.MakeInt64(0)}
	}
	if x.sym == nil {
		return e.read(st, e.syms.named(v))
	}
	if known := e.lengthOf(st, x); known.con != nil && mayList(x.sym.object()) {
		return known
	}
	if isVariadic(x.sym) {
		return e.read(st, e.syms.field(x.sym, lenStep, types.Typ[types.Int], nil))
	}
	return e.withFacts(st, value{sym: e.syms.expr("len", v.Type(), x.sym)})
}

// lenStep is the name of the field that stands for the number of variadic
// arguments.
const lenStep = "%len"

// isVariadic reports whether s is the variadic parameter of a function.
func isVariadic(s *symbol) bool {
	p, ok := s.value.(*ssa.Parameter)
	return ok && s.kind == symParam && p.Parent().Signature.Variadic() && s.index == len(p.Parent().Params)-1
}

// lengthOf is the number of the variadic arguments that v is.
func (e *engine) lengthOf(st *state, v value) value {
	if v.null == isNil {
		return value{con: constant.MakeInt64(0)}
	}
	if v.sym == nil {
		return value{}
	}
	if alloc, ok := v.sym.object().value.(*ssa.Alloc); ok && (alloc.Comment == "varargs" || alloc.Comment == "slicelit") {
		if array, ok := elemType(alloc.Type()).Underlying().(*types.Array); ok {
			return value{con: constant.MakeInt64(array.Len())}
		}
	}
	return e.read(st, e.syms.field(v.sym, lenStep, types.Typ[types.Int], nil))
}

// pure is the name of a call whose result depends on its operands only; nil
// for other calls. Interface methods without arguments that return one number
// count: they are how a status is asked for.
func (e *engine) pure(st *state, call *ssa.Call) *symbol {
	row := e.row(&call.Call)
	fn := e.callee(&call.Call)
	ask := call.Call.IsInvoke() && row == nil && len(call.Call.Args) == 0 && isInteger(call.Type())
	if row == nil && !ask || row != nil && !row.Pure {
		return nil
	}
	text := "call "
	if ask {
		text += call.Call.Method.Name()
	} else {
		text += fn.FullName()
	}
	var all []value
	if call.Call.IsInvoke() {
		all = append(all, e.eval(st, call.Call.Value))
	}
	for _, arg := range call.Call.Args {
		all = append(all, e.eval(st, arg))
	}
	for _, v := range all {
		text += operandKey(v)
	}
	s := e.syms.expr(text, call.Type(), parts(all...)...)
	if s.value == nil {
		s.value = call
	}
	return s
}

func isInteger(t types.Type) bool {
	b, ok := t.Underlying().(*types.Basic)
	return ok && b.Info()&types.IsInteger != 0
}

func elemType(t types.Type) types.Type {
	if p, ok := t.Underlying().(*types.Pointer); ok {
		return p.Elem()
	}
	return t
}

func paramIndex(v *ssa.Parameter) int {
	for i, p := range v.Parent().Params {
		if p == v {
			return i
		}
	}
	return -1
}

func freeIndex(v *ssa.FreeVar) int {
	for i, f := range v.Parent().FreeVars {
		if f == v {
			return i
		}
	}
	return -1
}

// operandKey tells operands apart in the text of an expression.
func operandKey(v value) string {
	switch {
	case v.con != nil:
		return " " + v.con.ExactString()
	case v.sym != nil:
		return " " + v.sym.key
	case v.null == isNil:
		return " nil"
	}
	return " ?"
}

func elementKey(base *symbol, at value) string {
	return base.key + "[" + operandKey(at) + "]"
}

func parts(vs ...value) []*symbol {
	var out []*symbol
	for _, v := range vs {
		if v.sym != nil {
			out = append(out, v.sym)
		}
	}
	return out
}

// canonicalName is the canonical form of the header-field name v; a constant
// where v is one.
func (e *engine) canonicalName(st *state, v value) value {
	if v.con != nil && v.con.Kind() == constant.String {
		return value{con: constant.MakeString(textproto.CanonicalMIMEHeaderKey(constant.StringVal(v.con)))}
	}
	if v.sym == nil {
		return value{}
	}
	return e.withFacts(st, value{sym: e.syms.canonical(v.sym)})
}
