package framework

import (
	"fmt"
	"go/types"
	"iter"
	"maps"
	"regexp"
	"slices"
	"strconv"
)

// A Table finds rows by object. It is built once, is read-only afterwards, and
// costs one map look-up an object whatever the number of rows.
type Table struct {
	rows      map[Symbol]*Row
	pkgs      map[string]bool
	handlers  map[fieldName]bool        // fields that take the user's error handler
	answering map[string]bool           // packages of what answers or carries a status
	left      map[string][]string       // see Left, by package
	traits    map[string]Trait          // by package
	denied    map[fieldName]*Middleware // see Denied
	patterns  []pattern
}

// A pattern is a row about generated types, compiled.
type pattern struct {
	row          *Row
	name, method *regexp.Regexp
}

// New makes a table of the given families of rows. The error names the row
// that has no valid symbol or stands there twice.
func New(families ...[]Row) (*Table, error) {
	t := &Table{rows: make(map[Symbol]*Row), handlers: make(map[fieldName]bool), pkgs: make(map[string]bool), answering: make(map[string]bool), left: make(map[string][]string), traits: make(map[string]Trait), denied: make(map[fieldName]*Middleware)}
	for _, rows := range families {
		for i := range rows {
			if p := rows[i].Types; p != nil {
				if err := Check(&rows[i]); err != nil {
					return nil, err
				}
				t.patterns = append(t.patterns, pattern{&rows[i], regexp.MustCompile(p.Name), regexp.MustCompile(p.Method)})
				continue
			}
			sym, err := ParseSymbol(rows[i].Symbol)
			if err != nil {
				return nil, err
			}
			if t.rows[sym] != nil {
				return nil, fmt.Errorf("%s: described twice", rows[i].Where())
			}
			t.rows[sym] = &rows[i]
			t.pkgs[sym.Package] = true
			t.left[sym.Package] = append(t.left[sym.Package], rows[i].Leaves...)
			if rows[i].ErrorHandler != nil && sym.Type != "" {
				t.handlers[fieldName{sym.Package, sym.Name}] = true
			}
			t.traits[sym.Package] |= rows[i].traits()
			if m := rows[i].Middleware; m != nil {
				for _, field := range m.Handlers {
					t.denied[fieldName{sym.Package, field}] = m
				}
			}
			if rows[i].answers() {
				t.answering[sym.Package] = true
			}
		}
	}
	return t, nil
}

// Describes reports whether some row speaks of the package: what it exports
// is known from the table, its source need not be read.
func (t *Table) Describes(path string) bool { return t.pkgs[path] }

// Denied is the middleware whose options have the field, which takes the
// function that answers in its stead where it denies; nil for other fields.
func (t *Table) Denied(v *types.Var) *Middleware {
	if v == nil || v.Pkg() == nil {
		return nil
	}
	return t.denied[fieldName{v.Pkg().Path(), v.Name()}]
}

// Left are the symbols by which one asks what middleware of the package has left.
func (t *Table) Left(path string) []string { return t.left[path] }

// A Trait is what some row about a package speaks of.
type Trait uint8

// The traits that are asked for before code is looked through.
const (
	TraitMiddleware Trait = 1 << iota // see Row.Middleware
	TraitBeside                       // see ChainBeside
	TraitOutput                       // see Row.Output
)

// Traits are those of a package.
func (t *Table) Traits(path string) Trait { return t.traits[path] }

func (r *Row) traits() Trait {
	var t Trait
	if r.Middleware != nil {
		t |= TraitMiddleware
	}
	if r.Chain == ChainBeside {
		t |= TraitBeside
	}
	if r.Output != "" {
		t |= TraitOutput
	}
	return t
}

// answers reports whether the row is about what answers or carries a status.
func (r *Row) answers() bool {
	return r.Responder != nil || r.Answer != nil || r.Sink != nil || r.Carrier != nil && r.Carrier.Wraps != "all" || r.Middleware != nil
}

// Answering reports whether something can be answered through the package: one
// that needs no such package, directly or not, sends no denial.
func (t *Table) Answering(path string) bool { return t.answering[path] }

// Packages are the import paths, sorted, of what answers or carries a status.
func (t *Table) Packages() []string { return slices.Sorted(maps.Keys(t.answering)) }

// All yields every row.
func (t *Table) All() iter.Seq[*Row] {
	return func(yield func(*Row) bool) {
		for _, row := range t.rows {
			if !yield(row) {
				return
			}
		}
		for _, p := range t.patterns {
			if !yield(p.row) {
				return
			}
		}
	}
}

// Generated is the row about generated types that speaks of the type, and the
// status that the type's name holds.
func (t *Table) Generated(typ types.Type) (row *Row, status int) {
	name := NamedOf(typ)
	if name == nil {
		return nil, 0
	}
	for _, p := range t.patterns {
		match := p.name.FindStringSubmatch(name.Name())
		if match == nil {
			continue
		}
		status, err := strconv.Atoi(match[p.name.SubexpIndex("status")])
		if err != nil {
			continue
		}
		for m := range types.NewMethodSet(types.NewPointer(name.Type())).Methods() {
			if p.method.MatchString(m.Obj().Name()) {
				return p.row, status
			}
		}
	}
	return nil, 0
}

// A fieldName is a field of some struct of a package.
type fieldName struct{ pkg, name string }

// ErrorHandlerField reports whether the field may be one that takes the user's
// error handler.
func (t *Table) ErrorHandlerField(v *types.Var) bool {
	return v.Pkg() != nil && t.handlers[fieldName{v.Pkg().Path(), v.Name()}]
}

// Object is the row of a package-level function, type or variable.
func (t *Table) Object(obj types.Object) *Row {
	if obj == nil || obj.Pkg() == nil || !t.pkgs[obj.Pkg().Path()] {
		return nil
	}
	return t.rows[Symbol{Package: obj.Pkg().Path(), Name: obj.Name()}]
}

// Type is the row of a named type, looking through pointers and aliases.
func (t *Table) Type(typ types.Type) *Row {
	if obj := NamedOf(typ); obj != nil {
		return t.Object(obj)
	}
	return nil
}

// Func is the row of a called function or method. recv is the static type of
// the receiver expression (nil for functions): it decides before the type that
// declares the method.
func (t *Table) Func(fn *types.Func, recv types.Type) *Row {
	fn = fn.Origin()
	declared := fn.Signature().Recv()
	if declared == nil {
		return t.Object(fn)
	}
	if row := t.Member(recv, fn.Name()); row != nil {
		return row
	}
	return t.Member(declared.Type(), fn.Name())
}

// Member is the row of a type's field or method.
func (t *Table) Member(typ types.Type, name string) *Row {
	obj := NamedOf(typ)
	if obj == nil || obj.Pkg() == nil || !t.pkgs[obj.Pkg().Path()] {
		return nil
	}
	return t.rows[Symbol{Package: obj.Pkg().Path(), Type: obj.Name(), Name: name}]
}

// Method is the row of a method by its name.
func (t *Table) Method(pkg, typ, name string) *Row {
	return t.rows[Symbol{Package: pkg, Type: typ, Name: name}]
}

// NamedOf is the name of a defined type, looking through pointers and
// aliases; nil where there is none.
func NamedOf(typ types.Type) *types.TypeName {
	if typ == nil {
		return nil
	}
	typ = types.Unalias(typ)
	if ptr, ok := typ.(*types.Pointer); ok {
		typ = types.Unalias(ptr.Elem())
	}
	if named, ok := typ.(*types.Named); ok {
		return named.Origin().Obj()
	}
	return nil
}
