package responses

import "golang.org/x/tools/go/ssa"

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
		if row := w.table.Type(el.typ); row != nil && row.Carrier != nil {
			s := w.syms.named(call)
			st.mem[w.syms.field(s, wrappedStep, nil, nil)] = el.value
		}
	}
}

// wrappedStep is the name of the field that stands for the error that an error wraps.
const wrappedStep = "%wraps"

// unwrapped is the carrier that v wraps; v where it wraps none.
func (w *walk) unwrapped(st *state, v value) value {
	if v.sym == nil {
		return v
	}
	if inner, ok := st.mem[w.syms.field(v.sym, wrappedStep, nil, nil)]; ok {
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
