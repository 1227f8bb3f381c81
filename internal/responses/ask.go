package responses

import (
	"go/constant"
	"go/types"

	"golang.org/x/tools/go/ssa"

	"github.com/authstatus/authstatus/internal/framework"
)

// askHeader forks on whether the answer has a challenge that the code asks for.
func (w *walk) askHeader(st *state, i ssa.CallInstruction, on value, h *framework.Header) []*state {
	name, _ := w.operand(st, i, h.Name)
	call, ok := i.(*ssa.Call)
	if !ok {
		return []*state{st}
	}
	forked, ok := w.asksFor(st, on, name, func(st *state, there bool) {
		result := value{con: constant.MakeString("")}
		_, bytes := call.Type().Underlying().(*types.Slice)
		switch {
		case there && bytes:
			result = value{sym: w.syms.named(call), null: notNil}
			st.add(w.syms.expr("len", types.Typ[types.Int], result.sym), fact{lo: constant.MakeInt64(1)})
		case there:
			result = value{sym: w.syms.named(call)}
			st.add(result.sym, fact{ne: []constant.Value{constant.MakeString("")}})
		case bytes:
			result = value{null: isNil}
		}
		st.mem.set(w.syms.named(call), result)
	})
	if !ok {
		return []*state{st}
	}
	return forked
}

// lookField forks on whether the answer has the challenge that an index of its
// header map asks for; false where it asks for something else.
func (w *walk) lookField(st *state, i *ssa.Lookup) ([]*state, bool) {
	if !w.isHeaderMap(i.X.Type()) {
		return nil, false
	}
	name := w.eval(st, i.Index)
	if c := w.canonicalName(st, name); c.con == nil || name.con == nil || !same(c.con, name.con) {
		return nil, false
	}
	s := w.syms.named(i)
	if i.CommaOk && w.isBlank(st, w.eval(st, i.X), name) {
		st.mem.set(w.result(s, 1, types.Typ[types.Bool]), value{con: constant.MakeBool(true)})
		st.mem.set(s, value{})
		return []*state{st}, true
	}
	return w.asksFor(st, w.eval(st, i.X), name, func(st *state, there bool) {
		if i.CommaOk {
			st.mem.set(w.result(s, 1, types.Typ[types.Bool]), value{con: constant.MakeBool(there)})
		}
		st.mem.set(s, value{null: isNil})
		if there {
			st.mem.set(s, value{sym: s, null: notNil})
			st.add(w.syms.expr("len", types.Typ[types.Int], s), fact{lo: constant.MakeInt64(1)})
		}
	})
}

// isBlank reports whether the answer through on has the challenge called name
// without a value.
func (w *walk) isBlank(st *state, on, name value) bool {
	s := w.responder(st, on)
	if s == nil {
		return false
	}
	n, ok := challengeField(constant.StringVal(w.canonicalName(st, name).con))
	return ok && w.answer(st, s).blank[n]
}

// asksFor forks on whether the answer through on has the challenge called
// name, and lets tell say so; false where name is no challenge, or on no answer.
func (w *walk) asksFor(st *state, on, name value, tell func(st *state, there bool)) ([]*state, bool) {
	canon := w.canonicalName(st, name)
	s := w.responder(st, on)
	if canon.con == nil || s == nil || w.isRequest(s) {
		return nil, false
	}
	n, ok := challengeField(constant.StringVal(canon.con))
	if !ok {
		return nil, false
	}
	var out []*state
	for _, c := range []Challenge{Absent, Present} {
		next := st.clone()
		a := w.answer(next, s)
		if !a.odd[n] && !a.ask(n, c) {
			continue
		}
		next.answers.set(s, a)
		tell(next, c == Present)
		out = append(out, next)
	}
	return out, true
}
