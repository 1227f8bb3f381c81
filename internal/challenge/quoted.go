package challenge

// quotedString reads one, RFC 9110 §5.6.4:
//
//	quoted-string = DQUOTE *( qdtext / quoted-pair ) DQUOTE
//	quoted-pair   = "\" ( HTAB / SP / VCHAR / obs-text )
func (p *parser) quotedString() (Value, next) {
	start := p.i
	end, closed := p.closing(start)
	if !closed && p.hasHole(start, end) {
		// The hole closes the quotes.
		p.i = end
		return Value{Parts: []Part{{Hole: Unknown}}}, nothing
	}
	inner := end
	if closed {
		inner--
	}
	value := Value{Form: QuotedForm, Parts: p.unquote(start+1, inner)}
	p.holesIn(start, end)
	p.controlsIn(start, end)
	p.i = end
	if !closed && !p.hasQuoted(start, end) {
		p.report(BadQuotes, start, end, p.close(start, end), "a quoted value has no closing quote")
	}
	if !closed {
		p.open()
		value.Form = MalformedForm
	}
	return value, separator
}

// unquote resolves quoted-pairs.
func (p *parser) unquote(from, to int) []Part {
	var c content
	for i := from; i < to; i++ {
		if p.at(i, '\\') && i+1 < to {
			i++
		}
		c.add(p.units[i])
	}
	return c.done()
}

// close adds the quote that is missing at the end, if only the end can be
// meant.
func (p *parser) close(start, end int) []Edit {
	for i := start + 1; i < end; i++ {
		if p.at(i, ',') || p.at(i, '=') || p.at(i, '\\') {
			return nil
		}
	}
	return p.insert(end, `"`)
}

// holesIn reports holes that do not belong between quotes.
func (p *parser) holesIn(start, end int) {
	for i := start; i < end; i++ {
		switch u := p.units[i]; {
		case quoted(u):
			var edits []Edit
			if i == start+1 && i+2 == end && p.at(i+1, '"') {
				edits = append(p.replace(start, i, ""), p.replace(i+1, end, "")...)
			}
			p.report(DoubledQuotes, i, i+1, edits, "text that brings its own quotes stands between quotes")
		case hole(u) && Hole(u-isHole)&FromRequest != 0:
			p.report(Unescaped, i, i+1, nil, "text from the request stands between quotes without being escaped")
		}
	}
}

// controlsIn reports the first control character of a string.
func (p *parser) controlsIn(start, end int) {
	for i := start; i < end; i++ {
		if control(p.units[i]) {
			p.report(BadQuotes, i, i+1, nil, "the control character %s stands between quotes", p.show(i, i+1))
			return
		}
	}
}

// hasQuoted says whether a Quoted hole stands between two offsets.
func (p *parser) hasQuoted(from, to int) bool {
	for _, u := range p.units[from:to] {
		if quoted(u) {
			return true
		}
	}
	return false
}
