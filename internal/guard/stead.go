package guard

import (
	"go/ast"
	"go/types"
)

// steads are the functions that answer in the stead of middleware where that
// denies, by *ast.FuncLit and *types.Func: for each the field that takes it.
type steads map[any]*ast.Ident

// stead is the reading of the function that answers where middleware would have
// said that the credentials do not hold.
func (r *reader) stead(fn ast.Node) (Reading, bool) {
	if *r.steads == nil {
		*r.steads = steads{}
		r.readSteads()
	}
	var key any = fn
	if decl, ok := fn.(*ast.FuncDecl); ok {
		key = r.info.Defs[decl.Name]
	}
	field := (*r.steads)[key]
	if field == nil {
		return Reading{}, false
	}
	return says(&Evidence{Kind: verify, Expr: field, What: field.Name}), true
}

// readSteads finds them in the literals of options.
func (r *reader) readSteads() {
	for _, file := range r.files {
		ast.Inspect(file, func(n ast.Node) bool {
			kv, ok := n.(*ast.KeyValueExpr)
			if !ok {
				return true
			}
			field, ok := kv.Key.(*ast.Ident)
			if !ok {
				return true
			}
			v, ok := r.info.Uses[field].(*types.Var)
			if m := r.table.Denied(v); !ok || m == nil || m.Status != 401 {
				return true
			}
			switch x := ast.Unparen(kv.Value).(type) {
			case *ast.FuncLit:
				(*r.steads)[x] = field
			case *ast.Ident, *ast.SelectorExpr:
				if fn, ok := r.object(x).(*types.Func); ok {
					(*r.steads)[fn] = field
				}
			}
			return true
		})
	}
}
