package responses

import (
	"go/constant"
	"go/token"

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
		if w.optionSet(st, options, row) {
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
func (w *walk) optionSet(st *state, options value, row *framework.Middleware) bool {
	if options.null == isNil {
		return false
	}
	object := options.sym.object()
	if object == nil || object.kind != symValue || !isBuilt(object.value) {
		return true // not made here: nobody knows
	}
	for _, name := range append(row.Fields[:len(row.Fields):len(row.Fields)], row.Handlers...) {
		v := w.read(st, w.fieldNamed(value{sym: object, typ: typeOf(options)}, name))
		unset := v.null == isNil || v.con != nil && v.con.Kind() == constant.String && constant.StringVal(v.con) == ""
		if _, stored := st.mem[w.fieldNamed(value{sym: object, typ: typeOf(options)}, name)]; stored && !unset {
			return true
		}
	}
	return false
}

// isBuilt reports whether v is a variable or literal of the function.
func isBuilt(v ssa.Value) bool {
	_, ok := v.(*ssa.Alloc)
	return ok
}
