package responses

import (
	"go/types"
	"slices"

	"golang.org/x/tools/go/ssa"

	"github.com/authstatus/authstatus/internal/framework"
)

// seeds are the operands of instr that matter by themselves.
func (w *walk) seeds(instr ssa.Instruction) []ssa.Value {
	switch i := instr.(type) {
	case *ssa.If:
		return []ssa.Value{i.Cond}
	case *ssa.MapUpdate:
		return []ssa.Value{i.Map, i.Key, i.Value}
	case *ssa.Return:
		return only(i.Results, telling)
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
	if row := w.row(c); row != nil {
		return append(out, w.rowSeeds(c, row)...)
	}
	if _, builtin := c.Value.(*ssa.Builtin); builtin {
		return append(out, c.Args...)
	}
	out = append(out, only(c.Args, w.lists(c))...)
	if fn := origin(c.StaticCallee()); fn != nil && len(fn.Blocks) == 0 {
		return append(out, only(c.Args, func(t types.Type) bool {
			_, function := t.Underlying().(*types.Signature)
			_, pointer := t.Underlying().(*types.Pointer)
			return function || pointer || isInteger(t) || w.isHeaderMap(t) || w.holdsResponder(t, 2)
		})...)
	}
	return append(out, only(c.Args, telling)...)
}

// lists tells which lists matter that a call is given: those of functions and,
// beside something to answer through, those of texts, which may be fields.
func (w *walk) lists(c *ssa.CallCommon) func(types.Type) bool {
	through := slices.ContainsFunc(c.Args, func(v ssa.Value) bool { return w.isHeaderMap(v.Type()) || w.holdsResponder(v.Type(), 2) })
	return func(typ types.Type) bool {
		list, ok := typ.Underlying().(*types.Slice)
		if !ok {
			return false
		}
		elem := list.Elem()
		if pair, ok := elem.Underlying().(*types.Array); ok {
			elem = pair.Elem()
		}
		_, function := elem.Underlying().(*types.Signature)
		return function || w.isHandler(elem) || through && isString(elem)
	}
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

// rowSeeds are the arguments of a call that its row asks for. Texts and bodies
// of an answer say nothing of its status.
func (w *walk) rowSeeds(c *ssa.CallCommon, row *framework.Row) []ssa.Value {
	if row.Answer == nil || row.Sink != nil {
		return c.Args
	}
	args := c.Args
	shift := 0
	if !c.IsInvoke() && c.Signature().Recv() != nil {
		shift = 1
	}
	asked := map[int]bool{0: shift == 1}
	for _, op := range []framework.Operand{row.On, row.Answer.Status, row.Answer.Headers, row.Store} {
		if place := op.Place(); place.Kind == framework.Argument {
			asked[place.Index+shift] = true
		}
	}
	var out []ssa.Value
	for i, arg := range args {
		if asked[i] {
			out = append(out, arg)
		}
	}
	return out
}
