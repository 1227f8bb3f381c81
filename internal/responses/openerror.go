package responses

import (
	"go/constant"
	"go/types"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/authstatus/authstatus/internal/framework"
)

// mayAssert forks a call that looks for an error of a type in one that the
// function is given: callers know whether it is. Where it is, the two are one.
func (w *walk) mayAssert(st *state, call *ssa.Call) []*state {
	err := w.eval(st, call.Call.Args[0])
	if len(call.Call.Args) != 2 || err.sym == nil || !visible(err.sym.root()) {
		return []*state{w.unknown(st, call)}
	}
	target := w.eval(st, call.Call.Args[1])
	if target.sym == nil || target.typ == nil {
		return []*state{w.unknown(st, call)}
	}
	want := elemType(target.typ)
	if types.IsInterface(want) {
		return []*state{w.unknown(st, call)}
	}
	var out []*state
	is, ok := w.isType(err, want), w.syms.named(call)
	if found := st.clone(); found.add(is, fact{eq: constant.MakeBool(true)}) {
		found.mem.set(ok, value{con: constant.MakeBool(true)})
		err.typ, err.null = want, notNil
		found.store(w.syms.deref(target.sym, want), err)
		out = append(out, found)
	}
	if st.add(is, fact{eq: constant.MakeBool(false)}) {
		st.mem.set(ok, value{con: constant.MakeBool(false)})
		out = append(out, st)
	}
	return out
}

// isType is the symbol for whether v, of which only an interface is known, is a typ.
func (e *engine) isType(v value, typ types.Type) *symbol {
	return e.syms.expr("is "+types.TypeString(typ, nil), types.Typ[types.Bool], parts(v)...)
}

// carriedOpen is the status with which a sink of the framework of on answers
// the error v that the function is given: that of the carrier which it may be
// or, where it is known not to be one, the sink's own.
func (w *walk) carriedOpen(st *state, on, v value, sink *framework.Sink) value {
	typ := w.openCarrier(on, v)
	if typ == nil {
		return value{}
	}
	if f := st.facts.at(w.isType(v, typ)); f.eq != nil && !constant.BoolVal(f.eq) {
		return value{con: constant.MakeInt64(int64(sink.Default))}
	}
	status, _ := w.member(st, value{sym: v.sym, typ: typ}, typ, string(w.table.Type(typ).Carrier.Status))
	return status
}

// openCarrier is the type of carrier with a status field that the framework of
// on understands, where v may be one as far as anybody knows; nil for none.
func (w *walk) openCarrier(on, v value) types.Type {
	row := w.table.Type(typeOf(on))
	if v.sym == nil || v.typ != nil && !types.IsInterface(v.typ) || row == nil || row.Responder == nil {
		return nil
	}
	for _, name := range row.Responder.Returned {
		typ := w.typeNamed(Value{Type: "*" + name})
		if typ == nil {
			continue
		}
		if carrier := w.table.Type(typ); carrier != nil && carrier.Carrier != nil && hasField(typ, string(carrier.Carrier.Status)) {
			return typ
		}
	}
	return nil
}

// mentionSink notes that a sink asks whether the error that it is given is a carrier.
func (w *walk) mentionSink(seg *segment, instr ssa.Instruction) {
	call, ok := instr.(ssa.CallInstruction)
	if !ok {
		return
	}
	row := w.row(call.Common())
	if row == nil || row.Sink == nil {
		return
	}
	empty := newState()
	on, _ := w.operand(empty, call, row.On)
	v, _ := w.operand(empty, call, row.Sink.Value)
	if typ := w.openCarrier(on, v); typ != nil {
		seg.mention(w.isType(v, typ))
	}
}

// saysStatus records the answers of a framework that asks the error v, of a type
// of the package, for its status. It reports whether the framework does.
func (w *walk) saysStatus(st *state, ret *ssa.Return, on *symbol, row *framework.Responder, v value) bool {
	if v.typ == nil || types.IsInterface(v.typ) || pkgPath(v.typ) != w.pass.Pkg.Path() {
		return false
	}
	for _, name := range row.Returned {
		obj := w.typeOfSymbol(name)
		if obj == nil || !types.IsInterface(obj.Type()) || !hasType(v.typ, obj.Type()) {
			continue
		}
		method, ok := strings.CutSuffix(string(w.table.Object(obj).Carrier.Status), "()")
		if !ok {
			continue
		}
		fn, _, _ := types.LookupFieldOrMethod(v.typ, true, w.pass.Pkg, method)
		m, ok := fn.(*types.Func)
		if !ok {
			continue
		}
		s, ok := w.summaryOfObject(m.Origin())
		if a := w.answer(st, on); ok && a.sent != Gone {
			w.recordSaid(st, ret, on, a, s, v)
		}
		return ok
	}
	return false
}

// recordSaid records that the answer goes out with what the method s says of v.
func (w *walk) recordSaid(st *state, ret *ssa.Return, on *symbol, a answer, s *Summary, v value) {
	f := frame{args: []value{v}}
	for _, o := range s.Outcomes {
		next := st.clone()
		if len(o.Results) != 1 || !w.meet(next, f, o.Conds) {
			continue
		}
		status := w.admit(next, f, o.Results[0], nil, false)
		if _, denies := denialStatus(status.con); !denies {
			continue
		}
		site := w.siteOf(ret, status)
		if status.made.IsValid() {
			site = w.siteIn(status.made)
		}
		w.record(next, ret, on, status, a, site, false, eventOpts{returned: true})
	}
}
