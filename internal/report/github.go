package report

import (
	"bufio"
	"fmt"
	"io"
	"strings"
)

// GitHub prints workflow commands, which a GitHub Actions run turns into
// annotations: at most ten of a level a step. Columns are characters.
func GitHub(w io.Writer, r Report) error {
	b := bufio.NewWriter(w)
	for _, f := range r.Findings {
		start, end := r.runeCols(f.Range)
		place := fmt.Sprintf("line=%d,endLine=%d", f.Line, f.EndLine)
		if f.Line == f.EndLine { // columns of a range of lines are refused
			place += fmt.Sprintf(",col=%d,endColumn=%d", start, end)
		}
		fmt.Fprintf(b, "::%s file=%s,%s,title=%s::%s\n",
			f.Severity, githubProperty(f.File), place, githubProperty(f.Rule), githubData(f.Message))
	}
	return b.Flush()
}

// runeCols returns the columns of the range in characters.
func (r Report) runeCols(p Range) (start, end int) {
	return runeCol(r.Source.Line(p.File, p.Line), p.Col), runeCol(r.Source.Line(p.File, p.EndLine), p.EndCol)
}

func githubData(s string) string {
	return strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A").Replace(s)
}

func githubProperty(s string) string {
	return strings.NewReplacer(":", "%3A", ",", "%2C").Replace(githubData(s))
}
