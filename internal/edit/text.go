package edit

import (
	"bytes"
	"go/format"
	"go/token"
	"slices"

	"golang.org/x/tools/go/analysis"
)

// Replace puts text in the place of what stands between two positions. Where
// gofmt then moves what is beside it, the edit has that too.
func (f *File) Replace(pos, end token.Pos, text string) (analysis.TextEdit, bool) {
	from, to := f.tok.Offset(pos), f.tok.Offset(end)
	if f.clean {
		changed := slices.Concat(f.text[:from], []byte(text), f.text[to:])
		if formatted, err := format.Source(changed); err == nil && bytes.Equal(formatted, changed) {
			return f.edit(from, to, text), true
		}
	}
	return f.replace(from, to, text, false)
}
