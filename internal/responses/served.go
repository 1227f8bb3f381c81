package responses

import (
	"go/types"
	"iter"
	"slices"

	"golang.org/x/tools/go/ssa"

	"github.com/authstatus/authstatus/internal/framework"
)

// A special is the exploration of a function in a context.
type special struct {
	walk *walk
	// ran are the functions of the context that it calls on some path.
	ran map[*ssa.Function]bool
}

// A serving is a handler that is made of functions of the program: middleware
// around a handler, or something that calls a function and answers what it
// returns.
type serving struct {
	at      ssa.Value // what makes it
	fn      *ssa.Function
	context *context
	special *special
}

// The bounds of what is explored in contexts.
const (
	maxSpecials   = 400 // in a package
	maxSpecialsOf = 48  // of one function
)

// special explores fn in a context; nil beyond the bounds, and while that is
// under way.
func (e *engine) special(fn *ssa.Function, c *context) *special {
	if s, ok := e.specials[c.key]; ok {
		return s
	}
	if len(e.specials) >= maxSpecials || e.specialsOf[fn] >= maxSpecialsOf {
		return nil
	}
	e.specialsOf[fn]++
	e.specials[c.key] = nil
	s := &special{ran: map[*ssa.Function]bool{}}
	s.walk = e.shielded(fn, c, s)
	if s.walk.summary.Unknown {
		s = nil
	}
	e.specials[c.key] = s
	e.tried = append(e.tried, &serving{fn: fn, context: c, special: s})
	if s != nil {
		e.contexts = append(e.contexts, s.walk)
	}
	return s
}

// inContexts are the explorations of the package, with those in contexts.
func (e *engine) inContexts() iter.Seq[*walk] {
	return func(yield func(*walk) bool) {
		for w := range e.explored() {
			if !yield(w) {
				return
			}
		}
		for _, w := range e.contexts {
			if !yield(w) {
				return
			}
		}
	}
}

// summaryFor is the summary of fn for a call with args: in its context, where
// it calls functions that it is given.
func (w *walk) summaryFor(st *state, fn *ssa.Function, args, bindings []value) (*Summary, bool) {
	fn = origin(fn)
	s, ok := w.summaryOf(fn)
	if !ok {
		return s, ok
	}
	w.runs(fn)
	generic := w.walks[fn]
	if generic == nil || !generic.uses {
		return s, ok
	}
	c := w.contextOf(st, fn, args, bindings)
	if c == nil {
		w.uses = true // perhaps it hands on what it is given
		return s, ok
	}
	if sp := w.engine.special(fn, c); sp != nil {
		for f := range sp.ran {
			w.runs(f)
		}
		return sp.walk.summary, true
	}
	return s, ok
}

// runs notes that the function is called.
func (w *walk) runs(fn *ssa.Function) {
	if w.special != nil {
		w.special.ran[fn] = true
		w.special.ran[w.declared(fn)] = true
	}
}

// asked notes that the function calls what it is given.
func (w *walk) asked(v value) {
	if v.sym != nil && visible(v.sym.root()) {
		w.uses = true
	}
}

// serve notes that the value that at makes, v, is a handler made of functions.
func (w *walk) serve(st *state, at ssa.Value, v value) {
	fn, args, bindings := w.handler(st, v)
	if fn == nil || len(fn.Blocks) == 0 || !w.takesResponder(fn) {
		return
	}
	c := w.contextOf(st, fn, args, bindings)
	if c == nil {
		return
	}
	for _, s := range w.servings[at] {
		if s.context.key == c.key {
			return
		}
	}
	w.servings[at] = append(w.servings[at], &serving{at: at, fn: fn, context: c})
	if len(w.servings[at]) == 1 {
		w.served = append(w.served, at)
	}
}

// handler is the function that answers where v is mounted, with what it is
// given before.
func (w *walk) handler(st *state, v value) (fn *ssa.Function, args, bindings []value) {
	if m := w.serveMethod(v.typ); m != nil {
		return m, []value{v}, nil
	}
	closure, ok := v.fn.(*ssa.MakeClosure)
	if !ok {
		return nil, nil, nil
	}
	bindings = v.bound
	if bindings == nil && closure.Parent() == w.fn {
		bindings = w.evalAll(st, closure.Bindings)
	}
	return origin(closure.Fn.(*ssa.Function)), nil, bindings
}

// takesResponder reports whether fn is given something to answer through.
func (e *engine) takesResponder(fn *ssa.Function) bool {
	return slices.ContainsFunc(fn.Params, func(p *ssa.Parameter) bool { return e.isResponder(p.Type()) })
}

// capture notes what a literal is made of: functions that the function is
// given, or handlers in sight.
func (w *walk) capture(st *state, i *ssa.MakeClosure) {
	v := w.eval(st, i)
	for _, content := range w.captured(st, v) {
		if content.fn == nil && (content.typ == nil || types.IsInterface(content.typ)) {
			w.asked(content)
		}
	}
	w.serve(st, i, v)
}

// serveAll explores the servings, also those that are only found thereby.
func (e *engine) serveAll() {
	for _, fn := range e.program.Funcs {
		if e.walks[fn] == nil && e.program.Concerned(fn) && e.makesHandlers(fn) {
			e.mounters[fn] = true
			e.walk(fn)
		}
	}
	for done := 0; done != len(e.served); done++ {
		for _, s := range e.servings[e.served[done]] {
			s.special = e.special(s.fn, s.context)
		}
	}
}

// makesHandlers reports whether fn makes a handler of functions: it calls one that
// uses what it is given, or converts one to a handler of the program.
func (e *engine) makesHandlers(fn *ssa.Function) bool {
	for _, b := range fn.Blocks {
		for _, i := range b.Instrs {
			switch i := i.(type) {
			case *ssa.Call:
				if w := e.walks[origin(i.Call.StaticCallee())]; w != nil && w.uses {
					return true
				}
			case *ssa.MakeInterface:
				if m := e.serveMethod(i.X.Type()); m != nil && e.walks[m] != nil && e.walks[m].uses {
					return true
				}
			}
		}
	}
	return false
}

// serveMethod is the method by which values of the program's type typ are handlers.
func (e *engine) serveMethod(typ types.Type) *ssa.Function {
	if typ == nil || types.IsInterface(typ) || pkgPath(typ) != e.pass.Pkg.Path() {
		return nil
	}
	obj, index, _ := types.LookupFieldOrMethod(typ, true, e.pass.Pkg, "ServeHTTP")
	if m, ok := obj.(*types.Func); ok && len(index) == 1 {
		return e.program.Package.Prog.FuncValue(m.Origin())
	}
	return nil
}

// exposed are the servings that something out of sight may call: those that
// are not only built into others.
func (e *engine) exposed() []*serving {
	var out []*serving
	for _, at := range e.served {
		for _, s := range e.servings[at] {
			if s.special != nil && !e.absorbed(at, s.fn) {
				out = append(out, s)
			}
		}
	}
	return out
}

// absorbed reports whether the value v, the handler fn, is only built into
// other servings, which run it.
func (e *engine) absorbed(v ssa.Value, fn *ssa.Function) bool {
	return e.absorbs(v, fn, map[ssa.Value]bool{})
}

func (e *engine) absorbs(v ssa.Value, fn *ssa.Function, seen map[ssa.Value]bool) bool {
	refs := v.Referrers()
	if refs == nil || len(*refs) == 0 {
		return false
	}
	if seen[v] {
		return true // the next round of a loop
	}
	seen[v] = true
	for _, r := range *refs {
		if !e.absorbedIn(r, v, fn, seen) {
			return false
		}
	}
	return true
}

// absorbedIn is absorbed for one use of v.
func (e *engine) absorbedIn(r ssa.Instruction, v ssa.Value, fn *ssa.Function, seen map[ssa.Value]bool) bool {
	switch r := r.(type) {
	case *ssa.DebugRef:
		return true
	case *ssa.ChangeType:
		return e.absorbs(r, fn, seen)
	case *ssa.ChangeInterface:
		return e.absorbs(r, fn, seen)
	case *ssa.Phi:
		return e.absorbs(r, fn, seen)
	case *ssa.MakeInterface:
		return e.runBy(r, fn) || e.absorbs(r, fn, seen)
	case *ssa.Return:
		return !e.entries[r.Parent()].any() // else it is looked at where that function is called
	case *ssa.Call:
		if row := e.row(&r.Call); row != nil && row.View == framework.ViewHandler {
			return e.absorbs(r, fn, seen)
		}
		return r.Call.Value != v && e.runBy(r, fn)
	}
	return false
}

// runBy reports whether the servings that at makes run fn, each of them or, in a
// loop over handlers, each of those that are made of it.
func (e *engine) runBy(at ssa.Value, fn *ssa.Function) bool {
	all := e.servings[at]
	if of := e.madeOf(all, fn); len(of) > 0 {
		all = of
	}
	return ranByAll(all, fn)
}

// listedBy reports whether fn is called by functions that are given it in a
// context, by all that answer: others may make handlers of it.
func (e *engine) listedBy(fn *ssa.Function) bool {
	called := false
	for _, s := range e.madeOf(e.tried, fn) {
		ran := s.special != nil && s.special.ran[fn]
		if !ran && e.takesResponder(s.fn) {
			return false
		}
		called = called || ran
	}
	return called
}

func ranByAll(all []*serving, fn *ssa.Function) bool {
	for _, s := range all {
		if s.special == nil || !s.special.ran[fn] {
			return false
		}
	}
	return len(all) > 0
}

// madeOf are the servings whose context has fn.
func (e *engine) madeOf(all []*serving, fn *ssa.Function) []*serving {
	return slices.DeleteFunc(slices.Clone(all), func(s *serving) bool {
		return !slices.ContainsFunc(s.context.inputs, func(in contextInput) bool { return e.has(in.shape, fn) })
	})
}

// has reports whether fn is in the shape.
func (e *engine) has(sh shape, fn *ssa.Function) bool {
	if f := functionIn(sh.fn); f != nil && e.declared(origin(f)) == fn {
		return true
	}
	return slices.ContainsFunc(sh.parts, func(p shapePart) bool { return e.has(p.shape, fn) })
}
