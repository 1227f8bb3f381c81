package guard

import (
	"go/ast"
	"slices"
)

// sentinel reads err == target.
func (r *reader) sentinel(err, target ast.Expr, want bool) Reading {
	obj := r.object(target)
	if obj == nil || !want {
		return Reading{}
	}
	kind := toldKind(obj.Name())
	if kind == "" {
		return Reading{}
	}
	return says(&Evidence{Kind: kind, Expr: target, Object: obj, What: obj.Name(), Told: true, Form: kind == verify && r.formError(err)})
}

// formError reports whether err may come from a test of what a form holds.
func (r *reader) formError(err ast.Expr) bool {
	return slices.ContainsFunc(r.failed(err).Evidence, func(e *Evidence) bool { return e.Form })
}

// failed reads err != nil.
func (r *reader) failed(err ast.Expr) Reading {
	if call, ok := r.call(err); ok {
		return r.called(call, 0, "error")
	}
	var out Reading
	found := r.values(err)
	first := true
	for _, def := range found {
		value := ast.Unparen(def.value)
		if sel, ok := value.(*ast.SelectorExpr); ok && isError(r.info.TypeOf(sel)) {
			value = ast.Unparen(sel.X) // db.Where("token = ?", token).First(&user).Error
		}
		call, ok := value.(*ast.CallExpr)
		if def.value != nil && r.blank(def.value) {
			continue // no error
		}
		var got Reading
		if ok {
			got = r.called(call, max(0, def.index), "error")
		}
		if first {
			out, first = got, false
		} else {
			out = out.or(got)
		}
	}
	return out
}
