package run

import (
	"bytes"
	"go/ast"
	"go/token"
	"go/types"
	"net/url"
	"slices"

	"golang.org/x/tools/go/analysis"

	"github.com/authstatus/authstatus/internal/report"
)

// Findings frees the diagnostics of a package of its positions and types.
// Severity says how grave a rule is; id is the package's name for the reader.
func Findings(pkg *Package, id string, diags []Diagnostic, severity func(rule string) string) []report.Finding {
	found := make([]report.Finding, 0, len(diags))
	for _, d := range diags {
		f := report.Finding{
			Rule:     d.Name,
			Severity: severity(d.Name),
			Message:  d.Message,
			Range:    pkg.rangeOf(d.Pos, d.End),
			Package:  id,
			Function: pkg.function(d.Pos),
			URL:      link(d.Analyzer, d.Diagnostic),
			Fix:      pkg.fix(d.SuggestedFixes),
		}
		for _, r := range d.Related {
			f.Related = append(f.Related, report.Related{Range: pkg.rangeOf(r.Pos, r.End), Message: r.Message})
		}
		found = append(found, f)
	}
	return found
}

// rangeOf returns where pos and end lie for the reader. An end that is missing,
// or in another file by a //line directive, is the start.
func (pkg *Package) rangeOf(pos, end token.Pos) report.Range {
	return between(pkg.Fset.Position(pos), pkg.Fset.Position(end))
}

func between(from, to token.Position) report.Range {
	if to.Filename != from.Filename || to.Line < from.Line || to.Line == from.Line && to.Column < from.Column {
		to = from
	}
	return report.Range{File: from.Filename, Line: from.Line, Col: from.Column, EndLine: to.Line, EndCol: to.Column}
}

// fix returns the first of the fixes if it can be applied to files on disk:
// every edit well formed and inside a file that is the author's own text, not
// what cgo or another generator made of it.
func (pkg *Package) fix(fixes []analysis.SuggestedFix) *report.Fix {
	if len(fixes) == 0 {
		return nil
	}
	fix := &report.Fix{Message: fixes[0].Message}
	for _, e := range fixes[0].TextEdits {
		end := e.End
		if !end.IsValid() {
			end = e.Pos
		}
		syntax := pkg.file(e.Pos)
		if syntax == nil || end < e.Pos || end > syntax.FileEnd || !editable(pkg.Fset, syntax, e.Pos) {
			return nil
		}
		from, to := pkg.Fset.PositionFor(e.Pos, false), pkg.Fset.PositionFor(end, false)
		fix.Edits = append(fix.Edits, report.Edit{Range: between(from, to), Start: from.Offset, End: to.Offset, New: string(e.NewText)})
	}
	return fix
}

// editable reports whether text at pos is the author's own. Generated files
// would lose a change; files of packages that use cgo, and those that //line
// directives say come from others, are not what the author wrote.
func editable(fset *token.FileSet, file *ast.File, pos token.Pos) bool {
	usesC := func(imp *ast.ImportSpec) bool { return imp.Path.Value == `"C"` }
	return !ast.IsGenerated(file) &&
		!slices.ContainsFunc(file.Imports, usesC) &&
		fset.Position(pos).Filename == fset.PositionFor(pos, false).Filename
}

// file returns the syntax of the file that holds pos, or nil.
func (pkg *Package) file(pos token.Pos) *ast.File {
	for _, f := range pkg.Files {
		if f.FileStart <= pos && pos <= f.FileEnd {
			return f
		}
	}
	return nil
}

// function names the declared function around pos: F, T.M or (*T).M.
func (pkg *Package) function(pos token.Pos) string {
	file := pkg.file(pos)
	if file == nil {
		return ""
	}
	for _, decl := range file.Decls {
		fn, ok := decl.(*ast.FuncDecl)
		if !ok || pos < fn.Pos() || fn.End() < pos {
			continue
		}
		if fn.Recv == nil || len(fn.Recv.List) == 0 {
			return fn.Name.Name
		}
		var b bytes.Buffer
		switch recv := fn.Recv.List[0].Type.(type) {
		case *ast.StarExpr:
			b.WriteByte('(')
			types.WriteExpr(&b, recv)
			b.WriteByte(')')
		default:
			types.WriteExpr(&b, recv)
		}
		return b.String() + "." + fn.Name.Name
	}
	return ""
}

// link resolves the diagnostic's URL as [analysis.Diagnostic] documents it; a
// malformed one is no link.
func link(a *analysis.Analyzer, d analysis.Diagnostic) string {
	ref := d.URL
	if ref == "" && d.Category != "" {
		ref = "#" + d.Category
	}
	base, err := url.Parse(a.URL)
	if err != nil {
		return ""
	}
	u, err := base.Parse(ref)
	if err != nil {
		return ""
	}
	return u.String()
}
