package responses

import (
	"go/ast"
	"go/types"

	"golang.org/x/tools/go/ssa"

	"github.com/authstatus/authstatus/internal/framework"
)

// Some frameworks run the next handler when one returns, unless it says that
// they shall not. Then middleware that denies has to say so.

// runsOn notes the denials with which a handler returns though the framework
// runs the handlers behind it.
func (w *walk) runsOn(st *state, ret *ssa.Return) {
	for s, a := range st.answers.all() {
		w.goesOn(a, s)
		if a.denied == nil || a.denied.vague || a.denied.handed || a.stopped || a.kept || a.denied.behind || s.kind != symParam {
			continue
		}
		if row := w.table.Type(s.typ); row != nil && row.Responder != nil && row.Responder.Stop != "" {
			w.after.meet(goingOn{*a.denied, ret, OnwardChain})
		}
	}
}

// isMiddleware reports whether handlers are known to come behind the function:
// it runs them on some path, it lets requests through unanswered and leaves
// something for them, or it is mounted before others in the package.
func (w *walk) isMiddleware() bool {
	through := w.lets()
	for _, b := range w.fn.Blocks {
		for _, i := range b.Instrs {
			call, ok := i.(ssa.CallInstruction)
			if !ok {
				continue
			}
			switch row := w.row(call.Common()); {
			case row == nil:
			case row.Chain == framework.ChainKeep && through, row.Chain == framework.ChainNext && w.ownNext(call.Common()):
				return true
			}
		}
	}
	return w.mountedBefore()
}

// ownNext reports whether a call of a next handler runs those that the
// framework would run when the function returns.
func (w *walk) ownNext(c *ssa.CallCommon) bool {
	if c.IsInvoke() || c.StaticCallee() == nil || len(c.Args) == 0 {
		return false
	}
	row := w.table.Type(c.Args[0].Type())
	return row != nil && row.Responder != nil && row.Responder.Stop != ""
}

// mountedBefore reports whether the function, or what its package gets from
// calling the function around it, is mounted before other handlers.
func (w *walk) mountedBefore() bool {
	if w.before == nil {
		w.before = map[any]bool{}
		for _, file := range w.pass.Files {
			ast.Inspect(file, func(n ast.Node) bool {
				if call, ok := n.(*ast.CallExpr); ok {
					w.mountsBefore(call)
				}
				return true
			})
		}
	}
	outer := w.fn
	for outer.Parent() != nil {
		outer = outer.Parent()
	}
	return w.before[w.fn.Syntax()] || outer.Object() != nil && w.before[outer.Object()]
}

// mountsBefore notes the handlers that the call mounts before others: the
// literals and the functions, also those that make them.
func (e *engine) mountsBefore(call *ast.CallExpr) {
	row := e.table.Call(e.pass.TypesInfo, call)
	if row == nil || row.Chain != framework.ChainUse && row.Chain != framework.ChainGroup && row.Chain != framework.ChainRoute {
		return
	}
	args := call.Args
	if row.Chain == framework.ChainRoute && len(args) > 0 {
		args = args[:len(args)-1]
	}
	for _, arg := range args {
		arg = ast.Unparen(arg)
		if made, ok := arg.(*ast.CallExpr); ok {
			arg = ast.Unparen(made.Fun)
		}
		switch arg := arg.(type) {
		case *ast.FuncLit:
			e.before[arg] = true
		case *ast.Ident:
			e.before[e.pass.TypesInfo.Uses[arg]] = true
		case *ast.SelectorExpr:
			if fn, ok := e.pass.TypesInfo.Uses[arg.Sel].(*types.Func); ok {
				e.before[fn.Origin()] = true
			}
		}
	}
}

// sendsAway reports whether v is the error of a call that answers. Such an error
// says that the client has gone; else it is nil, and tells nobody that there
// was an answer (echo's c.JSON).
func (w *walk) sendsAway(v ssa.Value) bool {
	call, ok := v.(*ssa.Call)
	if !ok || !types.Identical(call.Type(), errorType) {
		return false
	}
	row := w.row(&call.Call)
	return row != nil && row.On != "" && row.Chain == "" && row.Carrier == nil && (row.Sink == nil || row.Sink.Method != "")
}

// chainEnded reports whether no handler runs behind the answer any more.
func (e *engine) chainEnded(a answer, s *symbol) bool {
	row := e.table.Type(s.typ)
	return a.stopped || a.sent == Gone && row != nil && row.Responder != nil && row.Responder.Closes
}
