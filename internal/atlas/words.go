package atlas

import (
	"fmt"
	"strings"

	"github.com/authstatus/authstatus/internal/report"
)

// The words that the page and the Markdown share.

// Place is where a denial stands.
func (d Denial) Place() string { return place(d.Range) }

func place(r report.Range) string { return fmt.Sprintf("%s:%d", r.File, r.Line) }

// Through names the framework and the type, or what is known of them.
func (d Denial) through() string {
	switch {
	case d.Framework != "":
		return d.Framework
	case d.How == "value" && !strings.Contains(d.Responder, ".") && d.Responder != "": // int
		return "callers: " + d.Responder
	case d.Responder != "":
		return "own: " + d.Responder
	}
	return "unknown"
}

// Via is through, for templates.
func (d Denial) Via() string { return d.through() }

// Says is the verdict in a word: ok, or the rules that speak.
func (d Denial) Says() string {
	if len(d.Verdict) == 0 {
		return "ok"
	}
	var rules []string
	for _, f := range d.Verdict {
		if len(rules) == 0 || rules[len(rules)-1] != f.Rule {
			rules = append(rules, f.Rule)
		}
	}
	return strings.Join(rules, ", ")
}

// Tells are the pieces of evidence, each on a line.
func (g *Guard) Tells() []string {
	var out []string
	for _, e := range g.Evidence {
		text := e.Says
		if e.What != "" && e.What != e.Expr {
			text += ": " + e.What
		}
		if e.Expr != g.Condition {
			text += " (" + e.Expr + ")"
		}
		out = append(out, text)
	}
	if g.Partly {
		out = append(out, "or for another reason")
	}
	return out
}

// Short is the challenge in a word: its scheme, where that is known.
func (c Challenge) Short() string {
	switch {
	case c.State == Sent && c.Scheme != "":
		return c.Scheme
	case c.State == Sent:
		return "yes"
	}
	return map[State]string{Missing: "none", Unclear: "unknown", Callers: "left to callers", NotNeeded: "–"}[c.State]
}

// Places are where the challenge is put on, for a denial in that file.
func (c Challenge) Places(file string) []string {
	var out []string
	for _, r := range c.Set {
		text := fmt.Sprintf("line %d", r.Line)
		if r.File != file {
			text = place(r)
		}
		if len(out) == 0 || out[len(out)-1] != text {
			out = append(out, text)
		}
	}
	return out
}

// Share is how many of the due challenges there are, in percent; 0 if none is due.
func (p Package) Share() int {
	if p.Due() == 0 {
		return 0
	}
	return p.Challenged * 100 / p.Due()
}
