package responses

import (
	"go/types"

	"golang.org/x/tools/go/ssa"
)

// leftOpen runs a call of which nothing is known. Where it is a handler of the
// program that returns an error, one that did has left the answer to its
// caller: two would be one too many.
func (w *walk) leftOpen(st *state, i ssa.CallInstruction) []*state {
	call, ok := i.(*ssa.Call)
	if !ok || !w.ownHandler(&call.Call) {
		return []*state{w.unknown(st, i)}
	}
	failed := st.clone()
	err := w.syms.named(call)
	if tuple, ok := call.Type().(*types.Tuple); ok {
		err = w.result(err, tuple.Len()-1, errorType)
	}
	leave := func(st *state) {
		w.handOn(st, i)
		if !w.putsOnNothing(&call.Call) {
			for _, arg := range call.Call.Args {
				w.blurAnswer(st, arg)
			}
		}
	}
	var out []*state
	if failed.add(err, fact{null: notNil}) {
		leave(failed)
		out = append(out, failed)
	}
	if !st.add(err, fact{null: isNil}) {
		return out
	}
	if yields(call) {
		leave(st) // GetSession(c): it has found what the caller goes on with
		return append(out, st)
	}
	return append(out, w.unknown(st, i))
}

// yields reports whether the call gives something besides its error that does
// not say what became of the answer: no bool, no number.
func yields(call *ssa.Call) bool {
	tuple, ok := call.Type().(*types.Tuple)
	if !ok {
		return false
	}
	for i := range tuple.Len() - 1 {
		if basic, ok := tuple.At(i).Type().Underlying().(*types.Basic); ok && basic.Info()&types.IsString == 0 {
			return false
		}
	}
	return true
}

// ownHandler reports whether the call is that of a function value, or of a
// method of an interface of the module, which gets something to answer through
// and returns an error.
func (w *walk) ownHandler(c *ssa.CallCommon) bool {
	results := c.Signature().Results()
	if results.Len() == 0 || !types.Identical(results.At(results.Len()-1).Type(), errorType) || c.StaticCallee() != nil {
		return false
	}
	if c.IsInvoke() && (c.Method.Pkg() == nil || !w.sameModule(c.Method.Pkg().Path())) {
		return false
	}
	if load, ok := c.Value.(*ssa.UnOp); ok {
		if g, ok := load.X.(*ssa.Global); ok && g.Pkg.Pkg != w.pass.Pkg {
			return false // a function of a library in a variable
		}
	}
	for _, arg := range c.Args {
		if w.canAnswer(arg) {
			return true
		}
	}
	return false
}

// blurAnswer makes it unclear whether arg has a challenge.
func (w *walk) blurAnswer(st *state, arg ssa.Value) {
	if !w.canAnswer(arg) {
		return
	}
	if s := w.responder(st, w.eval(st, arg)); s != nil {
		w.blur(st, s)
	}
}

// putsOnNothing reports whether the functions that the call may reach put no
// challenge on: those that the package hands to the function whose parameter
// is called or, where these are not known, any of the package.
func (w *walk) putsOnNothing(c *ssa.CallCommon) bool {
	fn, k := parameterBehind(c.Value)
	if c.IsInvoke() || fn == nil {
		return !w.mentionsChallenge()
	}
	known := false
	for _, user := range w.program.Funcs {
		for _, b := range user.Blocks {
			for _, i := range b.Instrs {
				call, ok := i.(ssa.CallInstruction)
				if !ok || origin(call.Common().StaticCallee()) != origin(fn) || k >= len(call.Common().Args) {
					continue
				}
				s, ok := w.handedFunction(call.Common().Args[k])
				if !ok || s.putsOn() {
					return false
				}
				known = true
			}
		}
	}
	return known || !w.mentionsChallenge()
}

// handedFunction is what is known of the function that v is.
func (e *engine) handedFunction(v ssa.Value) (*Summary, bool) {
	for range maxWraps {
		change, ok := v.(*ssa.ChangeType)
		if !ok {
			break
		}
		v = change.X
	}
	fn := functionOf(v)
	if fn == nil {
		return nil, false
	}
	return e.summaryOf(e.declared(origin(fn)))
}

// putsOn reports whether the function may put a challenge on.
func (s *Summary) putsOn() bool {
	for _, o := range s.Outcomes {
		for _, eff := range o.Effects {
			if eff.Challenge[0] == Present || eff.Challenge[0] == Unclear {
				return true
			}
		}
	}
	return s.Unknown
}
