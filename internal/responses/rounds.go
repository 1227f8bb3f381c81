package responses

import (
	"go/token"

	"golang.org/x/tools/go/ssa"

	"github.com/authstatus/authstatus/internal/ssabuild"
)

// countsRounds reports whether phi counts rounds, which says nothing where no table
// of known elements is looked at by it, and where it is all the same whether
// there has been a round.
func (e *engine) countsRounds(phi *ssa.Phi) bool {
	if test, ok := phi.Block().Instrs[len(phi.Block().Instrs)-1].(*ssa.If); ok && (e.overVariadic(test) || e.asksIn(test)) {
		return false
	}
	for _, next := range phi.Edges {
		sum, ok := next.(*ssa.BinOp)
		if ok && sum.X == phi && sum.Op == token.ADD {
			return !indexesTable(phi) && !indexesTable(sum)
		}
	}
	return false
}

// overVariadic reports whether the test begins a round for each variadic argument.
func (e *engine) overVariadic(test *ssa.If) bool {
	_, list := listTested(test.Cond)
	p, ok := list.(*ssa.Parameter)
	return ok && p.Parent().Signature.Variadic() && paramIndex(p) == len(p.Parent().Params)-1
}

// indexesTable reports whether at is the index of an element of a literal, or
// of a variable that may hold one, or of a list of functions.
func indexesTable(at ssa.Value) bool {
	for _, user := range *at.Referrers() {
		var table ssa.Value
		switch user := user.(type) {
		case *ssa.IndexAddr:
			table = user.X
		case *ssa.Index:
			table = user.X
		default:
			continue
		}
		if ssabuild.ListsFunctions(table.Type()) {
			return true
		}
		if load, ok := table.(*ssa.UnOp); ok {
			table = load.X
		} else if part, ok := table.(*ssa.Slice); ok {
			table = part.X
		}
		switch table.(type) {
		case *ssa.Alloc, *ssa.Global:
			return true
		}
	}
	return false
}
