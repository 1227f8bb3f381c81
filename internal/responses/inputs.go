package responses

import (
	"go/constant"
	"go/token"
	"go/types"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/authstatus/authstatus/internal/framework"
)

// input is s as a caller of the function names it.
func input(s *symbol) (Input, bool) {
	switch s.kind {
	case symParam:
		return Input{Kind: Param, Index: s.index}, true
	case symFree:
		return Input{Kind: Free, Index: s.index}, true
	case symRecover:
		return Input{Kind: Recover}, true
	case symDeref:
		in, ok := input(s.base)
		in.Path += "*"
		return in, ok
	case symField:
		if s.name == elementStep || strings.HasPrefix(s.name, resultStep) {
			return Input{}, false
		}
		in, ok := input(s.base)
		if s.name == canonicalStep {
			in.Path += canonicalStep
		} else {
			in.Path += "." + s.name
		}
		return in, ok
	case symAddr:
		in, ok := input(s.base)
		in.Path += "&"
		return in, ok
	}
	return Input{}, false
}

// A frame is a call seen from the caller: what the inputs of the callee are.
type frame struct {
	args, bindings []value
	panicking      bool
}

// resolve is the value of an input of the callee.
func (e *engine) resolve(st *state, f frame, in Input) value {
	var v value
	switch in.Kind {
	case Param:
		if in.Index >= len(f.args) {
			return value{}
		}
		v = f.args[in.Index]
	case Free:
		if in.Index >= len(f.bindings) {
			return value{}
		}
		v = f.bindings[in.Index]
	case Recover:
		v.null = isNil
		if f.panicking {
			v.null = notNil
		}
	default:
		return value{}
	}
	for path := in.Path; path != ""; {
		switch path[0] {
		case '*':
			path = path[1:]
			v = e.load(st, v, nil)
		case '#':
			path = path[1:]
			v = e.canonicalName(st, v)
		case '&':
			path = path[1:]
			if v.sym != nil {
				v = value{sym: e.syms.addr(v.sym), null: notNil}
			}
		default:
			end := strings.IndexAny(path[1:], ".*#&") + 1
			if end == 0 {
				end = len(path)
			}
			v = e.part(st, v, path[1:end])
			path = path[end:]
		}
	}
	return v
}

// location is the place in memory that an input of the callee names.
func (e *engine) location(st *state, f frame, in Input) *symbol {
	if rest, ok := strings.CutSuffix(in.Path, "*"); ok {
		in.Path = rest
		if p := e.resolve(st, f, in); p.sym != nil {
			return e.syms.deref(p.sym, nil)
		}
		return nil
	}
	dot := strings.LastIndexByte(in.Path, '.')
	if dot < 0 {
		return nil
	}
	name := in.Path[dot+1:]
	in.Path = in.Path[:dot]
	base := e.resolve(st, f, in)
	if base.sym == nil {
		return nil
	}
	return e.fieldNamed(base, name)
}

// boundStep begins the name of the field that stands for a captured variable.
const boundStep = "%bound"

// part reads a field by name.
func (e *engine) part(st *state, v value, name string) value {
	if name == typeStep && v.typ != nil && !types.IsInterface(v.typ) {
		return value{con: constant.MakeString(types.TypeString(v.typ, nil))}
	}
	switch name {
	case lenStep:
		return e.lengthOf(st, v)
	case recordedStep:
		return e.recordedOn(st, v)
	}
	if field, ok := strings.CutPrefix(name, holdsStep); ok {
		return e.holds(st, v, int(field[0]-'0'))
	}
	if n, ok := strings.CutPrefix(name, boundStep); ok && v.bound == nil {
		if closure, ok := v.fn.(*ssa.MakeClosure); ok {
			i, _ := strconv.Atoi(n)
			cell := e.eval(st, closure.Bindings[i])
			if lit := closure.Fn.(*ssa.Function); byReference(lit) {
				cell = e.load(st, cell, elemType(lit.FreeVars[i].Type()))
			}
			return cell
		}
	}
	if v.sym == nil {
		return value{}
	}
	return e.read(st, e.fieldNamed(v, name))
}

// holds is whether the map v has challenge field i, as far as that is known.
func (e *engine) holds(st *state, v value, i int) value {
	switch {
	case v.null == isNil:
		return value{con: constant.MakeBool(false)}
	case v.sym == nil:
		return value{}
	case e.holdsField(st, v.sym.object(), i):
		return value{con: constant.MakeBool(true)}
	case e.hasElements(st, v.sym.object()) && e.namesKnown(st, v.sym.object()) || v.sym.kind == symValue && isMade(v.sym.value):
		return value{con: constant.MakeBool(false)}
	}
	return e.read(st, e.syms.field(v.sym, holdsStep+string(rune('0'+i)), types.Typ[types.Bool], nil))
}

// isMade reports whether v is a map made in the function.
func isMade(v ssa.Value) bool {
	_, ok := v.(*ssa.MakeMap)
	return ok
}

// fieldNamed is the location of a field of the struct v, or of the struct that v points to.
func (e *engine) fieldNamed(v value, name string) *symbol {
	typ := typeOf(v)
	if typ != nil {
		if strct, ok := elemType(typ).Underlying().(*types.Struct); ok {
			for i := range strct.NumFields() {
				if strct.Field(i).Name() == name {
					return e.fieldOf(v, typ, i)
				}
			}
		}
	}
	return e.syms.field(v.sym, name, nil, nil)
}

// typeOf is the most precise type known of v; nil for none.
func typeOf(v value) types.Type {
	if v.typ != nil && !types.IsInterface(v.typ) {
		return v.typ
	}
	if v.sym == nil {
		return nil
	}
	return v.sym.object().typ
}

// export is v as callers see it. depth bounds the structs that go along.
func (w *walk) export(st *state, v value, depth int) Value {
	out := Value{Null: v.null == isNil, Full: v.null == notNil, from: v.from}
	if v.con != nil {
		out.Const = v.con.ExactString()
		switch v.con.Kind() {
		case constant.Int:
			out.Kind = IntConst
		case constant.Bool:
			out.Kind = BoolConst
		case constant.String:
			out.Kind = StringConst
		default:
			out.Const = ""
		}
	}
	if v.typ != nil {
		out.Type, out.typ = types.TypeString(v.typ, nil), v.typ
	}
	w.exportFunc(st, v, &out, depth)
	if v.sym == nil {
		return out
	}
	if in, ok := input(v.sym); ok {
		out.Input = in
		return out
	}
	object := v.sym.object()
	if depth == 0 || object.kind != symValue && object.kind != symGlobal {
		return out
	}
	for _, loc := range w.locations(st, object) {
		if loc.kind != symField || loc.base != object || loc.name == elementStep || strings.HasPrefix(loc.name, resultStep) {
			continue
		}
		if p := w.export(st, w.read(st, loc), depth-1); p.Kind == IntConst || p.Input.Kind != NoInput || len(p.Parts) > 0 {
			out.Parts = append(out.Parts, Part{Name: loc.name, Value: p})
		}
	}
	if isAlloc(object.value) && w.table.Describes(pkgPath(object.typ)) {
		out.Fresh, out.Set = true, w.setFields(st, object)
	}
	out.Parts = append(out.Parts, w.heldFields(st, object)...)
	slices.SortFunc(out.Parts, func(a, b Part) int { return strings.Compare(a.Name, b.Name) })
	if out.Type == "" && len(out.Parts) > 0 && object.typ != nil {
		out.Type, out.typ = types.TypeString(object.typ, nil), object.typ
	}
	return out
}

// heldFields tell callers which challenge fields the map object holds, where
// all its keys are known.
func (w *walk) heldFields(st *state, object *symbol) []Part {
	if object.typ == nil {
		return nil
	}
	if _, ok := object.typ.Underlying().(*types.Map); !ok || !w.hasElements(st, object) || !w.namesKnown(st, object) {
		return nil
	}
	var out []Part
	for i := range 2 {
		held := Value{Const: strconv.FormatBool(w.holdsField(st, object, i)), Kind: BoolConst}
		out = append(out, Part{Name: holdsStep + strconv.Itoa(i), Value: held})
	}
	return out
}

// locations are those that may hold a part of object.
func (w *walk) locations(st *state, object *symbol) []*symbol {
	out := st.mem.symbols()
	if instr, ok := object.value.(ssa.Instruction); ok && instr.Parent().Synthetic == "" {
		return out // made in a function
	}
	return append(out, w.globals.symbols()...)
}

// setFields are the fields of the struct s that are set to something.
func (w *walk) setFields(st *state, s *symbol) []string {
	var out []string
	for loc, v := range st.mem.all() {
		if loc.kind == symField && loc.base == s && v.null != isNil && !(v.con != nil && v.con.Kind() == constant.String && constant.StringVal(v.con) == "") {
			out = append(out, loc.name)
		}
	}
	slices.Sort(out)
	return out
}

// exportFunc adds the function that v is, with the variables it captures.
func (w *walk) exportFunc(st *state, v value, out *Value, depth int) {
	closure, ok := v.fn.(*ssa.MakeClosure)
	if !ok {
		out.fn = v.fn
		return
	}
	if closure.Parent() != w.fn && v.bound == nil || depth == 0 {
		return
	}
	for _, cell := range w.captured(st, v) {
		content := w.export(st, cell, depth-1)
		if content.Input.Kind == NoInput && content.Const == "" && len(content.Parts) == 0 && content.fn == nil {
			content = Value{}
		}
		out.bound = append(out.bound, content)
	}
	out.fn = closure
}

// admit is the value that the callee's v is for the caller. Fields of a fresh
// struct are put into memory under the name loc.
func (e *engine) admit(st *state, f frame, v Value, loc *symbol, far bool) value {
	if v.Input.Kind != NoInput {
		in := e.resolve(st, f, v.Input)
		if in.con == nil && v.Const != "" {
			in.con = constOf(v)
		}
		if in.typ == nil {
			in.typ = e.typeNamed(v)
		}
		return in
	}
	out := value{con: constOf(v), typ: e.typeNamed(v), from: v.from, made: v.made, sym: loc, fn: v.fn}
	if loc != nil {
		for i, b := range v.bound {
			cell := e.syms.field(loc, boundStep+strconv.Itoa(i), nil, nil)
			var within *symbol
			if len(b.bound) > 0 {
				within = cell // a literal around others
			}
			st.mem.set(cell, e.admit(st, f, b, within, far))
			out.bound = append(out.bound, value{sym: e.syms.addr(cell), null: notNil})
		}
	}
	if far && out.con != nil && v.from != nil {
		out.from = &Origin{Far: true}
	}
	switch {
	case v.Null:
		out.null = isNil
	case v.Full:
		out.null = notNil
	}
	if loc == nil {
		return out
	}
	if v.Fresh {
		st.mem.set(e.syms.field(loc, freshStep, types.Typ[types.Bool], nil), value{con: constant.MakeBool(true)})
		for _, name := range v.Set {
			st.mem.set(e.fieldNamed(value{sym: loc, typ: out.typ}, name), value{null: notNil})
		}
	}
	for _, p := range v.Parts {
		at := e.fieldNamed(value{sym: loc, typ: out.typ}, p.Name)
		val := e.admit(st, f, p.Value, at, far)
		if val.sym == at && len(p.Value.Parts) == 0 {
			val.sym = nil
		}
		if far && val.con != nil && p.Value.Const != "" && p.Value.Input.Kind == NoInput {
			val.from = &Origin{Far: true, Told: p.Value.Told}
		}
		st.mem.set(at, val)
	}
	return out
}

func constOf(v Value) constant.Value {
	switch v.Kind {
	case IntConst:
		return constant.MakeFromLiteral(v.Const, token.INT, 0)
	case BoolConst:
		return constant.MakeBool(v.Const == "true")
	case StringConst:
		return constant.MakeFromLiteral(v.Const, token.STRING, 0)
	}
	return nil
}

// typeNamed is the dynamic type of v.
func (e *engine) typeNamed(v Value) types.Type {
	if v.typ != nil || v.Type == "" {
		return v.typ
	}
	name, pointer := strings.CutPrefix(v.Type, "*")
	obj := e.typeOfSymbol(name)
	switch {
	case obj == nil:
		return nil
	case pointer:
		return types.NewPointer(obj.Type())
	}
	return obj.Type()
}

// typeOfSymbol is the type that a symbol, as rows write it, names among the
// packages in sight; nil for none.
func (e *engine) typeOfSymbol(symbol string) *types.TypeName {
	sym, err := framework.ParseSymbol(symbol)
	pkg := e.pkgs()[sym.Package]
	if err != nil || pkg == nil {
		return nil
	}
	obj, _ := pkg.Scope().Lookup(sym.Name).(*types.TypeName)
	return obj
}

// conds are the facts of st that callers can hold against what they know.
func (w *walk) conds(st *state) []Cond {
	var out []Cond
	for s, f := range st.facts.all() {
		if !steers(s) {
			continue
		}
		in, ok := input(s)
		if !ok {
			continue
		}
		c := Cond{Input: in, Null: f.null == isNil, Full: f.null == notNil}
		if f.eq != nil {
			v := w.export(st, value{con: f.eq}, 0)
			c.Eq = &v
		}
		for _, n := range f.ne {
			c.Ne = append(c.Ne, w.export(st, value{con: n}, 0))
		}
		if f.lo != nil {
			v := w.export(st, value{con: f.lo}, 0)
			c.Lo = &v
		}
		if f.hi != nil {
			v := w.export(st, value{con: f.hi}, 0)
			c.Hi = &v
		}
		out = append(out, c)
	}
	return out
}

// fact is what a condition says.
func (c Cond) fact() fact {
	var f fact
	switch {
	case c.Null:
		f.null = isNil
	case c.Full:
		f.null = notNil
	}
	if c.Eq != nil {
		f.eq = constOf(*c.Eq)
	}
	for _, n := range c.Ne {
		if k := constOf(n); k != nil {
			f = f.without(k)
		}
	}
	if c.Lo != nil {
		f.lo = constOf(*c.Lo)
	}
	if c.Hi != nil {
		f.hi = constOf(*c.Hi)
	}
	return f
}

// meet makes the conditions of an outcome known in st; false where one cannot hold.
func (e *engine) meet(st *state, f frame, conds []Cond) bool {
	for _, c := range conds {
		v, want := e.resolve(st, f, c.Input), c.fact()
		if v.con != nil && !want.admits(v.con) {
			return false
		}
		if want.null != maybeNil && v.null != maybeNil && v.null != want.null {
			return false
		}
		if v.con == nil && v.sym != nil && !st.add(v.sym, want) {
			return false
		}
	}
	return true
}
