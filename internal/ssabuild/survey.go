package ssabuild

import (
	"go/ast"
	"go/types"

	"golang.org/x/tools/go/analysis"
)

// Touch says how an expression has to do with answers.
type Touch uint8

// What an expression can touch.
const (
	Responder Touch = 1 << iota // something to answer through
	Status                      // a denial, or a value that carries one
	Sentinel                    // an error of the package that is told by its identity
	Variable                    // a status or field of an answer that the code does not name

	matters = Responder | Status
)

// A unit is a function declaration or the initialiser of package variables.
type unit struct {
	node    ast.Node
	touches Touch
	object  types.Object   // the declared function; nil for initialisers
	refs    []types.Object // functions and variables of the package it names
}

// maxInitialiser is how many nodes of an initialiser are read: statuses and
// handlers stand in small ones.
const maxInitialiser = 5000

// survey reads the package once.
func survey(pass *analysis.Pass, touches func(ast.Expr) Touch) []*unit {
	var units []*unit
	read := func(node ast.Node, object types.Object) {
		u := &unit{node: node, object: object}
		size := 0
		ast.Inspect(node, func(n ast.Node) bool {
			if size++; object == nil && size > maxInitialiser {
				u.touches = 0 // a table of data
				return false
			}
			expr, ok := n.(ast.Expr)
			if !ok {
				return true
			}
			u.touches |= touches(expr)
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

// closure is the set of nodes that touch, or call a function that does and
// that concerns its callers, or are named by one of these, with what they
// touch, directly or so. It is nil when nothing touches.
func closure(units []*unit, concerns func(*types.Func, Touch) bool) map[ast.Node]Touch {
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
			if u.touches != 0 || wanted[u] {
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
	grow(func(u *unit) []*unit {
		fn, ok := u.object.(*types.Func)
		if !ok || u.touches&matters == 0 || !concerns(fn, u.touches) {
			return nil
		}
		for _, user := range users[u] {
			user.touches |= u.touches&Status | Responder
		}
		return users[u]
	})
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
	nodes := make(map[ast.Node]Touch, len(wanted))
	for u := range wanted {
		nodes[u.node] = u.touches
	}
	return nodes
}
