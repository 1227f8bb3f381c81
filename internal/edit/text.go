package edit

import (
	"go/token"
	"slices"

	"golang.org/x/tools/go/analysis"
)

// Replace puts text in the place of what stands between two positions. Where
// gofmt then moves what is beside it, the edit has that too.
func (f *File) Replace(pos, end token.Pos, text string) (analysis.TextEdit, bool) {
	from, to := f.tok.Offset(pos), f.tok.Offset(end)
	if start, stop, clean := f.fragment(from, to); clean && tidy(slices.Concat(f.text[start:from], []byte(text), f.text[to:stop])) {
		return f.edit(from, to, text), true
	}
	return f.replace(from, to, text, false)
}
