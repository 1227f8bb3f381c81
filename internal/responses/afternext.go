package responses

import (
	"go/types"

	"golang.org/x/tools/go/ssa"

	"github.com/authstatus/authstatus/internal/framework"
)

// afterNext is what is known when the next handler has run: what it has
// answered is out of sight. Where the framework answers the errors that
// handlers return, one that has returned an error has left that to its caller.
func (w *walk) afterNext(st *state, i ssa.CallInstruction, on value) []*state {
	call, ok := i.(*ssa.Call)
	if !ok || !types.Identical(call.Type(), errorType) || !w.answersErrors(on) {
		w.escape(st, on)
		return []*state{st}
	}
	err := w.syms.named(call)
	var out []*state
	if failed := st.clone(); failed.add(err, fact{null: notNil}) {
		out = append(out, failed)
	}
	if st.add(err, fact{null: isNil}) {
		w.escape(st, on)
		out = append(out, st)
	}
	return out
}

// answersErrors reports whether the framework of the responder answers what
// its handlers return.
func (w *walk) answersErrors(on value) bool {
	row := w.table.Type(typeOf(on))
	return row != nil && row.Responder != nil && len(row.Responder.Returned) > 0
}

// rowOfValue is the row of the function type of a value that is called, where
// nobody knows which function it is.
func (e *engine) rowOfValue(st *state, c *ssa.CallCommon) *framework.Row {
	if c.StaticCallee() != nil || framework.NamedOf(c.Value.Type()) == nil || e.eval(st, c.Value).fn != nil {
		return nil
	}
	return e.table.Type(c.Value.Type())
}

// lookAtLeft lets a middleware that looks at the errors which the handlers
// behind it have left go on with an answer that nobody has given. It stays
// unclear where they may have put a challenge on.
func (w *walk) lookAtLeft(st *state, load *ssa.UnOp) {
	row := w.rowOfPlace(load.X)
	if row == nil || row.Unanswered == "" {
		return
	}
	s := w.responder(st, w.eval(st, load.X.(*ssa.FieldAddr).X))
	if s == nil {
		return
	}
	a := w.answer(st, s)
	if !a.passed || a.sent != MaybeGone {
		return
	}
	a.sent = Open
	for n, c := range a.challenge {
		if c == Unclear && !w.mentionsChallenge() {
			a.challenge[n] = Inherited
		}
	}
	st.answers.set(s, a)
}
