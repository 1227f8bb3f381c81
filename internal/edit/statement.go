package edit

import (
	"go/ast"
	"go/token"
	"regexp"
	"slices"
	"strings"

	"golang.org/x/tools/go/analysis"
)

// Holder is the statement of a block that holds the node at path[0], if it
// evaluates the node first of all and whatever happens: what is inserted before
// the statement then happens before the node. Deferred calls and those of other
// goroutines happen later, so they have none.
func Holder(path []ast.Node) ast.Stmt {
	for i := 0; i+1 < len(path); i++ {
		child, parent := path[i], path[i+1]
		if stmt, ok := child.(ast.Stmt); ok && slices.Contains(List(parent), stmt) {
			return stmt
		}
		switch parent := parent.(type) {
		case *ast.BinaryExpr:
			if (parent.Op == token.LAND || parent.Op == token.LOR) && child == parent.Y {
				return nil // the left operand may decide
			}
		case *ast.GoStmt, *ast.DeferStmt:
			return nil
		case *ast.IfStmt:
			if child != parent.Init && (child != parent.Cond || parent.Init != nil) {
				return nil // an else branch
			}
		case *ast.SwitchStmt:
			if child != parent.Init && (child != parent.Tag || parent.Init != nil) {
				return nil
			}
		case *ast.TypeSwitchStmt:
			if child != parent.Init && (child != parent.Assign || parent.Init != nil) {
				return nil
			}
		case *ast.ForStmt, *ast.RangeStmt, *ast.CaseClause, *ast.CommClause, *ast.FuncLit, *ast.FuncDecl:
			return nil
		}
	}
	return nil
}

// List are the statements of a block; a label stands before one.
func List(n ast.Node) []ast.Stmt {
	switch n := n.(type) {
	case *ast.BlockStmt:
		if len(n.List) > 0 {
			switch n.List[0].(type) {
			case *ast.CaseClause, *ast.CommClause:
				return nil // the block of a switch
			}
		}
		return n.List
	case *ast.CaseClause:
		return n.Body
	case *ast.CommClause:
		return n.Body
	case *ast.LabeledStmt:
		return []ast.Stmt{n.Stmt}
	}
	return nil
}

// directive matches comments that speak of the line below them.
var directive = regexp.MustCompile(`^//(nolint|lint:|[a-z0-9]+:[a-z0-9])`)

// InsertBefore puts a statement, of one or more lines, before stmt.
func (f *File) InsertBefore(stmt ast.Stmt, lines ...string) (analysis.TextEdit, bool) {
	at := f.tok.Offset(stmt.Pos())
	start, _ := f.line(at)
	if !f.blank(start, at) { // behind a brace or another statement
		return f.replace(at, at, strings.Join(lines, "\n")+"; ", true)
	}
	indent := string(f.text[start:at])
	for start > 0 {
		prev, _ := f.line(start - 1)
		above := f.comments(prev, start)
		if len(above) != 1 || !directive.MatchString(above[0].Text) || !f.blank(prev, f.tok.Offset(above[0].Pos())) {
			break
		}
		start = prev
	}
	var b strings.Builder
	for _, line := range lines {
		b.WriteString(indent + line + "\n")
	}
	return f.replace(start, start, b.String(), false)
}

// MoveBefore moves statements, in their order, before another one that stands
// above them in the same block. The comments on a statement go with it.
func (f *File) MoveBefore(stmts []ast.Stmt, target ast.Stmt) (analysis.TextEdit, bool) {
	from, _, ok := f.lines(target)
	if !ok {
		return analysis.TextEdit{}, false
	}
	var moved, rest strings.Builder
	at := from
	for _, stmt := range stmts {
		start, end, ok := f.lines(stmt)
		if !ok || start < at {
			return analysis.TextEdit{}, false
		}
		text := string(f.text[start:end])
		if !strings.HasSuffix(text, "\n") {
			return analysis.TextEdit{}, false
		}
		kept := string(f.text[at:start])
		if f.endsBlock(end) {
			kept = strings.TrimRight(kept, " \t\r\n") + f.eol // no empty line before the brace
		}
		moved.WriteString(text)
		rest.WriteString(kept)
		at = end
	}
	text := strings.ReplaceAll(moved.String()+rest.String(), "\r\n", "\n")
	return f.replace(from, at, text, false)
}

// lines are the whole lines of stmt, with the comments right above and behind
// it; ok is false where it shares them with something else.
func (f *File) lines(stmt ast.Stmt) (start, end int, ok bool) {
	from, to := f.tok.Offset(stmt.Pos()), f.tok.Offset(stmt.End())
	start, _ = f.line(from)
	_, end = f.line(to)
	if !f.blank(start, from) {
		return 0, 0, false
	}
	behind := to
	for _, c := range f.comments(to, end) {
		if f.tok.Offset(c.End()) > end || !f.blank(behind, f.tok.Offset(c.Pos())) {
			return 0, 0, false
		}
		behind = f.tok.Offset(c.End())
	}
	if !f.blank(behind, end) {
		return 0, 0, false
	}
	for start > 0 {
		prev, _ := f.line(start - 1)
		above := f.comments(prev, start)
		if len(above) == 0 || !f.blank(prev, f.tok.Offset(above[0].Pos())) || strings.HasPrefix(above[0].Text, "/*") {
			break
		}
		start = prev
	}
	return start, end, true
}

// endsBlock reports whether the next line that is not empty closes a block.
func (f *File) endsBlock(offset int) bool {
	rest := strings.TrimSpace(string(f.text[offset:]))
	return strings.HasPrefix(rest, "}") || strings.HasPrefix(rest, "case ") || strings.HasPrefix(rest, "default:")
}
