package frameworks

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"strings"
	"testing"
)

// A span is a top-level declaration of functions of a case.
type span struct {
	file       string
	first, end int // lines
	name       string
	method     string // of the type that is the name; empty for others
}

// spans are the functions of a folder, and of the packages in it that its cases
// use; a method bears its type's name.
func spans(t *testing.T, folder string) []span {
	paths := append(sources(t, folder), sources(t, filepath.Join(folder, "*"))...)
	if len(paths) == 0 {
		t.Fatalf("no cases in %s", folder)
	}
	var list []span
	for _, path := range paths {
		list = append(list, spansOf(t, path)...)
	}
	return list
}

// sources are the Go files of the folders.
func sources(t *testing.T, folders string) []string {
	paths, err := filepath.Glob(filepath.Join(folders, "*.go"))
	if err != nil {
		t.Fatal(err)
	}
	return paths
}

func spansOf(t *testing.T, path string) []span {
	fset := token.NewFileSet()
	file, err := parser.ParseFile(fset, path, nil, parser.SkipObjectResolution)
	if err != nil {
		t.Fatal(err)
	}
	var list []span
	for _, decl := range file.Decls {
		fn, ok := decl.(*ast.FuncDecl)
		if !ok {
			list = append(list, variables(fset, path, decl)...)
			continue
		}
		name, method := fn.Name.Name, ""
		if fn.Recv != nil {
			typ := fn.Recv.List[0].Type
			if star, ok := typ.(*ast.StarExpr); ok {
				typ = star.X
			}
			name, method = typ.(*ast.Ident).Name, name
		}
		list = append(list, span{path, fset.Position(fn.Pos()).Line, fset.Position(fn.End()).Line, name, method})
	}
	return list
}

// variables are those that a declaration declares: a value may be built there.
func variables(fset *token.FileSet, path string, decl ast.Decl) []span {
	gen, ok := decl.(*ast.GenDecl)
	if !ok || gen.Tok != token.VAR {
		return nil
	}
	var list []span
	for _, spec := range gen.Specs {
		name := spec.(*ast.ValueSpec).Names[0].Name
		list = append(list, span{path, fset.Position(spec.Pos()).Line, fset.Position(spec.End()).Line, name, ""})
	}
	return list
}

// handlers are the names of a folder's cases: what it exports, but for the
// handler behind the others.
func handlers(t *testing.T, folder string) []string {
	var list []string
	for _, s := range spans(t, folder) {
		if filepath.Dir(s.file) == folder && ast.IsExported(s.name) && s.name != "Secret" && (len(list) == 0 || list[len(list)-1] != s.name) {
			list = append(list, s.name)
		}
	}
	return list
}

// caseOf is the case that a declaration belongs to: its own, or the one whose
// name begins the helper's, or the method's of another type.
func (s span) caseOf(cases []string) string {
	if c := caseOf(s.name, cases); c != "" {
		return c
	}
	return caseOf(s.method, cases)
}

// caseOf is the case whose name begins the other.
func caseOf(name string, cases []string) string {
	best := ""
	for _, c := range cases {
		if strings.HasPrefix(strings.ToLower(name), strings.ToLower(c)) && len(c) > len(best) {
			best = c
		}
	}
	return best
}
