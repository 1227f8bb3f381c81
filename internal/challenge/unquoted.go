package challenge

import "strings"

func lower(s string) string { return strings.ToLower(s) }

// unquoted reads a value that begins with neither a quote nor a hole. It has
// to be a token.
func (p *parser) unquoted(start, end int) (Value, next) {
	from := p.i
	p.i = p.token(from)
	switch {
	case p.i == from:
	case p.hole(p.i):
		p.open()
		p.i = p.while(p.i, func(u unit) bool { return tchar(u) || hole(u) })
		return Value{Form: TokenForm, Parts: p.unquote(from, p.i)}, anything
	case p.ends(p.i):
		return Value{Form: TokenForm, Parts: p.unquote(from, p.i)}, separator
	}
	p.i = p.words(from)
	rule := BadValue
	if lower(p.text(start, end)) == "realm" {
		rule = UnquotedRealm
	}
	p.report(rule, from, p.i, p.quote(from, p.i), "%s must be quoted: %s", p.text(start, end), p.show(from, p.i))
	return Value{Form: MalformedForm}, comma
}

// ends says whether a token that ends at i can be the whole value.
func (p *parser) ends(i int) bool {
	next := p.skip(i)
	switch {
	case p.eof(next), p.at(next, ','):
		return true
	case p.at(next, ';'):
		next = p.semicolons(next)
		return p.eof(next) || p.at(next, ',') || p.assigns(next) || p.challenges(next)
	}
	return next > i && (p.hole(next) || p.assigns(next) || p.challenges(next))
}

// words gives the end of a value written without the quotes it needs: that
// of the last word before a comma, a hole, a quote or the next parameter. A
// semicolon there was meant as a comma.
func (p *parser) words(from int) int {
	end := p.while(from, wordChar)
	for {
		next := p.skip(end)
		stop := p.while(next, wordChar)
		if stop == next || p.assigns(next) || p.challenges(next) {
			break
		}
		end = stop
	}
	bare := end
	for bare > from && (p.at(bare-1, ';') || space(p.units[bare-1])) {
		bare--
	}
	if bare > from && p.ends(bare) {
		return bare
	}
	return end
}

func wordChar(u unit) bool { return u < isHole && u != ',' && u != '"' && !space(u) }

// quote puts a value in quotes where that is all it lacks: it ends where it
// was meant to, and nothing in it has to be escaped.
func (p *parser) quote(from, to int) []Edit {
	next := p.skip(to)
	switch {
	case p.eof(next), p.assigns(next), p.challenges(next):
	case p.at(next, ';') && p.ends(to):
	case p.at(next, ','):
		// Behind a comma that the value was meant to contain there stands
		// more of it, which reads as a scheme.
		next = p.skip(next + 1)
		if !p.eof(next) && !p.assigns(next) && !p.schemeWord(next, p.token(next)) {
			return nil
		}
	default:
		return nil
	}
	text := p.text(from, to)
	if strings.ContainsAny(text, `;\`) || p.while(from, func(u unit) bool { return !control(u) }) < to {
		return nil
	}
	return quote(text, p.pos(from), p.end(to))
}

// quote puts text in quotes, in the place of single ones if it has them.
func quote(text string, pos, end Pos) []Edit {
	single := strings.HasPrefix(text, "'")
	switch {
	case single && len(text) > 1 && strings.HasSuffix(text, "'"):
		return []Edit{
			{pos, Pos{pos.Part, pos.Off + 1}, `"`},
			{Pos{end.Part, end.Off - 1}, end, `"`},
		}
	case single:
		return nil
	}
	return []Edit{{pos, pos, `"`}, {end, end, `"`}}
}
