package responses

import (
	"maps"
	"slices"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/authstatus/authstatus/internal/ssabuild"
)

// maxListed is how many elements of a list are told apart.
const maxListed = 12

// elementShapes are the shapes of the known elements of the list v; nil where no
// functions are in them, or the list is long.
func (w *walk) elementShapes(st *state, v value, depth int) []shapePart {
	var parts []shapePart
	elements := w.listed(st, v.sym.object())
	if len(elements) > maxListed {
		return nil
	}
	for _, el := range elements {
		if part, ok := w.shapeOf(st, w.read(st, el), depth-1); ok {
			parts = append(parts, shapePart{name: elementStep, at: el.at, shape: part})
		}
	}
	return parts
}

// listed are the known elements of a list of functions, or of what holds some, in
// a fixed order.
func (w *walk) listed(st *state, list *symbol) []*symbol {
	if !mayList(list) {
		return nil
	}
	seen := map[*symbol]bool{}
	for _, mem := range []*ledger[value]{&st.mem, &w.globals} {
		for loc := range mem.all() {
			for ; loc != nil; loc = loc.base {
				if loc.base == list && loc.name == elementStep && loc.at != nil {
					seen[loc] = true
				}
			}
		}
	}
	out := slices.Collect(maps.Keys(seen))
	slices.SortFunc(out, func(a, b *symbol) int { return strings.Compare(a.at.ExactString(), b.at.ExactString()) })
	return out
}

// mayList reports whether s is a list of functions, or of what may hold some.
func mayList(s *symbol) bool { return s != nil && s.typ != nil && ssabuild.ListsFunctions(s.typ) }

// detached is the function v that a round of a loop has made, under a name that
// tells what it is made of: the next round makes another where this one was.
func (w *walk) detached(st *state, v value) value {
	closure, ok := v.fn.(*ssa.MakeClosure)
	if !ok {
		return v
	}
	sh, ok := w.shapeOf(st, v, maxShape+1)
	if !ok {
		return v
	}
	var key strings.Builder
	sh.writeKey(&key, w.syms)
	loc := w.syms.intern(symbol{kind: symValue, key: "made " + key.String(), typ: closure.Type()})
	w.plantAt(st, loc, sh)
	made := w.read(st, loc)
	made.from, made.made = v.from, v.made
	return made
}

// eachHandler lets a round of a loop over a map of functions take any of its
// elements.
func (w *walk) eachHandler(st *state, i *ssa.Next) []*state {
	rng, ok := i.Iter.(*ssa.Range)
	if !ok {
		return []*state{st}
	}
	elements := w.listed(st, w.eval(st, rng.X).sym.object())
	if len(elements) == 0 || len(elements) > maxListed {
		return []*state{st}
	}
	s := w.syms.named(i)
	var out []*state
	for _, el := range elements {
		next := st.clone()
		next.mem.set(w.result(s, 1, nil), value{con: el.at})
		next.mem.set(w.result(s, 2, el.typ), w.read(next, el))
		out = append(out, next)
	}
	return out
}

// combines reports whether fn may make a handler of a list of others.
func combines(fn *ssa.Function) bool {
	lists := slices.ContainsFunc(fn.Params, func(p *ssa.Parameter) bool { return ssabuild.ListsFunctions(p.Type()) })
	return lists && fn.Signature.Results().Len() == 1 && len(fn.Blocks) <= 16
}
