package responses

import (
	"go/ast"
	"go/constant"
	"go/token"

	"golang.org/x/tools/go/ssa"

	"github.com/authstatus/authstatus/internal/framework"
)

// skips makes known what follows where the loop that the test begins is left.
// It reports whether that is possible: lists that are known to hold something
// have a first round. Where nobody knows, and the loop is there to put
// challenges on, it is unclear afterwards whether one is on.
func (w *walk) skips(st *state, test *ssa.If) bool {
	switch cond := test.Cond.(type) {
	case *ssa.BinOp:
		at, list := listTested(cond)
		if list == nil {
			return true
		}
		round, known := intOf(w.eval(st, at).con)
		if !known || round > 1 {
			return true // some rounds have been
		}
		if round == 0 && w.filled(list) {
			return false
		}
		if s := w.eval(st, list).sym; s != nil && isVariadic(s) {
			return true // callers know how many
		}
	case *ssa.Extract:
		next, ok := cond.Tuple.(*ssa.Next)
		if !ok {
			return true
		}
		if !st.mem.has(w.syms.named(next)) {
			return true
		}
		rng, ok := next.Iter.(*ssa.Range)
		if !ok {
			return true
		}
		s := w.eval(st, rng.X).sym
		if s != nil && (w.holdsField(st, s, 0) || w.holdsField(st, s, 1)) {
			return false
		}
		if s == nil || visible(s.root()) || s.kind == symValue && isMade(s.value) {
			return true // callers know, or it is empty
		}
	default:
		return true
	}
	if w.asksIn(test) {
		for s := range st.answers.all() {
			w.blur(st, s)
		}
		for _, p := range w.fn.Params {
			if s := w.responder(st, w.eval(st, p)); s != nil && w.isResponder(p.Type()) {
				w.blur(st, s)
			}
		}
	}
	return true
}

// listTested are the index and the list of a test that begins a round of a
// counting loop over a list; nil for other tests.
func listTested(cond ssa.Value) (at, list ssa.Value) {
	test, ok := cond.(*ssa.BinOp)
	if !ok || test.Op != token.LSS {
		return nil, nil
	}
	call, ok := test.Y.(*ssa.Call)
	if !ok || len(call.Call.Args) != 1 {
		return nil, nil
	}
	if b, ok := call.Call.Value.(*ssa.Builtin); !ok || b.Name() != "len" {
		return nil, nil
	}
	return test.X, call.Call.Args[0]
}

// filled reports whether the list is known to hold something: it was appended
// to, a package variable begins with something in it, or it is the values of a
// field that a loop over fields has taken.
func (w *walk) filled(list ssa.Value) bool {
	switch list := list.(type) {
	case *ssa.Call:
		b, ok := list.Call.Value.(*ssa.Builtin)
		if !ok || b.Name() != "append" || len(list.Call.Args) != 2 {
			return false
		}
		more, ok := list.Call.Args[1].(*ssa.Slice)
		return ok && more.Low == nil && more.High == nil && isVarargs(more.X) || w.filled(list.Call.Args[0])
	case *ssa.UnOp:
		g, ok := list.X.(*ssa.Global)
		return ok && !w.reassigned[g] && w.beginsFilled(g)
	case *ssa.Extract:
		next, ok := list.Tuple.(*ssa.Next)
		if !ok || list.Index != 2 {
			return false
		}
		rng, ok := next.Iter.(*ssa.Range)
		return ok && w.isHeaderMap(rng.X.Type())
	}
	return false
}

func isVarargs(v ssa.Value) bool {
	alloc, ok := v.(*ssa.Alloc)
	return ok && alloc.Comment == "varargs"
}

// beginsFilled reports whether the variable is initialised with a literal that
// has elements.
func (e *engine) beginsFilled(g *ssa.Global) bool {
	for _, init := range e.pass.TypesInfo.InitOrder {
		if len(init.Lhs) == 1 && init.Lhs[0] == g.Object() {
			lit, ok := ast.Unparen(init.Rhs).(*ast.CompositeLit)
			return ok && len(lit.Elts) > 0
		}
	}
	return false
}

// asksIn reports whether the loop that the test begins puts a challenge on, or
// fields whose names it takes from elsewhere.
func (e *engine) asksIn(test *ssa.If) bool {
	if known, ok := e.asking[test]; ok {
		return known
	}
	head := test.Block()
	seen := map[*ssa.BasicBlock]bool{head: true}
	found := false
	for queue := []*ssa.BasicBlock{head.Succs[0]}; len(queue) > 0 && !found; queue = queue[1:] {
		b := queue[0]
		if seen[b] || !head.Dominates(b) {
			continue
		}
		seen[b] = true
		for _, i := range b.Instrs {
			found = found || e.puts(i)
		}
		queue = append(queue, b.Succs...)
	}
	e.asking[test] = found
	return found
}

// puts reports whether i puts a challenge on, or a field whose name is unknown.
func (e *engine) puts(i ssa.Instruction) bool {
	var name ssa.Value
	switch i := i.(type) {
	case *ssa.MapUpdate:
		if e.isHeaderMap(i.Map.Type()) {
			name = i.Key
		}
	case *ssa.Call:
		row := e.row(&i.Call)
		if row == nil || row.Header == nil || row.Header.Op != framework.HeaderSet && row.Header.Op != framework.HeaderAdd {
			return false
		}
		if v, ok := e.operand(newState(), i, row.Header.Name); ok {
			if c := e.canonicalName(newState(), v); c.con != nil {
				_, is := challengeField(constant.StringVal(c.con))
				return is
			}
			return true
		}
	}
	return name != nil && mayChallenge(name)
}
