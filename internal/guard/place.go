package guard

import (
	"go/ast"

	"github.com/authstatus/authstatus/internal/enclose"
)

// enclosing are the nodes around pos, from the innermost outwards, up to the
// function (a declaration or a literal), which is the last one; the
// declaration at the top of the file comes second.
func enclosing(files []*ast.File, node ast.Node) (path []ast.Node, decl ast.Node) {
	for _, f := range files {
		if f.FileStart <= node.Pos() && node.Pos() < f.FileEnd {
			all, _ := enclose.Path(f, node.Pos(), node.End())
			for i, n := range all {
				switch n.(type) {
				case *ast.FuncDecl, *ast.FuncLit:
					return all[:i+1], all[max(0, len(all)-2)]
				}
			}
		}
	}
	return nil, nil
}

// at is the reading of the branch that holds the node: why control came there.
// conditional is false where it always does.
func (r *reader) at(node ast.Node) (reading Reading, conditional bool) {
	path, decl := enclosing(r.files, node)
	if decl == nil {
		return Reading{}, false
	}
	r = r.in(decl)
	var outer []Reading
	for i := 0; i+1 < len(path); i++ {
		child, parent := path[i], path[i+1]
		if after := r.after(parent, child); !after.none() {
			outer = append(outer, after)
			conditional = true
		}
		cond, ok := r.branch(parent, child, path[i+1:])
		if ok {
			outer = append(outer, cond)
			conditional = true
		}
	}
	if reading, ok := r.stead(path[len(path)-1]); ok {
		outer = append(outer, reading)
		conditional = true
	}
	return decide(outer), conditional
}

// decide is what the conditions around a place say, the innermost first: the
// first that says something, unless one that is not understood comes before.
func decide(conds []Reading) Reading {
	for i, c := range conds {
		if c.none() {
			if c.Neutral {
				continue
			}
			return c
		}
		for _, more := range conds[i+1:] {
			// Somebody unknown lacks a permission: both.
			if c.Only(permission) && more.denies() && !more.Partly {
				return c.or(more)
			}
		}
		return c
	}
	return Reading{}
}

// denies reports whether some evidence says that nobody is known.
func (r Reading) denies() bool {
	for _, e := range r.Evidence {
		if e.Denies() {
			return true
		}
	}
	return false
}

// branch reads the condition under which parent runs child.
func (r *reader) branch(parent, child ast.Node, up []ast.Node) (Reading, bool) {
	switch p := parent.(type) {
	case *ast.IfStmt:
		switch child {
		case p.Body:
			return r.noted(p.Cond, true), true
		case p.Else:
			return r.noted(p.Cond, false), true
		}
	case *ast.CaseClause:
		if len(up) < 3 || child == nil {
			return Reading{}, false
		}
		switch s := up[2].(type) {
		case *ast.SwitchStmt:
			return r.clause(s, p), true
		case *ast.TypeSwitchStmt:
			return Reading{}, true
		}
	case *ast.CommClause:
		return Reading{}, true
	}
	return Reading{}, false
}

func (r *reader) noted(x ast.Expr, want bool) Reading {
	out := r.cond(x, want).settled()
	out.Conds = []Cond{{x, want}}
	if out.none() {
		out.Asked = r.asks(x, want)
	}
	return out
}

// clause reads why a clause of a switch runs.
func (r *reader) clause(s *ast.SwitchStmt, c *ast.CaseClause) Reading {
	test := func(x ast.Expr, want bool) Reading {
		if s.Tag == nil {
			return r.cond(x, want)
		}
		return r.compare(s.Tag, x, want)
	}
	if c.List == nil {
		var out Reading
		for _, other := range s.Body.List {
			if other, ok := other.(*ast.CaseClause); ok {
				for _, x := range other.List {
					out = out.and(test(x, false))
				}
			}
		}
		if s.Tag != nil {
			out.Conds = []Cond{{s.Tag, false}}
		}
		return out
	}
	out := test(c.List[0], true)
	for _, x := range c.List[1:] {
		out = out.or(test(x, true))
	}
	out.Conds = []Cond{{c.List[0], true}}
	return out.settled()
}

// after reads what is known behind the statements of a block that come before
// child and leave if their condition holds.
func (r *reader) after(block, child ast.Node) Reading {
	var out Reading
	for _, stmt := range list(block) {
		if stmt == child || stmt.Pos() >= child.Pos() {
			break
		}
		if more := r.behind(stmt); !more.none() {
			out = out.then(more)
			continue
		}
		s, ok := stmt.(*ast.IfStmt)
		if !ok || s.Else != nil {
			continue
		}
		if !exits(s.Body.List) {
			if more := r.within(s); !more.none() && !more.Partly {
				out = out.then(more)
			}
			continue
		}
		more := r.noted(s.Cond, false)
		switch {
		case !more.none():
			out = out.then(more)
		case !more.Neutral && r.cond(s.Cond, true).none():
			out = Reading{} // what is not understood decides too
		}
	}
	return out
}

// within reads what is known behind an if in which the last statement is another
// one that leaves: if a { if b { return } }.
func (r *reader) within(s *ast.IfStmt) Reading {
	if len(s.Body.List) == 0 {
		return Reading{}
	}
	inner, ok := s.Body.List[len(s.Body.List)-1].(*ast.IfStmt)
	if !ok || inner.Else != nil {
		return Reading{}
	}
	last := r.cond(inner.Cond, false)
	last.Conds = []Cond{{inner.Cond, false}}
	if !exits(inner.Body.List) {
		last = r.within(inner)
	}
	both := r.cond(s.Cond, false).or(last).settled()
	both.Conds = last.Conds
	return both
}

// behind reads what is known behind a loop.
func (r *reader) behind(stmt ast.Stmt) Reading {
	switch s := stmt.(type) {
	case *ast.RangeStmt:
		return r.rounds(s.Body)
	case *ast.ForStmt:
		return r.rounds(s.Body)
	}
	return Reading{}
}
