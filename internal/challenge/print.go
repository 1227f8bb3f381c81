package challenge

import "strings"

// String prints the list as it goes out, with "…" for what is not known.
func (l List) String() string { return join(l.Print()) }

// String prints the challenge as it goes out, with "…" for what is not known.
func (c Challenge) String() string { return join(List{c}.Print()) }

// Print gives a value that parses to the list again.
func (l List) Print() []Part {
	var w printer
	for i, c := range l {
		if i > 0 {
			w.text(", ")
		}
		w.challenge(c)
	}
	return w.parts
}

func join(parts []Part) string {
	var b strings.Builder
	for _, part := range parts {
		if part.Hole != 0 {
			b.WriteString("…")
			continue
		}
		b.WriteString(part.Text)
	}
	return b.String()
}

// A printer collects parts.
type printer struct{ parts []Part }

func (w *printer) text(s string) { w.parts = append(w.parts, Part{Text: s}) }

func (w *printer) hole(h Hole) { w.parts = append(w.parts, Part{Hole: h}) }

func (w *printer) challenge(c Challenge) {
	if c.Scheme.Text == "" {
		w.hole(Unknown)
	} else {
		w.text(c.Scheme.Text)
	}
	if c.Token68.Text != "" {
		w.text(" " + c.Token68.Text)
	}
	for i, p := range c.Params {
		if i == 0 {
			w.text(" ")
		} else {
			w.text(", ")
		}
		w.text(p.Name.Text + "=")
		w.value(p.Value)
	}
}

// value prints between quotes whatever is not sure to be a token, or to have
// quotes.
func (w *printer) value(v Value) {
	bare := v.Form == TokenForm || v.Form == UnknownForm ||
		len(v.Parts) == 1 && v.Parts[0].Hole&Quoted != 0
	if !bare {
		w.text(`"`)
		defer w.text(`"`)
	}
	for _, part := range v.Parts {
		switch {
		case part.Hole != 0:
			w.hole(part.Hole)
		case bare:
			w.text(part.Text)
		default:
			w.text(escape.Replace(part.Text))
		}
	}
}

// escape writes quoted-pairs, RFC 9110 §5.6.4.
var escape = strings.NewReplacer(`"`, `\"`, `\`, `\\`)
