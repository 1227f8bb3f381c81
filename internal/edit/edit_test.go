package edit

import (
	"go/ast"
	"go/format"
	"go/parser"
	"go/token"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/go/analysis"
)

// open parses src as a file of that name.
func open(t *testing.T, name, src string) *File {
	t.Helper()
	fset := token.NewFileSet()
	file, err := parser.ParseFile(fset, name, src, parser.ParseComments)
	if err != nil {
		t.Fatal(err)
	}
	pass := &analysis.Pass{Fset: fset, Files: []*ast.File{file}, ReadFile: func(string) ([]byte, error) { return []byte(src), nil }}
	return Open(pass, file.Package)
}

// calls are the calls of the function called name, in order.
func calls(f *File, name string) []ast.Node {
	var out []ast.Node
	ast.Inspect(f.syntax, func(n ast.Node) bool {
		if call, ok := n.(*ast.CallExpr); ok {
			if id, ok := call.Fun.(*ast.Ident); ok && id.Name == name {
				out = append(out, n)
			}
		}
		return true
	})
	return out
}

// body is a file with the statements in a function.
func body(statements string) string {
	text := "package p\n\nfunc f() {\n" + statements + "\n}\n"
	if clean, err := format.Source([]byte(text)); err == nil {
		return string(clean)
	}
	return text
}

// changed is src with the edit made. It must be one that goes from line to
// line or inserts, and leave a formatted file formatted.
func changed(t *testing.T, f *File, e analysis.TextEdit) string {
	t.Helper()
	from, to := f.tok.Offset(e.Pos), f.tok.Offset(e.End)
	out := string(slices.Concat(f.text[:from], e.NewText, f.text[to:]))
	if clean, err := format.Source([]byte(out)); err != nil {
		t.Errorf("does not parse: %v\n%s", err, out)
	} else if f.clean && string(clean) != out {
		t.Errorf("not formatted:\n%s", out)
	}
	return out
}

func TestInsertBefore(t *testing.T) {
	for _, test := range []struct{ why, before, after string }{
		{"a statement", "a()\nx()\nb()", "a()\nnew()\nx()\nb()"},
		{"the first of a block", "if a {\nx()\n}", "if a {\nnew()\nx()\n}"},
		{"an initialiser", "if err := x(); err != nil {\n}", "new()\nif err := x(); err != nil {\n}"},
		{"a condition", "if x() {\n}", "new()\nif x() {\n}"},
		{"a tag", "switch x() {\n}", "new()\nswitch x() {\n}"},
		{"a return", "return g(x())", "new()\nreturn g(x())"},
		{"a left operand", "_ = x() && a", "new()\n_ = x() && a"},
		{"a clause", "switch {\ncase a:\nx()\n}", "switch {\ncase a:\nnew()\nx()\n}"},
		{"a label", "l:\nx()\ngoto l", "l:\nnew()\nx()\ngoto l"},
		{"a comment stays above", "// a\nx() // b", "// a\nnew()\nx() // b"},
		{"a directive stays with its line", "//nolint:all\nx()", "new()\n//nolint:all\nx()"},
		{"a literal on one line", "g(func() { x() })", "g(func() { new(); x() })"},
		{"comments that stood in a column", "aa() // a\nx()  // b\nb()  // c", "aa() // a\nnew()\nx() // b\nb() // c"},
	} {
		f := open(t, "a.go", body(test.before))
		stmt := Holder(f.Path(calls(f, "x")[0]))
		if stmt == nil {
			t.Errorf("%s: no place", test.why)
			continue
		}
		e, ok := f.InsertBefore(stmt, "new()")
		if !ok {
			t.Errorf("%s: no edit", test.why)
			continue
		}
		if got, want := changed(t, f, e), body(test.after); got != want {
			t.Errorf("%s: got\n%s\nwant\n%s", test.why, got, want)
		}
	}
}

func TestNoHolder(t *testing.T) {
	for _, src := range []string{
		"if a {\n} else if x() {\n}",
		"if a := g(); x() {\n}",
		"_ = a && x()",
		"_ = a || x()",
		"go x()",
		"defer x()",
		"for x() {\n}",
		"for x(); a; {\n}",
		"for range x() {\n}",
		"switch {\ncase x():\n}",
		"select {\ncase <-x():\n}",
	} {
		f := open(t, "a.go", body(src))
		if stmt := Holder(f.Path(calls(f, "x")[0])); stmt != nil {
			t.Errorf("%q: got a %T", src, stmt)
		}
	}
	f := open(t, "a.go", "package p\n\nvar v = x()\n")
	if stmt := Holder(f.Path(calls(f, "x")[0])); stmt != nil {
		t.Errorf("of a variable: got a %T", stmt)
	}
}

func TestMoveBefore(t *testing.T) {
	for _, test := range []struct{ why, before, after string }{
		{"the next statement", "x()\ny()", "y()\nx()"},
		{"over others", "x()\na()\ny()\nb()", "y()\nx()\na()\nb()"},
		{"two", "x()\ny()\na()\ny()", "y()\ny()\nx()\na()"},
		{"with comments", "// x\nx() // 1\n\n// y\ny() // 2", "// y\ny() // 2\n// x\nx() // 1"},
		{"an empty line stays between", "x()\n\na()\ny()\n\nb()", "y()\nx()\n\na()\n\nb()"},
		{"of several lines", "x(func() {\n\ta()\n})\nif b {\n\ty()\n}", "if b {\n\ty()\n}\nx(func() {\n\ta()\n})"},
	} {
		f := open(t, "a.go", body(test.before))
		list := f.syntax.Decls[0].(*ast.FuncDecl).Body.List
		var moved []ast.Stmt
		for _, stmt := range list {
			if slices.ContainsFunc(calls(f, "y"), func(n ast.Node) bool { return stmt.Pos() <= n.Pos() && n.End() <= stmt.End() }) {
				moved = append(moved, stmt)
			}
		}
		e, ok := f.MoveBefore(moved, list[0])
		if !ok {
			t.Errorf("%s: no edit", test.why)
			continue
		}
		if got, want := changed(t, f, e), body(test.after); got != want {
			t.Errorf("%s: got\n%s\nwant\n%s", test.why, got, want)
		}
	}
	f := open(t, "a.go", "package p\n\nfunc f() { x(); y() }\n")
	list := f.syntax.Decls[0].(*ast.FuncDecl).Body.List
	if _, ok := f.MoveBefore(list[1:], list[0]); ok {
		t.Error("an edit on a shared line")
	}
}

// A file that gofmt would change gets whole lines and nothing else.
func TestUnformatted(t *testing.T) {
	const src = "package p\n\nfunc f()   {\n    x()\n\tg(func() { x() })\n}\n"
	f := open(t, "a.go", src)
	all := calls(f, "x")
	e, ok := f.InsertBefore(Holder(f.Path(all[0])), "new()")
	if got, want := changed(t, f, e), strings.Replace(src, "    x", "    new()\n    x", 1); !ok || got != want {
		t.Errorf("got\n%s", got)
	}
	if _, ok := f.InsertBefore(Holder(f.Path(all[1])), "new()"); ok {
		t.Error("an edit within a line")
	}
}

func TestCRLF(t *testing.T) {
	src := strings.ReplaceAll(body("a()\nx()"), "\n", "\r\n")
	f := open(t, "a.go", src)
	e, ok := f.InsertBefore(Holder(f.Path(calls(f, "x")[0])), "if a {", "\tnew()", "}")
	if want := "\tif a {\r\n\t\tnew()\r\n\t}\r\n"; !ok || string(e.NewText) != want {
		t.Errorf("got %q, want %q", e.NewText, want)
	}
}

func TestOpen(t *testing.T) {
	for why, src := range map[string]string{
		"generated": "// Code generated by x. DO NOT EDIT.\n\npackage p\n",
		"cgo":       "package p\n\nimport \"C\"\n",
		"of a line": "//line b.go:1\npackage p\n",
	} {
		if open(t, "a.go", src) != nil {
			t.Errorf("%s: may be changed", why)
		}
	}
	fset := token.NewFileSet()
	file, err := parser.ParseFile(fset, "a.go", "package p\n", 0)
	if err != nil {
		t.Fatal(err)
	}
	pass := &analysis.Pass{Fset: fset, Files: []*ast.File{file}, ReadFile: func(string) ([]byte, error) { return []byte("package q // longer\n"), nil }}
	if Open(pass, file.Package) != nil {
		t.Error("a file that has changed on disk may be changed")
	}
}
