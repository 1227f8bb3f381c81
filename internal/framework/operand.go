package framework

import (
	"fmt"
	"strconv"
	"strings"
)

// A PlaceKind says which part of a call a [Place] is.
type PlaceKind uint8

// The parts of a call that an [Operand] can name.
const (
	NoPlace PlaceKind = iota
	Receiver
	Argument
	Result
	Literal
	Itself // the field, variable or value that the row is about
)

// A Place is a parsed [Operand].
type Place struct {
	Kind  PlaceKind
	Index int    // of an argument or result
	Field string // field below it, dots between several
	Text  string // of a literal
}

// Int is the integer that a literal place holds.
func (p Place) Int() (int, bool) {
	if p.Kind != Literal {
		return 0, false
	}
	n, err := strconv.Atoi(p.Text)
	return n, err == nil
}

// Place parses the operand. Text that names no part of a call is a literal.
func (o Operand) Place() Place {
	head, field, _ := strings.Cut(string(o), ".")
	switch {
	case o == "":
		return Place{}
	case head == "recv":
		return Place{Kind: Receiver, Field: field}
	case head == "value":
		return Place{Kind: Itself, Field: field}
	}
	for prefix, kind := range map[string]PlaceKind{"arg": Argument, "result": Result} {
		if n, err := strconv.Atoi(strings.TrimPrefix(head, prefix)); err == nil && strings.HasPrefix(head, prefix) && n >= 0 {
			return Place{Kind: kind, Index: n, Field: field}
		}
	}
	return Place{Kind: Literal, Text: string(o)}
}

// A Symbol is a parsed [Row.Symbol].
type Symbol struct {
	Package string // import path
	Type    string // of a method or field; empty otherwise
	Name    string
}

// ParseSymbol parses the notation of [Row.Symbol].
func ParseSymbol(s string) (Symbol, error) {
	rest, inType := strings.CutPrefix(s, "(")
	if !inType {
		dot := strings.LastIndexByte(s, '.')
		if dot <= strings.LastIndexByte(s, '/') || dot == len(s)-1 {
			return Symbol{}, fmt.Errorf("symbol %q: want path.Name or (path.Type).Name", s)
		}
		return Symbol{Package: s[:dot], Name: s[dot+1:]}, nil
	}
	typ, name, ok := strings.Cut(rest, ").")
	if !ok || name == "" || strings.ContainsAny(name, "./()") {
		return Symbol{}, fmt.Errorf("symbol %q: want (path.Type).Name", s)
	}
	sym, err := ParseSymbol(strings.TrimPrefix(typ, "*"))
	if err != nil || sym.Type != "" {
		return Symbol{}, fmt.Errorf("symbol %q: want (path.Type).Name", s)
	}
	return Symbol{Package: sym.Package, Type: sym.Name, Name: name}, nil
}
