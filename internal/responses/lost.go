package responses

import (
	"cmp"
	"go/ast"
	"go/token"
	"go/types"
	"slices"

	"golang.org/x/tools/go/ssa"
)

// lost lists the denials after which the handler goes on: a call follows that
// is also reached where nothing was denied, so that the denial was to keep the
// request from it.
func (e *engine) lost() []*Lost {
	var out []*Lost
	for w := range e.explored() {
		out = append(out, w.lostIn()...)
	}
	return inOrder(out)
}

// inOrder are the denials in source order, one a place.
func inOrder(out []*Lost) []*Lost {
	slices.SortFunc(out, func(a, b *Lost) int { return cmp.Compare(a.Node.Pos(), b.Node.Pos()) })
	return slices.CompactFunc(out, func(a, b *Lost) bool { return a.Node == b.Node })
}

// lostIn lists the denials of the function, each with the worst that follows.
func (w *walk) lostIn() []*Lost {
	var out []*Lost
	known := map[ssa.Instruction]*Lost{}
	for _, g := range w.after.order {
		at := g.denial.at
		node := w.nodes.at(g.denial.place())
		if node == nil || !w.lasts(g) || w.silent(at.Pos()) || w.continues(g) {
			continue
		}
		l := known[at]
		if l == nil {
			l = &Lost{Status: g.denial.status, Node: node, How: g.how, then: g.by.Pos(), Helper: w.denies(at) && !g.denial.within.IsValid(), Within: g.denial.within.IsValid()}
			l.Func, l.Guard = w.surroundings(node)
			known[at] = l
			out = append(out, l)
		}
		l.Chained = l.Chained || g.how == OnwardChain
		if cmp.Or(cmp.Compare(g.how, l.How), cmp.Compare(g.by.Pos(), l.then)) < 0 {
			l.How, l.then = g.how, g.by.Pos()
		}
	}
	for _, l := range out {
		if l.How != OnwardChain {
			l.Next = w.nodes.at(l.then)
		}
	}
	return out
}

// lasts reports whether the handler goes on past the denial: in the function,
// or in those that the framework runs behind it.
func (w *walk) lasts(g goingOn) bool {
	if g.how == OnwardChain {
		return w.isMiddleware()
	}
	return w.shared(g)
}

// shared reports whether what follows the denial is also reached without one.
// Where the denial has its body from there too, writing is nothing new.
func (w *walk) shared(g goingOn) bool {
	if g.how == OnwardAnswer && g.denial.body != nil && w.passed(g.denial.body) {
		return false
	}
	return w.passed(g.by)
}

// passed reports whether a way leads to i on which nothing was answered: a
// feasible one, or one that only the tests of the denial itself bar.
func (w *walk) passed(i ssa.Instruction) bool {
	if w.after.open[i] {
		return true
	}
	seen := map[*ssa.BasicBlock]bool{}
	var reach func(*ssa.BasicBlock) bool
	reach = func(b *ssa.BasicBlock) bool {
		if seen[b] {
			return false
		}
		seen[b] = true
		for _, other := range b.Instrs {
			if other == i {
				return true
			}
			if call, ok := other.(ssa.CallInstruction); ok && w.after.sent[call.Pos()] {
				return false
			}
		}
		return slices.ContainsFunc(b.Succs, reach)
	}
	return reach(w.fn.Blocks[0])
}

// denies reports whether a call denies by a function of the program.
func (w *walk) denies(at ssa.Instruction) bool {
	call, ok := at.(ssa.CallInstruction)
	return ok && w.row(call.Common()) == nil
}

// continues reports whether the branch of a status without a body hands values
// to what follows: then both branches share what comes, on purpose.
func (w *walk) continues(g goingOn) bool {
	written := g.denial.body != nil && !w.passed(g.denial.body)
	if g.denial.whole || written || g.how == OnwardNext || g.how == OnwardChain {
		return false
	}
	branch := g.denial.at.Block()
	if branch.Index == 0 {
		return false
	}
	for _, b := range w.fn.Blocks {
		if !branch.Dominates(b) {
			continue
		}
		if slices.ContainsFunc(b.Instrs, func(i ssa.Instruction) bool { return storesOn(i, branch) }) {
			return true
		}
		for _, to := range b.Succs {
			if !branch.Dominates(to) && slices.ContainsFunc(to.Instrs, tellsMore) {
				return true
			}
		}
	}
	return false
}

// storesOn reports whether the instruction, in a branch, changes memory that
// was there before.
func storesOn(i ssa.Instruction, branch *ssa.BasicBlock) bool {
	var to ssa.Value
	switch i := i.(type) {
	case *ssa.Store:
		to = i.Addr
	case *ssa.MapUpdate:
		to = i.Map
	default:
		return false
	}
	for {
		switch x := to.(type) {
		case *ssa.FieldAddr:
			to = x.X
			continue
		case *ssa.IndexAddr:
			to = x.X
			continue
		case *ssa.Alloc:
			return !branch.Dominates(x.Block())
		case *ssa.MakeMap:
			return !branch.Dominates(x.Block())
		}
		return true
	}
}

// tellsMore reports whether the instruction merges values that say more than yes or no.
func tellsMore(i ssa.Instruction) bool {
	phi, ok := i.(*ssa.Phi)
	if !ok {
		return false
	}
	basic, ok := phi.Type().Underlying().(*types.Basic)
	return !ok || basic.Info()&types.IsBoolean == 0
}

// A Lost is a denial after which the handler goes on.
type Lost struct {
	Status int
	Node   ast.Node // the call that denies
	// Helper: Node calls a function of the program that denies.
	Helper bool
	// Within: Node is in a literal that the function calls, and goes on from.
	Within bool
	How    Onward
	// Chained: the framework runs the handlers behind this one when it returns.
	Chained bool
	Next    ast.Node // the call with which it goes on; nil where the chain does
	// Gate names the handler that Node mounts, where that is what denies.
	Gate string

	then  token.Pos
	Func  string
	Guard *Guard // the condition of the branch that Node is in; nil for none
}
