package responses

import (
	"go/token"
	"strconv"

	"golang.org/x/tools/go/ssa"

	"github.com/authstatus/authstatus/internal/path"
)

// A segment is a piece of a block that ends where the path may fork: with a
// call, a look-up, or the end of the block. Segments are the nodes of the
// exploration, so that paths meet again after each call.
type segment struct {
	block  *ssa.BasicBlock
	instrs []ssa.Instruction
	next   int             // the following segment of the block; -1 at its end
	live   bitset          // by symbol id: may be asked for in the segment or behind it
	fields map[string]bool // the names of the fields among them
	asks   bool            // so may functions that are called there, for any field
}

// segments cuts fn; the segment of block i begins at first[i].
func segments(fn *ssa.Function) (segs []*segment, first []int) {
	first = make([]int, len(fn.Blocks))
	for i, block := range fn.Blocks {
		first[i] = len(segs)
		start := 0
		for j, instr := range block.Instrs {
			if forks(instr) && j+1 < len(block.Instrs) {
				segs = append(segs, &segment{block: block, instrs: block.Instrs[start : j+1], next: len(segs) + 1})
				start = j + 1
			}
		}
		segs = append(segs, &segment{block: block, instrs: block.Instrs[start:], next: -1})
	}
	return segs, first
}

func forks(instr ssa.Instruction) bool {
	switch i := instr.(type) {
	case *ssa.Call:
		_, builtin := i.Call.Value.(*ssa.Builtin)
		return !builtin
	case *ssa.Go, *ssa.RunDefers, *ssa.Lookup, *ssa.Index:
		return true
	case *ssa.UnOp:
		_, indexed := i.X.(*ssa.IndexAddr)
		return indexed
	}
	return false
}

// A walk is the exploration of one function.
type walk struct {
	*engine
	fn    *ssa.Function
	segs  []*segment
	first []int
	loops bool // some block can be reached from itself
	visit *path.Visit[*state]
	spent int // how much has been looked at: see budget

	events    map[string]*happening
	order     []*happening
	late      map[token.Pos]*lateChallenge
	lates     []*lateChallenge
	lateOn    []lateOn // these, and those of the functions that it calls, by input
	repeated  []repetition
	outcomes  map[string]Outcome
	keys      []string
	summary   *Summary
	slice     *slice
	hands     []hand
	mountings []mounting
	far       []happening        // see farDenial
	assigned  *[]swayed          // see swayings
	dim       map[*site]dim      // denials that may come after another answer
	leaves    map[token.Pos]bool // creations that it returns as they are
	after     aftermath
	// uses: it calls a function that it is given, hands one on, or captures one.
	uses    bool
	special *special // the exploration in a context that this is; else nil
	covers  Cover    // see coverOf
}

// The bounds of the exploration of a function: beyond them it is unknown.
const (
	visits = 2000
	budget = 200_000 // pieces of knowledge carried from segment to segment
)

// haste is the part of the patience that fn gets: little where it has nothing
// to do with denials or is of a released module, and is read only for what
// callers need to know.
func (e *engine) haste(fn *ssa.Function) int {
	switch {
	case !e.bearsDenials(fn) && !e.mounters[fn]:
		return 8
	case e.released():
		return 4
	}
	return 1
}

// released reports whether the package is of a released module.
func (e *engine) released() bool { return isReleased(e.pass.Module) }

// explore walks fn, in a context or whatever it is called with, and summarises it.
func (e *engine) explore(fn *ssa.Function, c *context, s *special) *walk {
	segs, first := segments(fn)
	w := &walk{
		engine: e, fn: fn, segs: segs, first: first, loops: cyclic(fn),
		events: map[string]*happening{}, late: map[token.Pos]*lateChallenge{}, outcomes: map[string]Outcome{},
		leaves: map[token.Pos]bool{}, dim: map[*site]dim{}, special: s,
		after: aftermath{open: map[ssa.Instruction]bool{}, sent: map[token.Pos]bool{}, met: map[goingOn]bool{}},
	}
	haste := e.haste(fn)
	limit := visits / haste
	w.spent = budget - budget/haste
	if w.initialises() {
		limit = len(segs) + len(fn.Blocks)
	} else {
		w.markLive()
	}
	begin := newState()
	if c != nil {
		w.plant(begin, fn, c)
	}
	complete := path.Walk(0, begin, limit, func(node int, st *state) string {
		if w.initialises() {
			return strconv.Itoa(len(st.mem.entries)) // straight code, of which nothing is forgotten
		}
		w.prune(node, st)
		return w.keyer.key(st)
	}, w.step)
	w.summary = w.summarise(complete && w.spent < budget)
	return w
}

// step runs the segment of a visit.
func (w *walk) step(v *path.Visit[*state]) []path.Edge[*state] {
	w.visit = v
	if w.spent += 1 + len(v.State.mem.entries) + len(v.State.facts.entries) + len(v.State.answers.entries); w.spent >= budget && !w.initialises() {
		return nil
	}
	seg := w.segs[v.Node]
	states := []*state{v.State}
	if !w.initialises() {
		states[0] = v.State.clone()
	}
	for _, instr := range seg.instrs {
		if w.loops {
			w.redefine(states, instr)
		}
		switch instr := instr.(type) {
		case *ssa.If:
			return w.branch(states, seg.block, instr)
		case *ssa.Jump:
			return w.jump(states, seg.block)
		case *ssa.Return:
			for _, st := range states {
				w.leave(st, instr)
			}
			return nil
		case *ssa.Panic:
			for _, st := range states {
				w.unwind(st, instr)
			}
			return nil
		}
		states = w.exec(states, instr)
	}
	var edges []path.Edge[*state]
	for _, st := range states {
		edges = append(edges, path.Edge[*state]{To: seg.next, State: st})
	}
	return edges
}

// redefine forgets what the last round of a loop knew of instr's value.
func (w *walk) redefine(states []*state, instr ssa.Instruction) {
	v, ok := instr.(ssa.Value)
	if !ok {
		return
	}
	if _, phi := instr.(*ssa.Phi); phi {
		return // set on the edge
	}
	s := w.syms.names[v]
	if s == nil {
		return
	}
	for _, st := range states {
		st.forget(s)
	}
}

// branch follows both ways of a test as far as they are feasible.
func (w *walk) branch(states []*state, from *ssa.BasicBlock, test *ssa.If) []path.Edge[*state] {
	var edges []path.Edge[*state]
	for _, st := range states {
		if w.slice != nil && !w.slice.tests[from] {
			edges = append(edges, w.edge(st.clone(), from, from.Succs[0]), w.edge(st, from, from.Succs[1]))
			continue
		}
		for i, want := range []bool{true, false} {
			next := st
			if want {
				next = st.clone()
			}
			if w.assume(next, test.Cond, want) && w.ranged(next, test.Cond, want) && (want || w.skips(next, test)) {
				edges = append(edges, w.edge(next, from, from.Succs[i]))
			}
		}
	}
	return edges
}

func (w *walk) jump(states []*state, from *ssa.BasicBlock) []path.Edge[*state] {
	var edges []path.Edge[*state]
	for _, st := range states {
		edges = append(edges, w.edge(st, from, from.Succs[0]))
	}
	return edges
}

// edge enters a block: its phis take their values for this way in.
func (w *walk) edge(st *state, from, to *ssa.BasicBlock) path.Edge[*state] {
	in := -1
	for i, p := range to.Preds {
		if p == from {
			in = i
		}
	}
	type assignment struct {
		sym *symbol
		val value
	}
	var all []assignment
	for _, instr := range to.Instrs {
		phi, ok := instr.(*ssa.Phi)
		if !ok {
			break
		}
		if !w.yields(phi) {
			continue
		}
		var v value
		if !w.countsRounds(phi) {
			v = w.eval(st, phi.Edges[in])
		}
		if w.loops {
			v = w.detached(st, v)
		}
		all = append(all, assignment{w.syms.named(phi), v})
	}
	for _, a := range all {
		if w.loops {
			old := a.val
			st.forget(a.sym)
			a.val = old
			if a.val.sym != nil && (a.val.sym.kind == symExpr || a.val.sym.dependsOn(a.sym)) {
				a.val.sym = nil // a new value each round
			}
		}
		if a.val.sym == nil && a.val.con == nil && a.val.null == maybeNil {
			continue
		}
		st.mem.set(a.sym, a.val)
	}
	return path.Edge[*state]{To: w.first[to.Index], State: st}
}

// cyclic reports whether fn has a loop.
func cyclic(fn *ssa.Function) bool {
	color := make([]byte, len(fn.Blocks))
	var visit func(*ssa.BasicBlock) bool
	visit = func(b *ssa.BasicBlock) bool {
		color[b.Index] = 1
		for _, s := range b.Succs {
			if color[s.Index] == 1 || color[s.Index] == 0 && visit(s) {
				return true
			}
		}
		color[b.Index] = 2
		return false
	}
	return visit(fn.Blocks[0])
}
