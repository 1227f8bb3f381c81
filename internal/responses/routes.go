package responses

import (
	"go/ast"
	"go/token"
	"go/types"
	"iter"
	"math"

	"github.com/authstatus/authstatus/internal/framework"
)

// routes are what the package mounts on routers: which middleware comes before
// which handler is read from the syntax. A router that comes from elsewhere may
// have any of the package's middleware.
type routes struct {
	*engine
	uses    map[any][]use             // by the router, see routerOf
	parents map[any][]ast.Expr        // the routers that a router is behind
	defs    map[types.Object]ast.Expr // what a variable is set to, and the call that gives a router to a literal
	makes   map[ast.Expr]types.Object // the variables that are set to a call
	nth     map[types.Object]int      // which result of the call in defs, where it gives several
	behind  map[any]Cover             // by *ast.FuncLit and types.Object
	calls   map[*ast.CallExpr]Cover   // of the calls that make middleware
	decls   map[types.Object]*ast.FuncDecl
	// configures are the functions of which configured has been asked.
	configures map[*types.Func]Configured
	far        map[*types.Package][]Configured
	handled    bool  // some router has an error handler that challenges
	all        Cover // of all middleware
}

// A use is a middleware that is mounted before the handlers that come later.
type use struct {
	at    token.Pos
	cover Cover
}

// mounts reports whether a call mounts handlers.
func mounts(chain framework.Chain) bool {
	switch chain {
	case framework.ChainUse, framework.ChainAll, framework.ChainGroup, framework.ChainRoute:
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
		engine: e, uses: map[any][]use{}, parents: map[any][]ast.Expr{}, defs: map[types.Object]ast.Expr{}, nth: map[types.Object]int{}, makes: map[ast.Expr]types.Object{},
		behind: map[any]Cover{}, calls: map[*ast.CallExpr]Cover{}, decls: map[types.Object]*ast.FuncDecl{}, configures: map[*types.Func]Configured{}, far: map[*types.Package][]Configured{},
	}
	e.routes = m
	m.each(m.define, m.use)
	if m.all != 0 || m.handled {
		m.each(nil, m.mount)
	}
	return m
}

// each visits what defines a variable or a function, and the calls.
func (m *routes) each(define func(ast.Node), mount func(*ast.CallExpr, *framework.Row)) {
	for _, file := range m.pass.Files {
		ast.Inspect(file, func(n ast.Node) bool {
			if call, ok := n.(*ast.CallExpr); ok {
				mount(call, m.table.Call(m.pass.TypesInfo, call))
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
	case *ast.FuncDecl:
		m.decls[m.pass.TypesInfo.Defs[n.Name]] = n
	case *ast.AssignStmt:
		if len(n.Lhs) == len(n.Rhs) {
			for i, x := range n.Lhs {
				m.defs[m.object(x)] = n.Rhs[i]
				m.makes[ast.Unparen(n.Rhs[i])] = m.object(x)
				m.assign(x, n.Rhs[i])
			}
		} else if len(n.Rhs) == 1 {
			for i, x := range n.Lhs {
				obj := m.object(x)
				m.defs[obj], m.nth[obj] = n.Rhs[0], i
			}
		}
	case *ast.CompositeLit:
		m.handled = m.handled || m.coverOfConfig(n, 1) != 0
		m.callbacks(n)
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
	if row := m.errorHandlerField(x); row != nil {
		m.handle(m.router(ast.Unparen(x).(*ast.SelectorExpr).X), m.coverOfHandler(row, to, nil))
	}
}

// errorHandlerField is what the table says of the field x as one that holds an
// error handler; nil for others.
func (m *routes) errorHandlerField(x ast.Expr) *framework.ErrorHandler {
	sel, ok := ast.Unparen(x).(*ast.SelectorExpr)
	if !ok {
		return nil
	}
	selection := m.pass.TypesInfo.Selections[sel]
	if selection == nil {
		return nil
	}
	if row := m.table.Member(selection.Recv(), sel.Sel.Name); row != nil {
		return row.ErrorHandler
	}
	return nil
}

// errorHandlersIn yields the error handlers that a struct literal sets.
func (m *routes) errorHandlersIn(lit *ast.CompositeLit) iter.Seq2[*framework.ErrorHandler, ast.Expr] {
	return func(yield func(*framework.ErrorHandler, ast.Expr) bool) {
		for row, set := range m.fieldsSet(lit) {
			if row.ErrorHandler != nil && !yield(row.ErrorHandler, set) {
				return
			}
		}
	}
}

// fieldsSet yields the rows of the fields that a struct literal sets, and to what.
func (m *routes) fieldsSet(lit *ast.CompositeLit) iter.Seq2[*framework.Row, ast.Expr] {
	return func(yield func(*framework.Row, ast.Expr) bool) {
		for _, el := range lit.Elts {
			kv, ok := el.(*ast.KeyValueExpr)
			if !ok {
				continue
			}
			key, ok := kv.Key.(*ast.Ident)
			if !ok {
				continue
			}
			row := m.table.Member(m.pass.TypesInfo.TypeOf(lit), key.Name)
			if row != nil && !yield(row, kv.Value) {
				return
			}
		}
	}
}

// handle notes that the router's handlers have the cover, whenever they are mounted.
func (m *routes) handle(router any, c Cover) {
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
	case *ast.CallExpr:
		if fn, ok := m.object(x.Fun).(*types.Func); ok {
			return m.configured(fn).Cover
		}
	case *ast.CompositeLit:
		for row, handler := range m.errorHandlersIn(x) {
			c |= m.coverOfHandler(row, handler, nil)
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
	if row == nil {
		m.useOwn(call)
		return
	}
	chain, router := row.Chain, m.routerOf(call, row)
	if h := row.ErrorHandler; h != nil && router != nil && h.Status != "" {
		n, status := h.Func.Place().Index, h.Status.Place()
		if max(n, status.Index) < len(call.Args) {
			m.handle(m.router(router), m.coverOfHandler(h, call.Args[n], call.Args[status.Index]))
		}
		return
	}
	if chain == framework.ChainJoin && router != nil {
		for _, arg := range call.Args {
			m.parents[m.router(arg)] = append(m.parents[m.router(arg)], router)
		}
	}
	if !mounts(chain) {
		return
	}
	var c Cover
	for _, arg := range call.Args {
		c |= m.coverOfExpr(arg)
		if lit, ok := ast.Unparen(arg).(*ast.FuncLit); ok && chain == framework.ChainGroup {
			for _, field := range lit.Type.Params.List {
				for _, name := range field.Names {
					m.defs[m.object(name)] = call
				}
			}
		}
	}
	m.all |= c
	if c == 0 || router == nil {
		return
	}
	switch chain {
	case framework.ChainUse:
		m.uses[m.router(router)] = append(m.uses[m.router(router)], use{call.Pos(), c})
	case framework.ChainAll:
		m.uses[m.router(router)] = append(m.uses[m.router(router)], use{token.NoPos, c})
	}
}

// routerOf is the router on which the call mounts: its row says which operand
// that is, else it is the receiver or the package; nil for none.
func (m *routes) routerOf(call *ast.CallExpr, row *framework.Row) ast.Expr {
	if place := row.On.Place(); place.Kind == framework.Argument {
		if place.Index < len(call.Args) {
			return call.Args[place.Index]
		}
		return nil
	}
	if sel, ok := ast.Unparen(call.Fun).(*ast.SelectorExpr); ok {
		return sel.X
	}
	return nil
}

// router is what tells the router x from others: its variable, or its package.
func (m *routes) router(x ast.Expr) any {
	obj := m.object(x)
	if pkg, ok := obj.(*types.PkgName); ok {
		return pkg.Imported()
	}
	return obj
}

// coverOfExpr is the cover that the middleware x gives.
func (m *routes) coverOfExpr(x ast.Expr) Cover {
	var c Cover
	m.functions(x, maxRouters, func(lit *ast.FuncLit, obj types.Object, _ *ast.CallExpr) {
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
	case *ast.UnaryExpr:
		m.functions(x.X, depth-1, yield)
	case *ast.CompositeLit:
		m.controllers(m.pass.TypesInfo.TypeOf(x), depth-1, yield)
	case *ast.Ident, *ast.SelectorExpr:
		obj := m.object(x)
		if fn, ok := obj.(*types.Func); ok {
			yield(nil, fn.Origin(), nil)
		} else if def := m.defs[obj]; obj != nil && def != nil {
			m.functions(def, depth-1, yield)
		}
	}
}

// controllers calls yield for a type whose methods are handlers, and for the
// types that it embeds.
func (m *routes) controllers(typ types.Type, depth int, yield func(*ast.FuncLit, types.Object, *ast.CallExpr)) {
	if depth == 0 || pkgPath(typ) != m.pass.Pkg.Path() {
		return
	}
	yield(nil, framework.NamedOf(typ), nil)
	if strct, ok := elemType(typ).Underlying().(*types.Struct); ok {
		for f := range strct.Fields() {
			if f.Embedded() {
				m.controllers(f.Type(), depth-1, yield)
			}
		}
	}
}

// mount notes what comes before the handlers that the call mounts.
func (m *routes) mount(call *ast.CallExpr, row *framework.Row) {
	if row == nil {
		m.mountOwn(call)
		return
	}
	chain, router := row.Chain, m.routerOf(call, row)
	if router == nil || !mounts(chain) {
		return
	}
	before := m.coverOfRouter(router, call.Pos(), maxRouters)
	for i, arg := range call.Args {
		c := before
		for j, other := range call.Args {
			if j < i || chain == framework.ChainRoute && j != i {
				c |= m.coverOfExpr(other)
			}
		}
		m.functions(arg, maxRouters, func(lit *ast.FuncLit, obj types.Object, made *ast.CallExpr) {
			m.coverAll(lit, obj, made, c)
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
	if call, ok := ast.Unparen(x).(*ast.CallExpr); ok {
		return m.coverOfCall(call, 0, depth)
	}
	router := m.router(x)
	var c Cover
	for _, u := range m.uses[router] {
		if u.at < pos {
			c |= u.cover
		}
	}
	for _, parent := range m.parents[router] {
		c |= m.coverOfRouter(parent, token.Pos(math.MaxInt), depth-1)
	}
	if _, whole := router.(*types.Package); whole {
		return c
	}
	obj, _ := router.(types.Object)
	def, known := m.defs[obj]
	if !known {
		return c | m.all
	}
	if call, ok := ast.Unparen(def).(*ast.CallExpr); ok {
		return c | m.coverOfCall(call, m.nth[obj], depth-1)
	}
	return c
}

// coverOfCall is the cover of handlers on the router that is result n of the call.
func (m *routes) coverOfCall(call *ast.CallExpr, n, depth int) Cover {
	row := m.table.Call(m.pass.TypesInfo, call)
	var router ast.Expr
	if row != nil && mounts(row.Chain) {
		router = m.routerOf(call, row)
	}
	if router == nil {
		if fn, ok := m.object(call.Fun).(*types.Func); ok && fn.Pkg() == m.pass.Pkg {
			return m.coverOfMaker(fn, n, depth)
		}
		var c Cover
		for _, arg := range call.Args {
			c |= m.coverOfConfig(arg, maxRouters)
		}
		return c
	}
	c := m.coverOfRouter(router, call.Pos(), depth-1)
	for _, arg := range call.Args {
		c |= m.coverOfExpr(arg)
	}
	return c
}
