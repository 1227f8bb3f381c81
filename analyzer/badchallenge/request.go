package badchallenge

import (
	"go/ast"
	"go/types"

	"github.com/authstatus/authstatus/internal/challenge"
	"github.com/authstatus/authstatus/internal/framework"
)

// client is FromRequest if x is text that the client chose freely: a field, a
// parameter, a path. The host is not: net/http refuses one with a quote in it.
func (r *reader) client(x ast.Expr) challenge.Hole {
	switch x := ast.Unparen(x).(type) {
	case *ast.SelectorExpr:
		switch x.Sel.Name {
		case "RequestURI", "Header", "Form", "PostForm":
			if r.request(x.X) {
				return challenge.FromRequest
			}
		case "Path", "RawQuery":
			if r.requestURL(x.X) {
				return challenge.FromRequest
			}
		}
	case *ast.IndexExpr:
		return r.client(x.X) // r.Header["X"], and with it r.Header["X"][0]
	case *ast.CallExpr:
		return r.clientCall(x)
	}
	return 0
}

func (r *reader) clientCall(call *ast.CallExpr) challenge.Hole {
	_, recv, row := r.Callee(call)
	if recv == nil {
		return 0
	}
	sel, ok := ast.Unparen(call.Fun).(*ast.SelectorExpr)
	if !ok {
		return 0
	}
	typ := framework.NamedOf(r.Info.TypeOf(recv))
	switch {
	case typ == nil || typ.Pkg() == nil:
		return 0
	case typ.Pkg().Path() == "net/http" && typ.Name() == "Request":
		switch sel.Sel.Name {
		case "FormValue", "PostFormValue", "PathValue", "UserAgent", "Referer":
			if r.request(recv) {
				return challenge.FromRequest
			}
		}
		return 0
	case typ.Pkg().Path() == "net/http" && typ.Name() == "Header", typ.Pkg().Path() == "net/url" && typ.Name() == "Values":
		if sel.Sel.Name == "Get" && r.requestMap(recv) {
			return challenge.FromRequest
		}
		return 0
	}
	// The table knows what frameworks read credentials with.
	if row != nil && row.Evidence != nil && row.Evidence.Kind == framework.KindCredentials &&
		row.Evidence.Result == "result0" && row.Evidence.No == "empty" && r.Responder(r.Info.TypeOf(recv)) && isText(r.Info.TypeOf(call)) {
		return challenge.FromRequest
	}
	return 0
}

// requestMap reports whether x holds fields or parameters of the request.
func (r *reader) requestMap(x ast.Expr) bool {
	switch x := ast.Unparen(x).(type) {
	case *ast.SelectorExpr:
		return r.client(x) != 0
	case *ast.CallExpr:
		sel, ok := ast.Unparen(x.Fun).(*ast.SelectorExpr)
		return ok && sel.Sel.Name == "Query" && r.requestURL(sel.X)
	case *ast.Ident:
		if v, ok := r.Info.Uses[x].(*types.Var); ok {
			if value, _ := r.Defs().Value(v); value != nil {
				return r.requestMap(value)
			}
		}
	}
	return false
}

// requestURL reports whether x is r.URL.
func (r *reader) requestURL(x ast.Expr) bool {
	sel, ok := ast.Unparen(x).(*ast.SelectorExpr)
	return ok && sel.Sel.Name == "URL" && r.request(sel.X)
}

// request reports whether x is evidently the request that is answered: a
// parameter, or what a framework's context gives.
func (r *reader) request(x ast.Expr) bool {
	typ := framework.NamedOf(r.Info.TypeOf(x))
	if typ == nil || typ.Pkg() == nil || typ.Pkg().Path() != "net/http" || typ.Name() != "Request" {
		return false
	}
	switch x := ast.Unparen(x).(type) {
	case *ast.Ident:
		v, ok := r.Info.Uses[x].(*types.Var)
		return ok && v.Kind() == types.ParamVar
	case *ast.SelectorExpr:
		return x.Sel.Name == "Request" && r.Responder(r.Info.TypeOf(x.X))
	case *ast.CallExpr:
		sel, ok := ast.Unparen(x.Fun).(*ast.SelectorExpr)
		return ok && sel.Sel.Name == "Request" && r.Responder(r.Info.TypeOf(sel.X))
	}
	return false
}
