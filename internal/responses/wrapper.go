package responses

import (
	"go/types"

	"golang.org/x/tools/go/ssa"
)

// wrapperStores lets the WriteHeader of the wrapper v remember the status: in
// the first of its outcomes that is possible and changes memory.
func (w *walk) wrapperStores(st *state, v, status value) {
	wrap, own := w.ownWriteHeader(typeOf(v))
	if !own {
		return
	}
	f := frame{args: []value{v, status}}
	for _, o := range wrap.Outcomes {
		next := st.clone()
		if len(o.Stores) == 0 || !w.meet(next, f, o.Conds) {
			continue
		}
		w.stores(next, f, o, wrap.far)
		*st = *next
		return
	}
}

// headers is the symbol under which the header map of v is kept, where v is a
// wrapper that hands out another than what it answers through; else nil.
func (w *walk) headers(st *state, v value, s *symbol) *symbol {
	typ := typeOf(v)
	if typ == nil || types.IsInterface(typ) || w.table.Type(typ) != nil {
		return nil
	}
	obj, index, _ := types.LookupFieldOrMethod(typ, true, w.pass.Pkg, "Header")
	fn, ok := obj.(*types.Func)
	if !ok || len(index) != 1 {
		return nil
	}
	summary, ok := w.summaryOfObject(fn.Origin())
	if !ok || len(summary.Outcomes) == 0 || len(summary.Outcomes[0].Results) != 1 {
		return nil
	}
	h := w.responder(st, w.resolve(st, frame{args: []value{v}}, summary.Outcomes[0].Results[0].Input))
	if h == s {
		return nil
	}
	return h
}

// zeroFields makes the numbers in a fresh wrapper zero: it has no status yet.
func (w *walk) zeroFields(st *state, i *ssa.Alloc) {
	if _, own := w.ownWriteHeader(i.Type()); !own {
		return
	}
	strct, ok := elemType(i.Type()).Underlying().(*types.Struct)
	if !ok {
		return
	}
	for n := range strct.NumFields() {
		if basic, ok := strct.Field(n).Type().Underlying().(*types.Basic); ok {
			if zero := zeroOf(basic); zero != nil {
				st.mem.set(w.fieldOf(w.eval(st, i), i.Type(), n), value{con: zero})
			}
		}
	}
}

// wrapAnswer notes that the answer gets a wrapper of its writer (gin's
// c.Writer) which puts a challenge on each denial that needs one.
func (w *walk) wrapAnswer(st *state, i *ssa.Store, v value) {
	place, ok := i.Addr.(*ssa.FieldAddr)
	if !ok || !w.isResponder(i.Val.Type()) || !w.isResponder(place.X.Type()) {
		return
	}
	s := w.responder(st, w.eval(st, place.X))
	if s == nil {
		return
	}
	a := w.answer(st, s)
	for field := range a.challenge {
		if w.wrapsChallenge(st, v, field) {
			a.challenge[field], a.setAt = Present, i.Pos()
		}
	}
	st.answers.set(s, a)
}
