package scheme

import (
	"go/ast"
	"go/types"
)

// Implementations are the methods of the package that calls through interfaces
// in the nodes may mean, in source order.
func Implementations(info *types.Info, files []*ast.File, nodes []ast.Node) []ast.Node {
	var asked []*types.Func
	for _, node := range nodes {
		ast.Inspect(node, func(n ast.Node) bool {
			if sel, ok := n.(*ast.SelectorExpr); ok {
				if s := info.Selections[sel]; s != nil && types.IsInterface(s.Recv()) {
					if fn, ok := s.Obj().(*types.Func); ok {
						asked = append(asked, fn)
					}
				}
			}
			return true
		})
	}
	if len(asked) == 0 {
		return nil
	}
	var out []ast.Node
	for _, f := range files {
		for _, d := range f.Decls {
			if d, ok := d.(*ast.FuncDecl); ok && d.Recv != nil && implements(info, d, asked) {
				out = append(out, d)
			}
		}
	}
	return out
}

// implements reports whether the method is one of those asked for, on a type
// that has all of the interface.
func implements(info *types.Info, d *ast.FuncDecl, asked []*types.Func) bool {
	method, ok := info.Defs[d.Name].(*types.Func)
	if !ok {
		return false
	}
	recv := method.Signature().Recv().Type()
	for _, fn := range asked {
		iface, ok := fn.Signature().Recv().Type().Underlying().(*types.Interface)
		if ok && fn.Name() == method.Name() && (types.Implements(recv, iface) || types.Implements(types.NewPointer(recv), iface)) {
			return true
		}
	}
	return false
}
