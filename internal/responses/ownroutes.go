package responses

import (
	"go/ast"
	"go/token"
	"go/types"
	"math"
	"slices"
	"strings"

	"github.com/authstatus/authstatus/internal/framework"
)

// What a package mounts through functions of the program: those that make a
// router, chain handlers, or set an error handler.

// coverOfMaker is the cover of handlers on the router that is result n of a
// function of the package: that of what it returns.
func (m *routes) coverOfMaker(fn *types.Func, n, depth int) Cover {
	decl := m.decls[fn.Origin()]
	if decl == nil || decl.Body == nil || depth == 0 {
		return m.all // who knows what it has mounted
	}
	var c Cover
	for _, x := range returned(decl.Body, n) {
		c |= m.coverOfRouter(x, token.Pos(math.MaxInt), depth-1)
	}
	return c
}

// returned are the n-th results of the return statements of a body, without
// those of the literals in it.
func returned(body *ast.BlockStmt, n int) []ast.Expr {
	var out []ast.Expr
	ast.Inspect(body, func(stmt ast.Node) bool {
		switch stmt := stmt.(type) {
		case *ast.FuncLit:
			return false
		case *ast.ReturnStmt:
			if n < len(stmt.Results) {
				out = append(out, stmt.Results[n])
			}
		}
		return true
	})
	return out
}

// useOwn notes what a call of a function without a row sets or chains.
func (m *routes) useOwn(call *ast.CallExpr) {
	if fn, ok := m.object(call.Fun).(*types.Func); ok {
		c := m.configured(fn).Cover
		for _, arg := range call.Args {
			m.handle(m.router(arg), c)
		}
	}
	for _, arg := range m.chained(call) {
		m.all |= m.coverOfExpr(arg)
	}
}

// mountOwn notes that the handlers that a call of a function without a row
// chains have each other's cover, whichever comes first; where it makes a
// router of handlers, they have that of its error handler.
func (m *routes) mountOwn(call *ast.CallExpr) {
	if router := m.makes[call]; router != nil {
		for _, u := range m.uses[router] {
			for _, arg := range call.Args {
				if u.at.IsValid() {
					continue
				}
				m.functions(arg, maxRouters, func(lit *ast.FuncLit, obj types.Object, made *ast.CallExpr) {
					m.coverAll(lit, obj, made, u.cover)
				})
			}
		}
	}
	args := m.chained(call)
	for i, arg := range args {
		var c Cover
		for j, other := range args {
			if j != i {
				c |= m.coverOfExpr(other)
			}
		}
		m.functions(arg, maxRouters, func(lit *ast.FuncLit, obj types.Object, made *ast.CallExpr) {
			m.coverAll(lit, obj, made, c)
		})
	}
}

// chained are the arguments of a call that are functions which take or give a
// handler: chain(h, logged, authenticated). None where there is only one.
func (m *routes) chained(call *ast.CallExpr) []ast.Expr {
	if len(call.Args) < 2 {
		return nil
	}
	var out []ast.Expr
	for _, arg := range call.Args {
		typ := m.pass.TypesInfo.TypeOf(arg)
		if typ != nil && (m.isHandler(typ) || m.wrapsHandlers(typ)) {
			out = append(out, arg)
		}
	}
	if len(out) < 2 {
		return nil
	}
	return out
}

// wrapsHandlers reports whether values of typ are functions from handlers to handlers.
func (e *engine) wrapsHandlers(typ types.Type) bool {
	sig, ok := typ.Underlying().(*types.Signature)
	return ok && sig.Params().Len() == 1 && sig.Results().Len() == 1 &&
		e.isHandler(sig.Params().At(0).Type()) && e.isHandler(sig.Results().At(0).Type())
}

// coverAll notes the cover of what stands for a handler: see [routes.functions].
func (m *routes) coverAll(lit *ast.FuncLit, obj types.Object, made *ast.CallExpr, c Cover) {
	if made != nil {
		m.calls[made] = c
	}
	if lit != nil {
		m.cover(lit, c)
	} else if obj != nil {
		m.cover(obj, c)
	}
}

// callbacks notes the functions in a struct literal that answer for middleware
// of a library which has put its challenge on.
func (m *routes) callbacks(lit *ast.CompositeLit) {
	for row, set := range m.fieldsSet(lit) {
		if row.Middleware == nil || row.Middleware.Challenge != "always" {
			continue
		}
		m.functions(set, maxRouters, func(lit *ast.FuncLit, obj types.Object, made *ast.CallExpr) {
			m.coverAll(lit, obj, made, CoverBefore|CoverAfter)
		})
	}
}

// A Configured function sets an error handler, or makes one: on a router that it
// is given, or in what it returns.
type Configured struct {
	Func  string   // its full name
	Cover Cover    // of the handlers whose errors it answers
	For   []string // see [framework.ErrorHandler]
}

// configured is what is known of fn as such a function.
func (m *routes) configured(fn *types.Func) Configured {
	fn = fn.Origin()
	if fn.Pkg() != m.pass.Pkg {
		return m.configuredFar(fn)
	}
	decl := m.decls[fn]
	if known, ok := m.configures[fn]; ok || decl == nil || decl.Body == nil {
		return known
	}
	m.configures[fn] = Configured{}
	c := Configured{Func: fn.FullName()}
	ast.Inspect(decl.Body, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.AssignStmt:
			for i, x := range n.Lhs {
				if row := m.errorHandlerField(x); row != nil && len(n.Lhs) == len(n.Rhs) {
					c.add(row, m.coverOfHandler(row, n.Rhs[i], nil))
				}
			}
		case *ast.CompositeLit:
			for row, x := range m.errorHandlersIn(n) {
				c.add(row, m.coverOfHandler(row, x, nil))
			}
		}
		return true
	})
	if answersErrors(fn) {
		for _, x := range returned(decl.Body, 0) {
			c.Cover |= m.coverOfHandler(&framework.ErrorHandler{}, x, nil)
		}
	}
	m.configures[fn] = c
	return c
}

func (c *Configured) add(row *framework.ErrorHandler, cover Cover) {
	c.Cover |= cover
	for _, typ := range row.For {
		if !slices.Contains(c.For, typ) {
			c.For = append(c.For, typ)
		}
	}
}

// answersErrors reports whether fn gives a function that is given an error.
func answersErrors(fn *types.Func) bool {
	results := fn.Signature().Results()
	if results.Len() != 1 {
		return false
	}
	sig, ok := results.At(0).Type().Underlying().(*types.Signature)
	if !ok || sig.Params().Len() < 2 {
		return false
	}
	for p := range sig.Params().Variables() {
		if types.Identical(p.Type(), errorType) {
			return true
		}
	}
	return false
}

// configuredFar is what the package of fn says of it.
func (m *routes) configuredFar(fn *types.Func) Configured {
	if fn.Pkg() == nil {
		return Configured{}
	}
	known, asked := m.far[fn.Pkg()]
	if !asked {
		var fact Analysed
		m.pass.ImportPackageFact(fn.Pkg(), &fact)
		known = fact.Configures
		m.far[fn.Pkg()] = known
	}
	for _, c := range known {
		if c.Func == fn.FullName() {
			return c
		}
	}
	return Configured{}
}

// configuring are the exported functions of the package that set or make error
// handlers, in the order of their names.
func (e *engine) configuring() []Configured {
	if e.released() {
		return nil
	}
	var out []Configured
	m := e.mountedRoutes()
	for obj := range m.decls {
		fn, ok := obj.(*types.Func)
		if !ok || !fn.Exported() {
			continue
		}
		if c := m.configured(fn); c.Cover != 0 || len(c.For) > 0 {
			out = append(out, c)
		}
	}
	slices.SortFunc(out, func(a, b Configured) int { return strings.Compare(a.Func, b.Func) })
	return out
}
