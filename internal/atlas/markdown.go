package atlas

import (
	"bufio"
	"fmt"
	"io"
	"strings"
)

// Markdown prints the map as tables for a pull request or a wiki: the packages,
// then the denials of each.
func Markdown(w io.Writer, m *Map) error {
	b := bufio.NewWriter(w)
	b.WriteString("# Denials\n\n")
	if len(m.Denials) == 0 {
		b.WriteString("Nothing here answers 401, 403 or 407.\n")
		return b.Flush()
	}
	b.WriteString("| package | 401 | 403 | 407 | challenged | reported |\n|---|---|---|---|---|---|\n")
	for _, p := range m.Packages {
		p.row(b, code(p.Path))
	}
	if len(m.Packages) > 1 {
		m.Total().row(b, "all")
	}
	for _, p := range m.Packages {
		fmt.Fprintf(b, "\n## %s\n\n| place | function | through | status | guard | challenge | verdict |\n|---|---|---|---|---|---|---|\n", cell(p.Path))
		for _, d := range m.Denials {
			if d.Package == p.Path {
				d.row(b)
			}
		}
	}
	return b.Flush()
}

func (p Package) row(b *bufio.Writer, name string) {
	share := "–"
	if p.Due() > 0 {
		filled := p.Share() / 10
		share = fmt.Sprintf("%s%s %d of %d", strings.Repeat("█", filled), strings.Repeat("░", 10-filled), p.Challenged, p.Due())
	}
	fmt.Fprintf(b, "| %s | %d | %d | %d | %s | %d |\n", name, p.Unauthorized, p.Forbidden, p.Proxy, share, p.Reported)
}

func (d Denial) row(b *bufio.Writer) {
	guard := "–"
	if d.Guard != nil {
		parts := []string{code(d.Guard.Condition)}
		for _, t := range d.Guard.Tells() {
			parts = append(parts, cell(t))
		}
		guard = strings.Join(parts, "<br>")
	}
	challenge := cell(d.Challenge.Short())
	if at := d.Challenge.Places(d.File); len(at) > 0 {
		challenge += ", " + cell(strings.Join(at, ", "))
	}
	fmt.Fprintf(b, "| %s | %s | %s | %d %s | %s | %s | %s |\n", cell(d.Place()), cell(d.Function), cell(d.through()), d.Status, code(d.Answer), guard, challenge, cell(d.Says()))
}

// cell is text that ends neither the cell nor begins markup.
func cell(text string) string {
	return strings.NewReplacer("|", `\|`, "*", `\*`, "_", `\_`, "<", "&lt;", "`", "\\`", "\n", " ").Replace(text)
}

// code is text as code in a cell: between more backquotes than stand in it.
func code(text string) string {
	quote := "`"
	for strings.Contains(text, quote) {
		quote += "`"
	}
	pad := ""
	if strings.HasPrefix(text, "`") || strings.HasSuffix(text, "`") {
		pad = " "
	}
	return quote + pad + strings.ReplaceAll(strings.ReplaceAll(text, "|", `\|`), "\n", " ") + pad + quote
}
