package guard

import (
	"go/ast"
	"go/constant"
	"strconv"
)

// Given reads why the call is given the status by a variable: the branch that
// assigns the constant. value is that constant; nil where there is none in
// sight, or more than one.
func (g *Guards) Given(call *ast.CallExpr, status int) (reading Reading, value ast.Expr) {
	_, decl := enclosing(g.reader.files, call)
	if decl == nil {
		return Reading{}, nil
	}
	r := g.reader.in(decl)
	for _, arg := range call.Args {
		var others []definition
		for _, def := range r.values(arg) {
			switch {
			case !r.is(def.value, status):
				others = append(others, def)
			case value == nil:
				value = def.value
			default:
				return Reading{}, nil
			}
		}
		if value == nil {
			continue
		}
		reading, conditional := r.at(value)
		if !conditional {
			reading = r.kept(value, others)
		}
		return reading, value
	}
	return Reading{}, nil
}

// is reports whether x is the constant n.
func (r *reader) is(x ast.Expr, n int) bool {
	c := r.info.Types[x].Value
	return c != nil && c.Kind() == constant.Int && c.ExactString() == strconv.Itoa(n)
}

// kept reads why a variable keeps the first value that it had: what led to the
// others did not hold.
func (r *reader) kept(first ast.Expr, others []definition) Reading {
	var out Reading
	for _, def := range others {
		why, conditional := r.at(def.value)
		if def.value.Pos() < first.Pos() {
			continue // overwritten
		}
		if !conditional || len(why.Conds) != 1 {
			return Reading{}
		}
		out = out.then(r.noted(why.Conds[0].Expr, !why.Conds[0].Want))
	}
	return out
}
