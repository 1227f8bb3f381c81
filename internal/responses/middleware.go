package responses

import (
	"go/constant"
	"go/token"
	"go/types"

	"golang.org/x/tools/go/ssa"

	"github.com/authstatus/authstatus/internal/framework"
)

// A mounting is a call that makes middleware of a library that denies without
// a challenge.
type mounting struct {
	pos token.Pos
	row *framework.Middleware
}

// mount notes a call of library middleware, where it is known to deny without
// a challenge: it never sends one, or the options that bring one are not set.
func (w *walk) mount(st *state, i ssa.CallInstruction, row *framework.Middleware) {
	if _, ok := fieldFor(row.Status); !ok || row.Challenge == "always" {
		return
	}
	if row.Options != "" {
		options, _ := w.operand(st, i, row.Options)
		if w.optionSet(st, options, i, row) {
			w.optioned[i.Pos()] = true
			return
		}
	}
	if row.Challenge == "options" && row.Options == "" {
		return
	}
	w.mountings = append(w.mountings, mounting{i.Pos(), row})
}

// optionSet reports whether one of the options that bring a challenge, or a
// handler of the user's own, is set or may be.
func (w *walk) optionSet(st *state, options value, i ssa.CallInstruction, row *framework.Middleware) bool {
	if options.null == isNil {
		return false
	}
	object := options.sym.object()
	if object == nil || !w.isBuilt(st, object) {
		return true // nobody knows
	}
	from := []*symbol{object}
	for _, arg := range i.Common().Args {
		if load, ok := arg.(*ssa.UnOp); ok && w.eval(st, load).sym.object() == object {
			if cell := w.eval(st, load.X).sym.object(); cell != nil {
				from = append(from, cell) // a variable that was set to a copy
			}
		}
	}
	for _, name := range append(row.Fields[:len(row.Fields):len(row.Fields)], row.Handlers...) {
		for _, o := range from {
			loc := w.fieldNamed(value{sym: o, typ: typeOf(options)}, name)
			v := w.read(st, loc)
			unset := v.null == isNil || v.con != nil && v.con.Kind() == constant.String && constant.StringVal(v.con) == ""
			if st.mem.has(loc) && !unset {
				return true
			}
		}
	}
	return false
}

// isBuilt reports whether all that is set of the struct s is known: it is a
// variable or literal of the function, or of a function that has told, or one
// of a library, whose defaults the table knows.
func (w *walk) isBuilt(st *state, s *symbol) bool {
	if g, ok := s.value.(*ssa.Global); ok && s.kind == symGlobal {
		return w.table.Describes(g.Pkg.Pkg.Path())
	}
	if s.kind != symValue {
		return false
	}
	built := st.mem.has(w.syms.field(s, freshStep, types.Typ[types.Bool], nil))
	return built || isAlloc(s.value) || w.constructs(s.value)
}

// constructs reports whether v is a call of a library's function for a struct of
// that library, which is given nothing that may answer.
func (w *walk) constructs(v ssa.Value) bool {
	call, ok := v.(*ssa.Call)
	if !ok {
		return false
	}
	fn := w.callee(&call.Call)
	if fn == nil || fn.Pkg() == nil || fn.Pkg().Path() != pkgPath(call.Type()) || !w.table.Describes(fn.Pkg().Path()) {
		return false
	}
	for p := range fn.Signature().Params().Variables() {
		typ := p.Type()
		if list, ok := typ.(*types.Slice); ok {
			typ = list.Elem()
		}
		if _, is := typ.Underlying().(*types.Signature); is {
			return false // an option, perhaps
		}
	}
	return true
}

func isAlloc(v ssa.Value) bool {
	_, ok := v.(*ssa.Alloc)
	return ok
}

// freshStep is the name of the field which says that a function has made the
// struct, and that all it has set is known.
const freshStep = "%fresh"
