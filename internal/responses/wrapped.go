package responses

import (
	"go/constant"
	"go/types"

	"golang.org/x/tools/go/ssa"
)

// wrap lets the result of a call wrap the carrier among its arguments.
func (w *walk) wrap(st *state, call *ssa.Call) {
	args := call.Call.Args
	if len(args) == 0 {
		return
	}
	all := w.eval(st, args[len(args)-1])
	if all.sym == nil {
		return
	}
	for _, el := range w.elements(st, all.sym) {
		if el.sym == nil || el.typ == nil {
			continue
		}
		if row := w.table.Type(el.typ); row != nil && row.Carrier != nil || isError(el.typ) {
			s := w.syms.named(call)
			st.mem.set(w.syms.field(s, wrappedStep, nil, nil), el.value)
		}
	}
}

// isError reports whether values of the concrete type typ are errors.
func isError(typ types.Type) bool {
	return !types.IsInterface(typ) && types.Implements(typ, errorType.Underlying().(*types.Interface))
}

// asserts runs a call that looks for an error of a type in another, where it
// is known whether there is one; false where it is not.
func (w *walk) asserts(st *state, call *ssa.Call) bool {
	args := call.Call.Args
	err := w.eval(st, args[0])
	ok := w.syms.named(call)
	var target value
	var want types.Type
	if tuple, both := call.Type().(*types.Tuple); both {
		want, ok = tuple.At(0).Type(), w.result(ok, 1, types.Typ[types.Bool])
	} else {
		target = w.eval(st, args[1])
		if target.typ == nil {
			return false
		}
		want = elemType(target.typ)
	}
	found, known := w.findError(st, err, want)
	if !known {
		return false
	}
	st.mem.set(ok, value{con: constant.MakeBool(found.null != isNil)})
	switch {
	case found.null == isNil:
	case want == nil || len(args) == 1:
		st.mem.set(w.result(w.syms.named(call), 0, want), found)
	case target.sym != nil:
		st.store(w.syms.deref(target.sym, want), found)
	}
	return true
}

// findError is the error of type want that err is or wraps, nil where it is
// none; known is false where that is not to be told.
func (w *walk) findError(st *state, err value, want types.Type) (found value, known bool) {
	for range maxWraps {
		switch {
		case err.null == isNil:
			return err, true
		case err.typ == nil || types.IsInterface(err.typ) || err.sym == nil:
			inner := w.unwrapped(st, err)
			if inner.sym == err.sym {
				return value{}, false
			}
			err = inner
			continue
		case hasType(err.typ, want):
			err.null = notNil
			return err, true
		}
		inner := w.unwrapped(st, err)
		if inner.sym == err.sym {
			return value{null: isNil}, !wrapsOthers(err.typ)
		}
		err = inner
	}
	return value{}, false
}

// wrapsOthers reports whether errors of the type may wrap others, or say by
// themselves what they are.
func wrapsOthers(typ types.Type) bool {
	for _, name := range []string{"Unwrap", "As"} {
		if obj, _, _ := types.LookupFieldOrMethod(typ, true, nil, name); obj != nil {
			return true
		}
	}
	return false
}

// wrappedStep is the name of the field that stands for the error that an error wraps.
const wrappedStep = "%wraps"

// unwrapped is the carrier that v wraps; v where it wraps none.
func (w *walk) unwrapped(st *state, v value) value {
	if v.sym == nil {
		return v
	}
	if inner, ok := st.mem.get(w.syms.field(v.sym, wrappedStep, nil, nil)); ok {
		return inner
	}
	return v
}

// joined tells whether errors.Join gives an error: it does where one of its
// arguments is one.
func (w *walk) joined(st *state, call *ssa.Call) nullness {
	all := w.eval(st, call.Call.Args[len(call.Call.Args)-1])
	if all.sym == nil {
		return 0
	}
	for _, el := range w.elements(st, all.sym) {
		if el.null == notNil {
			return notNil
		}
	}
	return 0
}
