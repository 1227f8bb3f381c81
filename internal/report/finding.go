// Package report turns findings into bytes, one small file a format.
//
// A format is a pure function from sorted findings to text: no format asks a
// type checker, an analyzer or the clock. Columns are those of Go (bytes,
// counted from one); a format whose reader counts otherwise converts them once,
// by the source line.
package report

import (
	"cmp"
	"go/token"
	"path/filepath"
	"slices"
	"strings"
)

// A Finding is one diagnostic of one rule, free of positions and types.
type Finding struct {
	Rule     string    `json:"rule"`
	Severity string    `json:"severity"`
	Message  string    `json:"message"`
	Range              // where to look, after //line directives, which may give no column (0)
	Package  string    `json:"package"`
	Function string    `json:"function,omitempty"` // the enclosing declaration: F, T.M or (*T).M
	URL      string    `json:"url,omitempty"`
	Related  []Related `json:"related,omitempty"`
	Fix      *Fix      `json:"fix,omitempty"`
}

// A Range is a stretch of a file, the end exclusive. Columns count bytes.
type Range struct {
	File    string `json:"file"`
	Line    int    `json:"line"`
	Col     int    `json:"col"`
	EndLine int    `json:"endLine"`
	EndCol  int    `json:"endCol"`
}

// posn returns the start as file:line:col; a //line directive may give no column.
func (r Range) posn() string {
	return token.Position{Filename: r.File, Line: r.Line, Column: r.Col}.String()
}

// endPosn returns the end likewise.
func (r Range) endPosn() string {
	return token.Position{Filename: r.File, Line: r.EndLine, Column: r.EndCol}.String()
}

// Related is a second place that explains a finding.
type Related struct {
	Range
	Message string `json:"message"`
}

// A Fix is a change that mends a finding, applied as a whole or not at all.
type Fix struct {
	Message string `json:"message"`
	Edits   []Edit `json:"edits"`
}

// An Edit replaces the bytes [Start, End) of a file on disk, where they lie at
// Range (before //line directives).
type Edit struct {
	Range
	Start int    `json:"start"`
	End   int    `json:"end"`
	New   string `json:"new"`
}

// Compare orders findings by place, then rule, then message.
func Compare(a, b Finding) int {
	return cmp.Or(
		compareRange(a.Range, b.Range),
		cmp.Compare(a.Rule, b.Rule),
		cmp.Compare(a.Message, b.Message),
		cmp.Compare(a.Package, b.Package),
	)
}

func compareRange(a, b Range) int {
	return cmp.Or(
		cmp.Compare(a.File, b.File),
		cmp.Compare(a.Line, b.Line),
		cmp.Compare(a.Col, b.Col),
		cmp.Compare(a.EndLine, b.EndLine),
		cmp.Compare(a.EndCol, b.EndCol),
	)
}

// Sorted orders findings and keeps each once: a package and its test variant,
// or two packages that share a file, report the same place.
func Sorted(findings []Finding) []Finding {
	sorted := slices.SortedFunc(slices.Values(findings), Compare)
	return slices.CompactFunc(sorted, func(a, b Finding) bool {
		return a.Range == b.Range && a.Rule == b.Rule && a.Message == b.Message
	})
}

// Relative rewrites the file names of the findings by [RelativePath].
func Relative(findings []Finding, dir string) {
	for i := range findings {
		f := &findings[i]
		f.File = RelativePath(f.File, dir)
		for j := range f.Related {
			f.Related[j].File = RelativePath(f.Related[j].File, dir)
		}
		if f.Fix != nil {
			for j := range f.Fix.Edits {
				f.Fix.Edits[j].File = RelativePath(f.Fix.Edits[j].File, dir)
			}
		}
	}
}

// RelativePath returns file relative to dir, or file itself if it lies outside.
func RelativePath(file, dir string) string {
	rel, err := filepath.Rel(dir, file)
	if err != nil || rel == ".." || strings.HasPrefix(rel, ".."+string(filepath.Separator)) {
		return file
	}
	return rel
}
