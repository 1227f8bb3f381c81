package responses

import (
	"cmp"
	"go/ast"
	"go/token"
	"go/types"
	"slices"

	"golang.org/x/tools/go/ssa"

	"github.com/authstatus/authstatus/internal/framework"
)

// A Denial is a place at which 401, 403 or 407 is the answer, or goes into a
// value that answers.
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
	// Far: the helper is of another package, which knows what it asks for.
	Far bool
	// Unseen: nothing in sight answers with such values; they may be a table's.
	Unseen bool
	// Several: Node answers with another denial too: it is given the status.
	Several bool
	// Middleware is what the table says of the middleware that Node makes, where
	// that denies; nil for other denials.
	Middleware *framework.Middleware
	// Func names the function that Node is in.
	Func string
	// Guard is the condition of the branch that Node is in; nil for none.
	Guard *Guard
	// Responder is the type that is answered through, or that carries the
	// status; nil where neither is known.
	Responder types.Type
	// Challenge is what is known of it when the answer goes out: Absent where
	// some path has none, else Unclear where some path does not tell, Inherited
	// where callers decide, Present where all have one.
	Challenge Challenge
	// SetAt are the expressions or statements that put it on.
	SetAt []ast.Node
}

// Own reports whether the package alone decides on the one status of the
// denial, and that is 401 or 403.
func (d *Denial) Own() bool {
	return (d.Status == 401 || d.Status == 403) && !d.Far && !d.Several && d.Middleware == nil
}

// denials lists the places of the package that deny, once they are judged.
func (j *judgement) denials() []*Denial {
	c := collector{judgement: j, seen: map[denialKey]*Denial{}, several: map[ast.Node]int{}}
	for w := range j.explored() {
		for _, h := range w.order {
			c.happening(w, h)
		}
		for i := range w.far {
			c.happening(w, &w.far[i])
		}
		for s, dim := range w.dim {
			c.dim(s, dim)
		}
	}
	for _, created := range j.creations {
		c.creation(created)
	}
	for _, u := range slices.Concat(j.mounted(), j.mountedValues()) {
		c.found = append(c.found, &Denial{Status: u.Status, Node: u.Node, Middleware: u.Middleware, Func: u.Func, Challenge: Absent})
	}
	for _, d := range c.found {
		d.Several = c.several[d.Node] > 1
		slices.SortFunc(d.SetAt, func(a, b ast.Node) int { return cmp.Compare(a.Pos(), b.Pos()) })
	}
	slices.SortFunc(c.found, func(a, b *Denial) int {
		return cmp.Or(cmp.Compare(a.Node.Pos(), b.Node.Pos()), cmp.Compare(a.Status, b.Status))
	})
	return c.found
}

// farDenial notes that a helper of another package, whose own denial it is, is
// called.
func (w *walk) farDenial(i ssa.CallInstruction, s *symbol, ev Event, a answer) {
	on, ok := input(s)
	if !ok || i == nil {
		return
	}
	ev.On, ev.Challenge, ev.Assumes, ev.Conds, ev.site, ev.setAt = on, a.challenge, a.assumes, nil, nil, a.setAt
	w.far = append(w.far, happening{Event: ev, in: w.fn, at: i, visit: w.visit, responder: s.typ})
}

// A dim denial is one of which nobody knows whether it goes out: somebody out of
// sight may have answered before.
type dim struct {
	status    int
	at        ssa.Instruction
	responder types.Type
}

// dim adds a denial that stands in the function, where no path is sure of it.
func (c *collector) dim(s *site, of dim) {
	if of.at.Pos() != s.Pos {
		return
	}
	if d := c.at(of.status, s.Pos); d != nil {
		if d.Responder == nil {
			d.Responder = of.responder
		}
		d.join(Unclear, nil)
	}
}

// A collector gathers denials, one a place and status.
type collector struct {
	*judgement
	found   []*Denial
	seen    map[denialKey]*Denial
	several map[ast.Node]int // statuses of each
}

type denialKey struct {
	node   ast.Node
	status int
}

func (c *collector) happening(w *walk, h *happening) {
	n, ok := h.Status.number()
	if h.Status.Const == "" || !ok {
		return
	}
	var d *Denial
	switch {
	case h.site == nil:
		if h.at == nil {
			return
		}
		if d = c.at(n, h.at.Pos()); d != nil {
			d.Far = true
		}
	case h.at == nil || h.at.Pos() == h.site.Pos || h.AtEnd:
		if d = c.at(n, h.site.Pos); d != nil {
			d.Carrier = d.Carrier || h.Returned
		}
	default:
		within := c.nodes.at(h.site.Pos)
		if d = c.at(n, h.at.Pos()); d != nil {
			d.Within, d.Far = within, within == nil
		}
	}
	if d == nil {
		return
	}
	if d.Responder == nil {
		d.Responder = h.responder
	}
	d.join(c.challenge(w, h), c.nodes.at(h.setAt))
	c.blame(d, h.site)
}

// challenge is what is known of the challenge of an event of w.
func (c *collector) challenge(w *walk, h *happening) Challenge {
	n, _ := h.Status.number()
	field, _ := fieldFor(n) // a 403 may have one too
	open := !c.entries[w.fn][field] || h.On.Kind == Param && c.leftToCallers(w.fn)
	switch {
	case h.guesses():
		return Unclear
	case h.Returned && c.handledErrors(symbolOf(h.responder)), n != 403 && c.coveredBy(w.fn).holds(h, field):
		return Present
	case h.Assumes[field] == Present, h.Challenge[field] == Inherited && open:
		return Inherited
	case h.Challenge[field] == Inherited:
		return Absent
	}
	return h.Challenge[field]
}

// creation adds a value that carries a denial.
func (c *collector) creation(created *creation) {
	d := c.at(created.status, created.site.Pos)
	if d == nil {
		return
	}
	known := d.Responder != nil // an answer of the package's own
	d.Carrier = true
	if !known && created.owner != nil {
		d.Responder = created.owner.Type()
		probe := *created
		probe.status = 401 // what becomes of 403 is not noted
		d.Unseen = c.answered(&probe) == sentNowhere
	}
	if left := c.left[created.site.Pos]; left.challenged && !left.bare || created.status != 403 && c.answered(created) == sentChallenged {
		d.join(Present, nil)
	} else if !known {
		d.join(Unclear, nil)
	}
	c.blame(d, created.site)
}

// blame makes the challenge absent where the cause of the denial has been found
// to go out without one.
func (c *collector) blame(d *Denial, s *site) {
	if k := c.causes[s]; s != nil && k != nil && k.bad && k.status == d.Status && d.Within == nil && !d.Far {
		d.Challenge = Absent
	}
}

// at is the denial at a position, which it adds; nil where rules are silent.
func (c *collector) at(status int, pos token.Pos) *Denial {
	node := c.nodes.at(pos)
	if node == nil || !slices.Contains(denials, status) || c.silent(pos) {
		return nil
	}
	key := denialKey{node, status}
	if d := c.seen[key]; d != nil {
		return d
	}
	d := &Denial{Status: status, Node: node, Challenge: unseen}
	d.Func, d.Guard = c.surroundings(node)
	c.seen[key] = d
	c.several[node]++
	c.found = append(c.found, d)
	return d
}

// unseen is the challenge of a denial of which no path has told anything.
const unseen Challenge = 255

// join adds what a path knows of the challenge.
func (d *Denial) join(with Challenge, setAt ast.Node) {
	for _, c := range []Challenge{Absent, Unclear, Inherited, Present} { // the worst first
		if d.Challenge == c || with == c {
			d.Challenge = c
			break
		}
	}
	if with == Present && setAt != nil && !slices.Contains(d.SetAt, setAt) {
		d.SetAt = append(d.SetAt, setAt)
	}
}
