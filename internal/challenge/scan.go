package challenge

import (
	"strconv"
	"strings"
)

// The scanner: what stands at an offset. Nothing here moves the parser or
// reports.

func (s *source) eof(i int) bool { return i >= len(s.units) }

func (s *source) at(i int, c byte) bool { return i < len(s.units) && s.units[i] == unit(c) }

func (s *source) hole(i int) bool { return i < len(s.units) && hole(s.units[i]) }

func (s *source) quoted(i int) bool { return i < len(s.units) && quoted(s.units[i]) }

// while gives the end of the units from i on that are of a class.
func (s *source) while(i int, class func(unit) bool) int {
	for i < len(s.units) && class(s.units[i]) {
		i++
	}
	return i
}

// skip passes over whitespace.
func (s *source) skip(i int) int { return s.while(i, space) }

// semicolons passes over them, and over whitespace.
func (s *source) semicolons(i int) int {
	return s.while(i, func(u unit) bool { return u == ';' || space(u) })
}

// token gives the end of the token at i, i if there is none.
func (s *source) token(i int) int { return s.while(i, tchar) }

// run68 gives the end of the characters at i that a token68 could have.
func (s *source) run68(i int) int {
	end := s.while(i, char68)
	if end == i {
		return i
	}
	return s.while(end, func(u unit) bool { return u == '=' })
}

// token68 gives the end of the token68 at i, which fills its list element; i
// if there is none.
func (s *source) token68(i int) int {
	end := s.run68(i)
	if next := s.skip(end); s.eof(next) || s.at(next, ',') {
		return end
	}
	return i
}

// assigns says whether a parameter's name and "=" stand at i.
func (s *source) assigns(i int) bool {
	end := s.token(i)
	return end > i && s.at(s.skip(end), '=')
}

// schemeWord says whether the word is a scheme in common use.
func (s *source) schemeWord(from, to int) bool {
	_, ok := knownScheme(s.text(from, to))
	return ok
}

// challenges says whether a known scheme and a parameter of it stand at i.
func (s *source) challenges(i int) bool {
	end := s.token(i)
	next := s.skip(end)
	return next > end && s.assigns(next) && s.schemeWord(i, end)
}

// closing gives the offset behind the quoted-string at i; it is not ok, and
// goes to the end, if nothing closes it.
func (s *source) closing(i int) (end int, ok bool) {
	for i++; i < len(s.units); i++ {
		switch s.units[i] {
		case '\\':
			i++
		case '"':
			return i + 1, true
		}
	}
	return len(s.units), false
}

// offset undoes pos and end.
func (s *source) offset(p Pos) int { return s.starts[p.Part] + p.Off }

func (s *source) word(from, to int) Word {
	return Word{s.text(from, to), s.pos(from), s.end(to)}
}

// show quotes a piece of the value for a message.
func (s *source) show(from, to int) string {
	const most = 40
	var b strings.Builder
	for i, u := range s.units[from:to] {
		if i == most {
			b.WriteString("…")
			break
		}
		if u >= isHole {
			b.WriteString("…")
			continue
		}
		b.WriteByte(byte(u))
	}
	text := strings.TrimRight(b.String(), " \t")
	if strings.ContainsRune(text, '"') && strconv.CanBackquote(text) {
		return "`" + text + "`"
	}
	return strconv.Quote(text)
}
