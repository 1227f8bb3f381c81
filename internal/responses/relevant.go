package responses

import (
	"go/types"

	"golang.org/x/tools/go/ssa"
)

// markRelevant finds the values that can steer an answer: what is tested, what
// answers, and what the results, calls and variables of the function are made
// of, as far as their types can say anything. Texts that are put together for
// other purposes would only multiply the paths.
func (w *walk) markRelevant() {
	w.relevant = make(map[ssa.Value]bool)
	var mark func(ssa.Value)
	mark = func(v ssa.Value) {
		if v == nil || w.relevant[v] {
			return
		}
		w.relevant[v] = true
		instr, ok := v.(ssa.Instruction)
		if !ok {
			return
		}
		if call, ok := instr.(*ssa.Call); ok && w.row(&call.Call) == nil {
			return // its arguments are seeds where they matter
		}
		var buf [8]*ssa.Value
		for _, op := range instr.Operands(buf[:0]) {
			mark(*op)
		}
	}
	for _, b := range w.fn.Blocks {
		for _, instr := range b.Instrs {
			for _, v := range w.seeds(instr) {
				mark(v)
			}
		}
	}
}

// seeds are the operands of instr that matter by themselves.
func (w *walk) seeds(instr ssa.Instruction) []ssa.Value {
	switch i := instr.(type) {
	case *ssa.If:
		return []ssa.Value{i.Cond}
	case *ssa.Store:
		if telling(i.Val.Type()) {
			return []ssa.Value{i.Val, i.Addr}
		}
		return []ssa.Value{i.Addr}
	case *ssa.MapUpdate:
		return []ssa.Value{i.Map, i.Key, i.Value}
	case *ssa.Return:
		return only(i.Results, telling)
	case *ssa.Range:
		return []ssa.Value{i.X}
	case *ssa.MakeClosure:
		return i.Bindings
	case *ssa.Send:
		return []ssa.Value{i.X}
	case ssa.CallInstruction:
		return w.callSeeds(i.Common())
	}
	return nil
}

// callSeeds are the operands of a call that matter: all that a row may speak
// of, and for other functions what their summaries can depend on.
func (w *walk) callSeeds(c *ssa.CallCommon) []ssa.Value {
	out := []ssa.Value{c.Value}
	if w.row(c) != nil {
		return append(out, c.Args...)
	}
	if _, builtin := c.Value.(*ssa.Builtin); builtin {
		return append(out, c.Args...)
	}
	if fn := origin(c.StaticCallee()); fn != nil && len(fn.Blocks) == 0 {
		return append(out, only(c.Args, func(t types.Type) bool {
			_, function := t.Underlying().(*types.Signature)
			_, pointer := t.Underlying().(*types.Pointer)
			return function || pointer || isInteger(t) || w.holdsResponder(t, 2)
		})...)
	}
	return append(out, only(c.Args, telling)...)
}

func only(vs []ssa.Value, keep func(types.Type) bool) []ssa.Value {
	var out []ssa.Value
	for _, v := range vs {
		if keep(v.Type()) {
			out = append(out, v)
		}
	}
	return out
}

// telling reports whether values of typ can say whether something was answered.
func telling(typ types.Type) bool {
	switch t := typ.Underlying().(type) {
	case *types.Basic:
		return t.Info()&(types.IsBoolean|types.IsInteger) != 0 || t.Kind() == types.UntypedNil
	case *types.Slice, *types.Chan:
		return false
	}
	return true
}
