package guard

import (
	"go/ast"
	"go/token"
	"go/types"
)

// A definition is one assignment to a variable: result Index of Value, or all
// of it where Index is -1. Value is nil where nobody can tell.
type definition struct {
	value ast.Expr
	of    ast.Expr // what it is an element of, in a range; nil for others
	index int
	pos   token.Pos
	stack []ast.Node // what encloses the assignment, outermost first
}

// defs are the assignments of a declaration, in source order.
type defs map[*types.Var][]definition

// readDefs reads the declaration.
func readDefs(info *types.Info, decl ast.Node) defs {
	d := defs{}
	var stack []ast.Node
	ast.Inspect(decl, func(n ast.Node) bool {
		if n == nil {
			stack = stack[:len(stack)-1]
			return true
		}
		stack = append(stack, n)
		d.read(info, n, stack)
		return true
	})
	return d
}

func (d defs) read(info *types.Info, n ast.Node, stack []ast.Node) {
	add := func(x, value ast.Expr, index int) {
		id, ok := ast.Unparen(x).(*ast.Ident)
		if !ok {
			return
		}
		if v, ok := info.ObjectOf(id).(*types.Var); ok {
			kept := append([]ast.Node(nil), stack...)
			d[v] = append(d[v], definition{value: value, index: index, pos: n.End(), stack: kept})
		}
	}
	switch n := n.(type) {
	case *ast.AssignStmt:
		for i, lhs := range n.Lhs {
			switch {
			case n.Tok != token.ASSIGN && n.Tok != token.DEFINE:
				add(lhs, nil, -1)
			case len(n.Lhs) == len(n.Rhs):
				add(lhs, n.Rhs[i], -1)
			default:
				add(lhs, n.Rhs[0], i)
			}
		}
	case *ast.ValueSpec:
		for i, name := range n.Names {
			switch {
			case len(n.Values) == len(n.Names):
				add(name, n.Values[i], -1)
			case len(n.Values) == 1:
				add(name, n.Values[0], i)
			}
		}
	case *ast.RangeStmt:
		for _, x := range []ast.Expr{n.Key, n.Value} {
			if x != nil {
				add(x, nil, -1)
			}
		}
		d.element(info, n)
	case *ast.UnaryExpr:
		if n.Op == token.AND { // may be filled by a callee, which is no test
			add(n.X, nil, -1)
		}
	}
}

// element notes what the value of a range is an element of.
func (d defs) element(info *types.Info, n *ast.RangeStmt) {
	id, ok := n.Value.(*ast.Ident)
	if !ok {
		return
	}
	if v, ok := info.ObjectOf(id).(*types.Var); ok && len(d[v]) > 0 {
		last := &d[v][len(d[v])-1]
		last.of, last.pos = n.X, n.Body.Pos()
	}
}

// reaching are the definitions that v may have at pos, the latest first; ok is
// false where there may be others.
func (d defs) reaching(v *types.Var, pos token.Pos) (out []definition, ok bool) {
	all := d[v]
	for i := len(all) - 1; i >= 0; i-- {
		def := all[i]
		if def.pos > pos {
			continue
		}
		switch relate(def.stack, pos) {
		case dominates:
			return append(out, def), true
		case mayReach:
			out = append(out, def)
		}
	}
	return out, false
}

type relation uint8

const (
	apart relation = iota
	mayReach
	dominates
)

// relate tells whether control that passed the innermost node of the stack
// comes to pos.
func relate(stack []ast.Node, pos token.Pos) relation {
	for i := len(stack) - 1; i > 0; i-- {
		n := stack[i]
		inside := n.Pos() <= pos && pos < n.End()
		switch n := n.(type) {
		case *ast.BlockStmt, *ast.CaseClause, *ast.CommClause:
			if inside {
				return dominates
			}
			if loop := left(stack[:i], n, pos); loop > 0 {
				return weaken(stack[:loop], pos)
			}
			if exits(list(n)) || alternative(stack[i-1], n, pos) {
				return apart
			}
			if i > 0 {
				if _, whole := stack[i-1].(*ast.FuncDecl); whole {
					return apart
				}
			}
			return weaken(stack[:i], pos)
		case *ast.IfStmt, *ast.SwitchStmt, *ast.ForStmt, *ast.TypeSwitchStmt:
			if inside {
				return dominates
			}
		}
	}
	return dominates // of the package
}

// left is the place in the stack of the loop that the block leaves for what
// comes behind it, where pos is; 0 for none.
func left(stack []ast.Node, block ast.Node, pos token.Pos) int {
	stmts := list(block)
	if len(stmts) == 0 {
		return 0
	}
	if b, ok := stmts[len(stmts)-1].(*ast.BranchStmt); !ok || b.Label != nil || b.Tok == token.GOTO {
		return 0
	}
	for i := len(stack) - 1; i > 0; i-- {
		switch stack[i].(type) {
		case *ast.ForStmt, *ast.RangeStmt:
			if stack[i].End() <= pos {
				return i
			}
			return 0
		case *ast.SwitchStmt, *ast.TypeSwitchStmt, *ast.SelectStmt:
			return 0
		}
	}
	return 0
}

// weaken is relate for what is in a branch that pos is not in.
func weaken(stack []ast.Node, pos token.Pos) relation {
	if relate(stack, pos) == apart {
		return apart
	}
	return mayReach
}

// alternative reports whether pos is in another branch than the block.
func alternative(parent, block ast.Node, pos token.Pos) bool {
	switch p := parent.(type) {
	case *ast.IfStmt:
		return p.Pos() <= pos && pos < p.End()
	case *ast.BlockStmt: // of a switch
		return block != parent && p.Pos() <= pos && pos < p.End() && isClause(block)
	}
	return false
}

func isClause(n ast.Node) bool {
	switch n.(type) {
	case *ast.CaseClause, *ast.CommClause:
		return true
	}
	return false
}

func list(n ast.Node) []ast.Stmt {
	switch n := n.(type) {
	case *ast.BlockStmt:
		return n.List
	case *ast.CaseClause:
		return n.Body
	case *ast.CommClause:
		return n.Body
	}
	return nil
}

// exits reports whether control does not get past the statements.
func exits(stmts []ast.Stmt) bool {
	if len(stmts) == 0 {
		return false
	}
	switch s := stmts[len(stmts)-1].(type) {
	case *ast.ReturnStmt:
		return true
	case *ast.BranchStmt:
		return s.Tok != token.FALLTHROUGH
	case *ast.BlockStmt:
		return exits(s.List)
	case *ast.IfStmt:
		switch alt := s.Else.(type) {
		case *ast.BlockStmt:
			return exits(s.Body.List) && exits(alt.List)
		case *ast.IfStmt:
			return exits(s.Body.List) && exits([]ast.Stmt{alt})
		}
	case *ast.ExprStmt:
		call, ok := s.X.(*ast.CallExpr)
		if !ok {
			return false
		}
		id, ok := call.Fun.(*ast.Ident)
		return ok && id.Name == "panic"
	case *ast.SwitchStmt:
		return clausesExit(s.Body)
	case *ast.TypeSwitchStmt:
		return clausesExit(s.Body)
	}
	return false
}

// clausesExit reports whether every clause exits, and one of them runs.
func clausesExit(body *ast.BlockStmt) bool {
	other := false
	for _, s := range body.List {
		c, ok := s.(*ast.CaseClause)
		if !ok || !exits(c.Body) {
			return false
		}
		if b, ok := c.Body[len(c.Body)-1].(*ast.BranchStmt); ok && b.Tok == token.BREAK {
			return false
		}
		other = other || c.List == nil
	}
	return other
}
