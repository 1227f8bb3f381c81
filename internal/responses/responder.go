package responses

import (
	"go/types"

	"github.com/authstatus/authstatus/internal/framework"
)

// responder is the symbol under which the answer through v is kept: v itself,
// or what it wraps. nil where v has no name.
func (e *engine) responder(st *state, v value) *symbol {
	s := v.sym
	typ := v.typ
	for range maxWraps {
		if s == nil {
			return nil
		}
		s = s.object()
		if typ == nil || types.IsInterface(typ) {
			typ = s.typ
		}
		if s.kind == symField && s.base.typ != nil && e.isResponder(s.base.typ) {
			s, typ = s.base, nil // c.Writer is c
			continue
		}
		if typ == nil || e.isResponder(typ) || e.isHeaderMap(typ) {
			return s
		}
		field := e.responderField(typ)
		if field == nil {
			return s
		}
		inner := e.read(st, e.syms.field(s, field.Name(), field.Type(), framework.NamedOf(typ)))
		s, typ = inner.sym, inner.typ
	}
	return s
}

// maxWraps is how many wrappers around a responder are looked through.
const maxWraps = 6

func (e *engine) isResponder(typ types.Type) bool {
	if row := e.table.Type(typ); row != nil {
		return row.Responder != nil
	}
	iface, ok := typ.Underlying().(*types.Interface)
	return ok && answersLike(iface) && writesToo(iface)
}

// responderField is the field through which a struct of the program answers:
// an embedded responder before a named one. nil where there is none.
func (e *engine) responderField(typ types.Type) *types.Var {
	st, ok := elemType(typ).Underlying().(*types.Struct)
	if !ok || e.table.Type(typ) != nil {
		return nil
	}
	var found *types.Var
	for i := range st.NumFields() {
		f := st.Field(i)
		if e.holdsResponder(f.Type(), 1) && (found == nil || f.Embedded() && !found.Embedded()) {
			found = f
		}
	}
	return found
}

// holdsResponder reports whether an answer can be given through a value of
// typ: a responder, or a struct that holds one at most depth structs deep;
// what is embedded counts as the struct's own.
func (e *engine) holdsResponder(typ types.Type, depth int) bool {
	return e.holdsWithin(typ, depth, maxWraps)
}

func (e *engine) holdsWithin(typ types.Type, depth, embeddings int) bool {
	if e.isResponder(typ) {
		return true
	}
	if iface, ok := typ.Underlying().(*types.Interface); ok {
		return answersLike(iface)
	}
	st, ok := elemType(typ).Underlying().(*types.Struct)
	if !ok || e.table.Describes(pkgPath(typ)) {
		return false
	}
	for f := range st.Fields() {
		if f.Embedded() && embeddings > 0 && e.holdsWithin(f.Type(), depth, embeddings-1) {
			return true
		}
		if depth > 0 && e.holdsWithin(f.Type(), depth-1, embeddings) {
			return true
		}
	}
	return false
}

// answersLike reports whether an interface has the methods of an
// http.ResponseWriter.
func answersLike(iface *types.Interface) bool {
	found := 0
	for i := range iface.NumMethods() {
		switch iface.Method(i).Name() {
		case "Header", "WriteHeader":
			found++
		}
	}
	return found == 2
}

// writesToo reports whether an interface has Write, as http.ResponseWriter has.
func writesToo(iface *types.Interface) bool {
	for i := range iface.NumMethods() {
		if iface.Method(i).Name() == "Write" {
			return true
		}
	}
	return false
}

// symbolOf is the symbol of the named type, as rows write it; "" for others.
func symbolOf(typ types.Type) string {
	obj := framework.NamedOf(typ)
	if obj == nil || obj.Pkg() == nil {
		return ""
	}
	return obj.Pkg().Path() + "." + obj.Name()
}

func pkgPath(typ types.Type) string {
	if obj := framework.NamedOf(typ); obj != nil && obj.Pkg() != nil {
		return obj.Pkg().Path()
	}
	return ""
}

// answer is what st knows of the answer through s.
func (e *engine) answer(st *state, s *symbol) answer {
	if a, ok := st.answers.get(s); ok {
		return a
	}
	if visible(s.root()) {
		return answer{}
	}
	if e.isHeaderMap(s.typ) {
		return answer{challenge: [2]Challenge{Absent, Absent}}
	}
	return answer{challenge: [2]Challenge{Unclear, Unclear}, sent: MaybeGone} // not ours
}

// escape makes the answers that v can give unknown: code out of sight has v.
func (e *engine) escape(st *state, v value) {
	if v.sym == nil {
		return
	}
	if v.sym.typ != nil {
		if _, basic := v.sym.typ.Underlying().(*types.Basic); basic {
			return // nothing to answer through
		}
	}
	s := e.responder(st, v)
	if s == nil {
		return
	}
	a := e.answer(st, s)
	a.blur()
	if a.sent == Open {
		a.sent = MaybeGone
	}
	a.pending = nil
	st.answers.set(s, a)
}

// blur makes the challenges of the answer through s unclear that are not known
// to be there.
func (e *engine) blur(st *state, s *symbol) {
	a := e.answer(st, s)
	a.blur()
	st.answers.set(s, a)
}

// blur makes the challenges unclear that are not known to be there.
func (a *answer) blur() {
	for n, c := range a.challenge {
		if c != Present {
			a.challenge[n] = Unclear
		}
	}
}
