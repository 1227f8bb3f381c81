package responses

import (
	"cmp"
	"go/ast"
	"go/token"
	"slices"
)

// A Denial is a place at which 401 or 403 is the answer, or goes into a value
// that answers.
type Denial struct {
	Status int
	// Node is the expression or statement with the status, or, where a helper
	// holds that, the call of the helper.
	Node ast.Node
	// Carrier: Node builds a value that other code answers with.
	Carrier bool
	// Within is the place in the helper that Node calls; nil where Node has the
	// status itself.
	Within ast.Node
	// Func names the function that Node is in.
	Func string
}

// denials lists the places of the package at which 401 or 403 is the answer.
func (e *engine) denials() []*Denial {
	c := collector{engine: e, seen: map[token.Pos]int{}, several: map[ast.Node]bool{}}
	for w := range e.explored() {
		for _, h := range w.order {
			c.happening(h)
		}
	}
	for _, created := range e.creations {
		c.add(created.status, created.site.Pos, token.NoPos, true)
	}
	c.found = slices.DeleteFunc(c.found, func(d *Denial) bool { return c.several[d.Node] })
	slices.SortFunc(c.found, func(a, b *Denial) int { return cmp.Compare(a.Node.Pos(), b.Node.Pos()) })
	return c.found
}

// A collector gathers denials, one a place.
type collector struct {
	*engine
	found []*Denial
	seen  map[token.Pos]int // status by place
	// several are the places that answer what they are given.
	several map[ast.Node]bool
}

func (c *collector) happening(h *happening) {
	if h.site == nil || h.Status.Const == "" {
		return
	}
	n, ok := h.Status.number()
	switch {
	case !ok:
	case h.at == nil || h.at.Pos() == h.site.Pos || h.AtEnd:
		c.add(n, h.site.Pos, token.NoPos, h.Returned)
	default:
		c.add(n, h.at.Pos(), h.site.Pos, false)
	}
}

func (c *collector) add(status int, at, within token.Pos, carrier bool) {
	if status != 401 && status != 403 || c.seen[at] == status || c.silent(at) {
		return
	}
	node := c.nodes.at(at)
	if node == nil {
		return
	}
	c.several[node] = c.several[node] || c.seen[at] != 0
	c.seen[at] = status
	d := &Denial{Status: status, Node: node, Carrier: carrier}
	if within.IsValid() {
		d.Within = c.nodes.at(within)
		if d.Within == nil {
			return // of another package: its callers know what they ask for
		}
	}
	d.Func, _ = c.surroundings(node)
	c.found = append(c.found, d)
}
