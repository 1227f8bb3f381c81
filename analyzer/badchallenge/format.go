package badchallenge

import (
	"go/ast"
	"go/types"
	"regexp"
	"strconv"
	"strings"

	"github.com/authstatus/authstatus/internal/challenge"
)

// format is the text of fmt.Sprintf, nil if its format is not known.
func (r *reader) format(call *ast.CallExpr) text {
	if len(call.Args) == 0 {
		return nil
	}
	var out text
	next := 1 // the argument to print
	for _, p := range r.read(call.Args[0]) {
		if p.Hole != 0 {
			return nil
		}
		for p.Text != "" {
			at := strings.IndexByte(p.Text, '%')
			if at < 0 {
				out = append(out, p.cut(0, len(p.Text)))
				break
			}
			verb, index, end := verbAt(p.Text, at)
			if verb == 0 {
				return nil // "%*d", or a verb that goes on elsewhere
			}
			if index > 0 {
				next = index
			}
			if verb == '%' {
				at++ // one of the two is printed
			}
			if at > 0 {
				out = append(out, p.cut(0, at))
			}
			if verb != '%' {
				plain := index > 0 || end == at+2 // neither flags nor width
				out = append(out, r.verb(call, next, verb, plain)...)
				next++
			}
			p = p.cut(end, len(p.Text))
		}
	}
	return out
}

// An indexed verb names its argument, and nothing else here.
var indexed = regexp.MustCompile(`^%\[([1-9]\d?)\]([a-zA-Z])`)

// verbAt reads the verb that begins with the "%" at. The index is that of the
// argument, where the verb says it.
func verbAt(s string, at int) (verb byte, index, end int) {
	if m := indexed.FindStringSubmatch(s[at:]); m != nil {
		index, _ = strconv.Atoi(m[1])
		return m[2][0], index, at + len(m[0])
	}
	i := at + 1
	for i < len(s) && strings.IndexByte("+-# 0123456789.", s[i]) >= 0 {
		i++
	}
	if i == len(s) || s[i] == '[' || s[i] == '*' || s[i] == '%' && i > at+1 {
		return 0, 0, i
	}
	return s[i], 0, i + 1
}

// cut is a part of a format.
func (p piece) cut(from, to int) piece {
	p.Text = p.Text[from:to]
	if p.lit != nil {
		p.spans = p.spans[from:to]
	}
	p.format = true
	return p
}

// verb is what a verb prints.
func (r *reader) verb(call *ast.CallExpr, i int, verb byte, plain bool) text {
	if i >= len(call.Args) || call.Ellipsis.IsValid() {
		return hole(call, challenge.Unknown)
	}
	arg := call.Args[i]
	tv := r.Info.Types[arg]
	switch {
	case !plain:
	case verb == 'q' && quotable(tv.Type):
		return quote(r.read(arg), arg)
	case (verb == 's' || verb == 'v') && isPlainText(tv.Type):
		return r.operand(arg)
	case verb == 's' && types.Identical(tv.Type, types.NewSlice(types.Typ[types.Byte])):
		return r.operand(arg)
	case verb == 'd' || verb == 'v':
		if s, ok := number(tv); ok {
			return literal(arg, s)
		}
	}
	return hole(arg, challenge.Unknown)
}

// quotable reports whether %q puts values of typ between double quotes.
func quotable(typ types.Type) bool {
	if isText(typ) {
		return true
	}
	if typ == nil {
		return false
	}
	for _, name := range []string{"Error", "String"} {
		if obj, _, _ := types.LookupFieldOrMethod(typ, true, nil, name); obj != nil {
			return true
		}
	}
	return false
}
