package responses

import (
	"fmt"
	"go/types"
	"slices"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/authstatus/authstatus/internal/framework"
)

// leave ends a path with a return.
func (w *walk) leave(st *state, ret *ssa.Return) {
	if w.initialises() {
		w.initialised(st)
		return
	}
	o := Outcome{Conds: w.conds(st)}
	for i, r := range ret.Results {
		v := w.eval(st, r)
		w.handedOut(st, ret, i, v)
		w.carrierLeaves(st, v)
		w.usedVariable(st, ret, v)
		depth := 2
		if v.fn != nil {
			depth = maxShape + 1 // middleware around middleware
		}
		out := w.export(st, v, depth)
		w.adopt(out, ret)
		out.Null = out.Null || w.sendsAway(r)
		if _, denies := denialStatus(v.con); denies && v.from == nil {
			if out.made = v.made; !out.made.IsValid() {
				out.made = ret.Pos()
			}
		}
		o.Results = append(o.Results, out)
	}
	w.answerReturned(st, ret)
	w.runsOn(st, ret)
	w.end(st, ret, o)
}

// saysUnknown reports whether the outcome's error comes from a call of which it
// is not known whether it gives one: where the path denies, it surely does.
func (w *walk) saysUnknown(o Outcome) bool {
	results := w.fn.Signature.Results()
	last := len(o.Results) - 1
	if last < 0 || !types.Identical(results.At(last).Type(), errorType) {
		return false
	}
	v := o.Results[last]
	return !v.Null && !v.Full && v.Const == "" && v.Type == "" && v.Input.Kind == NoInput
}

// adopt makes the return statement the origin of what a variable of another
// package carries, where that leaves it to others.
func (w *walk) adopt(v Value, ret *ssa.Return) {
	for i := range v.Parts {
		p := &v.Parts[i].Value
		if obj := framework.NamedOf(v.typ); p.from != nil && p.from.Far && obj != nil && w.leavesIts(obj.Pkg()) {
			p.from = &Origin{Pos: ret.Pos()}
		}
	}
}

// unwind ends a path with a panic: deferred calls run, and may recover.
func (w *walk) unwind(st *state, at ssa.Instruction) {
	recovers := false
	for _, d := range st.defers {
		if t := w.targets(st, d.Common()); len(t) == 1 && t[0].summary.Recovers {
			recovers = true
		}
	}
	st.panicking = true
	for _, st := range w.runDefers(st) {
		o := Outcome{Conds: w.conds(st), Panics: !recovers}
		if recovers {
			o.Results = make([]Value, w.fn.Signature.Results().Len())
		}
		w.end(st, at, o)
	}
}

// end completes an outcome with what the path leaves behind.
func (w *walk) end(st *state, at ssa.Instruction, o Outcome) {
	for s, a := range st.answers.all() {
		on, ok := input(s)
		if !ok {
			continue
		}
		eff := Effect{On: on, Challenge: a.challenge, Assumes: a.assumes, Sent: a.sent, Sets: a.sets, Kept: a.kept, Odd: a.odd, Stops: a.stopped, setAt: a.setAt}
		if a.sent == Gone {
			eff.Status = w.export(st, a.status, 0)
		}
		if a.denied != nil {
			eff.Denied, eff.Whole = a.denied.status, a.denied.whole || a.denied.body != nil
			eff.Vague, eff.deniedAt = a.denied.vague || w.saysUnknown(o), a.denied.place()
		}
		if p := a.pending; p != nil {
			status := w.export(st, p.status, 0)
			if n, ok := intOf(p.status.con); ok {
				status.Input, status.Const = Input{}, fmt.Sprint(n)
			}
			eff.Pending = &Event{Status: status, Foreign: p.far, site: p.site}
			if status.Const == "" {
				eff.Pending.Source, eff.Pending.Excluded = w.source(p.status), w.excluded(st, p.status, p.excluded)
			}
			if a.sent == Open && !a.kept {
				w.record(st, at, s, p.status, a, p.site, p.far, eventOpts{atEnd: true, excluded: p.excluded})
			}
		}
		if !eff.none() {
			o.Effects = append(o.Effects, eff)
		}
	}
	for loc, v := range st.mem.all() {
		if !storable(loc) {
			continue
		}
		if to, ok := input(loc); ok && v.sym != loc {
			o.Stores = append(o.Stores, Store{To: to, Value: w.export(st, v, 0)})
		}
	}
	key := o.key()
	if _, ok := w.outcomes[key]; !ok {
		w.keys = append(w.keys, key)
		w.outcomes[key] = o
		if len(w.keys) == maxExits {
			w.spent = budget // nothing that callers could tell apart
		}
	}
}

// none reports whether nothing became of the answer.
func (eff Effect) none() bool {
	return eff.Challenge == [2]Challenge{} && eff.Assumes == [2]Challenge{} && eff.Sent == Open && !eff.Sets && eff.Pending == nil && !eff.Stops
}

// storable reports whether a change of loc is one that callers care for: a
// captured variable or a field of what they handed in.
func storable(loc *symbol) bool {
	switch loc.kind {
	case symDeref, symField:
		return visible(loc.root())
	}
	return false
}

// maxOutcomes is how many outcomes of a function are told apart.
const maxOutcomes = 24

// maxExits is how many ways out of a function are gathered before it is given up.
const maxExits = 160

// summarise joins what the exploration has found.
func (w *walk) summarise(complete bool) *Summary {
	s := &Summary{Version: summaryVersion, Unknown: !complete, Recovers: callsRecover(w.fn), lates: w.lateOn, repeated: w.repeated}
	for _, h := range w.order {
		if len(s.Events) < maxEvents {
			s.Events = append(s.Events, h.Event)
		}
	}
	for n, widen := range []func(*Outcome){
		func(*Outcome) {},
		func(o *Outcome) { o.Conds = nil },
		func(o *Outcome) { o.Conds, o.Stores = nil, nil },
		func(o *Outcome) { o.Conds, o.Stores, o.Results = nil, nil, make([]Value, len(o.Results)) },
	} {
		s.Outcomes, s.Widened = nil, n > 0
		seen := map[string]bool{}
		for _, key := range w.keys {
			o := w.outcomes[key]
			widen(&o)
			if k := o.key(); !seen[k] {
				seen[k] = true
				s.Outcomes = append(s.Outcomes, o)
			}
		}
		if len(s.Outcomes) <= maxOutcomes {
			return s
		}
	}
	s.Unknown = true
	return s
}

// maxEvents is how many events of a function callers replay.
const maxEvents = 64

func callsRecover(fn *ssa.Function) bool {
	for _, b := range fn.Blocks {
		for _, i := range b.Instrs {
			if call, ok := i.(*ssa.Call); ok {
				if b, ok := call.Call.Value.(*ssa.Builtin); ok && b.Name() == "recover" {
					return true
				}
			}
		}
	}
	return false
}

// answerReturned lets the framework answer the error that a handler returns.
func (w *walk) answerReturned(st *state, ret *ssa.Return) {
	sig := w.fn.Signature
	if len(ret.Results) == 0 || !types.Identical(sig.Results().At(len(ret.Results)-1).Type(), errorType) {
		return
	}
	for i, p := range w.fn.Params {
		row := w.table.Type(p.Type())
		if row == nil || row.Responder == nil || len(row.Responder.Returned) == 0 {
			continue
		}
		v := w.eval(st, ret.Results[len(ret.Results)-1])
		s := w.syms.param(w.fn, i)
		if v.null == notNil && !returns(row.Responder, v) && row.Responder.Unwrap {
			v = w.unwrapped(st, v)
		}
		if v.null == isNil || !returns(row.Responder, v) {
			if w.saysStatus(st, ret, s, row.Responder, v) {
				return
			}
			if a := w.answer(st, s); v.null == notNil && a.pending != nil {
				a.pending = nil // the framework answers the error instead
				st.answers.set(s, a)
			}
			return
		}
		a := w.answer(st, s)
		if a.sent == Gone {
			return
		}
		status := w.carried(st, v)
		if status.con != nil && (status.from == nil || !status.from.Told) {
			w.record(st, ret, s, status, a, w.siteOf(ret, status), status.from != nil && status.from.Far, eventOpts{returned: true})
		}
		return
	}
}

// returns reports whether the framework understands v as a carrier.
func returns(r *framework.Responder, v value) bool {
	return slices.Contains(r.Returned, symbolOf(v.typ))
}

func (c Cond) String() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%v %t %t %v", c.Input, c.Null, c.Full, c.Ne)
	for _, p := range []*Value{c.Eq, c.Lo, c.Hi} {
		if p != nil {
			fmt.Fprintf(&b, " %s", p.Const)
		}
		b.WriteByte(';')
	}
	return b.String()
}

// key tells summaries apart.
func (s *Summary) key() string {
	var b strings.Builder
	for _, ev := range s.Events {
		b.WriteString(ev.key())
	}
	for _, o := range s.Outcomes {
		b.WriteString(o.key())
	}
	fmt.Fprint(&b, s.Unknown)
	return b.String()
}

// key tells outcomes apart.
func (o Outcome) key() string {
	var b strings.Builder
	for _, c := range o.Conds {
		b.WriteString(c.String())
	}
	for _, eff := range o.Effects {
		fmt.Fprintf(&b, "|%s|%v %v %v %v %v %d %t %t %t %t", eff.Status, eff.Odd, eff.On, eff.Challenge, eff.Assumes, eff.Sent, eff.Denied, eff.Vague, eff.Sets, eff.Whole, eff.Stops)
		if eff.Pending != nil {
			b.WriteString(eff.Pending.key())
		}
	}
	for _, r := range o.Results {
		fmt.Fprintf(&b, ">%s", r)
	}
	for _, s := range o.Stores {
		fmt.Fprintf(&b, "=%v %s", s.To, s.Value)
	}
	fmt.Fprint(&b, o.Panics)
	return b.String()
}

func (v Value) String() string {
	out := fmt.Sprintf("%s%v%t%t%s", v.Const, v.Input, v.Null, v.Full, v.Type)
	for _, p := range v.Parts {
		out += "{" + p.Name + ":" + p.Value.String() + "}"
	}
	if v.from != nil {
		out += fmt.Sprint(v.from.Pos)
	}
	if v.Fresh {
		out += fmt.Sprint("fresh", v.Set)
	}
	if v.made.IsValid() {
		out += fmt.Sprint(v.made)
	}
	if v.fn != nil {
		out += v.fn.Name()
		for _, b := range v.bound {
			out += b.String()
		}
	}
	return out
}
