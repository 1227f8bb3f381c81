package guard

import (
	"go/ast"
	"go/constant"
)

// variable reads a variable of type bool.
func (r *reader) variable(id *ast.Ident, want bool) Reading {
	var out Reading
	first := true
	var others []definition // after which it would not be want
	for _, def := range r.values(id) {
		c := r.info.Types[def.value].Value
		if c != nil && c.Kind() == constant.Bool && constant.BoolVal(c) != want {
			others = append(others, def)
			continue
		}
		got := r.defined(def, want)
		if first {
			out, first = got, false
		} else {
			out = out.or(got)
		}
	}
	if out.none() && len(others) == 1 {
		return r.unset(others[0])
	}
	return out
}

// defined reads a definition of a bool.
func (r *reader) defined(def definition, want bool) Reading {
	switch value := ast.Unparen(def.value).(type) {
	case *ast.CallExpr:
		return r.called(value, max(0, def.index), truth(want))
	case *ast.TypeAssertExpr:
		if def.index == 1 {
			return r.asserted(value, want)
		}
		return r.granted(value, want)
	case *ast.IndexExpr:
		if def.index == 1 {
			return r.looked(value, want)
		}
		return r.granted(value, want)
	}
	if def.index < 0 {
		return r.cond(def.value, want)
	}
	return Reading{}
}

// unset reads why control did not come to a definition: the condition of the
// branch that it is in does not hold, in no round of a loop.
func (r *reader) unset(def definition) Reading {
	for i := len(def.stack) - 1; i > 0; i-- {
		block, ok := def.stack[i].(*ast.BlockStmt)
		if !ok {
			continue
		}
		branch, ok := def.stack[i-1].(*ast.IfStmt)
		if !ok || branch.Body != block {
			return Reading{}
		}
		return r.cond(branch.Cond, false)
	}
	return Reading{}
}

// granted reads a value that is kept for a client under a key, or in a set of
// what it may do.
func (r *reader) granted(x ast.Expr, want bool) Reading {
	if s := r.source(x); s.kind == fromRole && !want {
		return says(&Evidence{Kind: permission, Expr: x, Object: s.object, What: s.what})
	}
	return Reading{}
}

// rounds reads what is known behind a loop that returns where a condition
// holds: it holds for none.
func (r *reader) rounds(body *ast.BlockStmt) Reading {
	var out Reading
	for _, stmt := range body.List {
		s, ok := stmt.(*ast.IfStmt)
		if !ok || s.Else != nil || len(s.Body.List) == 0 {
			continue
		}
		if _, leaves := s.Body.List[len(s.Body.List)-1].(*ast.ReturnStmt); !leaves {
			continue
		}
		out = out.then(r.noted(s.Cond, false))
	}
	return out
}
