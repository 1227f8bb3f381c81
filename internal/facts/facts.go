// Package facts holds what the analyzers learnt about the objects of a package
// and of its imports: [Set] implements the fact methods of [analysis.Pass].
//
// Both drivers use one Set and one rule of what an importer may see, so that a
// fact reaches the same places whether it stays in memory or goes through a
// file: everything about a direct import; of other packages only what concerns
// types, fields and methods, which are the objects that can be met without an
// import. (That is also the rule of x/tools' unitchecker.)
package facts

import (
	"bytes"
	"cmp"
	"encoding/gob"
	"fmt"
	"go/types"
	"reflect"
	"slices"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/types/objectpath"
)

// A Set holds the facts that are visible in one package: its own and those of
// its imports. It is not safe for concurrent writes.
type Set struct {
	pkg *types.Package
	m   map[key]analysis.Fact
}

type key struct {
	pkg *types.Package
	obj types.Object // nil for a fact about the package
	typ reflect.Type
}

// NewSet returns the facts visible in pkg, given those of its direct imports.
func NewSet(pkg *types.Package, imports ...*Set) *Set {
	s := &Set{pkg: pkg, m: make(map[key]analysis.Fact)}
	for _, imp := range imports {
		for k, fact := range imp.m {
			if imp.exports(k) {
				s.m[k] = fact
			}
		}
	}
	return s
}

// exports reports whether importers of the set's package see the fact k.
func (s *Set) exports(k key) bool {
	if k.pkg == s.pkg {
		return true
	}
	if k.obj == nil {
		return false
	}
	_, isType := k.obj.(*types.TypeName)
	return isType || k.obj.Parent() != k.obj.Pkg().Scope()
}

// ImportObject implements [analysis.Pass.ImportObjectFact].
func (s *Set) ImportObject(obj types.Object, ptr analysis.Fact) bool {
	return s.load(key{obj.Pkg(), obj, reflect.TypeOf(ptr)}, ptr)
}

// ImportPackage implements [analysis.Pass.ImportPackageFact].
func (s *Set) ImportPackage(pkg *types.Package, ptr analysis.Fact) bool {
	return s.load(key{pkg, nil, reflect.TypeOf(ptr)}, ptr)
}

func (s *Set) load(k key, ptr analysis.Fact) bool {
	fact, ok := s.m[k]
	if ok {
		reflect.ValueOf(ptr).Elem().Set(reflect.ValueOf(fact).Elem())
	}
	return ok
}

// ExportObject implements [analysis.Pass.ExportObjectFact].
func (s *Set) ExportObject(obj types.Object, fact analysis.Fact) {
	if obj.Pkg() != s.pkg {
		panic(fmt.Sprintf("fact %T about %v exported from package %s", fact, obj, s.pkg.Path()))
	}
	s.m[key{s.pkg, obj, reflect.TypeOf(fact)}] = fact
}

// ExportPackage implements [analysis.Pass.ExportPackageFact].
func (s *Set) ExportPackage(fact analysis.Fact) {
	s.m[key{s.pkg, nil, reflect.TypeOf(fact)}] = fact
}

// Objects returns the object facts of the types that a declares, in an order
// that does not depend on the run.
func (s *Set) Objects(a *analysis.Analyzer) []analysis.ObjectFact {
	var all []analysis.ObjectFact
	for k, fact := range s.m {
		if k.obj != nil && declares(a, k.typ) {
			all = append(all, analysis.ObjectFact{Object: k.obj, Fact: fact})
		}
	}
	slices.SortFunc(all, func(x, y analysis.ObjectFact) int {
		return cmp.Or(
			cmp.Compare(x.Object.Pkg().Path(), y.Object.Pkg().Path()),
			cmp.Compare(types.ObjectString(x.Object, nil), types.ObjectString(y.Object, nil)),
			cmp.Compare(reflect.TypeOf(x.Fact).String(), reflect.TypeOf(y.Fact).String()),
		)
	})
	return all
}

// Packages returns the package facts of the types that a declares, in an order
// that does not depend on the run.
func (s *Set) Packages(a *analysis.Analyzer) []analysis.PackageFact {
	var all []analysis.PackageFact
	for k, fact := range s.m {
		if k.obj == nil && declares(a, k.typ) {
			all = append(all, analysis.PackageFact{Package: k.pkg, Fact: fact})
		}
	}
	slices.SortFunc(all, func(x, y analysis.PackageFact) int {
		return cmp.Or(
			cmp.Compare(x.Package.Path(), y.Package.Path()),
			cmp.Compare(reflect.TypeOf(x.Fact).String(), reflect.TypeOf(y.Fact).String()),
		)
	})
	return all
}

func declares(a *analysis.Analyzer, typ reflect.Type) bool {
	return slices.ContainsFunc(a.FactTypes, func(f analysis.Fact) bool { return reflect.TypeOf(f) == typ })
}

// A record is one fact in a file.
type record struct {
	Package string
	Object  objectpath.Path // empty for a fact about the package
	Fact    analysis.Fact
}

// Register makes the fact types of the analyzers, and of all they require,
// known to [Set.Encode] and [Decode].
func Register(analyzers []*analysis.Analyzer) {
	for _, a := range analyzers {
		for _, f := range a.FactTypes {
			gob.Register(f)
		}
		Register(a.Requires)
	}
}

// Encode returns what importers of the package see of the set; no bytes if
// there is nothing to see. Equal sets have equal encodings.
func (s *Set) Encode() ([]byte, error) {
	var (
		records []record
		enc     objectpath.Encoder
	)
	for k, fact := range s.m {
		if !s.exports(k) {
			continue
		}
		r := record{Package: k.pkg.Path(), Fact: fact}
		if k.obj != nil {
			path, err := enc.For(k.obj)
			if err != nil {
				continue // not reachable from the package's API: no importer can ask
			}
			r.Object = path
		}
		records = append(records, r)
	}
	if len(records) == 0 {
		return nil, nil
	}
	slices.SortFunc(records, func(x, y record) int {
		return cmp.Or(
			cmp.Compare(x.Package, y.Package),
			cmp.Compare(x.Object, y.Object),
			cmp.Compare(reflect.TypeOf(x.Fact).String(), reflect.TypeOf(y.Fact).String()),
		)
	})
	var buf bytes.Buffer
	if err := gob.NewEncoder(&buf).Encode(records); err != nil {
		return nil, fmt.Errorf("encoding facts of %s: %w", s.pkg.Path(), err)
	}
	return buf.Bytes(), nil
}

// Decode adds the facts that a direct import encoded. The packages they speak
// of are found by path; a fact about an object that is not there is dropped,
// since no code of this package can name it.
func (s *Set) Decode(data []byte, packages map[string]*types.Package) error {
	if len(data) == 0 {
		return nil
	}
	var records []record
	if err := gob.NewDecoder(bytes.NewReader(data)).Decode(&records); err != nil {
		return fmt.Errorf("decoding facts: %w", err)
	}
	for _, r := range records {
		pkg := packages[r.Package]
		if pkg == nil {
			continue
		}
		k := key{pkg: pkg, typ: reflect.TypeOf(r.Fact)}
		if r.Object != "" {
			obj, err := objectpath.Object(pkg, r.Object)
			if err != nil {
				continue
			}
			k.obj = obj
		}
		s.m[k] = r.Fact
	}
	return nil
}
