// Package message has the words that the messages of several rules share.
package message

import (
	"fmt"
	"go/ast"
	"go/token"
	"go/types"
	"path/filepath"
	"slices"
	"strings"
	"unicode/utf8"
)

// Short cuts text to what fits into a message.
func Short(text string) string {
	const most = 60
	text = strings.Join(strings.Fields(text), " ")
	if utf8.RuneCountInString(text) <= most {
		return text
	}
	return string([]rune(text)[:most-1]) + "…"
}

// Expr is an expression as it is written, cut.
func Expr(x ast.Expr) string { return Short(types.ExprString(x)) }

// Call names what a call calls.
func Call(call *ast.CallExpr) string {
	if _, ok := ast.Unparen(call.Fun).(*ast.FuncLit); ok {
		return "the literal called here"
	}
	return Expr(call.Fun)
}

// Called names what the node calls; what is no call is otherwise.
func Called(n ast.Node, otherwise string) string {
	if call, ok := n.(*ast.CallExpr); ok {
		return Call(call)
	}
	return otherwise
}

// Places says where the positions are, for a reader of another one: "line 7",
// "lines 7 and 9", "a.go:7".
func Places(fset *token.FileSet, reader token.Pos, all ...token.Pos) string {
	const most = 3
	file := fset.Position(reader).Filename
	var lines, others []string
	for _, pos := range all {
		p := fset.Position(pos)
		if p.Filename == file {
			lines = append(lines, fmt.Sprint(p.Line))
		} else {
			others = append(others, fmt.Sprintf("%s:%d", filepath.Base(p.Filename), p.Line))
		}
	}
	more := 0
	if n := len(lines) + len(others); n > most {
		more = n - most
		lines = lines[:min(most, len(lines))]
		others = others[:most-len(lines)]
	}
	switch len(lines) {
	case 0:
	case 1:
		lines[0] = "line " + lines[0]
	default:
		lines[0] = "lines " + lines[0]
	}
	parts := slices.Concat(lines, others)
	if more > 0 {
		parts = append(parts, fmt.Sprintf("%d more", more))
	}
	if len(parts) < 2 {
		return strings.Join(parts, "")
	}
	return strings.Join(parts[:len(parts)-1], ", ") + " and " + parts[len(parts)-1]
}
