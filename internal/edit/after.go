package edit

import (
	"go/ast"
	"strings"

	"golang.org/x/tools/go/analysis"
)

// InsertAfter puts a statement behind stmt, on a line of its own where stmt has one.
func (f *File) InsertAfter(stmt ast.Stmt, line string) (analysis.TextEdit, bool) {
	end := f.tok.Offset(stmt.End())
	_, next := f.line(end)
	behind := end
	for _, c := range f.comments(end, next) {
		if !f.blank(behind, f.tok.Offset(c.Pos())) || f.tok.Offset(c.End()) > next {
			return analysis.TextEdit{}, false
		}
		behind = f.tok.Offset(c.End())
	}
	if !f.blank(behind, next) || next == behind { // before a brace or another statement
		return f.replace(end, end, "; "+line, true)
	}
	start, _ := f.line(f.tok.Offset(stmt.Pos()))
	text := string(f.text[start:])
	indent := text[:len(text)-len(strings.TrimLeft(text, " \t"))]
	return f.replace(next, next, indent+line+"\n", false)
}

// Prefix puts text right before a statement, in its line.
func (f *File) Prefix(stmt ast.Stmt, text string) (analysis.TextEdit, bool) {
	at := f.tok.Offset(stmt.Pos())
	return f.replace(at, at, text, false)
}
