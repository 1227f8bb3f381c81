package responses

import (
	"go/constant"
	"go/token"
	"go/types"
	"strconv"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/authstatus/authstatus/internal/framework"
)

// A creation is a place that builds a status-carrying value.
type creation struct {
	source string // the kind of value: see [walk.source]
	status int
	site   *site
	fn     *ssa.Function   // where it is built
	owner  *types.TypeName // the type of the value; nil for results of functions
	typ    string          // the symbol of its type, where the table has it made
}

// fieldSet notes that a field of a struct gets a constant status.
func (w *walk) fieldSet(st *state, field *symbol, v value) {
	if n, ok := denialStatus(v.con); ok && !v.from.Far {
		w.create(fieldSource(field.owner, field.name), n, v.from.Pos, field.owner)
		w.depart(w.made, st, n, v.from.Pos)
	}
}

// built notes the statuses in the struct that a constructor of the program
// yields, where the call carries the constant: that call builds the value.
func (w *walk) built(st *state, call *ssa.Call, r Value, v value) {
	for _, p := range r.Parts {
		if v.sym == nil {
			continue
		}
		loc := w.fieldNamed(v, p.Name)
		status := st.mem.at(loc)
		if n, ok := denialStatus(status.con); ok && loc.owner != nil && status.from != nil && status.from.Far {
			w.createLeft(fieldSource(loc.owner, loc.name), n, call.Pos(), loc.owner.Pkg())
			if w.leavesIts(loc.owner.Pkg()) {
				status.from = &Origin{Pos: call.Pos()}
				st.mem.set(loc, status)
			}
			w.depart(w.made, st, n, call.Pos())
		}
		if p.Value.Input.Kind != Param {
			continue
		}
		n, ok := denialStatus(status.con)
		if !ok || status.from != nil || loc.owner == nil && loc.name != carriedStep {
			continue
		}
		status.from = &Origin{Pos: call.Pos()}
		st.mem.set(loc, status)
		if loc.owner == nil {
			continue
		}
		w.create(fieldSource(loc.owner, loc.name), n, call.Pos(), loc.owner)
		w.depart(w.made, st, n, call.Pos())
	}
}

func (w *walk) create(source string, status int, pos token.Pos, owner *types.TypeName) {
	e := w.engine
	key := creationKey{source: source, status: status, pos: pos}
	if owner == nil {
		key.fn = w.fn
	}
	if e.created[key] == nil {
		c := &creation{source: source, status: status, site: e.siteIn(pos), fn: w.fn, owner: owner}
		e.created[key] = c
		e.creations = append(e.creations, c)
	}
}

type creationKey struct {
	source string
	status int
	pos    token.Pos
	fn     *ssa.Function // of results
}

// makeCarrier gives the result of a constructor of the table its status.
func (w *walk) makeCarrier(st *state, call *ssa.Call, row *framework.Carrier) {
	switch row.Wraps {
	case "":
	case "all":
		w.wrap(st, call)
		st.mem.set(w.syms.named(call), value{sym: w.syms.named(call), null: w.joined(st, call)})
		return
	default:
		w.rewrap(st, call, row)
		return
	}
	status, ok := w.operand(st, call, row.Status)
	if !ok {
		return
	}
	if c, ok := statusConst(status.con, row.Codes); ok {
		status.con = c
	}
	if status.con != nil && status.from == nil {
		status.from = &Origin{Pos: call.Pos()}
	}
	if row.Challenges {
		status = value{con: constant.MakeInt64(0)}
	}
	s := w.syms.named(call)
	v := value{sym: s, null: notNil}
	if row.Type != "" {
		v.typ = w.typeNamed(Value{Type: row.Type})
	}
	if v.typ == nil {
		v.typ = call.Type()
	}
	if tuple, ok := v.typ.(*types.Tuple); ok && tuple.Len() > 0 {
		v.typ = tuple.At(0).Type()
	}
	st.mem.set(s, v)
	st.mem.set(w.syms.field(s, carriedStep, types.Typ[types.Int], nil), status)
	if typ := w.table.Type(v.typ); typ != nil && typ.Carrier != nil && row.Codes == nil && typ.Carrier.Codes == nil {
		if place := typ.Carrier.Status.Place(); place.Kind == framework.Literal && hasField(v.typ, place.Text) {
			st.mem.set(w.fieldNamed(v, place.Text), value{con: status.con, sym: status.sym}) // err.Code
		}
	}
	if n, ok := denialStatus(status.con); ok && row.Answers && status.from != nil && !status.from.Far {
		w.create(answersSource, n, status.from.Pos, nil)
		w.creations[len(w.creations)-1].typ = row.Type
	}
}

// hasField reports whether typ is a struct, or points to one, with the field.
func hasField(typ types.Type, name string) bool {
	strct, ok := elemType(typ).Underlying().(*types.Struct)
	if !ok {
		return false
	}
	for f := range strct.Fields() {
		if f.Name() == name {
			return true
		}
	}
	return false
}

// answersSource is the kind of values that answer wherever they are made.
const answersSource = "%answers"

// rewrap gives the result of a call the status of the carrier that it wraps
// and, where the call adds a challenge, takes that carrier off the list.
func (w *walk) rewrap(st *state, call *ssa.Call, row *framework.Carrier) {
	inner, ok := w.operand(st, call, row.Wraps)
	if !ok {
		return
	}
	status := w.carried(st, inner)
	if headers, ok := w.operand(st, call, row.Headers); ok && row.Headers != "" && status.from != nil {
		if n, denies := denialStatus(status.con); denies {
			if field, ok := fieldFor(n); ok && headers.sym != nil && (w.holdsField(st, headers.sym, field) || headers.sym.kind != symValue || !isMade(headers.sym.value)) {
				w.covered[status.from.Pos] = w
				status = value{con: constant.MakeInt64(0)}
			}
		}
	}
	s := w.syms.named(call)
	inner.sym, inner.null = s, notNil
	st.mem.set(s, inner)
	st.mem.set(w.syms.field(s, carriedStep, types.Typ[types.Int], nil), status)
}

// carriedStep is the name of the field that stands for the status of a carrier
// of the table.
const carriedStep = "%status"

// carried is the status that the carrier v carries.
func (w *walk) carried(st *state, v value) value {
	if v.sym == nil {
		return value{}
	}
	object := v.sym.object()
	for _, mem := range []*ledger[value]{&st.mem, &w.globals} {
		if status, ok := mem.get(w.syms.field(object, carriedStep, nil, nil)); ok {
			return status
		}
	}
	if g, ok := object.root().value.(*ssa.Global); ok {
		if c := w.farCarrier(g); c != nil {
			return value{con: constant.MakeInt64(int64(c.Status))}
		}
		if row := w.table.Object(g.Object()); row != nil && row.Carrier != nil {
			if n, ok := row.Carrier.Status.Place().Int(); ok {
				return value{con: constant.MakeInt64(int64(n))}
			}
		}
	}
	row := w.table.Type(typeOf(v))
	if row == nil || row.Carrier == nil {
		return value{}
	}
	place := row.Carrier.Status.Place()
	if place.Kind != framework.Literal {
		return value{}
	}
	if n, ok := place.Int(); ok {
		return value{con: constant.MakeInt64(int64(n)), from: &Origin{Pos: definedAt(object)}}
	}
	status, _ := w.member(st, v, typeOf(v), strings.TrimSuffix(place.Text, "()"))
	if c, ok := statusConst(status.con, row.Carrier.Codes); ok {
		status.con = c
	}
	return status
}

func definedAt(s *symbol) token.Pos {
	if s.value != nil {
		return s.value.Pos()
	}
	return token.NoPos
}

// source names the kind of value that an unknown status is taken from:
//
//	path.Type.Field     a field of a status-carrying struct
//	Method()            what an interface method answers
//	path.F#1#0          result 0 of the function that is parameter 1 of F
//	path.Type#0         result 0 of functions of a named type
//	func(…)(…)#0        result 0 of functions of that type
func (w *walk) source(status value) string {
	if status.source != "" || status.sym == nil {
		return status.source
	}
	s := status.sym
	switch {
	case s.kind == symField && s.owner != nil:
		return fieldSource(s.owner, s.name)
	case s.kind == symExpr && strings.HasPrefix(s.name, "call "):
		if call, ok := s.value.(*ssa.Call); ok && call.Call.IsInvoke() {
			return call.Call.Method.Name() + "()"
		}
	case s.kind == symValue:
		if call, ok := s.value.(*ssa.Call); ok {
			return resultSource(&call.Call, 0)
		}
	case s.kind == symField && s.base.kind == symValue && strings.HasPrefix(s.name, resultStep):
		if call, ok := s.base.value.(*ssa.Call); ok {
			return resultSource(&call.Call, int(s.name[len(resultStep)]-'0'))
		}
	}
	return ""
}

func fieldSource(owner *types.TypeName, field string) string {
	return owner.Pkg().Path() + "." + owner.Name() + "." + field
}

// resultSource names result i of the functions that a dynamic call may reach:
// by the parameter or the type that the function came through, else by its signature.
func resultSource(c *ssa.CallCommon, i int) string {
	if c.StaticCallee() != nil {
		return ""
	}
	suffix := "#" + string(rune('0'+i))
	if c.IsInvoke() {
		return c.Method.FullName() + suffix
	}
	if name := symbolOf(c.Value.Type()); name != "" {
		return name + suffix
	}
	if fn, k := parameterBehind(c.Value); fn != nil {
		return parameterSource(fn, k) + suffix
	}
	return signatureSource(c.Signature(), i)
}

func parameterSource(fn *ssa.Function, k int) string {
	return fn.String() + "#" + strconv.Itoa(k)
}

// parameterBehind is the parameter that v is, also where a literal has
// captured it; nil where v is none.
func parameterBehind(v ssa.Value) (*ssa.Function, int) {
	if load, ok := v.(*ssa.UnOp); ok {
		v = stored(load.X)
	}
	for range maxWraps {
		switch x := v.(type) {
		case *ssa.Parameter:
			return x.Parent(), paramIndex(x)
		case *ssa.ChangeType:
			v = x.X
		case *ssa.FreeVar:
			closure := madeBy(x.Parent())
			if closure == nil {
				return nil, 0
			}
			v = stored(closure.Bindings[freeIndex(x)])
		default:
			return nil, 0
		}
	}
	return nil, 0
}

// madeBy is the instruction that makes the literal fn; nil where there are several or none.
func madeBy(fn *ssa.Function) *ssa.MakeClosure {
	var found *ssa.MakeClosure
	if fn.Parent() == nil {
		return nil
	}
	for _, b := range fn.Parent().Blocks {
		for _, i := range b.Instrs {
			if closure, ok := i.(*ssa.MakeClosure); ok && closure.Fn == fn {
				if found != nil {
					return nil
				}
				found = closure
			}
		}
	}
	return found
}

func signatureSource(sig *types.Signature, i int) string {
	bare := types.NewSignatureType(nil, nil, nil, unnamed(sig.Params()), unnamed(sig.Results()), sig.Variadic())
	return types.TypeString(bare, nil) + "#" + string(rune('0'+i))
}

// unnamed is a tuple without the names.
func unnamed(t *types.Tuple) *types.Tuple {
	vars := make([]*types.Var, t.Len())
	for i := range vars {
		vars[i] = types.NewVar(token.NoPos, nil, "", t.At(i).Type())
	}
	return types.NewTuple(vars...)
}

// handedOut notes the constant statuses that a function returns: something
// that calls it as a value, or asks for its status as a method, may send them.
func (w *walk) handedOut(st *state, ret *ssa.Return, i int, v value) {
	n, ok := denialStatus(v.con)
	if !ok || v.from != nil || !isInteger(ret.Results[i].Type()) {
		return
	}
	sig := w.fn.Signature
	at := ret.Pos()
	if v.made.IsValid() {
		at = v.made // a function that it asked
	}
	w.create(resultStep+string(rune('0'+i)), n, at, nil)
	w.depart(w.left, st, n, at)
	if recv := sig.Recv(); recv != nil && sig.Params().Len() == 0 && sig.Results().Len() == 1 {
		w.create(w.fn.Name()+"()", n, ret.Pos(), framework.NamedOf(recv.Type()))
	}
}

// carrierLeaves notes whether a carrier that the function returns has its
// challenge already: one that was put on the function's own responder.
func (w *walk) carrierLeaves(st *state, v value) {
	if v.sym == nil {
		return
	}
	object := v.sym.object()
	if content := w.read(st, object).sym; content != nil {
		object = content.object() // of a package variable
	}
	for _, loc := range append(st.mem.symbols(), w.globals.symbols()...) {
		content := w.read(st, loc)
		n, ok := denialStatus(content.con)
		if !ok || loc.kind != symField || loc.base != object || content.from == nil || content.from.Far {
			continue
		}
		w.leaves[content.from.Pos] = true
		w.depart(w.left, st, n, content.from.Pos)
	}
}

// depart notes in which state of the answer the status n is built at pos, or
// leaves the function.
func (w *walk) depart(in map[token.Pos]departure, st *state, n int, pos token.Pos) {
	field, ok := fieldFor(n)
	if !ok {
		return
	}
	d := in[pos]
	challenged := false
	for _, a := range st.answers.all() {
		challenged = challenged || a.challenge[field] == Present
	}
	if challenged {
		d.challenged = true
	} else {
		d.bare = true
	}
	in[pos] = d
}

// A departure is how the carriers of one creation leave their function.
type departure struct{ challenged, bare bool }
