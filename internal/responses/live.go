package responses

import (
	"maps"
	"strings"

	"golang.org/x/tools/go/ssa"
)

// markLive notes for every segment which symbols may still be asked for: those
// that its instructions or a later one's name, and what they are made of.
func (w *walk) markLive() {
	w.slice = w.cut()
	w.relevant = w.slice.values
	var deferred []*ssa.Defer
	for _, b := range w.fn.Blocks {
		for _, instr := range b.Instrs {
			if d, ok := instr.(*ssa.Defer); ok {
				deferred = append(deferred, d)
			}
		}
	}
	for _, seg := range w.segs {
		for _, instr := range seg.instrs {
			w.mentionOperands(seg, instr)
			switch instr.(type) {
			case *ssa.RunDefers, *ssa.Panic, ssa.CallInstruction:
				for _, d := range deferred {
					w.mentionOperands(seg, d)
				}
			}
			if v, ok := instr.(ssa.Value); ok && w.relevant[v] {
				seg.mention(w.eval(newState(), v).sym)
			}
		}
	}
	for changed := true; changed; {
		changed = false
		for i := len(w.segs) - 1; i >= 0; i-- {
			seg := w.segs[i]
			if seg.next >= 0 {
				changed = seg.join(w.segs[seg.next]) || changed
				continue
			}
			for _, succ := range seg.block.Succs {
				changed = seg.join(w.segs[w.first[succ.Index]]) || changed
			}
		}
	}
}

// mentionOperands notes the operands of instr, and what literals among them capture.
func (w *walk) mentionOperands(seg *segment, instr ssa.Instruction) {
	empty := newState()
	var buf [8]*ssa.Value
	for _, op := range instr.Operands(buf[:0]) {
		if *op == nil || !w.relevant[*op] {
			continue
		}
		seg.mention(w.eval(empty, *op).sym)
		seg.mention(w.ownName(*op))
		if rng, ok := (*op).(*ssa.Range); ok {
			seg.mention(w.eval(empty, rng.X).sym)
		}
		if closure, ok := (*op).(*ssa.MakeClosure); ok {
			for _, b := range closure.Bindings {
				seg.mention(w.eval(empty, b).sym)
			}
		}
	}
}

// ownName is the symbol under which the result of a value is kept in memory.
func (w *walk) ownName(v ssa.Value) *symbol {
	if instr, ok := v.(ssa.Instruction); ok && instr.Parent() != nil {
		return w.syms.named(v)
	}
	return nil
}

func (seg *segment) mention(s *symbol) {
	if s == nil {
		return
	}
	for s.id >= len(seg.live) {
		seg.live = append(seg.live, make([]bool, s.id+64-len(seg.live))...)
	}
	if seg.live[s.id] {
		return
	}
	seg.live[s.id] = true
	seg.mention(s.base)
	for _, p := range s.parts {
		seg.mention(p)
	}
}

func (seg *segment) join(other *segment) bool {
	changed := false
	for id, live := range other.live {
		if live && !seg.isLive(id) {
			for id >= len(seg.live) {
				seg.live = append(seg.live, make([]bool, id+64-len(seg.live))...)
			}
			seg.live[id] = true
			changed = true
		}
	}
	return changed
}

func (seg *segment) isLive(id int) bool { return id < len(seg.live) && seg.live[id] }

// prune drops from st what nothing behind node can ask for.
func (w *walk) prune(node int, st *state) {
	seg := w.segs[node]
	roots := make(map[*symbol]bool)
	keep := func(s *symbol) bool {
		root := s.root()
		return seg.isLive(s.id) || seg.isLive(root.id) || roots[root] || visible(root)
	}
	for grown := true; grown; {
		grown = false
		for loc, v := range st.mem {
			if !keep(loc) {
				continue
			}
			if v.sym != nil && !roots[v.sym.root()] {
				roots[v.sym.root()] = true
				grown = true
			}
			if closure, ok := v.fn.(*ssa.MakeClosure); ok {
				for _, b := range closure.Bindings {
					if s := w.eval(st, b).sym; s != nil && !roots[s.root()] {
						roots[s.root()] = true
						grown = true
					}
				}
			}
		}
	}
	maps.DeleteFunc(st.mem, func(loc *symbol, _ value) bool { return !keep(loc) })
	recorded := st.recorded()
	maps.DeleteFunc(st.facts, func(s *symbol, f fact) bool {
		if recorded[s] {
			return false // what it may be decides what leaves
		}
		number := s.kind == symField && s.typ != nil && isInteger(s.typ) && f.ofStatus() && seg.isLive(s.root().id)
		return !seg.isLive(s.id) && !(steers(s) && (s.kind != symField || f.eq != nil || f.ofStatus() || s.name == lenStep)) && !number && !(roots[s.root()] && s.kind != symExpr)
	})
}

// visible reports whether callers can name root.
func visible(root *symbol) bool {
	switch root.kind {
	case symParam, symFree:
		return true
	}
	return false
}

// steers reports whether a caller may know s, so that a fact about it says
// which callers an outcome concerns.
func steers(s *symbol) bool {
	switch s.kind {
	case symParam, symRecover:
		return true
	case symDeref:
		return s.base.kind == symFree
	case symField:
		if s.name == typeStep || strings.HasPrefix(s.name, holdsStep) {
			return visible(s.root())
		}
		return s.name == canonicalStep && steers(s.base) || s.typ != nil && isInteger(s.typ) && visible(s.root())
	}
	return false
}
