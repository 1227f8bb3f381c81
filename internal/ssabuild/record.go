package ssabuild

import (
	"go/ast"
	"go/token"
	"go/types"
	"slices"
)

// maxRecord is how many elements of a table are read.
const maxRecord = 64

// record reports whether x is a struct of numbers and texts, such as a code and
// its message, or a small table of texts, such as fields and their values: worth
// reading where a function names the variable that holds it.
func record(info *types.Info, x ast.Expr) bool {
	lit, ok := x.(*ast.CompositeLit)
	if !ok {
		return false
	}
	switch typ := info.TypeOf(lit).Underlying().(type) {
	case *types.Struct:
		for f := range typ.Fields() {
			if !plain(f.Type()) {
				return false
			}
		}
		return true
	case *types.Map:
		return len(lit.Elts) <= maxRecord && isText(typ.Key()) && texts(typ.Elem())
	}
	return len(lit.Elts) <= maxRecord && texts(info.TypeOf(lit))
}

// texts reports whether values of typ are texts, or lists of them.
func texts(typ types.Type) bool {
	switch t := typ.Underlying().(type) {
	case *types.Slice:
		return texts(t.Elem())
	case *types.Array:
		return texts(t.Elem())
	}
	return isText(typ)
}

func isText(typ types.Type) bool {
	basic, ok := typ.Underlying().(*types.Basic)
	return ok && basic.Info()&types.IsString != 0
}

// plain reports whether values of typ are numbers or texts.
func plain(typ types.Type) bool {
	basic, ok := typ.Underlying().(*types.Basic)
	return ok && basic.Info()&(types.IsInteger|types.IsString) != 0
}

// ListsFunctions reports whether values of typ, or what they point to, are lists
// or maps of functions, of handlers or of what may hold some.
func ListsFunctions(typ types.Type) bool {
	if p, ok := typ.Underlying().(*types.Pointer); ok {
		typ = p.Elem()
	}
	switch t := typ.Underlying().(type) {
	case *types.Slice:
		return holdsFunction(t.Elem())
	case *types.Array:
		return holdsFunction(t.Elem())
	case *types.Map:
		return holdsFunction(t.Elem())
	}
	return false
}

// holdsFunction reports whether values of typ are functions, handlers or structs
// with some.
func holdsFunction(typ types.Type) bool {
	switch t := typ.Underlying().(type) {
	case *types.Signature:
		return true
	case *types.Interface:
		return t.NumMethods() > 0
	case *types.Struct:
		for f := range t.Fields() {
			switch f.Type().Underlying().(type) {
			case *types.Signature, *types.Interface:
				return true
			}
		}
	}
	return false
}

// changed are the variables that n assigns to, or whose address it takes, whole
// or in part, and the maps that a call changes.
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
	case *ast.CallExpr:
		if changesMap(info, n) {
			targets = n.Args[:1]
		}
	}
	var out []types.Object
	for _, x := range targets {
		for {
			if part := within(x); part != nil {
				x = part
				continue
			}
			break
		}
		if id, ok := ast.Unparen(x).(*ast.Ident); ok {
			out = append(out, info.Uses[id])
		}
	}
	return out
}

// within is what x is a field or an element of; nil for other expressions.
func within(x ast.Expr) ast.Expr {
	switch x := ast.Unparen(x).(type) {
	case *ast.SelectorExpr:
		return x.X
	case *ast.IndexExpr:
		return x.X
	}
	return nil
}

// changesMap reports whether the call changes the map that is its first argument.
func changesMap(info *types.Info, call *ast.CallExpr) bool {
	if len(call.Args) == 0 {
		return false
	}
	switch fun := ast.Unparen(call.Fun).(type) {
	case *ast.Ident:
		b, ok := info.Uses[fun].(*types.Builtin)
		return ok && (b.Name() == "delete" || b.Name() == "clear")
	case *ast.SelectorExpr:
		fn, ok := info.Uses[fun.Sel].(*types.Func)
		return ok && slices.Contains([]string{"maps.Copy", "maps.DeleteFunc", "maps.Insert"}, fn.FullName())
	}
	return false
}
