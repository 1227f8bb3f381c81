package inventory

import (
	"go/ast"
	"strings"

	"github.com/authstatus/authstatus/internal/atlas"
	"github.com/authstatus/authstatus/internal/guard"
	"github.com/authstatus/authstatus/internal/message"
	"github.com/authstatus/authstatus/internal/responses"
)

// guard is why control comes to the denial; nil where it always does.
func (l *lister) guard(d *responses.Denial) (g *atlas.Guard, conditional bool) {
	reading, conditional := l.guards.At(d.Node)
	if d.Middleware != nil {
		return nil, conditional // the library decides
	}
	if d.Several {
		return l.given(d, reading), conditional
	}
	if !conditional && d.Guard == nil {
		return nil, conditional
	}
	g = &atlas.Guard{Partly: reading.Partly}
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
	g.Evidence = evidence(reading)
	return g, conditional
}

// given is why a call that answers with several statuses answers with this one:
// the branch that chose it, else the one that holds the call, which is not all
// of the reason.
func (l *lister) given(d *responses.Denial, around guard.Reading) *atlas.Guard {
	reading, whole := around, false
	if call, ok := d.Node.(*ast.CallExpr); ok {
		if chosen, value := l.guards.Given(call, d.Status); value != nil && len(chosen.Conds) > 0 {
			reading, whole = chosen, true
		}
	}
	if len(reading.Conds) == 0 {
		return nil
	}
	return &atlas.Guard{
		Condition: conditions(reading), Line: l.pass.Fset.Position(reading.Pos()).Line,
		Evidence: evidence(reading), Partly: reading.Partly || !whole,
	}
}

// evidence is what the reading says of the client.
func evidence(reading guard.Reading) []atlas.Evidence {
	out := []atlas.Evidence{}
	for _, e := range reading.Evidence {
		out = append(out, atlas.Evidence{
			Kind: string(e.Kind), Says: e.Says(), Expr: message.Expr(e.Expr), What: message.Short(e.What),
		})
	}
	return out
}

// conditions are those that a reading was read from, as they are written.
func conditions(r guard.Reading) string {
	var all []string
	for _, c := range r.Conds {
		text := message.Expr(c.Expr)
		if _, compound := c.Expr.(*ast.BinaryExpr); !c.Want && compound {
			text = "!(" + text + ")"
		} else if !c.Want {
			text = "!" + text
		}
		all = append(all, text)
	}
	return strings.Join(all, " && ")
}
