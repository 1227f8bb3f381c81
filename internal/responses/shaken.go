package responses

import (
	"slices"

	"golang.org/x/tools/go/ssa"
)

// A swayed variable is one of a function that a literal of it assigns.
type swayed struct {
	by      *ssa.MakeClosure
	alloc   *ssa.Alloc
	escapes bool // the literal is handed on, and may run whenever others do
}

// swayings are the variables of the function that its literals assign.
func (w *walk) swayings() []swayed {
	if w.assigned != nil {
		return *w.assigned
	}
	var out []swayed
	for _, b := range w.fn.Blocks {
		for _, i := range b.Instrs {
			closure, ok := i.(*ssa.MakeClosure)
			if !ok {
				continue
			}
			for n, binding := range closure.Bindings {
				alloc, ok := binding.(*ssa.Alloc)
				if ok && assigns(closure.Fn.(*ssa.Function), n) {
					out = append(out, swayed{closure, alloc, handedAway(closure, maxHeld)})
				}
			}
		}
	}
	w.assigned = &out
	return out
}

// assigns reports whether the literal, or one in it, assigns its free variable n.
func assigns(fn *ssa.Function, n int) bool {
	if n >= len(fn.FreeVars) {
		return false
	}
	return slices.ContainsFunc(*fn.FreeVars[n].Referrers(), func(r ssa.Instruction) bool {
		switch r := r.(type) {
		case *ssa.Store:
			return r.Addr == fn.FreeVars[n]
		case *ssa.MakeClosure:
			return assigns(r.Fn.(*ssa.Function), slices.Index(r.Bindings, ssa.Value(fn.FreeVars[n])))
		}
		return false
	})
}

// maxHeld is how many variables in variables a literal is followed through.
const maxHeld = 3

// handedAway reports whether a literal does more than be called where it is made.
func handedAway(v ssa.Value, depth int) bool {
	return depth == 0 || slices.ContainsFunc(*v.Referrers(), func(r ssa.Instruction) bool {
		switch r := r.(type) {
		case *ssa.DebugRef:
			return false
		case ssa.CallInstruction:
			return r.Common().IsInvoke() || r.Common().Value != v || slices.Contains(r.Common().Args, v)
		case *ssa.Store:
			alloc, ok := r.Addr.(*ssa.Alloc)
			return !ok || r.Val != v || handedAway(alloc, depth-1)
		case *ssa.UnOp:
			return handedAway(r, depth-1)
		}
		return true
	})
}

// shake forgets what the variables hold that literals assign which may run when
// the call does, whose callee is out of sight.
func (w *walk) shake(st *state, i ssa.CallInstruction) {
	for _, v := range w.swayings() {
		if v.escapes || w.eval(st, i.Common().Value).fn == ssa.Value(v.by) {
			st.lose(w.syms.named(v.alloc))
		}
	}
}
