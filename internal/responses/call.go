package responses

import (
	"go/constant"
	"go/token"
	"go/types"

	"golang.org/x/tools/go/ssa"

	"github.com/authstatus/authstatus/internal/framework"
)

// call runs a call: by its row, by the summary of the function it reaches, or
// as a call of something unknown.
func (w *walk) call(st *state, i ssa.CallInstruction) []*state {
	c := i.Common()
	if b, ok := c.Value.(*ssa.Builtin); ok {
		w.builtin(st, i, b.Name())
		return []*state{st}
	}
	w.follow(st, i)
	if call, ok := i.(*ssa.Call); ok && !w.does(call) && !w.yields(call) && w.row(c) == nil {
		if fn := origin(c.StaticCallee()); fn != nil {
			w.applied[fn] = true
		}
		return []*state{w.unknown(st, i)}
	}
	states := w.closures(st, c)
	var out []*state
	for _, st := range states {
		out = append(out, w.reach(st, i)...)
	}
	return out
}

// reach runs what a call reaches.
func (w *walk) reach(st *state, i ssa.CallInstruction) []*state {
	c := i.Common()
	recv := c.Value
	if !c.IsInvoke() {
		recv = nil
		if fn := c.StaticCallee(); fn != nil && fn.Signature.Recv() != nil && len(c.Args) > 0 {
			recv = c.Args[0]
		}
	}
	if recv != nil && c.IsInvoke() {
		// A wrapper of the program answers in its own way.
		if v := w.eval(st, recv); v.typ != nil && !types.IsInterface(v.typ) && !w.table.Describes(pkgPath(v.typ)) {
			if s, ok := w.methodOf(v.typ, c.Method); ok {
				return w.apply(st, i, s, append([]value{v}, w.evalAll(st, c.Args)...), nil)
			}
		}
	}
	if row := w.rowFor(st, c); row != nil {
		if row.Chain == framework.ChainNext {
			if w.eval(st, handlerOf(c)).fn != nil {
				return w.applyFunc(st, i, handlerOf(c), handed(c))
			}
		}
		return w.applyRow(st, i, row)
	}
	if targets := w.targets(st, c); len(targets) > 0 {
		var out []*state
		for _, t := range targets {
			next := st
			if len(targets) > 1 {
				next = st.clone()
			}
			if t.self != nil && !next.add(t.self, fact{eq: constant.MakeString(t.typ)}) {
				continue
			}
			out = append(out, w.apply(next, i, t.summary, t.args, t.bindings)...)
		}
		return out
	}
	w.asked(w.eval(st, c.Value))
	return w.leftOpen(st, i)
}

// row is the table's row for a call; nil where it has none.
func (e *engine) row(c *ssa.CallCommon) *framework.Row {
	if load, ok := c.Value.(*ssa.UnOp); ok && !c.IsInvoke() {
		if g, ok := load.X.(*ssa.Global); ok && g.Object() != nil {
			return e.table.Object(g.Object()) // a function in a variable (render.Respond)
		}
	}
	fn := e.callee(c)
	if fn == nil {
		return nil
	}
	var recv types.Type
	if c.IsInvoke() {
		recv = c.Value.Type()
	} else if fn.Signature().Recv() != nil && len(c.Args) > 0 {
		recv = c.Args[0].Type()
	}
	return e.table.Func(fn, recv)
}

// rowFor is the row for a call, also where an interface of the program stands
// between: then the value behind it decides.
func (e *engine) rowFor(st *state, c *ssa.CallCommon) *framework.Row {
	row := e.row(c)
	if row != nil {
		return row
	}
	if !c.IsInvoke() {
		return e.rowOfValue(st, c)
	}
	typ := typeOf(e.eval(st, c.Value))
	if typ == nil || !types.IsInterface(typ) {
		return nil
	}
	if e.table.Type(typ) == nil {
		iface, ok := typ.Underlying().(*types.Interface)
		if !ok || !answersLike(iface) || len(e.implementations(typ)) > 0 && typ == c.Value.Type() && !writesToo(iface) {
			return nil
		}
		return e.table.Method("net/http", "ResponseWriter", c.Method.Name())
	}
	return e.table.Member(typ, c.Method.Name())
}

// handlerOf is the handler that a call of ServeHTTP or of a handler function runs.
func handlerOf(c *ssa.CallCommon) ssa.Value {
	if !c.IsInvoke() && c.StaticCallee() != nil && len(c.Args) > 0 {
		return c.Args[0]
	}
	return c.Value
}

// handed are the arguments that the handler gets.
func handed(c *ssa.CallCommon) []ssa.Value {
	if !c.IsInvoke() && c.StaticCallee() != nil && len(c.Args) > 0 {
		return c.Args[1:]
	}
	return c.Args
}

// applyFunc runs a function value that is known.
func (w *walk) applyFunc(st *state, i ssa.CallInstruction, v ssa.Value, args []ssa.Value) []*state {
	fn, bindings := w.function(st, v)
	if f, ok := fn.(*ssa.Function); ok {
		w.applied[origin(f)] = true
		all := w.evalAll(st, args)
		if s, ok := w.summaryFor(st, f, all, bindings); ok {
			return w.apply(st, i, s, all, bindings)
		}
	}
	return []*state{w.unknown(st, i)}
}

// callee is the function or interface method that a call names; nil for
// function values.
func (e *engine) callee(c *ssa.CallCommon) *types.Func {
	if c.IsInvoke() {
		return c.Method
	}
	if fn, ok := c.Value.(*ssa.Function); ok {
		if origin := fn.Origin(); origin != nil {
			fn = origin
		}
		obj, _ := fn.Object().(*types.Func)
		return obj
	}
	return nil
}

// A target is a function that a call may reach, with what is known of it.
type target struct {
	summary  *Summary
	args     []value
	bindings []value
	// self, where not nil, stands for the dynamic type of the receiver, which
	// is typ if this target is reached.
	self *symbol
	typ  string
}

// targets are the functions of known behaviour that a call may reach; none
// where some are unknown.
func (w *walk) targets(st *state, c *ssa.CallCommon) []target {
	args := w.evalAll(st, c.Args)
	if c.IsInvoke() {
		recv := w.eval(st, c.Value)
		if recv.typ != nil && !types.IsInterface(recv.typ) {
			if s, ok := w.methodOf(recv.typ, c.Method); ok {
				return []target{{summary: s, args: append([]value{recv}, args...)}}
			}
			return nil
		}
		var out []target
		for _, impl := range w.implementations(c.Value.Type()) {
			s, ok := w.methodOf(impl, c.Method)
			if !ok {
				return nil
			}
			self := recv
			self.typ = impl
			t := target{summary: s, args: append([]value{self}, args...)}
			if recv.sym != nil {
				t.self, t.typ = w.dynamicType(recv.sym), types.TypeString(impl, nil)
			}
			out = append(out, t)
		}
		return out
	}
	fn, bindings := w.function(st, c.Value)
	f, ok := fn.(*ssa.Function)
	if !ok {
		return nil
	}
	w.applied[origin(f)] = true
	if s, ok := w.summaryFor(st, f, args, bindings); ok {
		return []target{{summary: s, args: args, bindings: bindings}}
	}
	return nil
}

// dynamicType is the symbol for the dynamic type of s.
func (e *engine) dynamicType(s *symbol) *symbol {
	return e.syms.field(s, typeStep, types.Typ[types.String], nil)
}

// typeStep is the name of the field that stands for a dynamic type.
const typeStep = "%type"

// function is the function that v is known to be, with what it captures.
func (w *walk) function(st *state, v ssa.Value) (fn ssa.Value, bindings []value) {
	known := w.eval(st, v)
	if known.fn == nil {
		return v, nil
	}
	closure, ok := known.fn.(*ssa.MakeClosure)
	switch {
	case !ok:
		return known.fn, nil
	case known.bound != nil:
		return closure.Fn, known.bound
	}
	return closure.Fn, w.evalAll(st, closure.Bindings)
}

func (w *walk) evalAll(st *state, vs []ssa.Value) []value {
	out := make([]value, len(vs))
	for i, v := range vs {
		out[i] = w.eval(st, v)
	}
	return out
}

// methodOf is the summary of the method that a value of the concrete type typ
// has for m, where typ itself declares it.
func (e *engine) methodOf(typ types.Type, m *types.Func) (*Summary, bool) {
	obj, index, _ := types.LookupFieldOrMethod(typ, true, m.Pkg(), m.Name())
	fn, ok := obj.(*types.Func)
	if !ok || len(index) != 1 {
		return nil, false
	}
	return e.summaryOfObject(fn.Origin())
}

// closures lets the function literals that are handed to a call of unknown
// behaviour run, or not.
func (w *walk) closures(st *state, c *ssa.CallCommon) []*state {
	states := []*state{st}
	for _, arg := range c.Args {
		v := w.eval(st, arg)
		closure, ok := v.fn.(*ssa.MakeClosure)
		if !ok {
			continue
		}
		fn := closure.Fn.(*ssa.Function)
		s, ok := w.summaryOf(fn)
		if !ok || !s.captures() {
			continue
		}
		var out []*state
		for _, st := range states {
			ran := w.apply(st.clone(), nil, s, make([]value, len(fn.Params)), w.evalAll(st, closure.Bindings))
			out = append(append(out, st), ran...)
		}
		states = out
	}
	return states
}

// captures reports whether running the literal changes something outside it.
func (s *Summary) captures() bool {
	for _, o := range s.Outcomes {
		if len(o.Stores) > 0 {
			return true
		}
		for _, e := range o.Effects {
			if e.On.Kind == Free {
				return true
			}
		}
	}
	return len(s.Events) > 0
}

// unknown runs a call of which nothing is known: what is handed to it that can
// answer may have answered, and what it can write to may have changed.
func (w *walk) unknown(st *state, i ssa.CallInstruction) *state {
	c := i.Common()
	w.handOn(st, i)
	w.shake(st, i)
	described := false
	if fn := w.callee(c); fn != nil && fn.Pkg() != nil {
		described = w.table.Describes(fn.Pkg().Path()) || !c.IsInvoke() && w.analysed(fn.Pkg())
	}
	args := c.Args
	if c.IsInvoke() {
		args = append([]ssa.Value{c.Value}, args...)
	}
	for _, arg := range args {
		v := w.eval(st, arg)
		if v.sym == nil {
			continue
		}
		w.mayPutOn(st, v)
		if !described && w.canAnswer(arg) {
			w.escape(st, v)
		}
		if v.sym.kind == symAddr && !w.carries(st, v) {
			st.forget(v.sym.base)
		}
	}
	return st
}

// mayPutOn makes it unclear whether there is a challenge that the literal v puts
// on, which a call out of sight may run.
func (w *walk) mayPutOn(st *state, v value) {
	closure, ok := v.fn.(*ssa.MakeClosure)
	if !ok {
		return
	}
	s, ok := w.summaryOf(closure.Fn.(*ssa.Function))
	if !ok {
		return
	}
	f := frame{bindings: w.evalAll(st, closure.Bindings)}
	for _, o := range s.Outcomes {
		for _, eff := range o.Effects {
			if eff.Challenge[0] != Present && eff.Challenge[1] != Present || eff.On.Kind != Free {
				continue
			}
			if on := w.responder(st, w.resolve(st, f, eff.On)); on != nil {
				w.blur(st, on)
			}
		}
	}
}

// canAnswer reports whether a callee that gets arg can answer through it: its
// static type has the methods, or holds something that has.
func (w *walk) canAnswer(arg ssa.Value) bool {
	if types.IsInterface(arg.Type()) && !w.holdsResponder(arg.Type(), 1) {
		return false // any, io.Writer, fmt.Stringer: no header within reach
	}
	return w.holdsResponder(arg.Type(), 2)
}

// carries reports whether v points to a struct with a known status, which
// callees are taken to leave alone.
func (w *walk) carries(st *state, v value) bool {
	for loc, content := range st.mem.all() {
		if loc.kind == symField && loc.base == v.sym.base && content.from != nil {
			return true
		}
	}
	return false
}

// builtin runs the built-in functions that change header maps.
func (w *walk) builtin(st *state, i ssa.CallInstruction, name string) {
	c := i.Common()
	switch name {
	case "delete":
		if w.isHeaderMap(c.Args[0].Type()) {
			w.header(st, w.eval(st, c.Args[0]), headerDel, w.canonicalName(st, w.eval(st, c.Args[1])), value{}, i.Pos())
		}
	case "clear":
		if w.isHeaderMap(c.Args[0].Type()) {
			w.header(st, w.eval(st, c.Args[0]), headerAll, value{}, value{}, i.Pos())
		}
	}
}

// runDefers runs the deferred calls, last first.
func (w *walk) runDefers(st *state) []*state {
	states := []*state{st}
	defers := st.defers
	for n := len(defers) - 1; n >= 0; n-- {
		var out []*state
		for _, st := range states {
			st.defers = nil
			out = append(out, w.call(st, defers[n])...)
		}
		states = out
	}
	return states
}

// statusConst is the status in c, also where it is written as text ("401").
func statusConst(c constant.Value, codes map[string]int) (constant.Value, bool) {
	if c == nil {
		return nil, false
	}
	text := c.ExactString()
	if c.Kind() == constant.String {
		text = constant.StringVal(c)
	}
	if codes != nil {
		if n, ok := codes[text]; ok {
			return constant.MakeInt64(int64(n)), true
		}
		return constant.MakeInt64(0), true
	}
	if c.Kind() == constant.String {
		if n := constant.MakeFromLiteral(text, token.INT, 0); n.Kind() == constant.Int {
			return n, true
		}
		return nil, false
	}
	return c, c.Kind() == constant.Int
}
