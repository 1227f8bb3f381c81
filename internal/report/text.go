package report

import (
	"bufio"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"
)

// Text prints findings for people, as compilers do: a line that editors know how
// to jump to, the source with the place marked, and indented the places that
// explain it.
func Text(w io.Writer, r Report) error {
	b := bufio.NewWriter(w)
	ink := plain
	if r.Color {
		ink = colours
	}
	for _, f := range r.Findings {
		tone := ink.warning
		if f.Severity == "error" {
			tone = ink.error
		}
		fmt.Fprintf(b, "%s%s:%s %s%s:%s %s\n", ink.bold, f.posn(), ink.reset, tone, f.Rule, ink.reset, oneLine.Replace(f.Message))
		if line := r.Source.Line(f.File, f.Line); strings.TrimSpace(line) != "" && f.Col > 0 {
			fmt.Fprintf(b, "\t%s\n\t%s%s%s\n", line, tone, marker(line, f.Range), ink.reset)
		}
		for _, rel := range f.Related {
			fmt.Fprintf(b, "\t%s: %s\n", rel.posn(), rel.Message)
		}
	}
	return b.Flush()
}

// oneLine keeps a message on the line of its place.
var oneLine = strings.NewReplacer("\r", "", "\n", " ")

type inks struct{ bold, error, warning, reset string }

var (
	plain   inks
	colours = inks{bold: "\x1b[1m", error: "\x1b[31m", warning: "\x1b[33m", reset: "\x1b[0m"}
)

// marker returns a line that underlines the range in the source line, as far as
// the line goes. Tabs stay tabs, so that it lines up whatever their width.
func marker(line string, r Range) string {
	start := min(max(r.Col-1, 0), len(line))
	end := len(line)
	if r.EndLine == r.Line {
		end = min(max(r.EndCol-1, start), len(line))
	}
	indent := strings.Map(func(c rune) rune {
		if c == '\t' {
			return c
		}
		return ' '
	}, line[:start])
	width := utf8.RuneCountInString(strings.TrimRight(line[start:end], " \t"))
	return indent + "^" + strings.Repeat("~", max(width-1, 0))
}
