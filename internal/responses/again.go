package responses

import (
	"go/token"
	"go/types"
	"slices"

	"golang.org/x/tools/go/ssa"
)

// A repetition is a denial that is answered when the header has gone out: it
// does nothing, unless a wrapper stands between that puts a challenge on then.
type repetition struct {
	on        Input
	status    Value
	challenge [2]Challenge // as the function has left it
	assumes   [2]Challenge
	odd       [2]bool
	conds     []Cond
	sentBy    token.Pos
}

// maxRepeated is how many repetitions of a function callers look at.
const maxRepeated = 8

// again notes that the status is answered through on when the header has gone
// out. Where on is a wrapper whose WriteHeader puts a challenge on for it, that
// comes too late.
func (w *walk) again(st *state, on value, s *symbol, status value, a answer) {
	if a.sent != Gone || !a.sentBy.IsValid() {
		return
	}
	if _, denies := denialStatus(status.con); !denies {
		return
	}
	typ := typeOf(on)
	wrap, own := w.ownWriteHeader(typ)
	switch {
	case !own:
		w.repeats(st, s, status, a)
		return
	case w.asksItself(typ):
		return // perhaps it answers once only
	}
	f := frame{args: []value{on, status}}
	for _, o := range wrap.Outcomes {
		if !w.meet(st.clone(), f, o.Conds) {
			continue
		}
		for _, eff := range o.Effects {
			b := a
			if eff.Sets && eff.setAt.IsValid() && b.inherit(eff.Challenge, eff.Assumes) {
				w.recordLate(st, s, eff.setAt, nil)
			}
		}
	}
}

// repeats leaves it to callers through what they answer.
func (w *walk) repeats(st *state, s *symbol, status value, a answer) {
	on, ok := input(s)
	same := func(r repetition) bool { return r.on == on && r.sentBy == a.sentBy && r.challenge == a.challenge }
	if ok && len(w.repeated) < maxRepeated && !slices.ContainsFunc(w.repeated, same) {
		w.repeated = append(w.repeated, repetition{on, w.export(st, status, 0), a.challenge, a.assumes, a.odd, w.conds(st), a.sentBy})
	}
}

// asksItself reports whether the WriteHeader of the wrapper asks a flag or a
// number that it keeps, such as whether it has answered; true where the method
// is not in sight.
func (e *engine) asksItself(typ types.Type) bool {
	obj, _, _ := types.LookupFieldOrMethod(typ, true, e.pass.Pkg, "WriteHeader")
	method, ok := obj.(*types.Func)
	if !ok {
		return true
	}
	fn := e.program.Package.Prog.FuncValue(method.Origin())
	if fn == nil || len(fn.Blocks) == 0 {
		return true
	}
	for _, b := range fn.Blocks {
		if slices.ContainsFunc(b.Instrs, func(i ssa.Instruction) bool { return asksField(i, fn.Params[0]) }) {
			return true
		}
	}
	return false
}

// asksField reports whether the instruction reads a flag or a number that is a
// field of recv.
func asksField(i ssa.Instruction, recv ssa.Value) bool {
	load, ok := i.(*ssa.UnOp)
	if !ok || load.Op != token.MUL {
		return false
	}
	field, ok := load.X.(*ssa.FieldAddr)
	if !ok || field.X != recv {
		return false
	}
	basic, ok := load.Type().Underlying().(*types.Basic)
	return ok && basic.Info()&(types.IsBoolean|types.IsInteger) != 0
}

// repeat lets the repetitions of a callee happen in the caller.
func (w *walk) repeat(st *state, f frame, all []repetition) {
	for _, r := range all {
		st := st.clone()
		on := w.resolve(st, f, r.on)
		s := w.responder(st, on)
		if s == nil || !w.meet(st, f, r.conds) {
			continue
		}
		a := w.answer(st, s)
		if !a.inherit(r.challenge, r.assumes) {
			continue
		}
		for n := range a.odd {
			a.odd[n] = a.odd[n] || r.odd[n]
		}
		if a.sent == Open {
			a.sent, a.sentBy = Gone, r.sentBy
		}
		st.answers.set(s, a)
		w.again(st, on, s, w.admit(st, f, r.status, nil, false), a)
	}
}
