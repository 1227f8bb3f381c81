package responses

import (
	"go/constant"
	"go/types"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/tools/go/ssa"
)

// A shape is what is known of the functions in a value: which one it is, or
// which ones are in the struct or list, or captured by the literal, that it is.
type shape struct {
	fn    ssa.Value
	typ   types.Type
	yes   constant.Value // a bool beside functions
	parts []shapePart
	list  constant.Value // the length of a list
}

// A shapePart is the shape of a field, an element or a captured variable.
type shapePart struct {
	name string
	at   constant.Value // of an element: its index
	shape
}

// A context is what is known of the functions in the inputs of a function.
type context struct {
	inputs []contextInput
	key    string
}

type contextInput struct {
	free  bool
	index int
	shape
}

// maxShape is how deep functions are looked for in a value.
const maxShape = 4

// shapeOf is the shape of v; false where no function is in it.
func (w *walk) shapeOf(st *state, v value, depth int) (shape, bool) {
	sh := shape{typ: v.typ}
	if depth == 0 {
		return sh, false
	}
	if f := functionIn(v.fn); f != nil && w.program.Concerned(w.declared(origin(f))) {
		sh.fn = v.fn
	}
	found := sh.fn != nil
	for i, content := range w.captured(st, v) {
		if part, ok := w.shapeOf(st, content, depth-1); ok {
			sh.parts = append(sh.parts, shapePart{name: boundStep + strconv.Itoa(i), shape: part})
		}
	}
	if v.fn == nil && v.sym != nil {
		sh.parts = append(sh.parts, w.fieldShapes(st, v.sym.object(), depth)...)
		if els := w.elementShapes(st, v, depth); len(els) > 0 {
			sh.parts, sh.list = append(sh.parts, els...), w.lengthOf(st, v).con
		}
	}
	if sh.fn == nil && len(sh.parts) > 0 && v.fn != nil {
		sh.fn = v.fn // a literal around others
	}
	return sh, found || len(sh.parts) > 0
}

func functionIn(v ssa.Value) *ssa.Function {
	if v == nil {
		return nil
	}
	return functionOf(v)
}

// captured is what the literal v has captured.
func (w *walk) captured(st *state, v value) []value {
	closure, ok := v.fn.(*ssa.MakeClosure)
	if !ok {
		return nil
	}
	cells := v.bound
	if cells == nil {
		if closure.Parent() != w.fn {
			return nil
		}
		cells = w.evalAll(st, closure.Bindings)
	}
	lit := closure.Fn.(*ssa.Function)
	out := make([]value, len(cells))
	for i, cell := range cells {
		out[i] = cell
		if byReference(lit) {
			out[i] = w.load(st, cell, elemType(lit.FreeVars[i].Type()))
		}
	}
	return out
}

// byReference reports whether a literal captures variables; the wrapper of a
// bound method captures a value.
func byReference(lit *ssa.Function) bool { return lit.Synthetic == "" }

// fieldShapes are the shapes of the known fields of a struct.
func (w *walk) fieldShapes(st *state, object *symbol, depth int) []shapePart {
	var parts []shapePart
	found := false
	for loc, content := range st.mem.all() {
		if loc.kind != symField || loc.base != object || loc.owner == nil {
			continue
		}
		if content.con != nil && content.con.Kind() == constant.Bool {
			parts = append(parts, shapePart{name: loc.name, shape: shape{yes: content.con}})
			continue
		}
		if content.fn == nil && content.typ == nil && content.sym == nil {
			continue
		}
		if part, ok := w.shapeOf(st, content, depth-1); ok {
			parts = append(parts, shapePart{name: loc.name, shape: part})
			found = true
		}
	}
	if !found {
		return nil
	}
	slices.SortFunc(parts, func(a, b shapePart) int { return strings.Compare(a.name, b.name) })
	return parts
}

// contextOf is what is known of the functions in what fn is called with; nil
// where there are none.
func (w *walk) contextOf(st *state, fn *ssa.Function, args, bindings []value) *context {
	c := &context{}
	found := w.gives(st, fn, args, false, c)
	found = w.gives(st, fn, bindings, true, c) || found
	if !found {
		return nil
	}
	var b strings.Builder
	b.WriteString(w.syms.fn(fn))
	for _, in := range c.inputs {
		b.WriteString("|" + strconv.FormatBool(in.free) + strconv.Itoa(in.index))
		in.writeKey(&b, w.syms)
	}
	c.key = b.String()
	return c
}

// gives adds to c what is known of the functions, and beside them of the bools,
// that fn is given or has captured. It reports whether there are functions.
func (w *walk) gives(st *state, fn *ssa.Function, vs []value, free bool, c *context) bool {
	found := false
	for i, v := range vs {
		switch {
		case free && i >= len(fn.FreeVars), !free && i >= len(fn.Params):
			return found
		case free && byReference(fn):
			v = w.load(st, v, elemType(fn.FreeVars[i].Type()))
		}
		if v.con != nil && v.con.Kind() == constant.Bool {
			c.inputs = append(c.inputs, contextInput{free, i, shape{yes: v.con}})
		} else if sh, ok := w.shapeOf(st, v, maxShape); ok {
			c.inputs = append(c.inputs, contextInput{free, i, sh})
			found = true
		}
	}
	return found
}

func (sh shape) writeKey(b *strings.Builder, syms *symbols) {
	if f := functionIn(sh.fn); f != nil {
		b.WriteString(syms.fn(f))
		if closure, ok := sh.fn.(*ssa.MakeClosure); ok {
			b.WriteString("@" + strconv.Itoa(int(closure.Pos())))
		}
	}
	if sh.yes != nil {
		b.WriteString(sh.yes.String())
	}
	if sh.typ != nil {
		b.WriteString(":" + types.TypeString(sh.typ, nil))
	}
	for _, p := range sh.parts {
		b.WriteString("{" + p.name)
		if p.at != nil {
			b.WriteString(p.at.ExactString())
		}
		b.WriteByte('=')
		p.writeKey(b, syms)
		b.WriteByte('}')
	}
}

// plant lets fn begin with what the context knows.
func (e *engine) plant(st *state, fn *ssa.Function, c *context) {
	for _, in := range c.inputs {
		if !in.free {
			e.plantAt(st, e.syms.param(fn, in.index), in.shape)
			continue
		}
		loc := e.syms.free(fn, in.index)
		if byReference(fn) {
			loc = e.syms.deref(loc, elemType(fn.FreeVars[in.index].Type()))
		}
		e.plantAt(st, loc, in.shape)
	}
}

func (e *engine) plantAt(st *state, loc *symbol, sh shape) {
	if sh.yes != nil {
		st.mem.set(loc, value{con: sh.yes})
		return
	}
	v := value{sym: loc, fn: sh.fn, typ: sh.typ}
	if sh.fn != nil {
		v.null = notNil
	}
	for _, p := range sh.parts {
		if p.at != nil {
			e.plantAt(st, e.elementAt(v, value{con: p.at}, p.typ), p.shape)
		} else {
			e.plantAt(st, e.fieldNamed(value{sym: loc, typ: sh.typ}, p.name), p.shape)
		}
	}
	if sh.list != nil {
		st.mem.set(e.syms.field(loc, lenStep, types.Typ[types.Int], nil), value{con: sh.list})
	}
	if closure, ok := sh.fn.(*ssa.MakeClosure); ok {
		lit := closure.Fn.(*ssa.Function)
		for i := range closure.Bindings {
			cell := e.syms.field(loc, boundStep+strconv.Itoa(i), nil, nil)
			if byReference(lit) {
				v.bound = append(v.bound, value{sym: e.syms.addr(cell), null: notNil})
			} else {
				v.bound = append(v.bound, e.read(st, cell))
			}
		}
	}
	if sh.fn != nil || sh.typ != nil {
		st.mem.set(loc, v)
	}
}
