package responses

import (
	"go/constant"
	"go/token"
	"go/types"
	"slices"

	"golang.org/x/tools/go/ssa"
)

// exec runs an instruction that does not end a block on every state.
func (w *walk) exec(states []*state, instr ssa.Instruction) []*state {
	var out []*state
	for _, st := range states {
		switch i := instr.(type) {
		case *ssa.Call:
			out = append(out, w.call(st, i)...)
			continue
		case *ssa.Go:
			out = append(out, w.call(st, i)...)
			continue
		case *ssa.RunDefers:
			out = append(out, w.runDefers(st)...)
			continue
		case *ssa.Lookup:
			if forked, ok := w.lookField(st, i); ok {
				out = append(out, forked...)
				continue
			}
			out = append(out, w.choose(st, i, i.X)...)
			continue
		case *ssa.Index:
			out = append(out, w.choose(st, i, i.X)...)
			continue
		case *ssa.Defer:
			st.defers = append(st.defers, i)
		case *ssa.Store:
			w.storeTo(st, i)
		case *ssa.MapUpdate:
			w.mapUpdate(st, i)
		case *ssa.Alloc:
			w.alloc(st, i)
		case *ssa.Range:
			st.mem.set(w.syms.named(i), value{con: constant.MakeBool(true)}) // no round yet
		case *ssa.Next:
			w.nextRound(st, i)
			out = append(out, w.eachHandler(st, i)...)
			continue
		case *ssa.UnOp:
			if i.Op == token.MUL {
				if indexed, ok := i.X.(*ssa.IndexAddr); ok {
					out = append(out, w.choose(st, i, indexed.X)...)
					continue
				}
				w.loadTo(st, i)
			}
		case *ssa.MakeInterface:
			w.generated(st, i)
			w.serve(st, i, w.eval(st, i))
		case *ssa.MakeClosure:
			w.capture(st, i)
		case *ssa.Send:
			w.escape(st, w.eval(st, i.X))
		}
		out = append(out, st)
	}
	return out
}

// loadTo remembers what a load saw, since memory may change before its use.
func (w *walk) loadTo(st *state, i *ssa.UnOp) {
	w.lookAtLeft(st, i)
	if !w.yields(i) {
		return
	}
	s := w.syms.named(i)
	st.mem.drop(s)
	if v := w.load(st, w.eval(st, i.X), i.Type()); v.sym != nil || v.known() {
		st.mem.set(s, v)
	}
}

// alloc makes a fresh variable, which holds its zero value.
func (w *walk) alloc(st *state, i *ssa.Alloc) {
	w.zeroFields(st, i)
	cell := w.syms.named(i)
	elem := elemType(i.Type())
	switch t := elem.Underlying().(type) {
	case *types.Basic:
		if zero := zeroOf(t); zero != nil {
			st.mem.set(cell, value{con: zero})
		}
	case *types.Interface, *types.Pointer, *types.Map, *types.Slice, *types.Signature, *types.Chan:
		st.mem.set(cell, value{null: isNil})
	case *types.Struct:
		for n := range t.NumFields() {
			if _, isMap := t.Field(n).Type().Underlying().(*types.Map); isMap {
				st.mem.set(w.fieldOf(w.eval(st, i), i.Type(), n), value{null: isNil}) // of fields that it brings, perhaps
			}
		}
	}
}

func zeroOf(t *types.Basic) constant.Value {
	switch {
	case t.Info()&types.IsBoolean != 0:
		return constant.MakeBool(false)
	case t.Info()&types.IsInteger != 0:
		return constant.MakeInt64(0)
	case t.Info()&types.IsString != 0:
		return constant.MakeString("")
	}
	return nil
}

func (w *walk) storeTo(st *state, i *ssa.Store) {
	to, v := w.eval(st, i.Addr), w.eval(st, i.Val)
	if to.sym == nil {
		return
	}
	loc := w.syms.deref(to.sym, elemType(i.Addr.Type()))
	if !w.does(i) {
		st.lose(loc)
		return
	}
	if loc.kind == symField && loc.owner != nil && v.con != nil && v.from == nil && v.con.Kind() == constant.Int {
		v.from = &Origin{Pos: w.fieldSite(i)}
		w.fieldSet(st, loc, v)
	}
	w.put(st, loc, v)
	w.wrapAnswer(st, i, v)
	if loc.root().kind == symGlobal && w.fn.Name() != "init" {
		w.escape(st, v)
	}
}

// put changes the content of a location. Initialisers change none twice.
func (w *walk) put(st *state, loc *symbol, v value) {
	if w.initialises() {
		st.mem.set(loc, v)
		return
	}
	st.store(loc, v)
}

// fieldSite is the position of the composite literal or assignment that sets a field.
func (w *walk) fieldSite(i *ssa.Store) token.Pos {
	if fa, ok := i.Addr.(*ssa.FieldAddr); ok {
		if alloc, ok := fa.X.(*ssa.Alloc); ok && alloc.Pos() < i.Pos() && w.nodes.composite(alloc.Pos(), i.Pos()) {
			return alloc.Pos()
		}
	}
	return i.Pos()
}

func (w *walk) mapUpdate(st *state, i *ssa.MapUpdate) {
	m, key, v := w.eval(st, i.Map), w.eval(st, i.Key), w.eval(st, i.Value)
	if !w.does(i) {
		st.lose(w.elementAt(m, key, nil))
		return
	}
	if w.isHeaderMap(i.Map.Type()) && m.sym != nil {
		op := headerSet
		if v.null == isNil || emptySlice(i.Value) {
			op = headerDel
		}
		name := w.canonicalName(st, key)
		if known, ok := w.rangedKey(st, key); ok && name.con == nil {
			name = known
		}
		w.header(st, m, op, name, v, i.Pos())
		w.markKey(st, m, key, name, op == headerDel)
	}
	loc := w.elementAt(m, key, nil)
	w.put(st, loc, v)
	if m.sym != nil && key.con != nil {
		st.mem.drop(w.syms.named(i.Map)) // no longer the nil map it may have been
	}
}

// emptySlice reports whether v is a slice literal without elements.
func emptySlice(v ssa.Value) bool {
	s, ok := v.(*ssa.Slice)
	if !ok {
		return false
	}
	array, ok := elemType(s.X.Type()).Underlying().(*types.Array)
	return ok && array.Len() == 0
}

// markKey notes that a challenge stands under a key that is not canonical, or
// that the key is there without a value.
func (w *walk) markKey(st *state, m, key, name value, blank bool) {
	if key.con == nil || name.con == nil {
		return
	}
	n, ok := challengeField(constant.StringVal(name.con))
	s := w.responder(st, m)
	if !ok || s == nil {
		return
	}
	a := w.answer(st, s)
	if same(key.con, name.con) {
		a.blank[n] = blank
	} else {
		a.odd[n] = a.challenge[n] == Present
	}
	st.answers.set(s, a)
}

// nextRound makes the first round of a loop over a literal happen.
func (w *walk) nextRound(st *state, i *ssa.Next) {
	s := w.syms.named(i)
	rng, ok := i.Iter.(*ssa.Range)
	if !ok {
		return
	}
	first := w.syms.named(rng)
	over := w.eval(st, rng.X)
	if v, ok := st.mem.get(first); ok && v.con != nil && over.sym != nil && w.hasElements(st, over.sym) {
		st.mem.set(w.result(s, 0, types.Typ[types.Bool]), value{con: constant.MakeBool(true)})
	}
	st.mem.drop(s)
	if st.mem.has(first) {
		st.mem.set(s, value{con: constant.MakeBool(true)}) // the first round
	}
	st.mem.drop(first)
}

// ranged knows more after the test that begins a round of a loop: what is
// ranged over is not nil or, if there is no round, holds nothing.
func (w *walk) ranged(st *state, cond ssa.Value, want bool) bool {
	x, ok := cond.(*ssa.Extract)
	if !ok {
		return true
	}
	next, ok := x.Tuple.(*ssa.Next)
	if !ok {
		return true
	}
	rng, ok := next.Iter.(*ssa.Range)
	if !ok {
		return true
	}
	over := w.eval(st, rng.X)
	if !want {
		first := st.mem.has(w.syms.named(next))
		if first && over.sym != nil && visible(over.sym.root()) {
			return w.holdsNone(st, over.sym)
		}
		return true
	}
	if over.null == isNil {
		return false
	}
	return over.sym == nil || st.add(over.sym, fact{null: notNil})
}

// hasElements reports whether something is known to be in the map or slice s.
func (e *engine) hasElements(st *state, s *symbol) bool {
	return len(e.elements(st, s)) > 0
}

// An element is one of a table, at a key; nil for an unknown one.
type element struct {
	value
	at constant.Value
}

// elements are the known elements of the map, slice or array s, in a fixed order.
func (e *engine) elements(st *state, s *symbol) []element {
	var out []element
	for _, mem := range []*ledger[value]{&st.mem, &e.globals} {
		for loc, v := range mem.all() {
			if loc.kind == symField && loc.base == s && loc.name == elementStep {
				out = append(out, element{v, loc.at})
			}
		}
	}
	return out
}

// choose forks over what a table holds: an element at an unknown index may be
// any of its denials, or something else.
func (w *walk) choose(st *state, i ssa.Value, table ssa.Value) []*state {
	s := w.syms.named(i)
	st.mem.drop(s)
	var v value
	if u, ok := i.(*ssa.UnOp); ok {
		v = w.load(st, w.eval(st, u.X), u.Type())
	} else {
		v = w.eval(st, i)
	}
	base := w.eval(st, table)
	base.sym = base.sym.object()
	if base.sym != nil {
		if content := w.read(st, base.sym); content.sym != nil {
			base.sym = content.sym
		}
	}
	at := w.eval(st, indexOf(i))
	if v.con != nil || base.sym == nil || !isInteger(elementType(i)) || at.con != nil && !w.keysUnknown(st, base.sym) {
		if v.sym != nil || v.known() {
			st.mem.set(s, v)
		}
		return []*state{st}
	}
	return append([]*state{st}, w.denying(st, s, base.sym, at)...)
}

// keysUnknown reports whether the table has elements at unknown keys, such as
// errors.
func (e *engine) keysUnknown(st *state, table *symbol) bool {
	return slices.ContainsFunc(e.elements(st, table), func(el element) bool { return el.at == nil })
}

// denying are the states in which s is an element of the table that denies,
// and the index what leads to it.
func (w *walk) denying(st *state, s, table *symbol, at value) []*state {
	var out []*state
	seen := map[string]bool{}
	for _, el := range w.elements(st, table) {
		_, is := denialStatus(el.con)
		if !is || len(out) == maxChosen || at.con != nil && el.at != nil {
			continue
		}
		if at.sym == nil || el.at == nil {
			if seen[el.con.ExactString()] {
				continue
			}
			seen[el.con.ExactString()] = true
		}
		next := st.clone()
		if at.sym != nil && el.at != nil && !next.add(at.sym, fact{eq: el.at}) {
			continue
		}
		el.from = nil
		next.mem.set(s, el.value)
		out = append(out, next)
	}
	return out
}

// maxChosen is how many denials of a table are told apart.
const maxChosen = 8

// indexOf is the index with which i takes an element from a table.
func indexOf(i ssa.Value) ssa.Value {
	switch i := i.(type) {
	case *ssa.Lookup:
		return i.Index
	case *ssa.Index:
		return i.Index
	case *ssa.UnOp:
		return i.X.(*ssa.IndexAddr).Index
	}
	return nil
}

// elementType is the type of the element that i takes from a table.
func elementType(i ssa.Value) types.Type {
	if tuple, ok := i.Type().(*types.Tuple); ok && tuple.Len() > 0 {
		return tuple.At(0).Type()
	}
	return i.Type()
}

// denialStatus reports whether c is a status that denies.
func denialStatus(c constant.Value) (int, bool) {
	if c == nil || c.Kind() != constant.Int {
		return 0, false
	}
	n, _ := constant.Int64Val(c)
	return int(n), n == 401 || n == 403 || n == 407
}
