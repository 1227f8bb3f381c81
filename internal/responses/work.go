package responses

import (
	"go/types"

	"golang.org/x/tools/go/ssa"

	"github.com/authstatus/authstatus/internal/framework"
)

// workDepth is how deep the functions of the package are searched for work.
const workDepth = 4

// works reports whether fn, or what it calls in the package, does something
// that a denial is to prevent.
func (e *engine) works(fn *ssa.Function, depth int) bool {
	if known, ok := e.working[fn]; ok || depth == 0 {
		return known
	}
	e.working[fn] = false // while it is looked at
	for _, b := range fn.Blocks {
		for _, i := range b.Instrs {
			if call, ok := i.(*ssa.Call); ok && e.worksBy(call.Common(), depth) {
				e.working[fn] = true
				return true
			}
		}
	}
	return false
}

func (e *engine) worksBy(c *ssa.CallCommon, depth int) bool {
	if row := e.row(c); row != nil {
		return row.Chain == framework.ChainNext
	}
	if fn := origin(c.StaticCallee()); fn != nil && len(fn.Blocks) > 0 {
		return e.works(fn, depth-1)
	}
	obj := e.callee(c)
	if obj == nil || e.harmless(obj) {
		return false
	}
	for _, arg := range c.Args {
		if e.holdsResponder(arg.Type(), 1) {
			return obj.Name() == "ServeHTTP" // else it renders
		}
	}
	return !c.IsInvoke() || !e.isResponder(c.Value.Type())
}

// harmless reports whether a call of fn, of another package, may follow a
// denial. What the table says nothing of in a package that serves is about
// the request or the answer.
func (e *engine) harmless(fn *types.Func) bool {
	return framework.Benign(fn) || e.table.Answering(fn.Pkg().Path())
}
