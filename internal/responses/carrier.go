package responses

import (
	"go/constant"
	"go/token"
	"go/types"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/authstatus/authstatus/internal/framework"
)

// A creation is a place that builds a status-carrying value.
type creation struct {
	source string // the kind of value: see [walk.source]
	status int
	site   *site
	owner  *types.TypeName // the type of the value; nil for results of functions
}

// fieldSet notes that a field of a struct gets a constant status.
func (w *walk) fieldSet(field *symbol, v value) {
	if n, ok := denialStatus(v.con); ok && !v.from.Far {
		w.create(fieldSource(field.owner, field.name), n, v.from.Pos, field.owner)
	}
}

// built notes the statuses in the struct that a constructor of the program
// yields, where the call carries the constant: that call builds the value.
func (w *walk) built(st *state, call *ssa.Call, r Value, v value) {
	for _, p := range r.Parts {
		if p.Value.Input.Kind != Param || v.sym == nil {
			continue
		}
		loc := w.fieldNamed(v, p.Name)
		status := st.mem[loc]
		n, ok := denialStatus(status.con)
		if !ok || status.from != nil || loc.owner == nil {
			continue
		}
		status.from = &Origin{Pos: call.Pos()}
		st.mem[loc] = status
		w.create(fieldSource(loc.owner, loc.name), n, call.Pos(), loc.owner)
	}
}

func (e *engine) create(source string, status int, pos token.Pos, owner *types.TypeName) {
	key := creationKey{source, pos}
	if e.created[key] == nil {
		c := &creation{source: source, status: status, site: e.siteIn(pos), owner: owner}
		e.created[key] = c
		e.creations = append(e.creations, c)
	}
}

type creationKey struct {
	source string
	pos    token.Pos
}

// makeCarrier gives the result of a constructor of the table its status.
func (w *walk) makeCarrier(st *state, call *ssa.Call, row *framework.Carrier) {
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
	st.mem[s] = v
	st.mem[w.syms.field(s, carriedStep, types.Typ[types.Int], nil)] = status
}

// carriedStep is the name of the field that stands for the status of a carrier
// of the table.
const carriedStep = "%status"

// carried is the status that the carrier v carries.
func (w *walk) carried(st *state, v value) value {
	if v.sym == nil {
		return value{}
	}
	object := v.sym
	if object.kind == symAddr {
		object = object.base
	}
	if status, ok := st.mem[w.syms.field(object, carriedStep, nil, nil)]; ok {
		return status
	}
	if g, ok := object.root().value.(*ssa.Global); ok {
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
//	func(…)(…)#i        result i of functions of that type
func (w *walk) source(st *state, status value) string {
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

// resultSource names result i of the functions that a dynamic call may reach.
func resultSource(c *ssa.CallCommon, i int) string {
	if c.StaticCallee() != nil {
		return ""
	}
	return signatureSource(c.Signature(), i)
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
	w.create(signatureSource(sig, i), n, ret.Pos(), nil)
	w.depart(st, n, ret.Pos())
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
	object := v.sym
	if object.kind == symAddr {
		object = object.base
	}
	for loc, content := range st.mem {
		n, ok := denialStatus(content.con)
		if !ok || loc.kind != symField || loc.base != object || content.from == nil || content.from.Far {
			continue
		}
		w.depart(st, n, content.from.Pos)
	}
}

// depart notes that the status n, built at pos, leaves the function.
func (w *walk) depart(st *state, n int, pos token.Pos) {
	field, ok := fieldFor(n)
	if !ok {
		return
	}
	d := w.left[pos]
	challenged := false
	for _, a := range st.answers {
		challenged = challenged || a.challenge[field] == Present
	}
	if challenged {
		d.challenged = true
	} else {
		d.bare = true
	}
	w.left[pos] = d
}

// A departure is how the carriers of one creation leave their function.
type departure struct{ challenged, bare bool }
