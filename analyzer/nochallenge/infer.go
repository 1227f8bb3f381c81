package nochallenge

import (
	"go/ast"
	"go/token"
	"strings"

	"golang.org/x/tools/go/types/typeutil"

	"github.com/authstatus/authstatus/internal/challenge"
	"github.com/authstatus/authstatus/internal/scheme"
)

// infer is the challenge that fits the node at path[0]; "" where nothing tells.
// A wrong one is worse than none: Basic opens a browser's dialog.
func (f *fixer) infer(path []ast.Node, field challenge.Field) string {
	info, table := f.pass.TypesInfo, f.answers.Table
	top := path[max(0, len(path)-2)] // the declaration in the file
	if value := scheme.Choose(scheme.Sends(info, table, top), field, nil); value != "" {
		return value
	}
	read := scheme.Reads(info, table, scheme.Reach(info, f.pass.Files, top)...)
	if read.Other && len(read.Schemes) == 0 {
		return fallback // HTTP has no scheme for a cookie, a key or a form
	}
	if value := scheme.Choose(f.sends(), field, read.Schemes); value != "" {
		return value
	}
	if field == challenge.WWWAuthenticate {
		name, _, _ := strings.Cut(f.answers.Challenge, " ")
		imported := []scheme.Sent{{Value: f.answers.Challenge, Scheme: name}}
		if value := scheme.Choose(imported, field, read.Schemes); name != "" && value != "" {
			return value
		}
	}
	schemes := read.Schemes
	if len(schemes) == 0 {
		schemes = f.reads().Schemes
	}
	if len(schemes) == 1 {
		if value := challenge.Template(schemes[0]); value != "" {
			return value
		}
	}
	return fallback
}

// files are those of the package that are no tests.
func (f *fixer) files() []ast.Node {
	var out []ast.Node
	for _, file := range f.pass.Files {
		if !strings.HasSuffix(f.pass.Fset.File(file.FileStart).Name(), "_test.go") {
			out = append(out, file)
		}
	}
	return out
}

// sends are the challenges that the package sends.
func (f *fixer) sends() []scheme.Sent {
	if f.sent == nil {
		f.sent = []scheme.Sent{}
		for _, file := range f.files() {
			f.sent = append(f.sent, scheme.Sends(f.pass.TypesInfo, f.answers.Table, file)...)
		}
	}
	return f.sent
}

// reads are the credentials that the package reads.
func (f *fixer) reads() scheme.Credentials {
	if f.read == nil {
		read := scheme.Reads(f.pass.TypesInfo, f.answers.Table, f.files()...)
		f.read = &read
	}
	return *f.read
}

// same reports whether the challenge that other paths have from the call at pos
// on stays what it is when value is set behind it: it is the only one that the
// package sends.
func (f *fixer) same(pos token.Pos, field challenge.Field, value string) bool {
	found := false
	for _, s := range f.sends() {
		if s.Field != field {
			continue
		}
		if !s.Replaces || s.Value != value {
			return false
		}
		found = found || s.Node.Pos() <= pos && pos < s.Node.End() || f.inCallee(pos, s.Node)
	}
	return found
}

// inCallee reports whether node is in the function of the package that the call
// with the left parenthesis at pos calls.
func (f *fixer) inCallee(pos token.Pos, node ast.Node) bool {
	found := false
	for _, file := range f.pass.Files {
		ast.Inspect(file, func(n ast.Node) bool {
			if call, ok := n.(*ast.CallExpr); ok && call.Lparen == pos {
				fn := typeutil.StaticCallee(f.pass.TypesInfo, call)
				if fn != nil && fn.Scope() != nil {
					found = fn.Scope().Contains(node.Pos())
				}
			}
			return n == nil || n.Pos() <= pos && pos < n.End()
		})
	}
	return found
}
