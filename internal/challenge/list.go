package challenge

import "strings"

// A List is the value of a field: what a client may choose from.
type List []Challenge

// Scheme is the first challenge of that scheme, nil if none is known.
func (l List) Scheme(name string) *Challenge {
	for i := range l {
		if l[i].Scheme.Is(name) {
			return &l[i]
		}
	}
	return nil
}

// A Challenge names a scheme and what the client needs to know to use it.
type Challenge struct {
	Scheme  Word // no text: unknown, or missing
	Token68 Word
	Params  []Param

	// Open: parameters beside these may stand in a hole, or in text that
	// could not be read. Nothing follows from what is absent.
	Open bool
}

// Param is the first parameter of that name, nil if none is known.
func (c *Challenge) Param(name string) *Param {
	for i := range c.Params {
		if c.Params[i].Name.Is(name) {
			return &c.Params[i]
		}
	}
	return nil
}

// A Word is a scheme, the name of a parameter or a token68.
type Word struct {
	Text     string
	Pos, End Pos
}

// Is compares without case, as schemes and parameter names do (RFC 9110
// §11.1, §11.2).
func (w Word) Is(name string) bool { return strings.EqualFold(w.Text, name) }

// A Param is an auth-param.
type Param struct {
	Name  Word
	Value Value
}

// A Value is what a parameter is set to, freed of quotes and backslashes.
type Value struct {
	Form     Form
	Parts    []Part
	Pos, End Pos // with its quotes
}

// Text is the value, if all of it is known.
func (v Value) Text() (string, bool) {
	var text strings.Builder
	for _, part := range v.Parts {
		if part.Hole != 0 {
			return "", false
		}
		text.WriteString(part.Text)
	}
	return text.String(), v.Form == TokenForm || v.Form == QuotedForm
}

// A content collects the parts of a value, unit by unit.
type content struct {
	parts []Part
	text  []byte
}

func (c *content) add(u unit) {
	if u < isHole {
		c.text = append(c.text, byte(u))
		return
	}
	c.parts = append(c.done(), Part{Hole: Hole(u - isHole)})
}

// done is what was collected, with neighbouring text joined.
func (c *content) done() []Part {
	if len(c.text) > 0 {
		c.parts = append(c.parts, Part{Text: string(c.text)})
		c.text = nil
	}
	return c.parts
}

// A Form says how a value is written.
type Form uint8

const (
	UnknownForm   Form = iota // a hole: a token or a quoted-string
	TokenForm                 // begins with an unquoted character
	QuotedForm                // a quoted-string, or a Quoted hole
	MalformedForm             // neither; a problem said so
)
