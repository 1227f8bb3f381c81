package responses

import (
	"go/ast"
	"go/token"
	"go/types"
)

// unused reports whether nothing in the package names what builds the value:
// an unexported variable, or an unexported function that is no handler.
func (e *engine) unused(c *creation) bool {
	obj := c.fn.Object()
	if c.fn.Synthetic == "package initializer" {
		obj = e.variableAt(c.site.Pos)
	} else if e.takesResponder(c.fn) || c.fn.Signature.Recv() != nil {
		return false
	}
	return obj != nil && !obj.Exported() && obj.Name() != "_" && !e.names(obj)
}

// names reports whether something in the package names obj.
func (e *engine) names(obj types.Object) bool {
	if e.used == nil {
		e.used = make(map[types.Object]bool)
		for _, o := range e.pass.TypesInfo.Uses {
			e.used[o] = true
		}
	}
	return e.used[obj]
}

// variableAt is the package variable whose initialiser is at pos; nil for none.
func (e *engine) variableAt(pos token.Pos) types.Object {
	file := e.fileAt(pos)
	if file == nil {
		return nil
	}
	for _, decl := range file.Decls {
		vars, ok := decl.(*ast.GenDecl)
		if !ok || vars.Tok != token.VAR || pos < vars.Pos() || vars.End() <= pos {
			continue
		}
		for _, spec := range vars.Specs {
			if v, ok := spec.(*ast.ValueSpec); ok && v.Pos() <= pos && pos < v.End() && len(v.Names) == 1 {
				return e.pass.TypesInfo.Defs[v.Names[0]]
			}
		}
	}
	return nil
}
