package responses

import (
	"cmp"
	"go/ast"
	"go/token"
	"slices"
	"strings"
)

// judge asks, for every entry of the package, what goes out.
func (e *engine) judge() *Answers {
	roots := e.roots()
	e.entries = roots
	j := &judgement{engine: e, causes: map[*site]*cause{}, sinks: map[Sink]bool{}, told: map[token.Pos]bool{}}
	for w := range e.explored() {
		left := e.leftToCallers(w.fn)
		if !left && !roots[w.fn].any() {
			continue
		}
		for i, h := range w.order {
			switch {
			case left && h.On.Kind == Param && h.Status.Const != "":
				if i < len(w.summary.Events) {
					w.summary.Events[i].Left = true
				}
			case left && h.Status.Const == "" && !e.mentionsChallenge():
				j.sink(h, opening{true, true})
			default:
				j.happening(h, roots[w.fn])
			}
		}
	}
	for _, s := range e.exposed() {
		for _, h := range s.special.walk.order {
			if !h.Foreign { // else it is judged in its own package
				j.happening(h, opening{true, true})
			}
		}
	}
	j.outputs()
	for _, c := range e.creations {
		j.creation(c)
	}
	e.sinks = j.sorted()
	return &Answers{Unchallenged: j.unchallenged(), Late: e.lateChallenges(), Lost: e.lost(), Denials: j.denials(), Table: e.table, Challenge: e.inheritedChallenge()}
}

// A cause gathers what is known of the denials with one cause.
type cause struct {
	site    *site
	status  int
	bad     bool
	carrier bool
	unsure  bool      // what is on is not known on some path
	blind   bool      // another package puts a challenge on on some path
	cleared bool      // a challenge was taken off on some path
	setAt   token.Pos // where a challenge is put on on some path
	callers []token.Pos
}

type judgement struct {
	*engine
	causes map[*site]*cause
	order  []*cause
	sinks  map[Sink]bool
	told   map[token.Pos]bool // the return statements whose statuses are judged where they are sent
}

// A Sink says what becomes of a kind of status-carrying value that is
// answered: it goes out with a challenge or without.
type Sink struct {
	Source     string
	Status     int
	Challenged bool
}

func (j *judgement) at(s *site) *cause {
	c := j.causes[s]
	if c == nil {
		c = &cause{site: s}
		j.causes[s] = c
		j.order = append(j.order, c)
	}
	return c
}

// happening judges an event of an entry: nothing was put on before.
func (j *judgement) happening(h *happening, in opening) {
	if h.On.Kind == Free {
		return // judged where the literal is made
	}
	if h.Status.Const == "" {
		j.sink(h, in)
		return
	}
	n, _ := h.Status.number()
	field, ok := fieldFor(n)
	if !ok || !in[field] {
		return
	}
	if h.Source != "" && h.Challenge[field] == Present {
		j.sinks[Sink{h.Source, n, true}] = true
	}
	s := h.site
	if h.Returned && j.handledErrors(symbolOf(h.responder)) {
		return // the user's error handler puts a challenge on
	}
	if s == nil || h.Assumes[field] == Present || h.guesses() {
		return
	}
	if made := h.Status.made; made.IsValid() {
		j.told[made] = true
	}
	if j.coveredBy(h.in).holds(h, field) {
		return
	}
	c := j.at(s)
	c.status = n
	switch h.Challenge[field] {
	case Present:
		if c.setAt == token.NoPos {
			c.setAt = h.setAt
		}
		c.blind = c.blind || !h.setAt.IsValid()
	case Unclear:
		c.unsure = true
	case Inherited, Absent:
		c.bad = true
		c.cleared = c.cleared || h.Challenge[field] == Absent
		if h.at != nil && h.at.Pos().IsValid() && h.at.Pos() != s.Pos && !h.AtEnd && h.Status.from == nil {
			c.callers = append(c.callers, h.at.Pos())
		}
	}
}

// guesses reports whether the event takes it for granted that a map of fields,
// which the entry is given, has no challenge.
func (h *happening) guesses() bool {
	return slices.ContainsFunc(h.Conds, func(c Cond) bool {
		return c.Eq != nil && c.Eq.Const == "false" && strings.Contains(c.Input.Path, holdsStep)
	})
}

// sink notes that values of a kind are answered.
func (j *judgement) sink(h *happening, in opening) {
	if h.Source == "" {
		return
	}
	for _, n := range denials {
		field, ok := fieldFor(n)
		if !ok || !in[field] || slices.Contains(h.Excluded, n) || h.Assumes[field] == Present {
			continue
		}
		switch h.Challenge[field] {
		case Present:
			j.sinks[Sink{h.Source, n, true}] = true
		default: // what the handler itself may have put on is judged there
			j.sinks[Sink{h.Source, n, false}] = true
		}
	}
}

// creation judges a status-carrying value that no event of the package has
// answered for.
func (j *judgement) creation(c *creation) {
	field, ok := fieldFor(c.status)
	if !ok {
		return
	}
	if known := j.causes[c.site]; known != nil && !known.carrier || j.told[c.site.Pos] {
		return
	}
	d, leaves := j.left[c.site.Pos]
	if !leaves {
		d = j.made[c.site.Pos]
	}
	if d.challenged && !d.bare {
		return // on the same responder, before the value is handed out
	}
	if !j.entries[c.fn].any() && !j.applied[c.fn] {
		return // only called where no path leads
	}
	if j.coveredBy(c.fn).of(field)&(CoverBefore|CoverAfter|CoverErrors) != 0 {
		return
	}
	if j.unused(c) {
		return
	}
	if j.answered(c) == sentBare {
		k := j.at(c.site)
		k.status, k.bad, k.carrier = c.status, true, true
		k.unsure = k.unsure || d.challenged // by some path to it
	}
}

// unchallenged lists the causes.
func (j *judgement) unchallenged() []*Unchallenged {
	var out []*Unchallenged
	for _, c := range j.order {
		if !c.bad || j.silent(c.site.Pos) {
			continue
		}
		node := j.nodes.at(c.site.Pos)
		if node == nil || j.toldWithin(node, c) {
			continue
		}
		j.reported[c.site.Pos] = true
		u := &Unchallenged{Status: c.status, Node: node, Carrier: c.carrier, SetElsewhere: c.setAt, Unsure: c.unsure || c.blind || j.futile[c.site.Pos]}
		u.Always = !j.stripped[c.site.Pos] && j.always(c.site.Pos, c.status, c.cleared)
		u.Func, u.Guard = j.surroundings(node)
		slices.Sort(c.callers)
		u.Callers = slices.Compact(c.callers)
		u.Assigned = j.assignments(node, c.status)
		out = append(out, u)
	}
	out = append(out, j.mounted()...)
	out = append(out, j.mountedValues()...)
	slices.SortFunc(out, func(a, b *Unchallenged) int { return cmp.Compare(a.Node.Pos(), b.Node.Pos()) })
	return out
}

// toldWithin reports whether node returns what another cause has built.
func (j *judgement) toldWithin(node ast.Node, c *cause) bool {
	ret, ok := node.(*ast.ReturnStmt)
	return ok && slices.ContainsFunc(j.order, func(other *cause) bool {
		return other != c && other.bad && other.status == c.status && ret.Pos() < other.site.Pos && other.site.Pos < ret.End()
	})
}

// mounted are the calls that make middleware which denies without a challenge.
func (j *judgement) mounted() []*Unchallenged {
	var out []*Unchallenged
	seen := map[token.Pos]bool{}
	for w := range j.explored() {
		for _, m := range w.mountings {
			node := j.nodes.at(m.pos)
			if node == nil || seen[m.pos] || j.optioned[m.pos] || j.silent(m.pos) {
				continue
			}
			seen[m.pos] = true
			if j.completed(node) {
				continue
			}
			if call, ok := node.(*ast.CallExpr); ok && j.mountedRoutes().calls[call]&(CoverBefore|CoverAfter|CoverErrors) != 0 {
				continue
			}
			u := &Unchallenged{Status: m.row.Status, Node: node, Middleware: m.row}
			u.Func, _ = j.surroundings(node)
			out = append(out, u)
		}
	}
	return out
}

func (e *engine) lateChallenges() []*Late {
	var out []*Late
	seen := map[token.Pos]bool{}
	for w := range e.inContexts() {
		if w.special == nil && !e.entries[w.fn].any() && !e.applied[w.fn] {
			continue // only called where no path leads
		}
		for _, l := range w.lates {
			node := e.nodes.at(l.at)
			if node == nil || seen[l.at] || e.silent(l.at) {
				continue
			}
			seen[l.at] = true
			late := &Late{Node: node, SentBy: l.sentBy, Denied: l.denied, Unsure: l.unsure}
			late.Func, _ = e.surroundings(node)
			out = append(out, late)
		}
	}
	slices.SortFunc(out, func(a, b *Late) int { return cmp.Compare(a.Node.Pos(), b.Node.Pos()) })
	return out
}
