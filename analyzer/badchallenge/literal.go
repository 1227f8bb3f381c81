package badchallenge

import (
	"go/ast"
	"go/token"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/authstatus/authstatus/internal/challenge"
)

// A span is where one byte of a text stands in its literal.
type span struct{ from, to int }

// written is the text of a literal, byte by byte.
func written(lit *ast.BasicLit) (text, bool) {
	if lit.Kind != token.STRING {
		return nil, false
	}
	p := piece{expr: lit, lit: lit}
	if lit.Value[0] == '`' {
		p.Text = lit.Value[1 : len(lit.Value)-1]
		for i := range len(p.Text) {
			p.spans = append(p.spans, span{i + 1, i + 2})
		}
		if int(lit.End()-lit.Pos()) != len(lit.Value) {
			p.lit = nil // carriage returns were left out
		}
		return text{p}, true
	}
	var b []byte
	rest := lit.Value[1 : len(lit.Value)-1]
	for at := 1; rest != ""; {
		r, multibyte, tail, err := strconv.UnquoteChar(rest, '"')
		if err != nil {
			return nil, false
		}
		end := at + len(rest) - len(tail)
		n := len(b)
		if r < utf8.RuneSelf || !multibyte {
			b = append(b, byte(r))
		} else {
			b = utf8.AppendRune(b, r)
		}
		for range len(b) - n {
			p.spans = append(p.spans, span{at, end})
		}
		at, rest = end, tail
	}
	p.Text = string(b)
	return text{p}, true
}

// start is the place in the source before byte off of a piece, which is in a
// literal.
func (p piece) start(off int) int {
	if off < len(p.spans) {
		return p.spans[off].from
	}
	return p.end(off)
}

// end is the place in the source after byte off-1.
func (p piece) end(off int) int {
	if off == 0 {
		return p.start(off)
	}
	return p.spans[off-1].to
}

// pos and endPos are where a place of a text stands in the source.
func (t text) pos(at challenge.Pos) token.Pos {
	p := t[at.Part]
	switch {
	case p.part != nil:
		return p.part.Pos()
	case p.lit == nil || len(p.spans) == 0:
		return p.expr.Pos()
	}
	return p.lit.Pos() + token.Pos(p.start(at.Off))
}

func (t text) endPos(at challenge.Pos) token.Pos {
	p := t[at.Part]
	switch {
	case p.part != nil:
		return p.part.End()
	case p.lit == nil || len(p.spans) == 0:
		return p.expr.End()
	}
	return p.lit.Pos() + token.Pos(p.end(at.Off))
}

// edit carries edits over to the source: text is to go between two offsets of
// the literal of a piece. There is none where they do not fall into one.
func (t text) edit(edits []challenge.Edit) (in *piece, from, to int, text string) {
	edits = slices.Clone(edits)
	slices.SortStableFunc(edits, func(a, b challenge.Edit) int {
		if a.Pos.Part != b.Pos.Part {
			return a.Pos.Part - b.Pos.Part
		}
		return a.Pos.Off - b.Pos.Off
	})
	for _, e := range edits {
		p := &t[e.Pos.Part]
		if p.part != nil || p.lit == nil || len(p.spans) == 0 || in != nil && p.lit != in.lit {
			return nil, 0, 0, ""
		}
		start := p.start(e.Pos.Off)
		end := start
		if e.End.Off > e.Pos.Off {
			end = p.end(e.End.Off)
		}
		added, ok := p.spell(e.New)
		if in == nil {
			in, from, to = p, start, start
		}
		if !ok || start < to {
			return nil, 0, 0, ""
		}
		text += in.lit.Value[to:start] + added
		to = end
	}
	return in, from, to, text
}

// raw reports whether a literal is an interpreted one that reads better as a raw
// one: it has quotes, and nothing else that is escaped.
func raw(lit string) bool {
	if lit[0] != '"' {
		return false
	}
	bare := strings.ReplaceAll(lit, `\"`, "")
	return bare != lit && !strings.ContainsAny(bare, "\\`")
}

// spell writes text as it stands in the literal.
func (p piece) spell(text string) (string, bool) {
	if p.format {
		text = strings.ReplaceAll(text, "%", "%%")
	}
	if p.lit.Value[0] == '`' {
		return text, !strings.Contains(text, "`")
	}
	quoted := strconv.Quote(text)
	return quoted[1 : len(quoted)-1], true
}
