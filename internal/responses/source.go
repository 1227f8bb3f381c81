package responses

import (
	"go/ast"
	"go/constant"
	"go/token"
	"go/types"
	"strings"

	"github.com/authstatus/authstatus/internal/generated"
)

// silent reports whether nothing is to be said about the file at pos.
func (e *engine) silent(pos token.Pos) bool {
	file := e.fileAt(pos)
	if file == nil {
		return true
	}
	name := e.pass.Fset.File(file.FileStart).Name()
	if strings.HasSuffix(name, "_test.go") && !settings.tests {
		return true
	}
	if supportsTests(e.pass.Pkg) && !settings.tests {
		return true
	}
	return generated.File(file) && !settings.generated
}

// supportsTests reports whether a package serves tests by the convention of
// httptest and iotest.
func supportsTests(pkg *types.Package) bool {
	for _, suffix := range []string{"test", "testutil", "testing", "mock", "mocks"} {
		if strings.HasSuffix(pkg.Name(), suffix) {
			return true
		}
	}
	return false
}

func (e *engine) fileAt(pos token.Pos) *ast.File {
	for _, f := range e.pass.Files {
		if f.FileStart <= pos && pos < f.FileEnd {
			return f
		}
	}
	return nil
}

// surroundings names the function that node is in and finds the condition of
// the innermost branch around it within that function.
func (e *engine) surroundings(node ast.Node) (fn string, guard *Guard) {
	file := e.fileAt(node.Pos())
	var stack []ast.Node
	var found []ast.Node
	ast.Inspect(file, func(n ast.Node) bool {
		if n == nil {
			stack = stack[:len(stack)-1]
			return true
		}
		if found != nil || n.End() < node.Pos() || n.Pos() > node.End() {
			return false
		}
		stack = append(stack, n)
		if n == node {
			found = append(found, stack...)
		}
		return true
	})
	for i := len(found) - 1; i > 0; i-- {
		switch n := found[i].(type) {
		case *ast.FuncDecl:
			return declName(n), guard
		case *ast.FuncLit:
			_, outer := fn, guard
			for _, up := range found[:i] {
				if d, ok := up.(*ast.FuncDecl); ok {
					return "a literal of " + declName(d), outer
				}
			}
			return "a function literal", outer
		case *ast.IfStmt:
			if guard == nil && i+1 < len(found) && found[i+1] != n.Cond && found[i+1] != n.Init {
				guard = &Guard{Text: types.ExprString(n.Cond), Pos: n.Cond.Pos()}
				if found[i+1] == n.Else {
					guard.Text = negated(n.Cond)
				}
			}
		case *ast.CaseClause:
			if guard == nil && len(n.List) > 0 {
				var texts []string
				for _, x := range n.List {
					texts = append(texts, types.ExprString(x))
				}
				guard = &Guard{Text: "case " + strings.Join(texts, ", "), Pos: n.Pos()}
			}
		}
	}
	return fn, guard
}

// negated is the text of the condition that holds where x does not.
func negated(x ast.Expr) string {
	opposite := map[token.Token]token.Token{token.EQL: token.NEQ, token.NEQ: token.EQL}
	switch x := ast.Unparen(x).(type) {
	case *ast.UnaryExpr:
		if x.Op == token.NOT {
			return types.ExprString(x.X)
		}
	case *ast.BinaryExpr:
		if op, ok := opposite[x.Op]; ok {
			return types.ExprString(x.X) + " " + op.String() + " " + types.ExprString(x.Y)
		}
		return "!(" + types.ExprString(x) + ")"
	}
	return "!" + types.ExprString(x)
}

func declName(d *ast.FuncDecl) string {
	if d.Recv == nil || len(d.Recv.List) == 0 {
		return d.Name.Name
	}
	return "(" + types.ExprString(d.Recv.List[0].Type) + ")." + d.Name.Name
}

// assignments are the places that give a variable, which the call node passes
// on, the status.
func (e *engine) assignments(node ast.Node, status int) []token.Pos {
	call, ok := node.(*ast.CallExpr)
	if !ok {
		return nil
	}
	vars := map[types.Object]bool{}
	for _, arg := range call.Args {
		if id, ok := arg.(*ast.Ident); ok {
			if v, ok := e.pass.TypesInfo.Uses[id].(*types.Var); ok && isInteger(v.Type()) {
				vars[v] = true
			}
		}
	}
	if len(vars) == 0 {
		return nil
	}
	var out []token.Pos
	ast.Inspect(e.fileAt(node.Pos()), func(n ast.Node) bool {
		assign, ok := n.(*ast.AssignStmt)
		if !ok || len(assign.Lhs) != len(assign.Rhs) {
			return true
		}
		for i, lhs := range assign.Lhs {
			id, ok := lhs.(*ast.Ident)
			if !ok {
				continue
			}
			obj := e.pass.TypesInfo.ObjectOf(id)
			c := e.pass.TypesInfo.Types[assign.Rhs[i]].Value
			if vars[obj] && c != nil && constant.Compare(c, token.EQL, constant.MakeInt64(int64(status))) {
				out = append(out, assign.Rhs[i].Pos())
			}
		}
		return true
	})
	return out
}
