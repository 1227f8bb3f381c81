package responses

import (
	"go/types"
	"maps"
	"strings"

	"golang.org/x/tools/go/ssa"
)

// markLive notes for every segment which symbols may still be asked for: those
// that its instructions or a later one's name, and what they are made of.
func (w *walk) markLive() {
	w.slice = w.cut()
	var deferred []*ssa.Defer
	for _, b := range w.fn.Blocks {
		for _, instr := range b.Instrs {
			if d, ok := instr.(*ssa.Defer); ok {
				deferred = append(deferred, d)
			}
		}
	}
	for _, seg := range w.segs {
		seg.fields = map[string]bool{}
		for _, instr := range seg.instrs {
			w.mentionOperands(seg, instr)
			w.mentionSink(seg, instr)
			seg.asks = seg.asks || w.asksFields(instr)
			switch instr.(type) {
			case *ssa.RunDefers, *ssa.Panic, ssa.CallInstruction:
				for _, d := range deferred {
					w.mentionOperands(seg, d)
				}
			}
			if v, ok := instr.(ssa.Value); ok && w.yields(v) {
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
		if *op == nil || !w.yields(*op) {
			continue
		}
		seg.mention(w.eval(empty, *op).sym)
		seg.mention(w.ownName(*op))
		if part, ok := (*op).(*ssa.Extract); ok {
			seg.mention(w.ownName(part.Tuple)) // a look-up has chosen what it is
		}
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
	if s == nil || !seg.live.add(s.id) {
		return
	}
	if s.kind == symField {
		seg.fields[s.name] = true
	}
	seg.mention(s.base)
	for _, p := range s.parts {
		seg.mention(p)
	}
}

// asksFields reports whether the instruction is a call of a function that may
// ask for any field of what it is given.
func (w *walk) asksFields(instr ssa.Instruction) bool {
	call, ok := instr.(ssa.CallInstruction)
	if !ok {
		return false
	}
	value := call.Value()
	return (w.does(call) || value != nil && w.yields(value)) && w.row(call.Common()) == nil
}

// join adds what is asked for behind the segment.
func (seg *segment) join(other *segment) bool {
	asks := seg.asks
	seg.asks = seg.asks || other.asks
	if !seg.live.addAll(other.live) {
		return seg.asks != asks
	}
	maps.Copy(seg.fields, other.fields)
	return true
}

func (seg *segment) isLive(s *symbol) bool { return seg.live.has(s.id) }

// names reports whether the segment or one behind it asks for a field of that
// name: perhaps through a variable that holds a copy.
func (seg *segment) names(s *symbol) bool {
	return seg.asks || s.kind != symField || strings.ContainsAny(s.name[:1], "%#[") || seg.fields[s.name]
}

// A bitset is a set of small numbers.
type bitset []uint64

func (b bitset) has(n int) bool { return n>>6 < len(b) && b[n>>6]&(1<<(n&63)) != 0 }

// add reports whether n was not there before.
func (b *bitset) add(n int) bool {
	if b.has(n) {
		return false
	}
	if n>>6 >= len(*b) {
		*b = append(*b, make(bitset, n>>6+1-len(*b))...)
	}
	(*b)[n>>6] |= 1 << (n & 63)
	return true
}

// addAll reports whether one of the others was not there before.
func (b *bitset) addAll(other bitset) bool {
	if len(other) > len(*b) {
		*b = append(*b, make(bitset, len(other)-len(*b))...)
	}
	changed := false
	for i, word := range other {
		changed = changed || word&^(*b)[i] != 0
		(*b)[i] |= word
	}
	return changed
}

// prune drops from st what nothing behind node can ask for.
func (w *walk) prune(node int, st *state) {
	seg := w.segs[node]
	roots, held := w.holdings(seg, st)
	keep := func(s *symbol) bool { return seg.keeps(s, roots) }
	st.mem.dropAll(func(loc *symbol, _ value) bool { return !keep(loc) })
	recorded := st.recorded()
	st.facts.dropAll(func(s *symbol, f fact) bool {
		if recorded[s] {
			return false // what it may be decides what leaves
		}
		number := s.kind == symField && s.typ != nil && isInteger(s.typ) && f.ofStatus() && seg.isLive(s.root())
		return !seg.isLive(s) && !(steers(s) && (s.kind != symField || f.eq != nil || f.ofStatus() || s.name == lenStep || configures(s))) && !number && !held.has(s.id) && !(roots.has(s.root().id) && s.kind != symExpr && seg.names(s))
	})
}

// holdings are, by their ids, the symbols that are held by a location that is
// kept, and the roots of those.
func (w *walk) holdings(seg *segment, st *state) (roots, held bitset) {
	roots, held = w.rooted, w.held
	clear(roots)
	clear(held)
	for grown := true; grown; {
		grown = false
		for loc, v := range st.mem.all() {
			if !seg.keeps(loc, roots) {
				continue
			}
			if v.sym != nil {
				held.add(v.sym.id)
				grown = roots.add(v.sym.root().id) || grown
			}
			if closure, ok := v.fn.(*ssa.MakeClosure); ok {
				for _, b := range closure.Bindings {
					if s := w.eval(st, b).sym; s != nil {
						grown = roots.add(s.root().id) || grown
					}
				}
			}
		}
	}
	w.rooted, w.held = roots, held
	return roots, held
}

// keeps reports whether the segment, or one behind it, may ask for the location.
func (seg *segment) keeps(loc *symbol, roots bitset) bool {
	root := loc.root()
	return seg.isLive(loc) || seg.isLive(root) || roots.has(root.id) || visible(root)
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
		return s.name == canonicalStep && steers(s.base) || s.typ != nil && isInteger(s.typ) && visible(s.root()) || configures(s)
	}
	return false
}

// maxConfigured is how deep in structs flags are looked for.
const maxConfigured = 2

// configures reports whether s is a field of what the function is given, of the
// program's, that may say whether something is asked for at all: a flag, or
// something that may be nil.
func configures(s *symbol) bool {
	if s.kind != symField || s.typ == nil || strings.ContainsAny(s.name[:1], "%#[") {
		return false
	}
	if s.owner != nil && s.owner.Pkg() != nil && s.owner.Pkg().Path() == "net/http" {
		return false
	}
	given := s.base
	for n := 0; given.kind == symField && n < maxConfigured; n++ {
		given = given.base
	}
	if given.kind != symParam {
		return false
	}
	switch t := s.typ.Underlying().(type) {
	case *types.Basic:
		return t.Info()&types.IsBoolean != 0
	case *types.Pointer, *types.Interface, *types.Map, *types.Slice, *types.Signature:
		return true
	}
	return false
}
