package challenge

// next says what may follow a value.
type next uint8

const (
	separator next = iota // a comma; anything else is a problem
	anything              // the value ends in a hole
	comma                 // skip to it: a problem has been reported
	nothing               // a quote was closed by a hole: the rest is unknown
)

// param reads a parameter whose name is known to be followed by "=".
func (p *parser) param(start, end int) {
	eq := p.skip(end)
	p.i = p.skip(eq + 1)
	if !p.eof(p.i) && !p.at(p.i, ',') {
		p.spaces(end, eq, p.i)
	}
	from := p.i
	value, then := p.value(start, end)
	value.Pos, value.End = p.pos(from), p.end(p.i)
	c := p.last()
	c.Params = append(c.Params, Param{p.word(start, end), value})
	switch then {
	case separator:
		p.after(from)
	case anything:
		if next := p.skip(p.i); !p.eof(next) && !p.at(next, ',') {
			p.unknown()
		}
	case comma:
		if next := p.skip(p.i); p.assigns(next) || p.challenges(next) || p.at(next, ';') {
			p.after(from)
		} else {
			p.recover()
		}
	case nothing:
		p.abandon()
	}
}

// spaces reports whitespace around "=", which senders must not write and
// recipients must accept.
func (p *parser) spaces(name, eq, value int) {
	if name == eq && eq+1 == value {
		return
	}
	edits := append(p.replace(name, eq, ""), p.replace(eq+1, value, "")...)
	p.report(Spaces, name, value, edits, "no space goes beside the = of a parameter")
}

// value reads the value of the parameter named from start to end.
func (p *parser) value(start, end int) (Value, next) {
	switch {
	case p.eof(p.i), p.at(p.i, ','):
		return p.leftOut(start, end), separator
	case p.hole(p.i):
		p.open()
		p.i++
		return Value{Parts: []Part{{Hole: Hole(p.units[p.i-1] - isHole)}}}, anything
	case p.quoted(p.i):
		p.i++
		return Value{Form: QuotedForm, Parts: []Part{{Hole: Hole(p.units[p.i-1] - isHole)}}}, separator
	case p.at(p.i, '"'):
		return p.quotedString()
	default:
		return p.unquoted(start, end)
	}
}

// valueLeftOut tells "realm=" from a token68 that ends in "=".
func (p *parser) valueLeftOut(start, end int) bool {
	name := p.token(start)
	return name == end-1 && params[lower(p.text(start, name))] && !schemes[lower(p.last().Scheme.Text)].opaque
}

// leftOut reports a parameter without a value.
func (p *parser) leftOut(start, end int) Value {
	name := p.text(start, end)
	eq := p.skip(end)
	var edits []Edit
	if lower(name) == "realm" {
		edits = p.insert(eq+1, `"restricted"`)
	}
	p.report(EmptyValue, start, eq+1, edits, "%s has no value", name)
	return Value{Form: MalformedForm}
}

// after reads what separates the value that began at from from what follows.
func (p *parser) after(from int) {
	next := p.skip(p.i)
	switch {
	case p.eof(next), p.at(next, ','):
		p.i = next
	case p.hole(next):
		p.i = next
		p.unknown()
	case p.at(next, ';'):
		p.semicolon(next)
	case next == p.i && p.at(from, '"') && p.hasHole(from, p.i):
		p.abandon() // the hole may have closed the quotes, and opened others
	case p.assigns(next), p.challenges(next):
		edits := p.insert(p.i, ",")
		if next == p.i {
			edits = p.insert(p.i, ", ")
		}
		p.report(NoComma, next, p.token(next), edits, "there is no comma before %s", p.text(next, p.token(next)))
		p.i = next
	default:
		c := p.last()
		c.Params[len(c.Params)-1].Value.Form = MalformedForm // it may be meant to go on
		start := next
		p.i = next
		p.recover()
		p.report(BadParam, start, p.i, nil, "expected a comma, found %s", p.show(start, p.i))
	}
}

// semicolon reads a ";" where a comma should be, or more of them.
func (p *parser) semicolon(at int) {
	next := p.semicolons(at)
	end := next
	for space(p.units[end-1]) {
		end--
	}
	var edits []Edit
	switch {
	case p.assigns(next), p.challenges(next):
		edits = p.replace(at, end, ",")
	case p.eof(next), p.at(next, ','):
		edits = p.replace(at, end, "")
	}
	p.report(NoComma, at, end, edits, "a comma, not a semicolon, separates parameters")
	p.i = end
}

// hasHole says whether unknown text stands between two offsets.
func (p *parser) hasHole(from, to int) bool {
	for _, u := range p.units[from:to] {
		if hole(u) {
			return true
		}
	}
	return false
}
