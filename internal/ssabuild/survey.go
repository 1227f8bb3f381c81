package ssabuild

import (
	"go/ast"
	"go/token"
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
	inits   []*unit        // initialisers of the records that it names
	lists   []*unit        // of the variables that it names and that list functions
	record  bool           // of a variable that stays as it is
	table   bool           // of a variable that lists functions
	told    bool           // a callee has told it more: its users have to know
}

// maxInitialiser is how many nodes of an initialiser are read: statuses and
// handlers stand in small ones.
const maxInitialiser = 5000

// survey reads the package once.
func survey(pass *analysis.Pass, touches func(ast.Expr) Touch) []*unit {
	s := &surveyor{info: pass.TypesInfo, pkg: pass.Pkg, touches: touches, tables: map[types.Object]bool{}, records: map[types.Object]*unit{}, lists: map[types.Object]*unit{}}
	for _, init := range pass.TypesInfo.InitOrder {
		u := s.read(init.Rhs, nil)
		u.record = record(s.info, init.Rhs)
		for _, v := range init.Lhs {
			s.tables[v] = u.touches&Status != 0
			if u.record {
				s.records[v] = u
			}
			if ListsFunctions(v.Type()) {
				u.table = true
				s.lists[v] = u
			}
		}
	}
	for _, file := range pass.Files {
		for _, decl := range file.Decls {
			if fn, ok := decl.(*ast.FuncDecl); ok && fn.Body != nil {
				s.read(fn, s.info.Defs[fn.Name])
			}
		}
	}
	return s.units
}

// A surveyor reads the units of a package.
type surveyor struct {
	info    *types.Info
	pkg     *types.Package
	touches func(ast.Expr) Touch
	units   []*unit
	tables  map[types.Object]bool  // variables whose initialisers hold statuses
	records map[types.Object]*unit // initialisers of records
	lists   map[types.Object]*unit // initialisers of variables that list functions
}

func (s *surveyor) read(node ast.Node, object types.Object) *unit {
	u := &unit{node: node, object: object}
	s.units = append(s.units, u)
	size := 0
	asked := make(map[ast.Expr]bool)
	ast.Inspect(node, func(n ast.Node) bool {
		if size++; object == nil && size > maxInitialiser {
			u.touches = 0 // a table of data
			return false
		}
		for _, obj := range changed(s.info, n) {
			if init := s.records[obj]; init != nil {
				init.record = false
			}
		}
		for _, x := range compared(n) {
			x = ast.Unparen(x)
			asked[x] = true
			if sel, ok := x.(*ast.SelectorExpr); ok {
				asked[sel.Sel] = true
			}
		}
		if expr, ok := n.(ast.Expr); ok {
			touch := s.touches(expr)
			if asked[expr] && s.isConstant(expr) {
				touch &^= Status // who asks for a status has none to give
			}
			u.touches |= touch
		}
		if id, ok := n.(*ast.Ident); ok {
			s.names(u, s.info.Uses[id])
		}
		return true
	})
	return u
}

func (s *surveyor) isConstant(x ast.Expr) bool {
	if id, ok := x.(*ast.Ident); ok {
		_, constant := s.info.Uses[id].(*types.Const)
		return constant
	}
	return s.info.Types[x].Value != nil
}

// compared are the operands that the node compares for equality.
func compared(n ast.Node) []ast.Expr {
	switch n := n.(type) {
	case *ast.BinaryExpr:
		if n.Op == token.EQL || n.Op == token.NEQ {
			return []ast.Expr{n.X, n.Y}
		}
	case *ast.CaseClause:
		return n.List
	}
	return nil
}

// names notes that the unit names an object.
func (s *surveyor) names(u *unit, obj types.Object) {
	switch obj := obj.(type) {
	case *types.Func:
		if obj.Pkg() == s.pkg {
			u.refs = append(u.refs, obj.Origin())
		}
	case *types.Var:
		if s.tables[obj] {
			u.touches |= Status
		}
		if init := s.records[obj]; init != nil {
			u.inits = append(u.inits, init)
		}
		if init := s.lists[obj]; init != nil && init != u {
			u.lists = append(u.lists, init)
		}
	}
}

// closure is the set of nodes that touch, or call a function that does and
// that concerns its callers, or are named by one of these, with what they
// touch, directly or so. It is nil when nothing touches.
func closure(units []*unit, concerns func(*types.Func, Touch) bool) map[ast.Node]Touch {
	byObject, users := links(units)
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
				if !wanted[v] || v.told {
					wanted[v], v.told = true, false
					queue = append(queue, v)
				}
			}
		}
	}
	grow(func(u *unit) []*unit {
		fn, ok := u.object.(*types.Func)
		if u.touches&matters == 0 || !u.table && (!ok || !concerns(fn, u.touches)) {
			return nil
		}
		for _, user := range users[u] {
			more := user.touches | u.touches&Status | Responder
			user.touches, user.told = more, more != user.touches
		}
		return users[u]
	})
	grow(func(u *unit) []*unit {
		var out []*unit
		for _, init := range u.inits {
			if init.record {
				out = append(out, init)
			}
		}
		out = append(out, u.lists...)
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

// links are the units of functions, and the units that name a function or a
// variable that lists functions.
func links(units []*unit) (byObject map[types.Object]*unit, users map[*unit][]*unit) {
	byObject, users = make(map[types.Object]*unit), make(map[*unit][]*unit)
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
		for _, init := range u.lists {
			users[init] = append(users[init], u)
		}
	}
	return byObject, users
}
