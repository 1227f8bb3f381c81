package responses

import (
	"fmt"
	"go/constant"
	"go/types"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/tools/go/ssa"
)

// symbolKind says what a symbol names.
type symbolKind uint8

const (
	symParam   symbolKind = iota // parameter index of fn, the receiver first
	symFree                      // captured variable index of fn
	symGlobal                    // package variable
	symValue                     // what an instruction yields; nothing more is known
	symField                     // field name of base
	symDeref                     // what base points to, where that is no struct
	symAddr                      // pointer to base
	symExpr                      // pure expression over parts
	symRecover                   // what recover() returns in fn
)

// A symbol names an unknown value, so that two reads of one unchanged thing
// are the same symbol. A pointer to a struct and the struct are one symbol: p.f
// and (*p).f are field f of p. Symbols are interned: equal means identical.
type symbol struct {
	kind  symbolKind
	id    int
	key   string
	index int
	name  string
	base  *symbol
	parts []*symbol
	deps  []int // ids of what it is made of, itself included, sorted
	value ssa.Value
	typ   types.Type
	owner *types.TypeName // of a field: the struct type it belongs to
	at    constant.Value  // of an element: its known index
}

// symbols interns the symbols of a package.
type symbols struct {
	byKey map[string]*symbol
	names map[ssa.Value]*symbol // see named
	fns   map[*ssa.Function]string
}

func newSymbols() *symbols {
	return &symbols{byKey: make(map[string]*symbol), names: make(map[ssa.Value]*symbol), fns: make(map[*ssa.Function]string)}
}

func (t *symbols) intern(s symbol) *symbol {
	if old := t.byKey[s.key]; old != nil {
		return old
	}
	fresh := s // s itself stays off the heap
	fresh.id = len(t.byKey)
	fresh.deps = []int{fresh.id}
	for _, p := range append(s.parts[:len(s.parts):len(s.parts)], s.base) {
		if p != nil {
			fresh.deps = append(fresh.deps, p.deps...)
		}
	}
	slices.Sort(fresh.deps)
	fresh.deps = slices.Compact(fresh.deps)
	t.byKey[s.key] = &fresh
	return &fresh
}

// fn is a short unique name of a function.
func (t *symbols) fn(fn *ssa.Function) string {
	name, ok := t.fns[fn]
	if !ok {
		name = "f" + strconv.Itoa(len(t.fns))
		t.fns[fn] = name
	}
	return name
}

func (t *symbols) param(fn *ssa.Function, i int) *symbol {
	return t.intern(symbol{kind: symParam, key: t.fn(fn) + ".p" + strconv.Itoa(i), index: i, value: fn.Params[i], typ: fn.Params[i].Type()})
}

func (t *symbols) free(fn *ssa.Function, i int) *symbol {
	return t.intern(symbol{kind: symFree, key: t.fn(fn) + ".v" + strconv.Itoa(i), index: i, value: fn.FreeVars[i], typ: fn.FreeVars[i].Type()})
}

func (t *symbols) recovered(fn *ssa.Function) *symbol {
	return t.intern(symbol{kind: symRecover, key: t.fn(fn) + ".recover"})
}

func (t *symbols) global(g *ssa.Global) *symbol {
	elem := types.Unalias(g.Type()).(*types.Pointer).Elem()
	return t.intern(symbol{kind: symGlobal, key: "g:" + g.String(), value: g, typ: elem})
}

// named is the symbol of an instruction's value.
func (t *symbols) named(v ssa.Value) *symbol {
	s := t.names[v]
	if s == nil {
		s = t.intern(symbol{kind: symValue, key: t.fn(v.Parent()) + "." + v.Name(), value: v, typ: v.Type()})
		t.names[v] = s
	}
	return s
}

// expr is a pure expression; text tells it from others over the same parts.
func (t *symbols) expr(text string, typ types.Type, parts ...*symbol) *symbol {
	var b strings.Builder
	b.WriteString(text)
	b.WriteByte('(')
	for _, p := range parts {
		fmt.Fprintf(&b, "%d,", p.id)
	}
	b.WriteByte(')')
	return t.intern(symbol{kind: symExpr, key: b.String(), name: text, parts: parts, typ: typ})
}

// field is a field of the struct base, or of the struct that base points to.
func (t *symbols) field(base *symbol, name string, typ types.Type, owner *types.TypeName) *symbol {
	base = base.object()
	return t.intern(symbol{kind: symField, key: strconv.Itoa(base.id) + "." + name, base: base, name: name, typ: typ, owner: owner})
}

func (t *symbols) addr(base *symbol) *symbol {
	return t.intern(symbol{kind: symAddr, key: "&" + strconv.Itoa(base.id), base: base})
}

// deref is what the pointer p points to.
func (t *symbols) deref(p *symbol, elem types.Type) *symbol {
	if p.kind == symAddr {
		return p.base
	}
	if elem != nil {
		if _, ok := elem.Underlying().(*types.Struct); ok {
			return p
		}
	}
	return t.intern(symbol{kind: symDeref, key: "*" + strconv.Itoa(p.id), base: p, typ: elem})
}

// canonicalStep is the name of the field that stands for a header-field name
// in canonical form.
const canonicalStep = "#"

// canonical is the header-field name s in canonical form.
func (t *symbols) canonical(s *symbol) *symbol {
	return t.field(s, canonicalStep, types.Typ[types.String], nil)
}

// object is what s points to where it is an address, else s; nil for nil.
func (s *symbol) object() *symbol {
	if s != nil && s.kind == symAddr {
		return s.base
	}
	return s
}

// root is the innermost symbol that s is part of.
func (s *symbol) root() *symbol {
	for s.base != nil {
		s = s.base
	}
	return s
}

// dependsOn reports whether s is made of t.
func (s *symbol) dependsOn(t *symbol) bool {
	_, found := slices.BinarySearch(s.deps, t.id)
	return found
}
