package ssabuild

import (
	"go/ast"
	"go/types"

	"golang.org/x/tools/go/analysis"
)

// A unit is a function declaration or the initialiser of package variables.
type unit struct {
	node    ast.Node
	touches bool
	object  types.Object   // the declared function; nil for initialisers
	refs    []types.Object // functions and variables of the package it names
}

// survey reads the package once.
func survey(pass *analysis.Pass, touches func(ast.Expr) bool) []*unit {
	var units []*unit
	read := func(node ast.Node, object types.Object) {
		u := &unit{node: node, object: object}
		ast.Inspect(node, func(n ast.Node) bool {
			expr, ok := n.(ast.Expr)
			if !ok {
				return true
			}
			u.touches = u.touches || touches(expr)
			if id, ok := expr.(*ast.Ident); ok {
				if fn, ok := pass.TypesInfo.Uses[id].(*types.Func); ok && fn.Pkg() == pass.Pkg {
					u.refs = append(u.refs, fn.Origin())
				}
			}
			return true
		})
		units = append(units, u)
	}
	for _, init := range pass.TypesInfo.InitOrder {
		read(init.Rhs, nil)
	}
	for _, file := range pass.Files {
		for _, decl := range file.Decls {
			if fn, ok := decl.(*ast.FuncDecl); ok && fn.Body != nil {
				read(fn, pass.TypesInfo.Defs[fn.Name])
			}
		}
	}
	return units
}

// closure is the set of nodes that touch, or name one that does, or are named
// by one of these. It is nil when nothing touches.
func closure(units []*unit) map[ast.Node]bool {
	byObject := make(map[types.Object]*unit)
	users := make(map[*unit][]*unit)
	for _, u := range units {
		if u.object != nil {
			byObject[u.object] = u
		}
	}
	for _, u := range units {
		for _, ref := range u.refs {
			if callee := byObject[ref]; callee != nil {
				users[callee] = append(users[callee], u)
			}
		}
	}
	wanted := make(map[*unit]bool)
	grow := func(next func(*unit) []*unit) {
		var queue []*unit
		for _, u := range units {
			if u.touches || wanted[u] {
				queue = append(queue, u)
			}
		}
		for len(queue) > 0 {
			u := queue[len(queue)-1]
			queue = queue[:len(queue)-1]
			wanted[u] = true
			for _, v := range next(u) {
				if !wanted[v] {
					wanted[v] = true
					queue = append(queue, v)
				}
			}
		}
	}
	grow(func(u *unit) []*unit { return users[u] })
	grow(func(u *unit) []*unit {
		var out []*unit
		for _, ref := range u.refs {
			if callee := byObject[ref]; callee != nil {
				out = append(out, callee)
			}
		}
		return out
	})
	if len(wanted) == 0 {
		return nil
	}
	nodes := make(map[ast.Node]bool, len(wanted))
	for u := range wanted {
		nodes[u.node] = true
	}
	return nodes
}
