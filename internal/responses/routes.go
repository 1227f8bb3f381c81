package responses

import (
	"go/ast"
	"go/token"
	"go/types"

	"github.com/authstatus/authstatus/internal/framework"
)

// routes are what the package mounts on routers: which middleware comes before
// which handler is read from the syntax. A router that comes from elsewhere may
// have any of the package's middleware.
type routes struct {
	*engine
	uses    map[types.Object][]use    // by the router's variable
	defs    map[types.Object]ast.Expr // what a variable is set to, and the call that gives a router to a literal
	behind  map[any]Cover             // by *ast.FuncLit and types.Object
	calls   map[*ast.CallExpr]Cover   // of the calls that make middleware
	handled bool                      // some router has an error handler that challenges
	all     Cover                     // of all middleware
}

// A use is a middleware that is mounted before the handlers that come later.
type use struct {
	at    token.Pos
	cover Cover
}

// mounts reports whether a call mounts handlers.
func mounts(chain framework.Chain) bool {
	switch chain {
	case framework.ChainUse, framework.ChainGroup, framework.ChainRoute:
		return true
	}
	return false
}

// maxRouters is how deep groups of groups, and handlers in wrappers, are followed.
const maxRouters = 8

// mountedRoutes reads what the package mounts, once.
func (e *engine) mountedRoutes() *routes {
	if e.routes != nil {
		return e.routes
	}
	m := &routes{
		engine: e, uses: map[types.Object][]use{}, defs: map[types.Object]ast.Expr{},
		behind: map[any]Cover{}, calls: map[*ast.CallExpr]Cover{},
	}
	e.routes = m
	m.each(m.define, m.use)
	if m.all != 0 || m.handled {
		m.each(nil, m.mount)
	}
	return m
}

// each visits what defines a variable, and the calls that mount something.
func (m *routes) each(define func(ast.Node), mount func(*ast.CallExpr, *framework.Row)) {
	for _, file := range m.pass.Files {
		ast.Inspect(file, func(n ast.Node) bool {
			if call, ok := n.(*ast.CallExpr); ok {
				if row := m.table.Call(m.pass.TypesInfo, call); row != nil {
					mount(call, row)
				}
			} else if define != nil {
				define(n)
			}
			return true
		})
	}
}

// define notes what a variable is set to.
func (m *routes) define(n ast.Node) {
	switch n := n.(type) {
	case *ast.AssignStmt:
		if len(n.Lhs) == len(n.Rhs) {
			for i, x := range n.Lhs {
				m.defs[m.object(x)] = n.Rhs[i]
				m.assign(x, n.Rhs[i])
			}
		}
	case *ast.CompositeLit:
		m.handled = m.handled || m.coverOfConfig(n, 1) != 0
	case *ast.ValueSpec:
		if len(n.Names) == len(n.Values) {
			for i, x := range n.Names {
				m.defs[m.object(x)] = n.Values[i]
			}
		}
	}
}

// assign notes that a router's field gets an error handler.
func (m *routes) assign(x, to ast.Expr) {
	sel, ok := ast.Unparen(x).(*ast.SelectorExpr)
	if !ok {
		return
	}
	selection := m.pass.TypesInfo.Selections[sel]
	if selection == nil {
		return
	}
	if row := m.table.Member(selection.Recv(), sel.Sel.Name); row != nil && row.ErrorHandler != nil {
		m.handle(m.object(sel.X), m.coverOfHandler(row.ErrorHandler, to, nil))
	}
}

// handle notes that the router's handlers have the cover, whenever they are mounted.
func (m *routes) handle(router types.Object, c Cover) {
	if c != 0 && router != nil {
		m.handled = true
		m.uses[router] = append(m.uses[router], use{token.NoPos, c})
	}
}

// coverOfConfig is the cover of handlers on a router that is made with x: a
// literal with an error handler.
func (m *routes) coverOfConfig(x ast.Expr, depth int) Cover {
	var c Cover
	if depth == 0 {
		return c
	}
	switch x := ast.Unparen(x).(type) {
	case *ast.UnaryExpr:
		return m.coverOfConfig(x.X, depth-1)
	case *ast.Ident:
		if def := m.defs[m.object(x)]; def != nil {
			return m.coverOfConfig(def, depth-1)
		}
	case *ast.CompositeLit:
		for _, el := range x.Elts {
			kv, ok := el.(*ast.KeyValueExpr)
			if !ok {
				continue
			}
			key, ok := kv.Key.(*ast.Ident)
			if !ok {
				continue
			}
			if row := m.table.Member(m.pass.TypesInfo.TypeOf(x), key.Name); row != nil && row.ErrorHandler != nil {
				c |= m.coverOfHandler(row.ErrorHandler, kv.Value, nil)
			}
		}
	}
	return c
}

// object is the variable, field or function that x names.
func (m *routes) object(x ast.Expr) types.Object {
	switch x := ast.Unparen(x).(type) {
	case *ast.Ident:
		if obj := m.pass.TypesInfo.Defs[x]; obj != nil {
			return obj
		}
		return m.pass.TypesInfo.Uses[x]
	case *ast.SelectorExpr:
		return m.pass.TypesInfo.Uses[x.Sel]
	}
	return nil
}

// use notes what the call mounts before the handlers that come later.
func (m *routes) use(call *ast.CallExpr, row *framework.Row) {
	chain := row.Chain
	sel, method := ast.Unparen(call.Fun).(*ast.SelectorExpr)
	if h := row.ErrorHandler; h != nil && method && h.Status != "" {
		if n := h.Func.Place().Index; n < len(call.Args) {
			m.handle(m.object(sel.X), m.coverOfHandler(h, call.Args[n], call.Args[h.Status.Place().Index]))
		}
		return
	}
	if !mounts(chain) {
		return
	}
	var c Cover
	for _, arg := range call.Args {
		c |= m.coverOfExpr(arg, maxRouters)
		if lit, ok := ast.Unparen(arg).(*ast.FuncLit); ok && chain == framework.ChainGroup {
			for _, field := range lit.Type.Params.List {
				for _, name := range field.Names {
					m.defs[m.object(name)] = call
				}
			}
		}
	}
	m.all |= c
	if method && c != 0 && chain == framework.ChainUse {
		obj := m.object(sel.X)
		m.uses[obj] = append(m.uses[obj], use{call.Pos(), c})
	}
}

// coverOfExpr is the cover that the middleware x gives.
func (m *routes) coverOfExpr(x ast.Expr, depth int) Cover {
	var c Cover
	m.functions(x, depth, func(lit *ast.FuncLit, obj types.Object, _ *ast.CallExpr) {
		switch fn, ok := obj.(*types.Func); {
		case ok:
			c |= m.coverOfObject(fn)
		default:
			if f := m.literal(lit); f != nil {
				c |= m.coverOf(f)
			}
		}
	})
	return c
}

// functions calls yield for the functions that x is, or is made by: literals,
// declared functions, and the calls among them.
func (m *routes) functions(x ast.Expr, depth int, yield func(*ast.FuncLit, types.Object, *ast.CallExpr)) {
	if depth == 0 {
		return
	}
	switch x := ast.Unparen(x).(type) {
	case *ast.FuncLit:
		yield(x, nil, nil)
	case *ast.CallExpr:
		yield(nil, m.object(x.Fun), x)
		for _, arg := range x.Args {
			m.functions(arg, depth-1, yield)
		}
	case *ast.Ident, *ast.SelectorExpr:
		obj := m.object(x)
		if fn, ok := obj.(*types.Func); ok {
			yield(nil, fn.Origin(), nil)
		} else if def := m.defs[obj]; obj != nil && def != nil {
			m.functions(def, depth-1, yield)
		}
	}
}

// mount notes what comes before the handlers that the call mounts.
func (m *routes) mount(call *ast.CallExpr, row *framework.Row) {
	chain := row.Chain
	sel, ok := ast.Unparen(call.Fun).(*ast.SelectorExpr)
	if !ok || !mounts(chain) {
		return
	}
	before := m.coverOfRouter(sel.X, call.Pos(), maxRouters)
	for i, arg := range call.Args {
		c := before
		for j, other := range call.Args {
			if j < i || chain == framework.ChainRoute && j != i {
				c |= m.coverOfExpr(other, maxRouters)
			}
		}
		m.functions(arg, maxRouters, func(lit *ast.FuncLit, obj types.Object, made *ast.CallExpr) {
			if made != nil {
				m.calls[made] = c
			}
			if lit != nil {
				m.cover(lit, c)
			} else if obj != nil {
				m.cover(obj, c)
			}
		})
	}
}

// cover notes that the function is mounted where it has the cover c.
func (m *routes) cover(fn any, c Cover) {
	if known, ok := m.behind[fn]; ok {
		c &= known
	}
	m.behind[fn] = c
}

// coverOfRouter is the cover that handlers have which are mounted on x at pos.
func (m *routes) coverOfRouter(x ast.Expr, pos token.Pos, depth int) Cover {
	if depth == 0 {
		return m.all
	}
	call, ok := ast.Unparen(x).(*ast.CallExpr)
	if ok {
		return m.coverOfCall(call, depth)
	}
	obj := m.object(x)
	var c Cover
	for _, u := range m.uses[obj] {
		if u.at < pos {
			c |= u.cover
		}
	}
	def, known := m.defs[obj]
	if !known {
		return c | m.all
	}
	if call, ok := ast.Unparen(def).(*ast.CallExpr); ok {
		return c | m.coverOfCall(call, depth-1)
	}
	return c
}

// coverOfCall is the cover of handlers on the router that the call gives.
func (m *routes) coverOfCall(call *ast.CallExpr, depth int) Cover {
	row := m.table.Call(m.pass.TypesInfo, call)
	sel, ok := ast.Unparen(call.Fun).(*ast.SelectorExpr)
	if row == nil || row.Chain == "" || !ok {
		if fn, ok := m.object(call.Fun).(*types.Func); ok && fn.Pkg() == m.pass.Pkg {
			return m.all // who knows what it has mounted
		}
		var c Cover
		for _, arg := range call.Args {
			c |= m.coverOfConfig(arg, maxRouters)
		}
		return c
	}
	c := m.coverOfRouter(sel.X, call.Pos(), depth-1)
	for _, arg := range call.Args {
		c |= m.coverOfExpr(arg, maxRouters)
	}
	return c
}
