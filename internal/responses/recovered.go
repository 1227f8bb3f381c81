package responses

import "golang.org/x/tools/go/ssa"

// recovered are the results of a function in which a panic was stopped: what
// its named results hold then, and what the framework answers of them.
func (w *walk) recovered(st *state) []Value {
	out := make([]Value, w.fn.Signature.Results().Len())
	block := w.fn.Recover
	if block == nil || len(block.Instrs) == 0 {
		return out
	}
	ret, ok := block.Instrs[len(block.Instrs)-1].(*ssa.Return)
	if !ok {
		return out
	}
	for _, i := range block.Instrs {
		if load, ok := i.(*ssa.UnOp); ok {
			w.loadTo(st, load)
		}
	}
	for i, r := range ret.Results {
		out[i] = w.export(st, w.eval(st, r), 2)
	}
	w.answerReturned(st, ret)
	return out
}
