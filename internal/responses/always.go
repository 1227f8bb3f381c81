package responses

import (
	"go/constant"
	"go/token"
	"go/types"
	"slices"

	"golang.org/x/tools/go/ssa"

	"github.com/authstatus/authstatus/internal/framework"
)

// always reports whether the call at pos answers with the status whenever it
// runs; what is no call builds a value, and nothing else. The status may come
// from the call's arguments, which are then taken to hold it. A helper may
// answer that it failed (5xx) instead.
func (e *engine) always(pos token.Pos, status int, cleared bool) bool {
	call := e.callAt(pos)
	if call == nil {
		return true
	}
	if row := e.row(call.Common()); row != nil {
		return row.Answer == nil || !row.Answer.Resets && !(cleared && e.wraps(call, row))
	}
	fn := origin(call.Common().StaticCallee())
	if fn == nil || cleared {
		return false // perhaps it is the callee that takes a challenge off
	}
	s, ok := e.summaryOf(fn)
	if !ok || s.Unknown {
		return false
	}
	if e.builds(s) {
		return true
	}
	passed := false
	for _, ev := range s.Events {
		passed = passed || ev.Status.Const == "" && ev.Status.Input.Kind != NoInput
	}
	given := e.givenAs(call, status)
	for _, o := range s.Outcomes {
		if o.Panics || slices.ContainsFunc(o.Conds, func(c Cond) bool { return c.Input == given && !c.holdsFor(status) }) {
			continue
		}
		answers := false
		for _, eff := range o.Effects {
			answers = answers || eff.Pending != nil || eff.Sent == Gone && (eff.Denied == status || eff.Denied == 0 && passed)
		}
		if !answers {
			return false
		}
	}
	return !e.answersOtherwise(fn, map[*ssa.Function]bool{})
}

// wraps reports whether the call answers through a type of the program, which
// may take a challenge off itself.
func (e *engine) wraps(call ssa.CallInstruction, row *framework.Row) bool {
	on, ok := e.operand(newState(), call, row.On)
	return !ok || on.typ != nil && !types.IsInterface(on.typ) && e.table.Type(on.typ) == nil
}

// givenAs is the input of the callee that the call gives the status to.
func (e *engine) givenAs(call ssa.CallInstruction, status int) Input {
	for i, arg := range call.Common().Args {
		if c, ok := arg.(*ssa.Const); ok && c.Value != nil {
			if n, ok := intOf(constant.ToInt(c.Value)); ok && n == status {
				return Input{Kind: Param, Index: i}
			}
		}
	}
	return Input{}
}

// holdsFor reports whether the input may be n.
func (c Cond) holdsFor(n int) bool {
	for _, v := range c.Ne {
		if m, ok := v.number(); ok && m == n {
			return false
		}
	}
	if c.Eq != nil {
		m, ok := c.Eq.number()
		return !ok || m == n
	}
	if c.Lo != nil {
		if m, ok := c.Lo.number(); ok && n < m {
			return false
		}
	}
	if c.Hi != nil {
		if m, ok := c.Hi.number(); ok && n > m {
			return false
		}
	}
	return true
}

// builds reports whether a function answers nothing: it makes a value.
func (e *engine) builds(s *Summary) bool {
	for _, o := range s.Outcomes {
		if len(o.Effects) > 0 {
			return false
		}
	}
	return len(s.Events) == 0
}

// callAt is the call whose left parenthesis is at pos; nil for none.
func (e *engine) callAt(pos token.Pos) ssa.CallInstruction {
	for _, fn := range e.program.Funcs {
		for _, b := range fn.Blocks {
			for _, i := range b.Instrs {
				if call, ok := i.(ssa.CallInstruction); ok && i.Pos() == pos {
					return call
				}
			}
		}
	}
	return nil
}

// answersOtherwise reports whether fn, or what it calls in the package, has an
// answer with a constant status that is neither a denial nor a failure.
func (e *engine) answersOtherwise(fn *ssa.Function, seen map[*ssa.Function]bool) bool {
	if fn == nil || seen[fn] || !e.program.Concerned(fn) {
		return false
	}
	seen[fn] = true
	for _, b := range fn.Blocks {
		for _, i := range b.Instrs {
			call, ok := i.(ssa.CallInstruction)
			if !ok {
				continue
			}
			row := e.row(call.Common())
			switch {
			case row == nil:
				if e.answersOtherwise(origin(call.Common().StaticCallee()), seen) {
					return true
				}
			case row.Answer != nil:
				if n, known := e.constantStatus(call, row.Answer); known && n < 500 {
					if _, needs := fieldFor(n); !needs {
						return true
					}
				}
			}
		}
	}
	return false
}

// constantStatus is the status of an answer that is written there.
func (e *engine) constantStatus(call ssa.CallInstruction, a *framework.Answer) (int, bool) {
	status, ok := e.operand(newState(), call, a.Status)
	if !ok {
		return 0, false
	}
	return intOf(status.con)
}
