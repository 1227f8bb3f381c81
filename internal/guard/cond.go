package guard

import (
	"go/ast"
	"go/constant"
	"go/token"
	"go/types"

	"github.com/authstatus/authstatus/internal/framework"
)

const (
	credentials = framework.KindCredentials
	verify      = framework.KindVerify
	identity    = framework.KindIdentity
	permission  = framework.KindPermission
	policy      = framework.KindPolicy
)

// cond reads x, taken to be want.
func (r *reader) cond(x ast.Expr, want bool) Reading {
	if r.depth > maxDepth {
		return Reading{}
	}
	r.depth++
	defer func() { r.depth-- }()
	switch x := ast.Unparen(x).(type) {
	case *ast.UnaryExpr:
		if x.Op == token.NOT {
			return r.cond(x.X, !want)
		}
	case *ast.BinaryExpr:
		return r.binary(x, want)
	case *ast.Ident:
		return r.variable(x, want)
	case *ast.CallExpr:
		return r.called(x, 0, truth(want))
	case *ast.SelectorExpr:
		return r.field(x, want)
	case *ast.IndexExpr, *ast.TypeAssertExpr: // roles["admin"], claims["admin"].(bool)
		return r.granted(x, want)
	}
	return Reading{}
}

func truth(want bool) string {
	if want {
		return "true"
	}
	return "false"
}

func (r *reader) binary(x *ast.BinaryExpr, want bool) Reading {
	switch x.Op {
	case token.LAND, token.LOR:
		if r.guardsIndex(x) {
			return r.cond(x.Y, want)
		}
		a, b := r.cond(x.X, want), r.cond(x.Y, want)
		if want == (x.Op == token.LAND) {
			return a.and(b)
		}
		return a.or(b)
	case token.EQL:
		return r.compare(x.X, x.Y, want)
	case token.NEQ:
		return r.compare(x.X, x.Y, !want)
	case token.LSS, token.LEQ, token.GTR, token.GEQ:
		return r.order(x, want)
	}
	return Reading{}
}

// guardsIndex reports whether the left operand only makes sure that the right
// one can be looked at: len(path) == 0 || path[0] != name.
func (r *reader) guardsIndex(x *ast.BinaryExpr) bool {
	left, ok := ast.Unparen(x.X).(*ast.BinaryExpr)
	if !ok {
		return false
	}
	call, ok := ast.Unparen(left.X).(*ast.CallExpr)
	if !ok || len(call.Args) != 1 || !r.length(call) || r.source(call.Args[0]).kind != 0 {
		return false
	}
	found := false
	ast.Inspect(x.Y, func(n ast.Node) bool {
		if i, ok := n.(*ast.IndexExpr); ok {
			found = found || types.ExprString(i.X) == types.ExprString(call.Args[0])
		}
		return true
	})
	return found
}

// length reports whether the call is len(x).
func (r *reader) length(call *ast.CallExpr) bool {
	id, ok := ast.Unparen(call.Fun).(*ast.Ident)
	if !ok || id.Name != "len" {
		return false
	}
	_, ok = r.info.Uses[id].(*types.Builtin)
	return ok
}

// asserted reads the second result of x.(T).
func (r *reader) asserted(x *ast.TypeAssertExpr, want bool) Reading {
	s := r.source(x)
	switch {
	case want:
	case s.kind == fromIdentity:
		return says(&Evidence{Kind: identity, Expr: x, Object: s.object, What: s.what})
	case s.kind == fromCredential:
		return says(&Evidence{Kind: credentials, Expr: x, Object: s.object, What: s.what, Form: s.form})
	}
	return Reading{}
}

// looked reads the second result of m[k].
func (r *reader) looked(x *ast.IndexExpr, want bool) Reading {
	if s := r.source(x.X); s.kind == fromRole && !want {
		return says(&Evidence{Kind: permission, Expr: x, Object: s.object, What: s.what})
	}
	s := r.source(x.Index)
	switch {
	case want:
	case s.kind == fromCredential:
		return says(&Evidence{Kind: verify, Expr: x, Object: s.object, What: s.what, Form: s.form})
	case s.kind == fromName: // users[name]
		return says(&Evidence{Kind: verify, Expr: x, Object: s.object, What: s.what, Form: s.form, Beside: true})
	case s.kind == fromRole: // allowed[group], of the groups of somebody
		return says(&Evidence{Kind: permission, Expr: x, Object: s.object, What: s.what})
	}
	return Reading{}
}

// field reads a field of type bool.
func (r *reader) field(x *ast.SelectorExpr, want bool) Reading {
	if e := r.row(x, truth(want)); e != nil {
		return says(e)
	}
	obj := r.info.Uses[x.Sel]
	if v, ok := obj.(*types.Var); !ok || !v.IsField() || want {
		return Reading{}
	}
	on := r.info.TypeOf(x.X)
	if grants(x.Sel.Name) && !settingsType(on) && !r.ignored(x.X) {
		return says(&Evidence{Kind: permission, Expr: x, Object: obj, What: x.Sel.Name})
	}
	if authenticated(x.Sel.Name) && (identityType(on) || r.source(x.X).kind == fromIdentity) {
		return says(&Evidence{Kind: identity, Expr: x, Object: obj, What: x.Sel.Name})
	}
	return Reading{}
}

// row is what the table says of a field that is no.
func (r *reader) row(x *ast.SelectorExpr, no string) *Evidence {
	row := r.table.Member(r.info.TypeOf(x.X), x.Sel.Name)
	if row == nil || row.Evidence == nil || row.Evidence.Result != "value" || row.Evidence.No != no {
		return nil
	}
	return &Evidence{Kind: row.Evidence.Kind, Expr: x, Object: r.info.Uses[x.Sel], What: types.ExprString(x)}
}

// compare reads x == y.
func (r *reader) compare(x, y ast.Expr, want bool) Reading {
	if r.blank(x) || r.info.Types[x].Value != nil && r.info.Types[y].Value == nil {
		x, y = y, x
	}
	if r.blank(y) {
		return r.empty(x, want)
	}
	if c := r.info.Types[y].Value; c != nil {
		if n, ok := ast.Unparen(x).(*ast.CallExpr); ok && r.length(n) && !want {
			if s := r.source(n.Args[0]); s.kind == fromCredential { // not so many parts
				return says(&Evidence{Kind: credentials, Expr: x, Object: s.object, What: s.what, Form: s.form})
			}
		}
		if c.Kind() == constant.Bool {
			return r.cond(x, constant.BoolVal(c) == want)
		}
		if call, ok := r.call(x); ok && c.ExactString() == "1" && types.Identical(r.info.TypeOf(x).Underlying(), types.Typ[types.Int]) && !want {
			return r.called(call, 0, "zero") // ConstantTimeCompare(a, b) != 1
		}
	}
	if isError(r.info.TypeOf(x)) && isError(r.info.TypeOf(y)) {
		return r.sentinel(x, y, want)
	}
	return r.equal(x, y, want)
}

// equal reads x == y, where neither says that there is nothing.
func (r *reader) equal(x, y ast.Expr, want bool) Reading {
	a, b := r.source(x), r.source(y)
	if a.kind == 0 || b.kind == fromName || a.kind == fromIdentity && b.kind == fromRole || b.kind == fromCredential && a.kind == fromIdentity {
		a, b, x, y = b, a, y, x
	}
	constantly := r.info.Types[y].Value != nil
	e := &Evidence{Expr: x, Object: a.object, What: a.what, Form: a.form || b.form}
	switch a.kind {
	case fromNegotiation:
		return Reading{Neutral: true}
	case fromCSRF:
		e.Kind = policy
	case fromName:
		e.Kind, e.Beside = verify, true
	case fromRole:
		if nobody(y) || nobody(x) {
			return Reading{}
		}
		e.Kind = permission
		return says(e)
	case fromCredential:
		switch {
		case b.kind == fromCSRF:
			e.Kind = policy
		case b.kind != 0:
			return Reading{}
		case constantly:
			e.Kind = credentials // another scheme
		default:
			e.Kind = verify
		}
	case fromIdentity:
		if b.kind != 0 && b.kind != fromIdentity || !r.names(x) || constantly && !r.plainName(x) {
			return Reading{}
		}
		e.Kind, e.What = permission, types.ExprString(x)+" and "+types.ExprString(y)
	}
	if e.Kind == "" || want {
		return Reading{}
	}
	return says(e)
}

// empty reads x == nil, x == "" or x == 0.
func (r *reader) empty(x ast.Expr, want bool) Reading {
	if isError(r.info.TypeOf(x)) {
		if want {
			return Reading{}
		}
		return r.failed(x)
	}
	if call, ok := ast.Unparen(x).(*ast.CallExpr); ok {
		if r.length(call) && len(call.Args) == 1 {
			return r.empty(call.Args[0], want)
		}
		if _, typ := r.resultType(call, 0).(*types.Basic); typ && isInteger(r.resultType(call, 0)) && want {
			return r.called(call, 0, "zero")
		}
	}
	if !want {
		return Reading{}
	}
	if sel, ok := ast.Unparen(x).(*ast.SelectorExpr); ok {
		for _, no := range []string{"nil", "empty", "zero"} {
			if e := r.row(sel, no); e != nil {
				return says(e)
			}
		}
	}
	var out Reading
	found := r.values(x)
	for i, def := range found {
		var got Reading
		if call, ok := ast.Unparen(def.value).(*ast.CallExpr); ok {
			got = r.called(call, max(0, def.index), r.nothing(x))
		}
		if i == 0 {
			out = got
		} else {
			out = out.or(got)
		}
	}
	if call, ok := ast.Unparen(x).(*ast.CallExpr); ok {
		out = r.called(call, 0, r.nothing(x))
	}
	if !out.none() {
		return out
	}
	s := r.source(x)
	e := &Evidence{Expr: x, Object: s.object, What: s.what, Form: s.form}
	switch s.kind {
	case fromCredential, fromName:
		e.Kind = credentials
	case fromIdentity:
		if _, part := ast.Unparen(x).(*ast.SelectorExpr); part && !identityType(r.info.TypeOf(x)) && !(r.names(x) && isName(r.info.TypeOf(x))) {
			return Reading{} // what else is known of it
		}
		e.Kind = identity
	case fromCSRF:
		e.Kind = policy
	case fromNegotiation:
		return Reading{Neutral: true}
	default:
		return Reading{}
	}
	return says(e)
}

// nothing is the word of the table for the zero value of x.
func (r *reader) nothing(x ast.Expr) string {
	switch t := r.info.TypeOf(x).Underlying().(type) {
	case *types.Basic:
		if t.Info()&types.IsString != 0 {
			return "empty"
		}
		return "zero"
	case *types.Slice, *types.Map:
		return "empty"
	}
	return "nil"
}

// order reads x < y and its kin: levels of access, and numbers of parts.
func (r *reader) order(x *ast.BinaryExpr, want bool) Reading {
	for _, side := range []ast.Expr{x.X, x.Y} {
		if call, ok := ast.Unparen(side).(*ast.CallExpr); ok && r.length(call) {
			less := (x.Op == token.LSS || x.Op == token.LEQ) == (side == x.X)
			if s := r.source(call.Args[0]); s.kind == fromCredential && less == want {
				return says(&Evidence{Kind: credentials, Expr: x, Object: s.object, What: s.what, Form: s.form})
			}
			return Reading{}
		}
	}
	for _, side := range []ast.Expr{x.X, x.Y} {
		if s := r.source(side); s.kind == fromRole {
			return says(&Evidence{Kind: permission, Expr: x, Object: s.object, What: s.what})
		}
	}
	return Reading{}
}
