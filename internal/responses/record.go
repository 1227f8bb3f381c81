package responses

import (
	"fmt"
	"go/constant"
	"go/token"
	"go/types"
	"slices"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/authstatus/authstatus/internal/path"
)

// A happening is an event as it was met on a path of a function.
type happening struct {
	Event
	in    *ssa.Function
	at    ssa.Instruction // the call in the function with which it happens
	visit *path.Visit[*state]
	// responder is the type through which the answer goes.
	responder types.Type
}

// A lateChallenge is a challenge that is put on after the header has gone out.
type lateChallenge struct {
	on     Input
	at     token.Pos
	sentBy token.Pos
	denied int
	unsure bool                // see [Late.Unsure]
	call   ssa.CallInstruction // the helper that puts it on; nil for the header call itself
}

type eventOpts struct {
	atEnd, returned bool
	excluded        []int // by the callee, of an unknown status
}

// record notes that the answer a through s goes out with a status.
func (w *walk) record(st *state, i ssa.Instruction, s *symbol, status value, a answer, site *site, far bool, opts eventOpts) {
	on, ok := input(s)
	if !ok {
		return
	}
	n, constant := intOf(status.con)
	if _, denies := denialStatus(status.con); constant && !denies {
		return
	}
	ev := Event{
		On: on, Status: w.export(st, status, 0), Challenge: a.challenge, Assumes: a.assumes, Conds: w.conds(st),
		Foreign: far, AtEnd: opts.atEnd, Returned: opts.returned, site: site, setAt: a.setAt,
	}
	if !constant {
		ev.Source = w.source(status)
		ev.Excluded = w.excluded(st, status, opts.excluded)
		if ev.Status.Input.Kind == NoInput && ev.Source == "" || len(ev.Excluded) == len(denials) {
			return
		}
	} else {
		ev.Status.Const, ev.Status.made = fmt.Sprint(n), status.made
		if status.from == nil {
			ev.Source = w.source(status) // which a test has found to be that
		}
	}
	key := ev.key()
	if w.events[key] != nil {
		return
	}
	h := &happening{Event: ev, in: w.fn, at: i, visit: w.visit, responder: s.typ}
	w.events[key] = h
	w.order = append(w.order, h)
}

// denials are the statuses that deny.
var denials = []int{401, 403, 407}

// excluded are the denials that an unknown status cannot be on this path.
func (w *walk) excluded(st *state, status value, before []int) []int {
	if status.sym == nil {
		return before
	}
	var out []int
	for _, n := range denials {
		if slices.Contains(before, n) || !st.facts.at(status.sym).admits(constant.MakeInt64(int64(n))) {
			out = append(out, n)
		}
	}
	return out
}

// key tells events of a function apart.
func (ev Event) key() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%v %v %v %v %v %v %v %v %v", ev.On, ev.Status, ev.Challenge, ev.Assumes, ev.Source, ev.Excluded, ev.Foreign, ev.AtEnd, ev.Returned)
	for _, c := range ev.Conds {
		b.WriteString(c.String())
	}
	if ev.site != nil {
		fmt.Fprintf(&b, " at %d", ev.site.Pos)
	}
	return b.String()
}

// recordLate notes that a challenge comes too late.
func (w *walk) recordLate(st *state, s *symbol, at token.Pos, call ssa.CallInstruction) {
	for known, f := range st.facts.all() {
		if strings.HasPrefix(known.name, holdsStep) && f.eq != nil && constant.BoolVal(f.eq) {
			return // only if a map out of sight has a challenge
		}
	}
	on, ok := input(s)
	if !ok {
		return
	}
	a := w.answer(st, s)
	had := a.challenge[0] == Present || a.challenge[1] == Present
	had = had && w.late[a.setAt] == nil // by another one that is late
	if known := w.late[at]; known != nil {
		known.unsure = known.unsure || had || known.sentBy != a.sentBy
		return
	}
	l := &lateChallenge{on: on, at: at, call: call, sentBy: a.sentBy, unsure: had}
	if a.denied != nil {
		l.denied = a.denied.status
	}
	w.late[at] = l
	w.lates = append(w.lates, l)
	w.lateOn = append(w.lateOn, lateOn{on, l})
}

// A lateOn is a challenge that comes too late on an input.
type lateOn struct {
	on   Input
	late *lateChallenge
}

// lateIn notes what the caller of a function with late challenges knows: one
// that it has put on itself makes it unsure what else would be changed by
// bringing the late one in time.
func (w *walk) lateIn(st *state, f frame, lates []lateOn) {
	for _, l := range lates {
		s := w.responder(st, w.resolve(st, f, l.on))
		if s == nil {
			continue
		}
		a := w.answer(st, s)
		if a.challenge[0] == Present || a.challenge[1] == Present {
			l.late.unsure = true
			continue
		}
		if on, ok := input(s); ok && !slices.Contains(w.lateOn, lateOn{on, l.late}) {
			w.lateOn = append(w.lateOn, lateOn{on, l.late})
		}
	}
}
