package challenge

import "fmt"

// Parse reads a value. What could not be read is left out of the list, and
// the challenge before it left [Challenge.Open]; a value without a hard
// problem was read in full.
func Parse(parts []Part) (List, []Problem) {
	p := &parser{source: newSource(parts)}
	p.elements()
	sortProblems(p.problems)
	return p.list, p.problems
}

type parser struct {
	*source
	i        int // the unit to read next
	list     List
	problems []Problem

	// spaced: a space followed the scheme of the last challenge, so that
	// parameters may follow it, even behind a comma.
	spaced bool
}

func (p *parser) report(rule Rule, from, to int, edits []Edit, format string, args ...any) {
	p.problems = append(p.problems, rule.problem("", fmt.Sprintf(format, args...), p.pos(from), p.end(to), edits))
}

// last is the challenge that parameters belong to.
func (p *parser) last() *Challenge {
	if len(p.list) == 0 {
		return nil
	}
	return &p.list[len(p.list)-1]
}

// open marks the last challenge as not known in full.
func (p *parser) open() {
	if c := p.last(); c != nil {
		c.Open = true
	}
}

// elements reads the outer list, RFC 9110 §5.6.1. Where a comma is missing
// between two elements, the first stops before the second.
func (p *parser) elements() {
	if p.eof(p.while(0, func(u unit) bool { return space(u) || u == ',' })) {
		return // nothing but commas: no challenge, and nothing wrong with it
	}
	comma, some := -1, false // the last comma, and whether an element was seen
	for {
		p.i = p.skip(p.i)
		if p.at(p.i, ',') || p.eof(p.i) {
			p.emptyElement(comma, some)
		} else {
			p.element()
			p.i, some = p.skip(p.i), true
		}
		if p.eof(p.i) {
			return
		}
		comma = -1
		if p.at(p.i, ',') {
			comma = p.i
			p.i++
		}
	}
}

// emptyElement reports nothing between two commas, or beside one: the comma
// before it, or before the first element the one behind.
func (p *parser) emptyElement(comma int, some bool) {
	if !some {
		comma = p.i
	}
	p.report(EmptyElement, comma, comma+1, p.replace(comma, comma+1, ""), "this comma separates nothing")
}

// element reads a scheme with what follows it up to a comma, or a parameter.
func (p *parser) element() {
	start := p.i
	end := p.token(start)
	next := p.skip(end)
	switch {
	case p.hole(end):
		p.unknown()
	case end == start:
		p.stray(start)
	case p.at(next, '='):
		p.owner(start, end)
		p.param(start, end)
	case p.hole(next) && p.last() != nil && !p.schemeWord(start, end):
		p.unknown() // a parameter whose "=" is in the hole, or a scheme
	case p.eof(next), p.at(next, ','):
		p.begin(start, end, next > end)
		p.i = next
	case next > end:
		p.begin(start, end, true)
		p.i = next
		p.body()
	default:
		p.stray(end)
	}
}

// begin starts a challenge.
func (p *parser) begin(start, end int, spaced bool) {
	p.list = append(p.list, Challenge{Scheme: p.word(start, end)})
	p.spaced = spaced
}

// stray reports a character that no element can have there, and leaves the
// element.
func (p *parser) stray(at int) {
	start := p.i
	if p.last() != nil {
		p.report(BadParam, start, at+1, nil, "expected a scheme or a parameter, found %s", p.show(start, at+1))
	} else {
		p.report(NoScheme, start, at+1, p.dropColon(start, at), "expected a scheme, found %s", p.show(start, at+1))
	}
	p.recover()
}

// dropColon mends "Basic: realm=…".
func (p *parser) dropColon(start, at int) []Edit {
	if p.at(at, ':') && p.schemeWord(start, at) && p.skip(at+1) > at+1 && p.assigns(p.skip(at+1)) {
		return p.replace(at, at+1, "")
	}
	return nil
}

// owner checks that the parameter at start has a challenge to belong to.
func (p *parser) owner(start, end int) {
	c := p.last()
	switch {
	case c == nil:
		p.report(NoScheme, start, end, nil, "no scheme stands before %s", p.text(start, end))
		p.list = append(p.list, Challenge{Open: true})
		p.spaced = true
	case c.Token68.Text != "":
		p.report(MixedToken68, start, end, nil, "%s has the token68 %s and the parameter %s", c.Scheme.Text, c.Token68.Text, p.text(start, end))
	case !p.spaced:
		p.spaced = true
		scheme := p.offset(c.Scheme.End)
		p.report(StrayComma, scheme, start, p.replace(scheme, start, " "), "a space, not a comma, goes between %s and %s", c.Scheme.Text, p.text(start, end))
	}
}

// body reads what follows a scheme: a token68 or the first parameter.
func (p *parser) body() {
	start := p.i
	end, name := p.token68(start), p.token(start)
	next, run := p.skip(name), p.run68(start)
	switch {
	case p.hole(start), p.hole(name), name > start && p.hole(next):
		p.unknown()
	case p.hole(p.skip(run)) && !(p.at(next, '=') && run <= next+1):
		p.unknown() // a token68 that may go on, not "name=" before a value
	case end > start && !p.valueLeftOut(start, end):
		p.last().Token68 = p.word(start, end)
		p.i = end
	case name > start && p.at(next, '='):
		p.param(start, name)
	default:
		p.badBody(start)
	}
}

// badBody reports what is neither a token68 nor a parameter.
func (p *parser) badBody(start int) {
	end := p.run68(start)
	if next := p.skip(end); end > start && next > end && p.assigns(next) {
		p.report(MixedToken68, start, end, nil, "%s stands between %s and its parameters", p.text(start, end), p.last().Scheme.Text)
		p.i = next
		return
	}
	p.recover()
	p.report(BadParam, start, p.i, nil, "expected name=value, found %s", p.show(start, p.i))
}

// recover leaves an element that cannot be read. What comes after may belong
// to a challenge in it.
func (p *parser) recover() {
	if p.eof(p.i) || p.at(p.i, ',') {
		return
	}
	p.open()
	for !p.eof(p.i) && !p.at(p.i, ',') {
		switch {
		case p.hole(p.i):
			p.unknown()
			return
		case p.at(p.i, '"'):
			p.i, _ = p.closing(p.i)
		default:
			p.i++
		}
	}
	p.list = append(p.list, Challenge{Open: true})
	p.spaced = true
}
