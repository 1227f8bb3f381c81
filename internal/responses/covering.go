package responses

import (
	"go/types"

	"golang.org/x/tools/go/ssa"

	"github.com/authstatus/authstatus/internal/framework"
)

// Cover says which denials of the handlers behind a middleware have a
// challenge that it puts on.
type Cover uint8

// The kinds of covers.
const (
	// CoverBefore: a challenge is on when they run.
	CoverBefore Cover = 1 << iota
	// CoverAfter: one is put on when they have run, in time for whatever they
	// have answered.
	CoverAfter
	// CoverPending: the same, in time for a status that is only recorded.
	CoverPending
	// CoverErrors: one is put on when they have returned an error.
	CoverErrors

	coverBits = 4 // those for 407 come behind those for 401
)

// of are the covers for the challenge field.
func (c Cover) of(field int) Cover { return c >> (coverBits * field) & (1<<coverBits - 1) }

// as is c, for the challenge field.
func (c Cover) as(field int) Cover { return c << (coverBits * field) }

// holds reports whether the cover sees to the challenge of the happening.
func (c Cover) holds(h *happening, field int) bool {
	c = c.of(field)
	switch {
	case c&CoverAfter != 0, h.AtEnd && c&CoverPending != 0, h.Returned && c&CoverErrors != 0:
		return true
	}
	return c&CoverBefore != 0 && h.Challenge[field] == Inherited
}

// passes notes that the handlers behind the function run now.
func (w *walk) passes(st *state, on value) {
	s := w.responder(st, on)
	if s == nil {
		return
	}
	a := w.answer(st, s)
	w.coversBefore(a)
	a.passed = true
	st.answers.set(s, a)
}

// putOn notes that a challenge is put on s, perhaps for what the handlers
// behind the function have answered.
func (w *walk) putOn(s *symbol, a answer, field int) {
	var c Cover
	switch {
	case !a.passed:
	case w.buffered(s):
		c = CoverAfter | CoverErrors
	case a.sent == Open:
		c = CoverErrors // the next handler has left the answer to its caller
	case a.sent == MaybeGone:
		c = CoverPending
	}
	w.covers |= c.as(field)
}

// goesOn notes that the function returns, where the framework then runs the
// handlers behind it.
func (w *walk) goesOn(a answer, s *symbol) {
	row := w.table.Type(s.typ)
	if row == nil || row.Responder == nil || row.Responder.Stop == "" && !row.Responder.Closes {
		return
	}
	if a.sent != Open || a.denied != nil || a.pending != nil || a.stopped {
		return
	}
	w.coversBefore(a)
}

// coversBefore notes the challenges that are on when the handlers behind the
// function run.
func (w *walk) coversBefore(a answer) {
	for field, c := range a.challenge {
		if c == Present {
			w.covers |= CoverBefore.as(field)
		}
	}
}

// coverOf is the cover that fn, or a literal in it, gives to the handlers behind it.
func (e *engine) coverOf(fn *ssa.Function) Cover {
	var c Cover
	if w := e.walks[fn]; w != nil {
		c = w.covers
	}
	for _, lit := range fn.AnonFuncs {
		c |= e.coverOf(lit)
	}
	return c
}

// coverOfObject is that of a declared function, of whatever package.
func (e *engine) coverOfObject(obj *types.Func) Cover {
	obj = obj.Origin()
	if obj.Pkg() == e.pass.Pkg {
		if fn := e.program.Package.Prog.FuncValue(obj); fn != nil {
			return e.coverOf(fn)
		}
		return 0
	}
	if s, ok := e.imported(obj); ok {
		return s.Covers
	}
	return 0
}

// coveredBy is the cover that fn has from the middleware that its package
// mounts before it, wherever it is mounted.
func (e *engine) coveredBy(fn *ssa.Function) Cover {
	m := e.mountedRoutes()
	for ; fn != nil; fn = fn.Parent() {
		if c, ok := m.behind[fn.Syntax()]; ok && fn.Syntax() != nil {
			return c
		}
		if obj := fn.Object(); obj != nil {
			if recv := fn.Signature.Recv(); recv != nil {
				return m.behind[obj] | m.behind[framework.NamedOf(recv.Type())] // of a controller
			}
			return m.behind[obj]
		}
	}
	return 0
}
