package ssabuild

import (
	"go/ast"
	"go/token"
	"go/types"
)

// record reports whether x is a struct of numbers and texts, such as a code and
// its message: worth reading where a function names the variable that holds it.
func record(info *types.Info, x ast.Expr) bool {
	lit, ok := x.(*ast.CompositeLit)
	if !ok {
		return false
	}
	typ, ok := info.TypeOf(lit).Underlying().(*types.Struct)
	if !ok {
		return false
	}
	for f := range typ.Fields() {
		basic, ok := f.Type().Underlying().(*types.Basic)
		if !ok || basic.Info()&(types.IsInteger|types.IsString) == 0 {
			return false
		}
	}
	return true
}

// changed are the variables that n assigns to, or whose address it takes, whole
// or in part.
func changed(info *types.Info, n ast.Node) []types.Object {
	var targets []ast.Expr
	switch n := n.(type) {
	case *ast.AssignStmt:
		targets = n.Lhs
	case *ast.IncDecStmt:
		targets = []ast.Expr{n.X}
	case *ast.UnaryExpr:
		if n.Op == token.AND {
			targets = []ast.Expr{n.X}
		}
	}
	var out []types.Object
	for _, x := range targets {
		for {
			sel, ok := ast.Unparen(x).(*ast.SelectorExpr)
			if !ok {
				break
			}
			x = sel.X
		}
		if id, ok := ast.Unparen(x).(*ast.Ident); ok {
			out = append(out, info.Uses[id])
		}
	}
	return out
}
