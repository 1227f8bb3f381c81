package responses

import (
	"go/types"
	"slices"
	"strings"

	"golang.org/x/tools/go/ssa"
)

// apply runs a call of a function with a summary: its events happen, and the
// path forks into its outcomes. i is nil for a literal that something else calls.
func (w *walk) apply(st *state, i ssa.CallInstruction, s *Summary, args, bindings []value) []*state {
	f := frame{args: args, bindings: bindings, panicking: st.panicking}
	if s.Unknown {
		for _, v := range append(append([]value{}, args...), bindings...) {
			w.escape(st, v)
		}
		return []*state{st}
	}
	w.lateIn(st, f, s.lates)
	for _, ev := range s.Events {
		if !ev.AtEnd && !ev.Returned {
			w.replay(st, i, f, ev)
		}
	}
	w.repeat(st, f, s.repeated)
	var out []*state
	copied := w.copies(st, f, s)
	for n, o := range s.Outcomes {
		next := st
		if n+1 < len(s.Outcomes) {
			next = st.clone()
		}
		chosen, handed := w.chooses(next, i, f, o.Conds)
		if !w.meet(next, f, o.Conds) {
			continue
		}
		possible := true
		for _, eff := range o.Effects {
			eff.Vague = eff.Vague || s.Widened || chosen || untold(i, o)
			eff.handed = handed
			possible = possible && w.effect(next, i, f, eff)
		}
		if !possible {
			continue
		}
		for _, on := range copied {
			w.blur(next, on)
		}
		w.stores(next, f, o, s.far)
		if o.Panics {
			w.unwind(next, i)
			continue
		}
		w.results(next, i, f, o, s.far)
		out = append(out, next)
	}
	return out
}

// chooses reports whether the caller chooses an outcome by a code that it hands
// in, of which nothing is known here: which outcome it is, is unknown too.
// handed: but its own callers know.
func (w *walk) chooses(st *state, i ssa.CallInstruction, f frame, conds []Cond) (chosen, handed bool) {
	if i == nil || i.Common().IsInvoke() {
		return false, false
	}
	for _, c := range conds {
		if c.Eq == nil || c.Input.Kind != Param || c.Input.Index >= len(i.Common().Args) || !isCode(i.Common().Args[c.Input.Index].Type()) {
			continue
		}
		switch v := w.resolve(st, f, c.Input); {
		case v.con != nil:
		case v.sym != nil && steers(v.sym):
			handed = true
		default:
			chosen = true
		}
	}
	return chosen, handed
}

// isCode reports whether values of typ choose among answers: numbers, texts of
// a type of their own, and structs that hold such.
func isCode(typ types.Type) bool {
	switch t := typ.Underlying().(type) {
	case *types.Basic:
		_, own := typ.(*types.Named)
		return t.Info()&types.IsInteger != 0 || own && t.Info()&types.IsString != 0
	case *types.Struct:
		return true
	}
	return false
}

// stores lets the changes of memory of an outcome happen in the caller.
func (w *walk) stores(st *state, f frame, o Outcome, far bool) {
	for _, sto := range o.Stores {
		if loc := w.location(st, f, sto.To); loc != nil {
			st.store(loc, w.admit(st, f, sto.Value, nil, far))
		}
	}
}

// copies are the responders on which a callee puts the fields of a map of which
// nothing is known: whether a challenge is among them is unclear.
func (w *walk) copies(st *state, f frame, s *Summary) []*symbol {
	var out []*symbol
	for _, o := range s.Outcomes {
		if !slices.ContainsFunc(o.Conds, func(c Cond) bool {
			if c.Eq == nil || c.Eq.Const != "true" || !strings.Contains(c.Input.Path, holdsStep) {
				return false
			}
			v := w.resolve(st, f, c.Input)
			return v.con == nil && (v.sym == nil || !visible(v.sym.root()))
		}) {
			continue
		}
		for _, eff := range o.Effects {
			if on := w.responder(st, w.resolve(st, f, eff.On)); on != nil {
				out = append(out, on)
			}
		}
	}
	return out
}

// replay lets an event of the callee happen in the caller.
func (w *walk) replay(st *state, i ssa.CallInstruction, f frame, ev Event) {
	if len(ev.Conds) > 0 {
		if st = st.clone(); !w.meet(st, f, ev.Conds) {
			return
		}
	}
	on := w.resolve(st, f, ev.On)
	s := w.responder(st, on)
	if s == nil {
		return
	}
	a := w.answer(st, s)
	status := w.admit(st, f, ev.Status, nil, false)
	if a.sent == Gone || a.sent == MaybeGone && (status.sym == nil || w.source(status) == "") {
		if ev.site != nil {
			w.futile[ev.site.Pos] = true
		} else if i != nil {
			w.futile[i.Pos()] = true
		}
		w.again(st, on, s, status, a)
		return
	}
	if a.sent == MaybeGone {
		status.con = nil
	}
	if !a.inherit(ev.Challenge, ev.Assumes) {
		return
	}
	if ev.setAt.IsValid() {
		a.setAt = ev.setAt
	}
	if ev.Source != "" && status.sym == nil && status.con == nil {
		status.source = ev.Source
	}
	site, far := ev.site, false
	switch {
	case ev.Status.Const != "" && status.from != nil && !status.from.Far:
		site = w.siteOf(i, status) // the callee has looked what it is
	case ev.Status.Const != "" && ev.Foreign && !ev.Left:
		w.farDenial(i, s, ev, a)
		return // judged in its own package
	case i == nil:
	case ev.Status.Input.Kind == Free && ev.site != nil && status.from == nil: // a variable that a literal answers with
	case ev.Status.Const == "":
		site, far = w.siteOf(i, status), status.from != nil && status.from.Far
	case site == nil:
		site = w.siteAt(i.Pos())
	}
	w.emit(st, i, on, s, status, a, site, far, ev.Excluded...)
}

// emitSink records that values of the kind that status is from are answered,
// by the status that the path has found it to be.
func (w *walk) emitSink(st *state, i ssa.CallInstruction, on value, s *symbol, status value, a answer) {
	source := w.source(status)
	if source == "" {
		return
	}
	w.emit(st, i, on, s, value{sym: status.sym, source: source}, a, w.siteAt(i.Pos()), false)
}

// emit records the event, or what the wrapper that on is makes of it. The
// callee in which it happens has excluded some statuses.
func (w *walk) emit(st *state, i ssa.CallInstruction, on value, s *symbol, status value, a answer, site *site, far bool, excluded ...int) {
	var at ssa.Instruction
	if i != nil {
		at = i
	}
	wrap, own := w.ownWriteHeader(typeOf(on))
	if !own {
		w.record(st, at, s, status, a, site, far, eventOpts{excluded: excluded})
		return
	}
	f := frame{args: []value{on, status}}
	for _, l := range wrap.lates {
		l.late.unsure = l.late.unsure || a.challenge[0] == Present || a.challenge[1] == Present
	}
	for _, ev := range wrap.Events {
		st := st.clone()
		if !w.meet(st, f, ev.Conds) {
			continue
		}
		b := a
		if !b.inherit(ev.Challenge, ev.Assumes) {
			continue
		}
		if site != nil && (ev.Challenge[0] == Absent || ev.Challenge[1] == Absent) {
			w.stripped[site.Pos] = true
		}
		within := w.resolve(st, f, ev.On)
		if inner := w.responder(st, within); inner != nil && within.typ != on.typ {
			w.emit(st, i, within, inner, w.admit(st, f, ev.Status, nil, false), b, site, far, excluded...)
		}
	}
}

// ownWriteHeader is the summary of the WriteHeader that a type of the program
// declares itself.
func (w *walk) ownWriteHeader(typ types.Type) (*Summary, bool) {
	if typ == nil || types.IsInterface(typ) || w.table.Type(typ) != nil {
		return nil, false
	}
	obj, index, _ := types.LookupFieldOrMethod(typ, true, w.pass.Pkg, "WriteHeader")
	fn, ok := obj.(*types.Func)
	if !ok || len(index) != 1 {
		return nil, false
	}
	return w.summaryOfObject(fn.Origin())
}

// effect lets what the callee did to an answer happen in the caller.
// It reports whether that is possible.
func (w *walk) effect(st *state, i ssa.CallInstruction, f frame, eff Effect) bool {
	on := w.resolve(st, f, eff.On)
	s := w.responder(st, on)
	if s == nil {
		return true
	}
	if eff.Sent == Gone {
		status := w.admit(st, f, eff.Status, nil, false)
		w.wrapperStores(st, on, status)
		if informs(status) {
			eff.Sent = Open
		}
	}
	if h := w.headers(st, on, s); h != nil {
		a := w.answer(st, h)
		if !a.inherit(eff.Challenge, eff.Assumes) {
			return false
		}
		if i != nil && (eff.Challenge[0] == Present || eff.Challenge[1] == Present) {
			a.setAt = i.Pos()
		}
		st.answers.set(h, a)
		eff.Challenge, eff.Assumes, eff.Sets = [2]Challenge{}, [2]Challenge{}, false
	}
	a := w.answer(st, s)
	if a.sent == Gone && eff.Sets && i != nil {
		at := i.Pos()
		if eff.On.Kind == Free && eff.setAt.IsValid() {
			at = eff.setAt // a literal of this function
		}
		w.recordLate(st, s, at, i)
	}
	if !a.inherit(eff.Challenge, eff.Assumes) {
		return false
	}
	if i != nil && (eff.Challenge[0] == Present || eff.Challenge[1] == Present) {
		a.setAt = i.Pos()
	}
	for field, c := range eff.Challenge {
		if c == Present {
			w.putOn(s, a, field)
		}
	}
	for n := range a.odd {
		a.odd[n] = a.odd[n] || eff.Odd[n]
	}
	a.stopped = a.stopped || eff.Stops
	if a.sent == Open {
		a.sets = a.sets || eff.Sets
		a.sent = eff.Sent
		if eff.Sent == Gone {
			a.status = w.admit(st, f, eff.Status, nil, false)
		}
		if eff.Sent != Open && i != nil {
			a.sentBy = i.Pos()
		}
		w.denyBy(st, &a, i, f, eff)
		if p := eff.Pending; p != nil {
			status := w.admit(st, f, p.Status, nil, false)
			site := p.site
			if p.Status.Const == "" && i != nil {
				site = w.siteOf(i, status)
			}
			if p.Source != "" && status.sym == nil && status.con == nil {
				status.source = p.Source
			}
			a.pending, a.kept = &pending{status: status, site: site, far: p.Foreign, excluded: p.Excluded}, eff.Kept
		} else if eff.Sent == Gone {
			a.pending = nil
		}
	}
	st.answers.set(s, a)
	return true
}

// results puts what the callee returns into memory.
func (w *walk) results(st *state, i ssa.CallInstruction, f frame, o Outcome, far bool) {
	call, ok := i.(*ssa.Call)
	if !ok {
		return
	}
	s := w.syms.named(call)
	for n, r := range o.Results {
		loc := s
		if len(o.Results) > 1 {
			loc = w.result(s, n, nil)
		}
		st.mem.drop(loc)
		v := w.admit(st, f, r, loc, far)
		if v.con != nil && r.from == nil && r.Input.Kind == NoInput {
			v.from = nil
		}
		if w.special != nil && call.Call.StaticCallee() == nil && v.from == nil && r.made.IsValid() {
			v.from = &Origin{Pos: r.made} // the function that is answered for gives it
		}
		w.built(st, call, r, v)
		if v.sym != loc || v.known() {
			st.mem.set(loc, v)
		}
		if len(o.Results) == 1 {
			w.serve(st, call, v)
		}
	}
}
