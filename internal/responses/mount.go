package responses

import (
	"go/constant"
	"go/types"

	"golang.org/x/tools/go/ssa"

	"github.com/authstatus/authstatus/internal/framework"
)

// A hand is a call of a handler that the function was given: it hands an
// answer on.
type hand struct {
	handler Input
	field   *symbol // that the handler is, as far as it is one; else nil
	// challenged: whatever the handler answers with 401, or 407, has a challenge,
	// which is there already or comes from the wrapper that is handed on.
	challenged [2]bool
}

// handOn notes that the call runs a handler out of sight.
func (w *walk) handOn(st *state, i ssa.CallInstruction) {
	c := i.Common()
	handler := w.eval(st, handlerOf(c))
	if handler.sym == nil {
		return
	}
	in, ok := input(handler.sym)
	if !ok {
		return
	}
	for _, arg := range handed(c) {
		v := w.eval(st, arg)
		if !w.holdsResponder(arg.Type(), 1) {
			continue
		}
		s := w.responder(st, v)
		if s == nil {
			continue
		}
		h := hand{handler: in, field: fieldOnly(handler.sym)}
		for field, c := range w.answer(st, s).challenge {
			h.challenged[field] = c == Present || w.wrapsChallenge(st, v, field)
			if h.challenged[field] {
				w.covers |= CoverBefore.as(field)
			}
		}
		w.hands = append(w.hands, h)
		return
	}
}

// fieldOnly is s where it is a field of a struct; else nil.
func fieldOnly(s *symbol) *symbol {
	if s.kind == symField && s.owner != nil {
		return s
	}
	return nil
}

// wrapsChallenge reports whether the wrapper v puts the challenge on each
// status that needs it.
func (w *walk) wrapsChallenge(st *state, v value, field int) bool {
	wrap, own := w.ownWriteHeader(typeOf(v))
	if !own {
		return false
	}
	needs := []int{401, 407}[field]
	f := frame{args: []value{v, {con: constant.MakeInt64(int64(needs))}}}
	for _, ev := range wrap.Events {
		if !w.meet(st.clone(), f, ev.Conds) {
			continue
		}
		status, known := intOf(w.admit(st.clone(), f, ev.Status, nil, false).con)
		if (!known || status == needs) && ev.Challenge[field] != Present && ev.Assumes[field] != Present {
			return false
		}
	}
	return true
}

// challengedUse reports whether the function v, used as a value by i, is
// called only where its 401, or 407, has a challenge: directly, which is judged
// there, or behind middleware of the package that sees to it.
func (e *engine) challengedUse(i ssa.Instruction, v ssa.Value, field, depth int) bool {
	if depth == 0 {
		return false
	}
	if made, ok := i.(ssa.Value); ok && e.runBy(made, e.declared(origin(functionBehind(v)))) {
		return true
	}
	switch i := i.(type) {
	case *ssa.DebugRef:
		return true
	case *ssa.MakeClosure:
		return i.Fn == v // what uses the literal tells
	case *ssa.ChangeType:
		return e.challengedUses(i, field, depth)
	case *ssa.MakeInterface:
		return e.challengedUses(i, field, depth)
	case *ssa.ChangeInterface:
		return e.challengedUses(i, field, depth)
	case *ssa.Store:
		switch addr := i.Addr.(type) {
		case *ssa.FieldAddr:
			return i.Val == v && (e.fieldHands(addr, field) || e.listed(v))
		case *ssa.IndexAddr:
			return i.Val == v && e.listed(v)
		case *ssa.Alloc:
			return isPlain(v) && i.Val == v && stored(addr) == v && e.challengedLoads(addr, field, depth)
		}
	case *ssa.MapUpdate:
		return i.Value == v && e.listed(v)
	case ssa.CallInstruction:
		return e.challengedCall(i, v, field, depth)
	}
	return false
}

// listed reports whether the function that v is, which is put into a table, is
// only run by the handlers that are made of the table's elements.
func (e *engine) listed(v ssa.Value) bool {
	fn := functionBehind(v)
	return fn != nil && e.listedBy(e.declared(origin(fn)))
}

// isPlain reports whether v is a function that captures nothing, or a parameter.
func isPlain(v ssa.Value) bool {
	switch v.(type) {
	case *ssa.Function, *ssa.Parameter:
		return true
	}
	return false
}

// held is what load yields: where it is a captured variable that is set once,
// to a function which captures nothing itself, that function.
func held(load *ssa.UnOp, v value) value {
	free, ok := load.X.(*ssa.FreeVar)
	if !ok || v.fn != nil {
		return v
	}
	closure := madeBy(free.Parent())
	if closure == nil {
		return v
	}
	if fn, ok := stored(closure.Bindings[freeIndex(free)]).(*ssa.Function); ok {
		v.fn, v.null = fn, notNil
	}
	return v
}

// challengedLoads is challengedUse for what the variable at addr holds, also
// in the literals that capture it.
func (e *engine) challengedLoads(addr ssa.Value, field, depth int) bool {
	if depth == 0 {
		return false
	}
	for _, r := range *addr.Referrers() {
		switch r := r.(type) {
		case *ssa.UnOp:
			if !e.program.Concerned(r.Parent()) || !e.challengedUses(r, field, depth) {
				return false // a call that is not read
			}
		case *ssa.MakeClosure:
			for n, b := range r.Bindings {
				if b == addr && !e.challengedLoads(r.Fn.(*ssa.Function).FreeVars[n], field, depth-1) {
					return false
				}
			}
		case *ssa.Store, *ssa.DebugRef:
		default:
			return false
		}
	}
	return true
}

func (e *engine) challengedUses(v ssa.Value, field, depth int) bool {
	refs := v.Referrers()
	if refs == nil || len(*refs) == 0 {
		return false
	}
	for _, r := range *refs {
		if !e.challengedUse(r, v, field, depth-1) {
			return false
		}
	}
	return true
}

func (e *engine) challengedCall(i ssa.CallInstruction, v ssa.Value, field, depth int) bool {
	c := i.Common()
	row := e.row(c)
	if c.Value == v || row != nil && row.Chain == framework.ChainNext && handlerOf(c) == v {
		return true
	}
	if call, ok := i.(*ssa.Call); ok && row != nil && row.View == framework.ViewHandler {
		return e.challengedUses(call, field, depth)
	}
	fn := c.StaticCallee()
	if fn == nil {
		return false
	}
	for k, arg := range c.Args {
		if arg != v {
			continue
		}
		kind := e.middleware(origin(fn), k)
		if kind&(challenges<<field) != 0 {
			return true
		}
		if call, ok := i.(*ssa.Call); ok && kind != opaque {
			return e.challengedUses(call, field, depth)
		}
		if kind == opaque && e.keptInFields(origin(fn), k, field, depth) {
			return true
		}
	}
	return false
}

// keptInFields reports whether the function of the package does nothing with its
// parameter k but to keep it in fields, from where it is called with a challenge.
func (e *engine) keptInFields(fn *ssa.Function, k, field, depth int) bool {
	return k < len(fn.Params) && len(fn.Blocks) > 0 && e.challengedUses(fn.Params[k], field, depth)
}

// Middleware is what becomes of the answers of a handler that is given to a function.
type Middleware uint8

const (
	opaque     Middleware = 0
	passes     Middleware = 1 << 0 // it hands answers on
	challenges Middleware = 1 << 1 // each 401 has a challenge then; the next bit: each 407
)

// middleware tells what fn does with the handler that is its parameter k.
func (e *engine) middleware(fn *ssa.Function, k int) Middleware {
	if obj, ok := fn.Object().(*types.Func); ok && obj.Pkg() != e.pass.Pkg {
		if s, ok := e.imported(obj); ok && k < len(s.Around) {
			return s.Around[k]
		}
		return opaque
	}
	kind := opaque
	var visit func(*ssa.Function)
	visit = func(f *ssa.Function) {
		if w := e.walked(f); w != nil {
			for _, h := range w.hands {
				if !isParam(f, h.handler, fn, k) {
					continue
				}
				with := passes
				for field, challenged := range h.challenged {
					if challenged {
						with |= challenges << field
					}
				}
				if kind != opaque {
					with &= kind
				}
				kind = with
			}
		}
		for _, lit := range f.AnonFuncs {
			visit(lit)
		}
	}
	visit(fn)
	return kind
}

// around is what fn makes of the handlers that it is given, by parameter; nil
// where it makes none.
func (e *engine) around(fn *ssa.Function) []Middleware {
	if fn.Signature.Results().Len() != 1 {
		return nil
	}
	var out []Middleware
	for k := range fn.Params {
		if kind := e.middleware(fn, k); kind != opaque {
			out = append(out, make([]Middleware, k+1-len(out))...)
			out[k] = kind
		}
	}
	return out
}

// isParam reports whether the input in of f, a function in fn, is fn's parameter k.
func isParam(f *ssa.Function, in Input, fn *ssa.Function, k int) bool {
	if f == fn {
		return in.Kind == Param && in.Index == k && in.Path == ""
	}
	parent := f.Parent()
	if in.Kind != Free || parent == nil {
		return false
	}
	for _, b := range parent.Blocks {
		for _, i := range b.Instrs {
			closure, ok := i.(*ssa.MakeClosure)
			if !ok || closure.Fn != f || in.Index >= len(closure.Bindings) {
				continue
			}
			switch v := stored(closure.Bindings[in.Index]).(type) {
			case *ssa.Parameter:
				return parent == fn && k < len(fn.Params) && fn.Params[k] == v
			case *ssa.FreeVar:
				return isParam(parent, Input{Kind: Free, Index: freeIndex(v), Path: in.Path}, fn, k)
			}
		}
	}
	return false
}

// stored is what a variable holds that is set once; v itself where it is no variable.
func stored(v ssa.Value) ssa.Value {
	alloc, ok := v.(*ssa.Alloc)
	if !ok {
		return v
	}
	var found ssa.Value
	for _, r := range *alloc.Referrers() {
		if s, ok := r.(*ssa.Store); ok && s.Addr == alloc {
			if found != nil {
				return v
			}
			found = s.Val
		}
	}
	if found == nil {
		return v
	}
	return found
}

// fieldHands reports whether the package calls the handler in this field, and
// always sees to a challenge.
func (e *engine) fieldHands(fa *ssa.FieldAddr, field int) bool {
	owner := framework.NamedOf(fa.X.Type())
	strct, ok := elemType(fa.X.Type()).Underlying().(*types.Struct)
	if !ok || owner == nil {
		return false
	}
	name := strct.Field(fa.Field).Name()
	found := false
	for _, fn := range e.program.Funcs {
		w := e.walks[fn]
		if recv := fn.Signature.Recv(); w == nil && recv != nil && framework.NamedOf(recv.Type()) == owner {
			w = e.walked(fn)
		}
		if w == nil {
			continue
		}
		for _, h := range w.hands {
			if h.field == nil || h.field.owner != owner || h.field.name != name {
				continue
			}
			if !h.challenged[field] {
				return false
			}
			found = true
		}
	}
	return found
}
