package edit

import (
	"bytes"
	"go/ast"
	"go/format"

	"github.com/authstatus/authstatus/internal/enclose"
)

// fragment is the smallest part of the file around what is between the offsets
// that gofmt can be asked about by itself, and would leave alone: a statement or
// declaration that begins and ends on other lines, so that what changes inside
// lines up with nothing outside. Formatting the whole file for each of its fixes
// would take time squared. It is the whole file if nothing smaller will do.
func (f *File) fragment(from, to int) (start, end int, clean bool) {
	path, _ := enclose.Path(f.syntax, f.tok.Pos(from), f.tok.Pos(to))
	for _, n := range path {
		switch n.(type) {
		case *ast.IfStmt, *ast.ForStmt, *ast.RangeStmt, *ast.SwitchStmt, *ast.TypeSwitchStmt, *ast.SelectStmt, *ast.FuncDecl:
		default:
			continue
		}
		begin, end := f.tok.Offset(n.Pos()), f.tok.Offset(n.End())
		start, next := f.line(begin)
		last, _ := f.line(end)
		if from < next || to >= last || !f.blank(start, begin) {
			continue
		}
		if tidy(f.text[start:end]) {
			return start, end, true
		}
	}
	if !f.asked {
		f.asked, f.clean = true, tidy(f.text)
	}
	return 0, len(f.text), f.clean
}

// tidy reports whether gofmt would leave the text alone.
func tidy(text []byte) bool {
	formatted, err := format.Source(text)
	return err == nil && bytes.Equal(formatted, text)
}
