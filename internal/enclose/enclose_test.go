package enclose

import (
	"go/ast"
	"go/parser"
	"go/token"
	"slices"
	"testing"

	"golang.org/x/tools/go/ast/astutil"
)

const src = `// Package p has it all.
package p

import "fmt"

// F does.
func F() { fmt.Println(1) }; func G() {}

var x = func() int { return 2 }() // two

type T struct{}

func (T) M(a int) {
	if a > 0 {
		fmt.Println(a)
	}
}
`

// TestPath: between any two places it finds what the original does.
func TestPath(t *testing.T) {
	fset := token.NewFileSet()
	file, err := parser.ParseFile(fset, "p.go", src, parser.ParseComments)
	if err != nil {
		t.Fatal(err)
	}
	for start := file.FileStart; start < file.FileEnd; start++ {
		for end := start; end < file.FileEnd; end++ {
			got, gotExact := Path(file, start, end)
			want, wantExact := astutil.PathEnclosingInterval(file, start, end)
			if gotExact != wantExact || !slices.EqualFunc(got, want, func(a, b ast.Node) bool { return a == b || a.Pos() == b.Pos() && a.End() == b.End() }) {
				t.Fatalf("%v to %v: %v %t, want %v %t", fset.Position(start), fset.Position(end), got, gotExact, want, wantExact)
			}
		}
	}
}
