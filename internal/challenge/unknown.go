package challenge

// unknown reads an element with a hole in a place that may hold anything:
// parameters of the challenge before, a scheme, whole challenges. What comes
// after belongs to a challenge without a known scheme.
func (p *parser) unknown() {
	p.open()
	p.list = append(p.list, Challenge{Open: true})
	p.spaced = true
	for !p.eof(p.i) && !p.at(p.i, ',') {
		switch {
		case p.behindHole():
			return
		case p.at(p.i, '"'):
			p.i, _ = p.closing(p.i) // of a quote never closed, the rest is unknown
		default:
			p.i++
		}
	}
}

// behindHole says whether a parameter stands behind the hole just read: it is
// one whatever the hole contains.
func (p *parser) behindHole() bool {
	if p.i == 0 || !p.hole(p.i-1) {
		return false
	}
	next := p.skip(p.i)
	if next == p.i || !p.assigns(next) || p.token68(next) > next {
		return false // "a=" may be a token68, if the hole ends in a scheme
	}
	p.i = next
	return true
}

// abandon gives up on the rest.
func (p *parser) abandon() {
	p.open()
	p.list = append(p.list, Challenge{Open: true})
	p.i = len(p.units)
}
