package inventory

import (
	"strings"

	"github.com/authstatus/authstatus/internal/atlas"
	"github.com/authstatus/authstatus/internal/guard"
	"github.com/authstatus/authstatus/internal/message"
	"github.com/authstatus/authstatus/internal/responses"
)

// guard is why control comes to the denial; nil where it always does.
func (l *lister) guard(d *responses.Denial) (g *atlas.Guard, conditional bool) {
	reading, conditional := l.guards.At(d.Node)
	if !conditional && d.Guard == nil || d.Several || d.Middleware != nil {
		return nil, conditional // the status is decided elsewhere
	}
	g = &atlas.Guard{Evidence: []atlas.Evidence{}, Partly: reading.Partly}
	switch {
	case len(reading.Conds) > 0:
		g.Condition, g.Line = conditions(reading), l.pass.Fset.Position(reading.Pos()).Line
	case d.Guard != nil:
		g.Condition, g.Line = message.Short(d.Guard.Text), l.pass.Fset.Position(d.Guard.Pos).Line
	default:
		return nil, conditional
	}
	if d.Guard != nil && d.Guard.Pos == reading.Pos() {
		g.Condition = message.Short(d.Guard.Text) // with the else and the case
	}
	for _, e := range reading.Evidence {
		g.Evidence = append(g.Evidence, atlas.Evidence{
			Kind: string(e.Kind), Says: e.Says(), Expr: message.Expr(e.Expr), What: message.Short(e.What),
		})
	}
	return g, conditional
}

// conditions are those that a reading was read from, as they are written.
func conditions(r guard.Reading) string {
	var all []string
	for _, c := range r.Conds {
		text := message.Expr(c.Expr)
		if !c.Want {
			text = "!(" + text + ")"
		}
		all = append(all, text)
	}
	return strings.Join(all, " && ")
}
