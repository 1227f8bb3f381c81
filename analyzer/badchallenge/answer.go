package badchallenge

import (
	"go/ast"
	"go/constant"
	"go/token"
	"go/types"
	"strconv"
	"strings"

	"github.com/authstatus/authstatus/internal/fieldcall"
	"github.com/authstatus/authstatus/internal/framework"
)

// statements gives the list of statements that a field stands in and the index
// of its own; nil where it stands in none by itself.
func statements(f *fieldcall.Field) ([]ast.Stmt, int) {
	node := f.Node
	for i := len(f.Stack) - 1; i >= 0; i-- {
		var list []ast.Stmt
		switch up := f.Stack[i].(type) {
		case *ast.BlockStmt:
			list = up.List
		case *ast.CaseClause:
			list = up.Body
		case *ast.CommClause:
			list = up.Body
		case *ast.FuncLit, *ast.FuncDecl:
			return nil, 0
		default:
			node = up
			continue
		}
		for j, stmt := range list {
			if stmt == node {
				return list, j
			}
		}
		return nil, 0
	}
	return nil, 0
}

// status is the status with which the answer evidently goes out that a field
// is put on, 0 if it is not evident: the first statement behind the field
// that answers, in the same list, does so with a constant; or one before it
// recorded a constant and none behind it answers.
func status(p *fieldcall.Package, f *fieldcall.Field) int {
	list, at := statements(f)
	if list == nil || f.Root == nil || f.Args != nil {
		return 0 // a literal, or a helper that may answer by itself
	}
	for _, stmt := range list[at+1:] {
		if code, answers := answered(p, f.Root, stmt); answers {
			return code
		}
	}
	for i := at - 1; i >= 0; i-- {
		if code, answers := answered(p, f.Root, list[i]); answers {
			return code
		}
	}
	return 0
}

// answered is the status that a statement answers root with. answers is true
// and the status 0 where it may answer, or may be left, with another.
func answered(p *fieldcall.Package, root types.Object, stmt ast.Stmt) (status int, answers bool) {
	var outer []*ast.CallExpr
	direct := true
	switch s := stmt.(type) {
	case *ast.ExprStmt, *ast.ReturnStmt, *ast.AssignStmt, *ast.DeferStmt, *ast.GoStmt, *ast.DeclStmt:
	case *ast.IfStmt:
		// "if err := c.JSON(…); err != nil": what stands there always runs.
		if s.Init != nil {
			if code, answers := answered(p, root, s.Init); answers {
				return code, true
			}
		}
		direct = false
	default:
		direct = false
	}
	ast.Inspect(stmt, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.FuncLit:
			return false
		case *ast.CallExpr:
			outer = append(outer, n)
		case *ast.SelectorExpr:
			if row := p.Table.Object(p.Info.Uses[n.Sel]); row != nil && row.Carrier != nil && direct {
				if code, ok := row.Carrier.Status.Place().Int(); ok {
					status, answers = code, true // return echo.ErrUnauthorized
				}
			}
		}
		return true
	})
	for _, call := range outer {
		code, touches := answeredBy(p, root, call)
		if !touches {
			continue
		}
		if !direct || answers && code != status {
			return 0, true
		}
		status, answers = code, true
	}
	return status, answers
}

// answeredBy is the constant status that a call answers root with; touches
// says whether it may answer at all.
func answeredBy(p *fieldcall.Package, root types.Object, call *ast.CallExpr) (status int, touches bool) {
	_, recv, row := p.Callee(call)
	if row == nil {
		if typ := p.Table.Type(p.Info.TypeOf(call)); typ != nil && typ.HeaderMap {
			return 0, false // a Header method
		}
		// A function that gets hold of the answer may do anything.
		if recv != nil && p.Root(recv) == root {
			return 0, true
		}
		for _, arg := range call.Args {
			if p.Root(arg) == root {
				return 0, true
			}
		}
		return 0, false
	}
	switch {
	case row.Answer != nil && p.Root(p.Operand(call, recv, row.On)) == root:
		return code(p, call, recv, row.Answer.Status, row.Answer.Codes), true
	case (row.Body || row.Chain == framework.ChainNext) && p.Root(p.Operand(call, recv, row.On)) == root, row.Sink != nil:
		return 0, true
	case row.Carrier != nil && row.Carrier.Status != "":
		return code(p, call, recv, row.Carrier.Status, row.Carrier.Codes), true
	}
	return 0, false
}

func code(p *fieldcall.Package, call *ast.CallExpr, recv ast.Expr, op framework.Operand, codes map[string]int) int {
	if n, ok := op.Place().Int(); ok {
		return n
	}
	x := p.Operand(call, recv, op)
	if x == nil {
		return 0
	}
	value := p.Info.Types[x].Value
	switch {
	case value == nil:
		return 0
	case codes != nil:
		return codes[constantText(value)]
	case value.Kind() == constant.String:
		n, _ := strconv.Atoi(constant.StringVal(value))
		return n
	}
	n, _ := constant.Int64Val(constant.ToInt(value))
	return int(n)
}

func constantText(v constant.Value) string {
	if v.Kind() == constant.String {
		return constant.StringVal(v)
	}
	return v.ExactString()
}

// noCredentials reports whether the branch around a field is taken by requests
// that brought no credentials: the table says so of the value that its
// condition finds empty.
func noCredentials(p *fieldcall.Package, f *fieldcall.Field) bool {
	inner := f.Node
	for i := len(f.Stack) - 1; i >= 0; i-- {
		switch up := f.Stack[i].(type) {
		case *ast.FuncLit, *ast.FuncDecl:
			return false
		case *ast.IfStmt:
			return inner == up.Body && isEmpty(p, up.Cond)
		case *ast.CaseClause, *ast.ForStmt, *ast.RangeStmt:
			return false
		}
		inner = f.Stack[i]
	}
	return false
}

// isEmpty reports whether cond holds where the request has no Authorization.
func isEmpty(p *fieldcall.Package, cond ast.Expr) bool {
	test, ok := ast.Unparen(cond).(*ast.BinaryExpr)
	if !ok || test.Op != token.EQL {
		return false
	}
	if value := p.Info.Types[test.Y].Value; value == nil || value.Kind() != constant.String || constant.StringVal(value) != "" {
		return false
	}
	x := test.X
	if id, ok := ast.Unparen(x).(*ast.Ident); ok {
		if v, ok := p.Info.Uses[id].(*types.Var); ok {
			x, _ = p.Defs().Value(v)
		}
	}
	call, ok := x.(*ast.CallExpr)
	if !ok {
		return false
	}
	_, recv, row := p.Callee(call)
	if row == nil || row.Evidence == nil || row.Evidence.Kind != framework.KindCredentials || row.Evidence.No != "empty" {
		return false
	}
	name := p.Operand(call, recv, row.Evidence.Name)
	if name == nil {
		return false
	}
	value := p.Info.Types[name].Value
	return value != nil && value.Kind() == constant.String && strings.EqualFold(constant.StringVal(value), "Authorization")
}
