package responses

import (
	"go/ast"
	"go/types"
	"slices"

	"github.com/authstatus/authstatus/internal/framework"
)

// mountedValues are the uses, as values, of library functions that are
// middleware which denies without a challenge (r.Use(jwtauth.Authenticator)).
// Functions that make middleware are reported where they are called, and say
// nothing as values: what they will be called with is unknown.
func (e *engine) mountedValues() []*Unchallenged {
	if !e.importsTrait(framework.TraitMiddleware) {
		return nil
	}
	var out []*Unchallenged
	for _, file := range e.pass.Files {
		called := map[ast.Expr]bool{}
		ast.Inspect(file, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.CallExpr:
				called[ast.Unparen(n.Fun)] = true
			case *ast.SelectorExpr:
				row := e.bareMiddleware(n)
				if row == nil || called[n] || e.silent(n.Pos()) {
					return true
				}
				u := &Unchallenged{Status: row.Status, Node: n, Middleware: row}
				u.Func, _ = e.surroundings(n)
				out = append(out, u)
			}
			return true
		})
	}
	return out
}

// importsTrait reports whether a package that is imported has the trait.
func (e *engine) importsTrait(t framework.Trait) bool {
	return slices.ContainsFunc(e.pass.Pkg.Imports(), func(p *types.Package) bool {
		return e.table.Traits(p.Path())&t != 0
	})
}

// bareMiddleware is what the table says of the function that x names, where
// that is itself middleware which never sends a challenge.
func (e *engine) bareMiddleware(x *ast.SelectorExpr) *framework.Middleware {
	fn, ok := e.pass.TypesInfo.Uses[x.Sel].(*types.Func)
	if !ok {
		return nil
	}
	var recv types.Type
	if sel := e.pass.TypesInfo.Selections[x]; sel != nil {
		recv = sel.Recv()
	}
	row := e.table.Func(fn, recv)
	if row == nil || row.Middleware == nil || row.Middleware.Challenge != "never" || row.Middleware.Options != "" {
		return nil
	}
	if _, ok := fieldFor(row.Middleware.Status); !ok || !guards(fn.Signature()) {
		return nil
	}
	return row.Middleware
}

// guards reports whether a function of the signature takes the next handler and
// gives one of the same type, or is a handler itself: it denies requests, and
// makes nothing that does.
func guards(sig *types.Signature) bool {
	if sig.Results().Len() == 0 {
		return true
	}
	if sig.Params().Len() != 1 || sig.Results().Len() != 1 {
		return false
	}
	result := sig.Results().At(0).Type()
	if types.Identical(sig.Params().At(0).Type(), result) {
		return true
	}
	return types.Identical(result, errorType) // func(c echo.Context) error
}
