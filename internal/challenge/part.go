package challenge

import (
	"slices"
	"sort"
)

// A Hole says what is known of a part whose text is not. Zero: the part is
// no hole.
type Hole uint8

const (
	// Unknown text: a variable, a %s.
	Unknown Hole = 1 << iota
	// Quoted text carries its own quotes, with those inside it escaped: %q,
	// strconv.Quote.
	Quoted
	// FromRequest text is chosen by the client and was not escaped. It may be
	// joined with Quoted, which escapes it.
	FromRequest
)

// A Part of a field's value: known text, or a hole.
type Part struct {
	Text string
	Hole Hole
}

// Literal is a value known in full.
func Literal(text string) []Part { return []Part{{Text: text}} }

// A Pos is a place in a list of parts: before byte Off of part Part. A hole
// counts as one byte.
type Pos struct{ Part, Off int }

func (p Pos) compare(q Pos) int {
	if p.Part != q.Part {
		return p.Part - q.Part
	}
	return p.Off - q.Off
}

// An Edit replaces the text between Pos and End, which lie in one part of
// known text, by New.
type Edit struct {
	Pos, End Pos
	New      string
}

// Apply carries out the edits of one problem. Edits at one place keep their
// order.
func Apply(parts []Part, edits []Edit) []Part {
	edits = slices.Clone(edits)
	slices.SortStableFunc(edits, func(a, b Edit) int { return a.Pos.compare(b.Pos) })
	out := slices.Clone(parts)
	for _, e := range slices.Backward(edits) {
		text := out[e.Pos.Part].Text
		out[e.Pos.Part].Text = text[:e.Pos.Off] + e.New + text[e.End.Off:]
	}
	return out
}

// A source is a list of parts laid end to end, so that the parser walks over
// one sequence: a unit for each byte of text, and one for each hole.
type source struct {
	units  []unit
	parts  []Part
	starts []int // the offset at which each part begins
}

// A unit is a byte, or isHole plus the Hole.
type unit uint16

const isHole unit = 1 << 8

func newSource(parts []Part) *source {
	s := &source{parts: parts, starts: make([]int, len(parts))}
	for i, part := range parts {
		s.starts[i] = len(s.units)
		if part.Hole != 0 {
			s.units = append(s.units, isHole+unit(part.Hole))
			continue
		}
		for j := range len(part.Text) {
			s.units = append(s.units, unit(part.Text[j]))
		}
	}
	return s
}

// pos is the place just before unit i.
func (s *source) pos(i int) Pos {
	if i == len(s.units) {
		return s.end(i)
	}
	part := sort.SearchInts(s.starts, i+1) - 1
	return Pos{part, i - s.starts[part]}
}

// end is the place just after unit i-1.
func (s *source) end(i int) Pos {
	p := s.pos(i - 1)
	p.Off++
	return p
}

// text is the known text from one offset to another; holes are left out.
func (s *source) text(from, to int) string {
	var b []byte
	for _, u := range s.units[from:to] {
		if u < isHole {
			b = append(b, byte(u))
		}
	}
	return string(b)
}

// insert puts text between two units of which one is known: behind the first,
// unless that is a hole.
func (s *source) insert(at int, text string) []Edit {
	pos := s.end(at)
	if s.units[at-1] >= isHole {
		pos = s.pos(at)
	}
	return []Edit{{pos, pos, text}}
}

// replace puts text in the place of units, which may span parts and are all
// known.
func (s *source) replace(from, to int, text string) []Edit {
	var edits []Edit
	for from < to {
		pos := s.pos(from)
		stop := min(to, s.starts[pos.Part]+len(s.parts[pos.Part].Text))
		edits = append(edits, Edit{pos, s.end(stop), text})
		from, text = stop, ""
	}
	return edits
}
