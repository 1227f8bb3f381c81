package inventory

import (
	"go/ast"

	"github.com/authstatus/authstatus/internal/atlas"
	"github.com/authstatus/authstatus/internal/challenge"
	"github.com/authstatus/authstatus/internal/report"
	"github.com/authstatus/authstatus/internal/responses"
	"github.com/authstatus/authstatus/internal/scheme"
)

// states are what the model knows of a challenge in the words of the map.
var states = map[responses.Challenge]atlas.State{
	responses.Present:   atlas.Sent,
	responses.Absent:    atlas.Missing,
	responses.Inherited: atlas.Callers,
	responses.Unclear:   atlas.Unclear,
}

// challenge is what goes out with the denial, and where it is put on.
func (l *lister) challenge(d *responses.Denial) atlas.Challenge {
	c := atlas.Challenge{State: states[d.Challenge], Set: []report.Range{}}
	if d.Status == 403 && c.State != atlas.Sent {
		return atlas.Challenge{State: atlas.NotNeeded, Set: c.Set} // RFC 9110 §11.6.1: it may have one
	}
	field := challenge.WWWAuthenticate
	if d.Status == 407 {
		field = challenge.ProxyAuthenticate
	}
	var sent []scheme.Sent
	for _, node := range d.SetAt {
		c.Set = append(c.Set, l.place(node))
		sent = append(sent, l.sends(node, field)...)
	}
	for i, s := range sent {
		if i == 0 {
			c.Scheme, c.Value = s.Scheme, s.Value
		}
		if s.Scheme != c.Scheme {
			c.Scheme, c.Value = "", "" // one or the other
			break
		}
		if s.Value != c.Value {
			c.Value = ""
		}
	}
	return c
}

// sends are the challenges that the node puts on: itself, or the functions of
// the package that it calls, or may call through an interface.
func (l *lister) sends(node ast.Node, field challenge.Field) []scheme.Sent {
	near := scheme.Reach(l.pass.TypesInfo, l.pass.Files, node)
	if out := l.sent(near, field); len(out) > 0 {
		return out
	}
	return l.sent(scheme.Implementations(l.pass.TypesInfo, l.pass.Files, near), field)
}

// sent are the challenges that the nodes put on: the first alone, if it does.
func (l *lister) sent(nodes []ast.Node, field challenge.Field) []scheme.Sent {
	var out []scheme.Sent
	for i, n := range nodes {
		for _, s := range scheme.Sends(l.pass.TypesInfo, l.answers.Table, n) {
			if s.Field == field {
				out = append(out, s)
			}
		}
		if i == 0 && len(out) > 0 {
			break
		}
	}
	return out
}
