package facts

import (
	"bytes"
	"fmt"
	"go/ast"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/go/analysis"
)

type note struct{ Text string }

func (*note) AFact()           {}
func (n *note) String() string { return n.Text }

var analyzer = &analysis.Analyzer{Name: "notes", FactTypes: []analysis.Fact{new(note)}}

// A chain of packages: c imports b imports a.
var sources = map[string]string{
	"a": `package a; type T struct{ F int }; func (T) M() {}; func Func() {}; var v int`,
	"b": `package b; import "a"; func Make() a.T { a.Func(); return a.T{} }; func Own() {}`,
	"c": `package c; import "b"; var x = b.Make()`,
}

func check(t *testing.T, path string, imports map[string]*types.Package) *types.Package {
	t.Helper()
	fset := token.NewFileSet()
	f, err := parser.ParseFile(fset, path+".go", sources[path], 0)
	if err != nil {
		t.Fatal(err)
	}
	conf := types.Config{Importer: mapImporter(imports)}
	pkg, err := conf.Check(path, fset, []*ast.File{f}, nil)
	if err != nil {
		t.Fatal(err)
	}
	imports[path] = pkg
	return pkg
}

type mapImporter map[string]*types.Package

func (m mapImporter) Import(path string) (*types.Package, error) {
	if pkg := m[path]; pkg != nil {
		return pkg, nil
	}
	return importer.Default().Import(path)
}

// annotate gives the set a fact about its package and about each of its objects.
func annotate(s *Set) {
	pkg := s.pkg
	s.ExportPackage(&note{pkg.Path()})
	for _, name := range pkg.Scope().Names() {
		obj := pkg.Scope().Lookup(name)
		s.ExportObject(obj, &note{name})
		if named, ok := obj.Type().(*types.Named); ok && named.Obj() == obj {
			s.ExportObject(named.Method(0), &note{name + ".M"})
			s.ExportObject(named.Underlying().(*types.Struct).Field(0), &note{name + ".F"})
		}
	}
}

func dump(s *Set) string {
	var b strings.Builder
	for _, f := range s.Packages(analyzer) {
		fmt.Fprintf(&b, "%s: %s\n", f.Package.Path(), f.Fact)
	}
	for _, f := range s.Objects(analyzer) {
		fmt.Fprintf(&b, "%s: %s\n", f.Object.Pkg().Path(), f.Fact)
	}
	return b.String()
}

// TestPassing has facts pass a chain of packages, in memory and through bytes:
// what the last one sees is the same.
func TestPassing(t *testing.T) {
	Register([]*analysis.Analyzer{{Name: "rule", Requires: []*analysis.Analyzer{analyzer}}})
	packages := make(map[string]*types.Package)
	a, b, c := check(t, "a", packages), check(t, "b", packages), check(t, "c", packages)

	setA := NewSet(a)
	annotate(setA)
	setB := NewSet(b, setA)
	annotate(setB)
	memory := dump(NewSet(c, setB))
	const want = `b: b
a: T.F
a: T.M
a: T
b: Make
b: Own
`
	if diff := cmp.Diff(want, memory); diff != "" {
		t.Errorf("in memory (-want +got):\n%s", diff)
	}

	through := func(from *Set, to *types.Package) *Set {
		data, err := from.Encode()
		if err != nil {
			t.Fatal(err)
		}
		again, err := from.Encode()
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(data, again) {
			t.Errorf("%s: two encodings differ", from.pkg.Path())
		}
		s := NewSet(to)
		if err := s.Decode(data, packages); err != nil {
			t.Fatal(err)
		}
		return s
	}
	fileB := through(setA, b)
	annotate(fileB)
	if diff := cmp.Diff(memory, dump(through(fileB, c))); diff != "" {
		t.Errorf("through bytes (-memory +bytes):\n%s", diff)
	}
}

func TestLookup(t *testing.T) {
	packages := make(map[string]*types.Package)
	a, b := check(t, "a", packages), check(t, "b", packages)
	setA := NewSet(a)
	annotate(setA)
	setB := NewSet(b, setA)
	var got note
	if fn := a.Scope().Lookup("Func"); !setB.ImportObject(fn, &got) || got.Text != "Func" {
		t.Errorf("fact about a.Func is %q", got.Text)
	}
	if !setB.ImportPackage(a, &got) || got.Text != "a" {
		t.Errorf("fact about a is %q", got.Text)
	}
	if setB.ImportPackage(b, &got) {
		t.Error("b has a fact that nobody exported")
	}
	defer func() {
		if recover() == nil {
			t.Error("a fact about another package's object was taken")
		}
	}()
	setB.ExportObject(a.Scope().Lookup("Func"), new(note))
}

func TestDecodeErrors(t *testing.T) {
	pkg := types.NewPackage("p", "p")
	if err := NewSet(pkg).Decode([]byte("rubbish"), nil); err == nil {
		t.Error("rubbish was decoded")
	}
	if data, err := NewSet(pkg).Encode(); len(data) != 0 || err != nil {
		t.Errorf("no facts encode as %q, %v", data, err)
	}
}
