package responses

import (
	"go/constant"
	"go/types"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/authstatus/authstatus/internal/framework"
)

// operand is what an operand of a row stands for in a call.
func (e *engine) operand(st *state, i ssa.CallInstruction, o framework.Operand) (value, bool) {
	c := i.Common()
	place := o.Place()
	var arg ssa.Value
	args := c.Args
	method := c.IsInvoke()
	if fn := c.StaticCallee(); fn != nil && (fn.Signature.Recv() != nil || isThunk(fn)) {
		method = true
	}
	switch place.Kind {
	case framework.Literal:
		if n, ok := place.Int(); ok {
			return value{con: constant.MakeInt64(int64(n))}, true
		}
		return value{con: constant.MakeString(place.Text)}, true
	case framework.Receiver:
		switch {
		case c.IsInvoke():
			arg = c.Value
		case method && len(args) > 0:
			arg = args[0]
		}
	case framework.Argument:
		if last := c.Signature().Params().Len() - 1; c.Signature().Variadic() && place.Index >= last {
			return e.variadic(st, i, place.Index-last)
		}
		n := place.Index
		if method && !c.IsInvoke() {
			n++
		}
		if n < len(args) {
			arg = args[n]
		}
	}
	if arg == nil {
		return value{}, false
	}
	v := e.eval(st, arg)
	typ := arg.Type()
	if v.typ != nil {
		typ = v.typ
	}
	for _, name := range strings.FieldsFunc(place.Field, func(r rune) bool { return r == '.' }) {
		v, typ = e.member(st, v, typ, name)
	}
	return v, v.sym != nil || v.known()
}

// isThunk reports whether fn is a method taken as a function (http.Header.Set).
func isThunk(fn *ssa.Function) bool {
	obj, ok := fn.Object().(*types.Func)
	return ok && fn.Synthetic != "" && fn.Signature.Recv() == nil && obj.Signature().Recv() != nil && len(fn.FreeVars) == 0
}

// variadic is the n-th argument of a call's variadic parameter.
func (e *engine) variadic(st *state, i ssa.CallInstruction, n int) (value, bool) {
	args := i.Common().Args
	if len(args) == 0 {
		return value{}, false
	}
	all := e.eval(st, args[len(args)-1])
	if all.sym == nil {
		return value{}, false
	}
	v := e.read(st, e.elementAt(all, value{con: constant.MakeInt64(int64(n))}, nil))
	return v, v.sym != nil || v.known()
}

// member reads the field called name.
func (e *engine) member(st *state, v value, typ types.Type, name string) (value, types.Type) {
	strct, ok := elemType(typ).Underlying().(*types.Struct)
	if !ok {
		return value{}, typ
	}
	for i := range strct.NumFields() {
		if strct.Field(i).Name() == name && v.sym != nil {
			return e.read(st, e.fieldOf(v, typ, i)), strct.Field(i).Type()
		}
	}
	return value{}, typ
}

// applyRow runs a call that the table describes.
func (w *walk) applyRow(st *state, i ssa.CallInstruction, row *framework.Row) []*state {
	if row.Exits {
		w.exit(st, i, row)
		return nil
	}
	call, _ := i.(*ssa.Call)
	if call != nil && row.NonNil {
		w.wrap(st, call)
		st.mem.set(w.syms.named(call), value{sym: w.syms.named(call), null: notNil})
	}
	if call != nil && row.Carrier != nil {
		w.makeCarrier(st, call, row.Carrier)
	}
	if row.Asserts {
		switch {
		case call == nil:
			return []*state{w.unknown(st, i)}
		case !w.asserts(st, call):
			return w.mayAssert(st, call)
		}
		return []*state{st}
	}
	if row.Middleware != nil {
		w.mount(st, i, row.Middleware)
	}
	on, ok := w.operand(st, i, row.On)
	if !ok {
		return []*state{st}
	}
	if row.Unclear {
		w.escape(st, on)
	}
	if row.Recorded && call != nil {
		w.readStatus(st, call, on)
	}
	switch {
	case row.Answer != nil:
		w.answerRow(st, i, on, row)
	case row.Sink != nil && row.Sink.Method != "":
		return w.render(st, i, on, row)
	case row.Sink != nil:
		if carrier, ok := w.operand(st, i, row.Sink.Value); ok {
			status := w.carried(st, carrier)
			if status.con == nil && status.sym == nil {
				status = w.carriedOpen(st, on, carrier, row.Sink)
			}
			w.statusEvent(st, i, on, status, row.Sink.Pending, row.Sink.Challenges)
		}
	case row.Body:
		w.flush(st, i, on, w.keeper(st, i, row))
	case row.Header != nil && (w.does(i) || row.Header.Op == framework.HeaderGet):
		return w.headerRow(st, i, on, row.Header)
	}
	if row.Chain == framework.ChainStop {
		w.stop(st, on)
	}
	if row.Chain == framework.ChainNext {
		w.handOn(st, i)
		w.shake(st, i)
		w.asked(w.eval(st, handlerOf(i.Common())))
		w.passes(st, on)
		return w.afterNext(st, i, on)
	}
	return []*state{st}
}

func (w *walk) headerRow(st *state, i ssa.CallInstruction, on value, h *framework.Header) []*state {
	if h.Op == framework.HeaderCopy {
		return w.copyHeaders(st, i, on, h)
	}
	if h.Op == framework.HeaderGet {
		return w.askHeader(st, i, on, h)
	}
	if h.Op == headerAll {
		w.header(st, on, headerAll, value{}, value{}, i.Pos())
		return []*state{st}
	}
	name, _ := w.operand(st, i, h.Name)
	v, _ := w.operand(st, i, h.Value)
	op := h.Op
	if h.EmptyDeletes && v.con != nil && v.con.Kind() == constant.String && constant.StringVal(v.con) == "" {
		op = headerDel
	}
	var out []*state
	for _, f := range w.headerForks(st, name) {
		w.header(f.st, on, op, f.v, v, i.Pos())
		out = append(out, f.st)
	}
	return out
}

// isRequest reports whether s is the header map of a request or of a client's response.
func (e *engine) isRequest(s *symbol) bool {
	return s.kind == symField && s.owner != nil && s.name == "Header"
}

// copyHeaders puts the fields of a map on the answer.
func (w *walk) copyHeaders(st *state, i ssa.CallInstruction, on value, h *framework.Header) []*state {
	from, ok := w.operand(st, i, h.Value)
	if !ok || from.null == isNil {
		return []*state{st}
	}
	if from.sym == nil {
		w.escape(st, on)
		return []*state{st}
	}
	if visible(from.sym.root()) {
		var out []*state
		for _, f := range w.keyForks(st, from.sym) {
			if f.v.con != nil {
				w.header(f.st, on, headerSet, f.v, value{}, i.Pos())
			}
			out = append(out, f.st)
		}
		return out
	}
	found := false
	for field, name := range []string{fieldWWW, fieldProxy} {
		if w.holdsField(st, from.sym, field) {
			found = true
			w.header(st, on, headerSet, value{con: constant.MakeString(name)}, value{}, i.Pos())
		}
	}
	if a, known := st.answers.get(from.sym); !found && !w.hasElements(st, from.sym) && !(known && a.challenge[0] == Absent) {
		w.header(st, on, headerSet, value{sym: from.sym}, value{}, i.Pos())
	}
	return []*state{st}
}

// exit ends a path with a call that does not return, after it has answered.
func (w *walk) exit(st *state, i ssa.CallInstruction, row *framework.Row) {
	on, ok := w.operand(st, i, row.On)
	if !ok || row.Answer == nil {
		return
	}
	w.answerRow(st, i, on, row)
	w.end(st, i, Outcome{Conds: w.conds(st), Panics: true})
}

// keeper is the symbol under which a row keeps its pending status; nil where
// the answer itself does.
func (w *walk) keeper(st *state, i ssa.CallInstruction, row *framework.Row) *symbol {
	if row.Store == "" {
		return nil
	}
	v, _ := w.operand(st, i, row.Store)
	return v.sym
}

// render runs a sink that first lets the value prepare the answer.
func (w *walk) render(st *state, i ssa.CallInstruction, on value, row *framework.Row) []*state {
	keeper := w.keeper(st, i, row)
	v, _ := w.operand(st, i, row.Sink.Value)
	states := []*state{st}
	if typ := typeOf(v); typ != nil && !types.IsInterface(typ) {
		obj, index, _ := types.LookupFieldOrMethod(typ, true, w.pass.Pkg, row.Sink.Method)
		if fn, ok := obj.(*types.Func); ok && len(index) == 1 {
			if s, ok := w.summaryOfObject(fn.Origin()); ok {
				states = w.apply(st, i, s, []value{v, on, {sym: keeper}}, nil)
			}
		}
	}
	for _, st := range states {
		w.flush(st, i, on, keeper)
	}
	return states
}

func (w *walk) answerRow(st *state, i ssa.CallInstruction, on value, whole *framework.Row) {
	row := whole.Answer
	status, ok := w.operand(st, i, row.Status)
	if !ok && row.Default != 0 {
		status, ok = value{con: constant.MakeInt64(int64(row.Default))}, true
	}
	if !ok {
		return
	}
	if k := w.keeper(st, i, whole); k != nil {
		a := w.answer(st, k)
		a.kept, a.pending = true, &pending{status: status, site: w.siteOf(i, status)}
		st.answers.set(k, a)
		return
	}
	if c, ok := statusConst(status.con, row.Codes); ok {
		status.con = c
	}
	if n, ok := intOf(status.con); row.Sends != 0 && (!ok || n >= 400) {
		status = value{con: constant.MakeInt64(int64(row.Sends))}
	}
	if row.Headers != "" {
		w.fieldsOfAnswer(st, i, on, row.Headers)
	}
	if n, ok := intOf(status.con); ok && n < 0 {
		w.flush(st, i, on, nil) // gin's -1: as recorded
		return
	}
	if row.Resets {
		w.header(st, on, headerAll, value{}, value{}, i.Pos())
	}
	w.statusEvent(st, i, on, status, row.Pending, row.Challenges)
}

// informs reports whether the status is informational: the final header is
// still to come.
func informs(status value) bool {
	n, ok := intOf(status.con)
	return ok && n >= 100 && n < 200 && n != 101
}

// statusEvent fixes the status of the answer through on.
func (w *walk) statusEvent(st *state, i ssa.CallInstruction, on, status value, isPending, challenges bool) {
	s := w.responder(st, on)
	if s == nil {
		return
	}
	if informs(status) {
		return
	}
	site := w.siteOf(i, status)
	if isPending {
		a := w.answer(st, s)
		a.pending = &pending{status: status, site: site}
		a.denied = nil
		if n, ok := denialStatus(status.con); ok {
			a.deny(n, i, !w.bare(i))
		}
		st.answers.set(s, a)
		return
	}
	if challenges {
		a := w.answer(st, s)
		a.challenge = [2]Challenge{Present, Present}
		st.answers.set(s, a)
	}
	w.commit(st, i, on, s, status, site, false)
}

// flush sends the header with the status recorded so far, else with 200.
func (w *walk) flush(st *state, i ssa.CallInstruction, on value, keeper *symbol) {
	if on.sym == nil {
		return
	}
	s := w.responder(st, on)
	if s == nil {
		return
	}
	a := w.answer(st, s)
	if a.sent != Open || w.buffered(s) {
		return
	}
	if keeper != nil {
		a.pending = w.answer(st, keeper).pending
	}
	if p := a.pending; p != nil {
		w.commit(st, i, on, s, p.status, p.site, p.far)
		return
	}
	w.commit(st, i, on, s, value{con: constant.MakeInt64(200)}, nil, false)
}

// buffered reports whether nothing leaves through s before the handler returns.
func (e *engine) buffered(s *symbol) bool {
	row := e.table.Type(s.typ)
	return row != nil && row.Responder != nil && row.Responder.Buffered
}

// commit sends the header of the answer through s.
func (w *walk) commit(st *state, i ssa.CallInstruction, on value, s *symbol, status value, site *site, far bool) {
	a := w.answer(st, s)
	if a.sent != Gone {
		w.wrapperStores(st, on, status)
	}
	if a.sent == MaybeGone {
		w.emitSink(st, i, on, s, status, a) // of values from where the responder went
	}
	if a.sent != Open {
		w.futile[i.Pos()] = true
		w.again(st, on, s, status, a)
		if n, ok := denialStatus(status.con); ok && a.sent == MaybeGone && site != nil && !far {
			w.dim[site] = dim{n, i, s.typ}
		}
		return // the header has gone out before: this status never does
	}
	w.emit(st, i, on, s, status, a, site, far)
	a.sent, a.sentBy, a.status = Gone, i.Pos(), status
	a.pending = nil
	if n, ok := denialStatus(status.con); ok {
		a.deny(n, i, !w.bare(i))
	}
	st.answers.set(s, a)
}

func intOf(c constant.Value) (int, bool) {
	if c == nil || c.Kind() != constant.Int {
		return 0, false
	}
	n, ok := constant.Int64Val(c)
	return int(n), ok
}
