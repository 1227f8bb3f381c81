package responses

import (
	"go/token"
	"go/types"
	"slices"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/authstatus/authstatus/internal/framework"
)

// A denial is a status 401, 403 or 407 that went out, or was recorded.
type denial struct {
	status int
	at     ssa.Instruction
	// within is where a literal of the function denies that at calls.
	within token.Pos
	// whole: it went out with its body.
	whole bool
	// body is what first wrote to the body behind it; nil for nothing yet.
	body ssa.Instruction
	// vague: the function that denied may have said so in a way that is not
	// understood.
	vague bool
	// handed: it has denied because of what the callers hand in.
	handed bool
	// behind: the handlers behind the function had run by then.
	behind bool
}

// place is where the denial is written.
func (d *denial) place() token.Pos {
	if d.within.IsValid() {
		return d.within
	}
	return d.at.Pos()
}

// Onward says how a handler goes on after a denial.
type Onward uint8

// The ways to go on, the worst first.
const (
	OnwardNext   Onward = iota // the next handler is called
	OnwardChain                // nothing keeps the framework from running the next one
	OnwardWork                 // something is done that the denial was to prevent
	OnwardAnswer               // another answer is written
	onwardBody                 // more is written to the body
	onwardStatus               // another status is recorded
	OnwardBeside               // the handler is mounted where it stops nothing
	OnwardUnread               // middleware leaves its verdict, and nobody asks for it
	onwardAsk                  // the responder is asked what became of it
	onwardNone
)

// A goingOn is a call that comes after a denial on some path.
type goingOn struct {
	denial denial
	by     ssa.Instruction
	how    Onward
}

// An aftermath gathers what comes after the denials in a function.
type aftermath struct {
	open  map[ssa.Instruction]bool // calls reached while nothing was answered
	sent  map[token.Pos]bool       // calls that answer
	met   map[goingOn]bool
	order []goingOn
}

// deny notes that the call i has denied.
func (a *answer) deny(n int, i ssa.Instruction, whole bool) {
	if a.denied == nil || a.denied.status != n {
		a.denied = &denial{status: n, at: i, whole: whole, behind: a.passed}
	}
}

// follow looks at what comes after a denial, and at what comes where there was none.
func (w *walk) follow(st *state, i ssa.CallInstruction) {
	open := true
	for _, a := range st.answers.all() {
		open = open && a.sent == Open && a.denied == nil && a.pending == nil
		w.after.answered(a)
	}
	if open {
		w.after.open[i] = true
		return
	}
	for s, a := range st.answers.all() {
		if a.denied == nil || a.denied.vague || a.denied.handed || a.denied.at == i || a.kept {
			continue
		}
		d := *a.denied
		how := w.onward(st, i, s)
		if how == onwardStatus && (d.whole || d.body != nil) {
			how = OnwardAnswer
		}
		switch how {
		case onwardNone, onwardStatus:
		case onwardAsk:
			if call, ok := d.at.(ssa.CallInstruction); ok && w.row(call.Common()) == nil {
				d.vague = true // a helper has denied, which the caller may learn that way
			}
			a.denied = &d
		case onwardBody:
			if !d.whole && d.body == nil {
				d.body = i
				a.denied = &d
			} else {
				w.after.meet(goingOn{d, i, OnwardAnswer})
			}
		default:
			if !handsOn(d.at, i) {
				w.after.meet(goingOn{d, i, how})
			}
		}
		st.answers.set(s, a)
	}
}

// denyBy notes that a function of the program has denied.
func (w *walk) denyBy(st *state, a *answer, i ssa.CallInstruction, f frame, eff Effect) {
	n := eff.Denied
	whole := eff.Whole
	if n == 0 && eff.Sent == Gone {
		n, _ = denialStatus(w.admit(st, f, eff.Status, nil, false).con)
		whole = true
	}
	if n != 401 && n != 403 && n != 407 || i == nil {
		return
	}
	a.deny(n, i, whole)
	a.denied.vague, a.denied.handed = eff.Vague, eff.handed
	if eff.On.Kind == Free {
		a.denied.within = eff.deniedAt
	}
}

// stop notes that the handlers behind this one will not run.
func (w *walk) stop(st *state, on value) {
	if s := w.responder(st, on); s != nil {
		a := w.answer(st, s)
		a.stopped = true
		st.answers.set(s, a)
	}
}

// answered notes the calls that have answered, or recorded a status.
func (a *aftermath) answered(by answer) {
	if by.sentBy.IsValid() {
		a.sent[by.sentBy] = true
	}
	if by.denied != nil {
		a.sent[by.denied.at.Pos()] = true
	}
	if by.pending != nil && by.pending.site != nil {
		a.sent[by.pending.site.Pos] = true
	}
}

func (a *aftermath) meet(g goingOn) {
	if !a.met[g] {
		a.met[g] = true
		a.order = append(a.order, g)
	}
}

// onward is what the call i means behind a denial through s.
func (w *walk) onward(st *state, i ssa.CallInstruction, s *symbol) Onward {
	if _, async := i.(*ssa.Go); async {
		return onwardNone
	}
	var how Onward
	if row := w.rowFor(st, i.Common()); row != nil {
		how = w.onwardByRow(st, i, s, row)
	} else {
		how = w.onwardByCall(st, i, s)
	}
	if _, deferred := i.(*ssa.Defer); deferred && how != OnwardNext {
		return onwardNone // cleaning up
	}
	if how == OnwardNext && w.chainEnded(w.answer(st, s), s) {
		return onwardNone
	}
	return how
}

func (w *walk) onwardByRow(st *state, i ssa.CallInstruction, s *symbol, row *framework.Row) Onward {
	on, ok := w.operand(st, i, row.On)
	same := ok && w.responder(st, on) == s
	switch {
	case row.Benign || row.Exits:
	case same && row.Chain == framework.ChainNext:
		return OnwardNext
	case same && row.Answer != nil && row.Answer.Pending && w.bare(i):
		return onwardStatus
	case same && row.Answer != nil:
		return OnwardAnswer
	case same && (row.Body || row.Sink != nil):
		return onwardBody
	case same && row.Header == nil && row.View == "" && row.Chain == "" && w.buffered(s):
		return onwardBody // fiber's SendString
	case row.Pure && w.asks(st, i, s, row):
		return onwardAsk
	}
	return onwardNone
}

// asks reports whether a call that changes nothing asks s for what a helper may
// have left with it: whether it has answered, who the user is.
func (w *walk) asks(st *state, i ssa.CallInstruction, s *symbol, row *framework.Row) bool {
	recv, ok := w.operand(st, i, "recv")
	if !ok || w.responder(st, recv) != s {
		return false
	}
	if row.Evidence != nil {
		return row.Evidence.Kind == framework.KindIdentity
	}
	results := i.Common().Signature().Results()
	if results.Len() != 1 {
		return results.Len() > 1
	}
	basic, ok := results.At(0).Type().Underlying().(*types.Basic)
	return ok && basic.Info()&types.IsString == 0
}

func (w *walk) onwardByCall(st *state, i ssa.CallInstruction, s *symbol) Onward {
	c := i.Common()
	given := w.given(st, c, s)
	if !c.IsInvoke() {
		fn, _ := w.function(st, c.Value)
		f, ok := fn.(*ssa.Function)
		switch {
		case !ok && given:
			return OnwardNext // a handler in a variable
		case !ok:
			return onwardNone
		case len(origin(f).Blocks) > 0:
			return w.onwardInto(origin(f), given)
		}
	}
	obj := w.callee(c)
	switch {
	case obj != nil && given && obj.Name() == "ServeHTTP":
		return OnwardNext
	case obj == nil || w.harmless(obj):
		return onwardNone
	case given && w.responderIs(st, c, s):
		return onwardNone // a method of the framework's own type, of which no row speaks
	case given:
		return w.writes(obj)
	}
	return OnwardWork
}

// onwardInto is what a call of a function of the package means.
func (w *walk) onwardInto(fn *ssa.Function, given bool) Onward {
	if w.works(fn, workDepth) {
		return OnwardWork
	}
	if s, ok := w.summaryOf(fn); ok && given {
		return s.writes()
	}
	return onwardNone
}

// writes is what a call of a function of another package means that gets the
// responder.
func (w *walk) writes(obj *types.Func) Onward {
	if s, ok := w.imported(obj); ok {
		return s.writes()
	}
	return onwardBody
}

// writes is what the function does to an answer that it is given: it fixes the
// status whatever happens, or it may write no more than the body.
func (s *Summary) writes() Onward {
	answers, writes := true, false
	for _, o := range s.Outcomes {
		fixed := false
		for _, eff := range o.Effects {
			writes = writes || eff.Sent != Open || eff.Pending != nil
			fixed = fixed || eff.Sent == Gone && eff.Status.Const != "200"
		}
		answers = answers && (fixed || o.Panics)
	}
	switch {
	case !writes:
		return onwardNone
	case answers:
		return OnwardAnswer
	}
	return onwardBody
}

// given reports whether the call gets the responder s.
func (w *walk) given(st *state, c *ssa.CallCommon, s *symbol) bool {
	args := c.Args
	if c.IsInvoke() {
		args = append([]ssa.Value{c.Value}, args...)
	}
	for _, arg := range args {
		if w.holdsResponder(arg.Type(), 1) && w.responder(st, w.eval(st, arg)) == s {
			return true
		}
	}
	return false
}

// responderIs reports whether s is the receiver of the call, as a responder of
// a framework.
func (w *walk) responderIs(st *state, c *ssa.CallCommon, s *symbol) bool {
	var recv ssa.Value
	if c.IsInvoke() {
		recv = c.Value
	} else if fn := c.StaticCallee(); fn != nil && fn.Signature.Recv() != nil && len(c.Args) > 0 {
		recv = c.Args[0]
	}
	return recv != nil && w.isResponder(recv.Type()) && w.responder(st, w.eval(st, recv)) == s
}

// bare reports whether the call sends a status and no body.
func (w *walk) bare(i ssa.CallInstruction) bool {
	params := i.Common().Signature().Params()
	for v := range params.Variables() {
		if !isInteger(v.Type()) && !w.holdsResponder(v.Type(), 1) && !strings.HasSuffix(v.Type().String(), ".Request") {
			return false
		}
	}
	return true
}

// untold reports whether the caller looks only at results of which the outcome
// says nothing.
func untold(i ssa.CallInstruction, o Outcome) bool {
	call, ok := i.(*ssa.Call)
	if !ok {
		return false
	}
	unknown := false
	for n, r := range o.Results {
		if !resultUsed(call, n) {
			continue
		}
		if r.Const != "" || r.Null || r.Full || r.Input.Kind != NoInput {
			return false
		}
		unknown = true
	}
	return unknown
}

// handsOn reports whether a result of the call at is an argument of the call
// i: whoever gets it may see that there was a denial.
func handsOn(at ssa.Instruction, i ssa.CallInstruction) bool {
	denies, ok := at.(*ssa.Call)
	if !ok {
		return false
	}
	return slices.ContainsFunc(i.Common().Args, func(arg ssa.Value) bool {
		if x, ok := arg.(*ssa.Extract); ok {
			arg = x.Tuple
		}
		return arg == denies
	})
}

// resultUsed reports whether result n of the call is used.
func resultUsed(call *ssa.Call, n int) bool {
	_, tuple := call.Type().(*types.Tuple)
	for _, r := range *call.Referrers() {
		x, extracts := r.(*ssa.Extract)
		if !tuple || extracts && x.Index == n && len(*x.Referrers()) > 0 {
			return true
		}
	}
	return false
}
