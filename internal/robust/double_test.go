package robust

import (
	"bytes"
	"fmt"
	"go/ast"
	"go/format"
	"go/parser"
	"go/token"
)

// steps are what doubled functions do to their responder, one at the start of
// each block, in turn.
var steps = []string{
	`authstatushttp.Error(authstatusW, "no", 401)`,
	`authstatusW.Header().Set("WWW-Authenticate", "Basic realm=\"x\"")`,
	`authstatusW.WriteHeader(403)`,
	`authstatusW.WriteHeader(401)`,
	`authstatusW.Header().Del("Www-Authenticate")`,
	`_, _ = authstatusW.Write(nil)`,
}

// double returns the source of a file with every function there a second time,
// under another name and with a responder, through which it answers in every
// block. Whatever the file does, the copies make it a matter of answers. It
// also returns the number of copies.
func double(name string, src []byte) ([]byte, int, error) {
	fset := token.NewFileSet()
	file, err := parser.ParseFile(fset, name, src, parser.SkipObjectResolution)
	if err != nil {
		return nil, 0, err
	}
	at := fset.PositionFor(file.Name.End(), false).Offset
	var b bytes.Buffer
	b.Write(src[:at])
	b.WriteString("; import authstatushttp \"net/http\"")
	b.Write(src[at:])
	b.WriteString("\n\nvar _ authstatushttp.Handler\n")
	copies, step := 0, 0
	for _, decl := range file.Decls {
		fn, ok := decl.(*ast.FuncDecl)
		if !ok || fn.Body == nil {
			continue
		}
		fn.Doc = nil
		fn.Name = ast.NewIdent(fmt.Sprintf("authstatus%d%s", copies, fn.Name.Name))
		named := len(fn.Type.Params.List) == 0 || len(fn.Type.Params.List[0].Names) > 0
		responder := &ast.Field{Type: ast.NewIdent("authstatushttp.ResponseWriter"), Names: []*ast.Ident{ast.NewIdent("authstatusW")}}
		if !named { // then none may have a name, or all
			for _, p := range fn.Type.Params.List {
				p.Names = []*ast.Ident{ast.NewIdent("_")}
			}
		}
		fn.Type.Params.List = append([]*ast.Field{responder}, fn.Type.Params.List...)
		step = answer(fn.Body, step)
		b.WriteString("\n")
		if err := format.Node(&b, fset, fn); err != nil {
			return nil, 0, err
		}
		b.WriteString("\n")
		copies++
	}
	out, err := format.Source(b.Bytes())
	return out, copies, err
}

// answer puts a step at the start of each block of body, and returns the one
// that is next.
func answer(body *ast.BlockStmt, step int) int {
	next := func() ast.Stmt {
		x, err := parser.ParseExpr("func() {" + steps[step%len(steps)] + "}")
		if err != nil {
			panic(err) // steps are ours
		}
		step++
		stmt := x.(*ast.FuncLit).Body.List[0]
		return stmt
	}
	inject := func(list []ast.Stmt) []ast.Stmt { return append([]ast.Stmt{next()}, list...) }
	clauses := make(map[ast.Node]bool) // their blocks hold clauses, not statements
	ast.Inspect(body, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.SwitchStmt:
			clauses[n.Body] = true
		case *ast.TypeSwitchStmt:
			clauses[n.Body] = true
		case *ast.SelectStmt:
			clauses[n.Body] = true
		case *ast.BlockStmt:
			if !clauses[n] {
				n.List = inject(n.List)
			}
		case *ast.CaseClause:
			n.Body = inject(n.Body)
		case *ast.CommClause:
			n.Body = inject(n.Body)
		}
		return true
	})
	return step
}
