package framework

import (
	"go/ast"
	"go/types"
)

// Call is the row of the function or method that the expression calls by name;
// nil for none.
func (t *Table) Call(info *types.Info, call *ast.CallExpr) *Row {
	var id *ast.Ident
	var recv types.Type
	fun := ast.Unparen(call.Fun)
	switch x := fun.(type) { // type arguments
	case *ast.IndexExpr:
		fun = x.X
	case *ast.IndexListExpr:
		fun = x.X
	}
	switch fun := fun.(type) {
	case *ast.Ident:
		id = fun
	case *ast.SelectorExpr:
		id = fun.Sel
		if s := info.Selections[fun]; s != nil {
			recv = s.Recv()
		}
	}
	if id == nil {
		return nil
	}
	if fn, ok := info.Uses[id].(*types.Func); ok {
		return t.Func(fn, recv)
	}
	return nil
}
