package responses

import (
	"go/types"

	"golang.org/x/tools/go/ssa"

	"github.com/authstatus/authstatus/internal/framework"
)

// readStatus gives a call that asks for the status of the answer what has been
// recorded or sent so far, where that is known.
func (w *walk) readStatus(st *state, call *ssa.Call, on value) {
	if v := w.recordedOn(st, on); v.con != nil || v.sym != nil {
		st.mem.set(w.syms.named(call), v)
	}
}

// recordedStep is the name of the field that stands for the status that the
// caller has recorded or sent.
const recordedStep = "%recorded"

// recordedBy is the symbol for the status that the caller has left with s.
func (e *engine) recordedBy(s *symbol) *symbol {
	return e.syms.field(s, recordedStep, types.Typ[types.Int], nil)
}

// recordedOn is the status of the answer through v, for a function that asks.
func (e *engine) recordedOn(st *state, v value) value {
	s := e.responder(st, v)
	if s == nil {
		return value{}
	}
	switch a := e.answer(st, s); {
	case a.pending != nil:
		return value{con: a.pending.status.con, sym: a.pending.status.sym}
	case a.sent == Gone:
		return value{con: a.status.con, sym: a.status.sym}
	case a.sent == Open && !a.passed && visible(s.root()):
		return e.withFacts(st, value{sym: e.recordedBy(s)})
	}
	return value{}
}

// fieldsOfAnswer puts the fields on that an answering call is given as a map.
func (w *walk) fieldsOfAnswer(st *state, i ssa.CallInstruction, on value, headers framework.Operand) {
	from, ok := w.operand(st, i, headers)
	if !ok || from.null == isNil || from.sym == nil {
		return
	}
	if visible(from.sym.root()) {
		w.header(st, on, headerSet, value{sym: from.sym}, value{}, i.Pos())
		return
	}
	w.copyHeaders(st, i, on, &framework.Header{Op: framework.HeaderCopy, Value: headers})
}

// recorded are the statuses that are recorded and not yet sent.
func (st *state) recorded() map[*symbol]bool {
	var out map[*symbol]bool
	for _, a := range st.answers.all() {
		if a.pending != nil && a.pending.status.sym != nil && a.pending.status.con == nil {
			if out == nil {
				out = make(map[*symbol]bool)
			}
			out[a.pending.status.sym] = true
		}
	}
	return out
}
