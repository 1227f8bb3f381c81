package challenge

import (
	"strings"
	"testing"
	"time"
)

// seeds are values of all kinds, with holes as fuzzParts reads them.
var seeds = []string{
	"Basic realm=\"x\", charset=\"UTF-8\"",
	"JWT realm=my realm",
	"Negotiate YII=, NTLM",
	"Digest realm=a, nonce=b, qop=auth,auth-int, stale=\"true\"",
	"Bearer realm=\"x\" error=\"y\"; scope = a b",
	"Basic: realm=\"x\\\"\", , =,",
	"Basic realm=\"\xf5\", \xf5, realm=\xf6\xf9 charset=\xf7",
	"\xf5 realm=my \xf5realm=\"\xf6\"",
	"Basic, realm=\"the \"x\" area\"",
	"Bearer realm= , error=, x=y z\"",
}

// fuzzParts reads any bytes: four that UTF-8 does not have are holes, one more
// is a seam.
func fuzzParts(s string) []Part {
	var out []Part
	from := 0
	for i := range len(s) {
		if s[i] < 0xf5 || s[i] > 0xf9 {
			continue
		}
		out = append(out, Part{Text: s[from:i]})
		if s[i] < 0xf9 {
			out = append(out, Part{Hole: []Hole{Unknown, Quoted, FromRequest, Quoted | FromRequest}[s[i]-0xf5]})
		}
		from = i + 1
	}
	return append(out, Part{Text: s[from:]})
}

// FuzzParse: no input makes the parser panic or linger, problems and edits
// lie within the input, edits come to an end, and what is accepted is printed
// as something that reads the same.
func FuzzParse(f *testing.F) {
	for _, seed := range seeds {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, in string) {
		value := fuzzParts(in)
		list, problems := Inspect(ProxyAuthenticate, 401, value)
		roundTrip(t, value, list)
		for _, p := range problems {
			within(t, value, p.Pos, p.End)
			for i, e := range p.Edits {
				within(t, value, e.Pos, e.End)
				if e.Pos.Part != e.End.Part || value[e.Pos.Part].Hole != 0 {
					t.Errorf("an edit outside known text: %+v", p)
				}
				if i > 0 && p.Edits[i-1].End.compare(e.Pos) > 0 {
					t.Errorf("edits out of order: %+v", p)
				}
			}
			if p.Edits == nil || len(problems) > 100 {
				continue // the test, not the parser, takes time squared
			}
			if _, left := Inspect(ProxyAuthenticate, 401, Apply(value, p.Edits)); count(left, p.Rule) >= count(problems, p.Rule) {
				t.Errorf("%q: the edit of %q mends nothing: %q", show(value), p.Rule, show(Apply(value, p.Edits)))
			}
		}
	})
}

func count(problems []Problem, rule Rule) int {
	n := 0
	for _, p := range problems {
		if p.Rule == rule {
			n++
		}
	}
	return n
}

func within(t *testing.T, value []Part, pos, end Pos) {
	t.Helper()
	if pos.compare(end) > 0 {
		t.Errorf("it ends before it begins: %v %v", pos, end)
	}
	for _, p := range []Pos{pos, end} {
		size := 1
		if p.Part < len(value) && value[p.Part].Hole == 0 {
			size = len(value[p.Part].Text)
		}
		if p.Part < 0 || p.Part >= len(value) || p.Off < 0 || p.Off > size {
			t.Errorf("outside the value: %v", p)
		}
	}
}

// FuzzPrint: what is printed is accepted, and reads as what was to be printed.
func FuzzPrint(f *testing.F) {
	f.Add("Basic", "", "realm", "x \"y\" \\", "charset", "UTF-8", true)
	f.Add("Negotiate", "YII==", "a", "", "b", "", false)
	f.Add("X", "", "a", "b", "a", "b", false)
	f.Fuzz(func(t *testing.T, scheme, token68, name, value, name2, value2 string, both bool) {
		if !isToken(scheme) || !isToken(name) || !isToken(name2) {
			t.Skip("no names")
		}
		if strings.ContainsFunc(value+value2, func(r rune) bool { return control(unit(r & 0xff)) }) {
			t.Skip("a control character cannot be written")
		}
		c := Challenge{Scheme: Word{Text: scheme}}
		one, _ := Parse(Literal("X " + token68))
		if len(one) == 1 && one[0].Token68.Text == token68 {
			c.Token68.Text = token68 // it is one
		}
		if c.Token68.Text == "" {
			c.Params = []Param{
				{Word{Text: name}, Value{Form: QuotedForm, Parts: Literal(value)}},
				{Word{Text: name2}, Value{Form: TokenForm, Parts: Literal(value2)}},
			}
			if !isToken(value2) {
				c.Params[1].Value.Form = QuotedForm
			}
			for i := range c.Params {
				if text, _ := c.Params[i].Value.Text(); text == "" {
					c.Params[i].Value.Parts = nil
				}
			}
		}
		list := List{c}
		if both {
			list = append(list, c, Challenge{Scheme: Word{Text: "Y"}}, c)
		}
		value3 := list.Print()
		if _, problems := Parse(value3); hard(problems) {
			t.Fatalf("%q is not accepted: %v", show(value3), problems)
		}
		roundTrip(t, value3, list)
	})
}

// Fills for holes, by what stands before them. A hole's problem has to be
// there whatever fills it.
var (
	fillsQuoted = []string{"", "x", "a b", ", x=", "Basic realm=x"}
	fillsValue  = []string{"x", `"x"`, `x, q=b`, `"x", q="b c"`}
	fillsMore   = []string{"", "x", "x, q=b"}
	fillsAny    = []string{
		"", "x", " ", ",", "Basic", `Basic realm="x"`, `Digest realm="x", nonce="y"`,
		`realm="x"`, `, nonce="y"`, ` q="r"`, `q="r", X`, `X `, `X abc=,`, `x, Y`, `="y"`, ` q="r",`, `Z q="r",`, `Basic realm="x", Z q=`,
	}
)

// fill puts text into the holes of a value, chosen by the bytes of choices.
func fill(value []Part, choices string) string {
	var b strings.Builder
	for i, part := range value {
		if part.Hole == 0 {
			b.WriteString(part.Text)
			continue
		}
		choice := 0
		if choices != "" {
			choice = int(choices[i%len(choices)])
		}
		fills := fillsAny
		switch before := b.String(); {
		case part.Hole&Quoted != 0:
			fills = []string{`"x"`}
		case inQuotes(before):
			fills = fillsQuoted
		case strings.HasSuffix(strings.TrimRight(before, " \t"), "="):
			fills = fillsValue
		case strings.Contains(lastWord(before), "="):
			fills = fillsMore
		}
		b.WriteString(fills[choice%len(fills)])
	}
	return b.String()
}

func inQuotes(s string) bool {
	in := false
	for i := 0; i < len(s); i++ {
		switch {
		case in && s[i] == '\\':
			i++
		case s[i] == '"':
			in = !in
		}
	}
	return in
}

func lastWord(s string) string { return s[strings.LastIndexAny(s, " \t,")+1:] }

// FuzzHoles: where something is wrong with a value that has holes, something
// is wrong with it whatever they contain.
func FuzzHoles(f *testing.F) {
	for i, seed := range seeds {
		f.Add(seed, string([]byte{byte(i)}))
	}
	f.Fuzz(func(t *testing.T, in, choices string) {
		value := fuzzParts(in)
		for i := range value {
			value[i].Hole &^= FromRequest // text that needs escaping is right without it
		}
		list, problems := Parse(value)
		problems = append(problems, Check(WWWAuthenticate, 0, list)...)
		if !hard(problems) {
			return
		}
		filled := fill(value, choices)
		if _, left := Inspect(WWWAuthenticate, 0, Literal(filled)); !hard(left) {
			t.Errorf("%q has %v, but %q has nothing", show(value), problems, filled)
		}
	})
}

func TestLongInput(t *testing.T) {
	const n = 1 << 14
	for _, piece := range []string{"a", " ", "\"", "\\", ",", "=", "a ", "a=", "a=b ", "a=b,", "a b=", "\xf5", "\xf5 a=", "\xf6", "a=\xf5 ", ";", "a;", "\"a\"", "a=\"", "Basic ", "Basic realm=x "} {
		for _, head := range []string{"", "Basic ", "Basic realm=", "Basic realm=\"", "\xf5 "} {
			start := time.Now()
			Inspect(WWWAuthenticate, 0, fuzzParts(head+strings.Repeat(piece, n)))
			if took := time.Since(start); took > 5*time.Second {
				t.Errorf("%q and many of %q took %v", head, piece, took)
			}
		}
	}
}
