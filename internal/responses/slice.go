package responses

import (
	"go/token"
	"slices"
	"strings"

	"golang.org/x/tools/go/ssa"
)

// A slice is the part of a function that can bear on an answer, on what the
// function returns, or on where it ends (M. Weiser, "Program slicing", 1984).
// A test outside of it is followed both ways and not remembered, so the two
// ways meet again behind it; a variable outside of it is not looked at.
type slice struct {
	w *walk
	// values are those that matter, tests the branches that decide something.
	values map[ssa.Value]bool
	tests  map[*ssa.BasicBlock]bool
	// whole are the variables of which not only single fields are looked at.
	whole map[ssa.Value]bool
	// effects are the stores, calls and other instructions that do something.
	effects map[ssa.Instruction]bool
	read    map[cell]bool // what the values are read from
	inert   map[ssa.CallInstruction]bool
	behind  map[*ssa.BasicBlock]bool // an answer may have been given there: work matters
	fresh   bool                     // something was found that may decide more
}

// cut finds the slice of the function.
func (w *walk) cut() *slice {
	s := &slice{
		w: w, values: map[ssa.Value]bool{}, whole: map[ssa.Value]bool{}, tests: map[*ssa.BasicBlock]bool{}, effects: map[ssa.Instruction]bool{},
		read: map[cell]bool{}, inert: map[ssa.CallInstruction]bool{}, behind: map[*ssa.BasicBlock]bool{},
	}
	for _, b := range w.fn.Blocks {
		if slices.ContainsFunc(b.Instrs, s.answers) {
			s.follow(b)
		}
	}
	for s.fresh = true; s.fresh; {
		s.fresh = false
		for _, b := range w.fn.Blocks {
			for _, instr := range b.Instrs {
				if !s.effects[instr] && s.matters(instr) {
					s.effects[instr], s.fresh = true, true
					s.markSeeds(instr)
				}
			}
		}
		s.decide()
	}
	return s
}

// does reports whether the instruction is in the slice, or nothing was cut.
func (w *walk) does(instr ssa.Instruction) bool { return w.slice == nil || w.slice.effects[instr] }

// yields reports whether the value is in the slice, or nothing was cut.
func (w *walk) yields(v ssa.Value) bool { return w.slice == nil || w.slice.values[v] }

// markSeeds adds what an instruction of the slice looks at.
func (s *slice) markSeeds(instr ssa.Instruction) {
	if store, ok := instr.(*ssa.Store); ok {
		s.mark(store.Val)
		s.markPlace(store.Addr)
		return
	}
	for _, v := range s.w.seeds(instr) {
		s.mark(v)
	}
}

// mark adds a value and what it is made of.
func (s *slice) mark(v ssa.Value) {
	if v == nil || s.values[v] && (s.whole[v] || !isLocal(v)) {
		return
	}
	s.values[v] = true
	s.whole[v] = isLocal(v)
	instr, ok := v.(ssa.Instruction)
	if !ok {
		return
	}
	s.fresh = true
	if load, ok := v.(*ssa.UnOp); ok && load.Op == token.MUL {
		s.reads(load.X)
		s.markPlace(load.X)
		return
	}
	if call, ok := instr.(*ssa.Call); ok && s.w.row(&call.Call) == nil {
		s.markSeeds(call)
		return
	}
	var buf [8]*ssa.Value
	for _, op := range instr.Operands(buf[:0]) {
		s.mark(*op)
	}
}

// markPlace adds an address that is read from or written to, and no more of the
// variable that it is in.
func (s *slice) markPlace(addr ssa.Value) {
	switch x := addr.(type) {
	case *ssa.FieldAddr:
		s.values[x] = true
		s.markPlace(x.X)
	case *ssa.IndexAddr:
		s.values[x] = true
		s.mark(x.Index)
		s.markPlace(x.X)
	case *ssa.Alloc:
		s.values[x] = true
	default:
		s.mark(addr)
	}
}

// matters reports whether the instruction does something that callers, the
// client or a value of the slice can see.
func (s *slice) matters(instr ssa.Instruction) bool {
	switch i := instr.(type) {
	case *ssa.Return, *ssa.Panic, *ssa.RunDefers:
		return true
	case *ssa.If:
		return s.tests[i.Block()]
	case *ssa.Store:
		return s.stores(i)
	case *ssa.MapUpdate:
		if s.w.isHeaderMap(i.Map.Type()) {
			return mayChallenge(i.Key) && !isOfRequest(i.Map)
		}
		return s.whole[rootOf(i.Map)] || !isLocal(rootOf(i.Map)) && s.tells(i.Value)
	case *ssa.Send:
		return s.w.holdsResponder(i.X.Type(), 2)
	case *ssa.MakeClosure:
		return s.values[i]
	case *ssa.Call:
		return !s.isInert(i) || s.behind[i.Block()] && s.w.row(i.Common()) == nil && s.w.worksBy(i.Common(), workDepth)
	case *ssa.Go, *ssa.Defer:
		return true
	}
	return false
}

// answers reports whether the instruction is a call that may answer.
func (s *slice) answers(instr ssa.Instruction) bool {
	call, ok := instr.(*ssa.Call)
	if !ok || s.isInert(call) {
		return false
	}
	row := s.w.row(call.Common())
	return row == nil || row.Answer != nil || row.Sink != nil || row.Middleware != nil
}

// follow notes the blocks that a way from b leads to.
func (s *slice) follow(b *ssa.BasicBlock) {
	if !s.behind[b] {
		s.behind[b] = true
		for _, next := range b.Succs {
			s.follow(next)
		}
	}
}

// decide finds the tests that decide something: on whose two ways different
// things of the slice come next. It repeats until nothing changes, since what
// comes behind a loop is known only when the loop has been seen.
func (s *slice) decide() {
	blocks := s.w.fn.Blocks
	next := make([]string, len(blocks)) // the first thing that a way into the block meets
	for changed, round := true, 0; changed && round <= len(blocks); round++ {
		changed = false
		for n := len(blocks) - 1; n >= 0; n-- {
			b := blocks[n]
			if met := s.meets(b, next); met != next[n] {
				next[n], changed = met, true
			}
		}
	}
	for _, b := range blocks {
		if test, ok := b.Instrs[len(b.Instrs)-1].(*ssa.If); ok && !s.tests[b] && s.enters(b, 0, next) != s.enters(b, 1, next) {
			s.tests[b] = true
			s.effects[test] = true
			s.mark(test.Cond)
			s.fresh = true
		}
	}
}

// meets is the first thing that a way into b meets; "" where none is known.
func (s *slice) meets(b *ssa.BasicBlock, next []string) string {
	for _, instr := range b.Instrs {
		switch i := instr.(type) {
		case *ssa.Return:
			return s.returns(i)
		case *ssa.RunDefers:
			continue
		}
		if s.effects[instr] {
			return b.String()
		}
	}
	switch len(b.Succs) {
	case 0:
		return b.String()
	case 1:
		return s.enters(b, 0, next)
	}
	x, y := s.enters(b, 0, next), s.enters(b, 1, next)
	switch {
	case x == "" || x == y:
		return y
	case y == "":
		return x
	}
	return b.String() // the test itself
}

// enters is what the way from b to its i-th successor meets: the choice among
// values of the slice, where there is one, else what comes in that block.
func (s *slice) enters(b *ssa.BasicBlock, i int, next []string) string {
	to := b.Succs[i]
	var chosen strings.Builder
	in := -1
	for _, instr := range to.Instrs {
		phi, ok := instr.(*ssa.Phi)
		if !ok {
			break
		}
		if !s.values[phi] {
			continue
		}
		if in < 0 {
			in = predecessor(to, b, i)
		}
		chosen.WriteString(" " + phi.Edges[in].Name())
	}
	if in >= 0 {
		return to.String() + chosen.String()
	}
	return next[to.Index]
}

// predecessor is the index of the edge from the i-th way out of b among the
// ways into to; both ways of a test may lead there.
func predecessor(to, b *ssa.BasicBlock, i int) int {
	found := -1
	for n, p := range to.Preds {
		if p == b {
			if found < 0 || i == 1 && b.Succs[0] == to {
				found = n
			}
		}
	}
	return found
}

// returns tells ways out apart by what they return.
func (s *slice) returns(ret *ssa.Return) string {
	out := "return"
	for _, r := range only(ret.Results, telling) {
		out += " " + r.Name()
	}
	return out
}
