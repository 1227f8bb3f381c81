// Package ignore lets rules report what no comment silences:
//
//	//authstatus:ignore rule[,rule] reason
//
// on the line of the finding, or alone on the line (or lines) above it. What
// is wrong with a comment is reported by the rule that it names: no reason,
// or nothing there that it silences.
package ignore

import (
	"go/ast"
	"go/token"
	"slices"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/authstatus/authstatus/internal/generated"
)

// Rules are the names that a comment may use. The first one reports what names
// none of them.
var Rules = []string{"nochallenge", "latechallenge", "badchallenge", "wrongstatus", "mixedstatus", "lostdenial"}

// A Reporter reports the findings of one rule in a package.
type Reporter struct {
	pass     *analysis.Pass
	rule     string
	comments []*comment
}

// A comment silences a line of a file for the rule.
type comment struct {
	pos    token.Pos // where it names the rule
	end    token.Pos
	file   *token.File
	line   int
	reason bool
	used   bool
}

// New reads the comments that name the rule. Done is to be called after the
// last report.
func New(pass *analysis.Pass, rule string) *Reporter {
	r := &Reporter{pass: pass, rule: rule}
	for _, f := range pass.Files {
		for _, group := range f.Comments {
			for _, c := range group.List {
				if d, ok := parse(c.Text); ok {
					r.add(f, group, c, d)
				}
			}
		}
	}
	return r
}

func (r *Reporter) add(f *ast.File, group *ast.CommentGroup, c *ast.Comment, d directive) {
	if r.rule == Rules[0] && !quiet(r.pass.Fset, f) {
		r.complain(c, d)
	}
	for _, n := range d.names {
		if n.text != r.rule {
			continue
		}
		file := r.pass.Fset.File(c.Pos())
		line := file.Line(c.Pos())
		if !codeOn(f, file, line) {
			line = file.Line(group.End()) + 1
		}
		pos := c.Pos() + token.Pos(n.offset)
		r.comments = append(r.comments, &comment{
			pos: pos, end: pos + token.Pos(len(n.text)),
			file: file, line: line, reason: d.reason != "",
		})
	}
}

// complain reports what no rule would feel responsible for.
func (r *Reporter) complain(c *ast.Comment, d directive) {
	if len(d.names) == 0 {
		r.pass.Reportf(c.Pos(), "authstatus:ignore names no rule; want authstatus:ignore rule[,rule] reason")
	}
	for _, n := range d.names {
		if !slices.Contains(Rules, n.text) {
			r.pass.Reportf(c.Pos()+token.Pos(n.offset), "authstatus:ignore names %s, which is none of the rules %s", n.text, strings.Join(Rules, ", "))
		}
	}
}

// codeOn reports whether something other than comments is on the line.
func codeOn(f *ast.File, file *token.File, line int) bool {
	found := false
	ast.Inspect(f, func(n ast.Node) bool {
		switch n.(type) {
		case nil, *ast.Comment, *ast.CommentGroup:
			return false
		case *ast.File:
			return true
		}
		from, to := file.Line(n.Pos()), file.Line(n.End()-1)
		found = found || from == line || to == line
		return !found && from <= line && line <= to
	})
	return found
}

// Report reports the finding unless a comment silences it.
func (r *Reporter) Report(d analysis.Diagnostic) {
	file := r.pass.Fset.File(d.Pos)
	silenced := false
	for _, c := range r.comments {
		if c.file == file && c.line == file.Line(d.Pos) {
			c.used, silenced = true, true
		}
	}
	if !silenced {
		r.pass.Report(d)
	}
}

// Done reports the comments that give no reason, or silence nothing.
func (r *Reporter) Done() {
	for _, c := range r.comments {
		var wrong string
		switch {
		case quiet(r.pass.Fset, r.fileOf(c)):
			continue // findings there may be switched off
		case !c.used:
			wrong = "there is nothing to silence here"
		case !c.reason:
			wrong = "say why, behind the rule"
		default:
			continue
		}
		r.pass.Report(analysis.Diagnostic{Pos: c.pos, End: c.end, Message: "authstatus:ignore " + r.rule + ": " + wrong})
	}
}

func (r *Reporter) fileOf(c *comment) *ast.File {
	for _, f := range r.pass.Files {
		if f.FileStart <= c.pos && c.pos < f.FileEnd {
			return f
		}
	}
	return nil
}

// quiet reports whether rules are silent in the file by default.
func quiet(fset *token.FileSet, f *ast.File) bool {
	return generated.File(f) || strings.HasSuffix(fset.File(f.FileStart).Name(), "_test.go")
}
