// Package inventory lists the denials of a package for its map: it asks the
// model where they are, and guard what leads there. It judges nothing.
package inventory

import (
	"go/ast"
	"go/types"
	"reflect"
	"strconv"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/types/typeutil"

	"github.com/authstatus/authstatus/internal/atlas"
	"github.com/authstatus/authstatus/internal/framework"
	"github.com/authstatus/authstatus/internal/guard"
	"github.com/authstatus/authstatus/internal/message"
	"github.com/authstatus/authstatus/internal/report"
	"github.com/authstatus/authstatus/internal/responses"
)

// Analyzer lists the denials. Its result is a slice of [atlas.Denial], in source order.
var Analyzer = &analysis.Analyzer{
	Name:       "inventory",
	Doc:        "list the denials of a package",
	Run:        run,
	Requires:   []*analysis.Analyzer{responses.Analyzer, guard.Analyzer},
	ResultType: reflect.TypeFor[[]atlas.Denial](),
}

func run(pass *analysis.Pass) (any, error) {
	l := &lister{
		pass:    pass,
		answers: pass.ResultOf[responses.Analyzer].(*responses.Answers),
		guards:  pass.ResultOf[guard.Analyzer].(*guard.Guards),
	}
	var out []atlas.Denial
	for _, d := range l.answers.Denials {
		if d.Unseen {
			continue
		}
		if d.Within != nil {
			if _, decides := l.guards.At(d.Within); decides {
				continue // it is listed there
			}
		}
		out = append(out, l.denial(d))
	}
	return out, nil
}

type lister struct {
	pass    *analysis.Pass
	answers *responses.Answers
	guards  *guard.Guards
}

func (l *lister) denial(d *responses.Denial) atlas.Denial {
	out := atlas.Denial{
		Range: l.place(d.Node), Package: l.pass.Pkg.Path(), Function: d.Func, Status: d.Status,
		Answer: l.answer(d), How: how(d), Challenge: l.challenge(d),
		In: l.enclosing(d.Node),
	}
	out.Framework, out.Responder = l.responder(d)
	if !d.Carrier {
		out.Calls = l.callee(d.Node)
	}
	out.Guard, out.Conditional = l.guard(d)
	return out
}

func how(d *responses.Denial) string {
	switch {
	case d.Middleware != nil:
		return "middleware"
	case d.Carrier:
		return "value"
	}
	return "answer"
}

// answer names what answers.
func (l *lister) answer(d *responses.Denial) string {
	switch n := d.Node.(type) {
	case *ast.CallExpr:
		return message.Call(n)
	case *ast.CompositeLit:
		if n.Type != nil {
			return message.Expr(n.Type)
		}
		return "a literal"
	case *ast.ReturnStmt:
		if x := l.status(n, d.Status); x != nil {
			return "return " + message.Expr(x)
		}
		return "return"
	case *ast.AssignStmt:
		return message.Expr(n.Lhs[0])
	case ast.Expr:
		return message.Expr(n)
	}
	return ""
}

// responder is the framework and the type that is answered through.
func (l *lister) responder(d *responses.Denial) (pkg, typ string) {
	t := d.Responder
	switch n := d.Node.(type) {
	case ast.Expr:
		if t == nil {
			t = l.pass.TypesInfo.TypeOf(n)
		}
	case *ast.ReturnStmt:
		if x := l.status(n, d.Status); x != nil && t == nil {
			return "", types.TypeString(types.Default(l.pass.TypesInfo.TypeOf(x)), (*types.Package).Name)
		}
	}
	if fn := l.library(d); fn != nil {
		return fn.Pkg().Path(), fn.Name()
	}
	obj := named(t)
	if obj == nil || obj.Pkg() == nil {
		return "", ""
	}
	if l.answers.Table.Describes(obj.Pkg().Path()) {
		pkg = obj.Pkg().Path()
	}
	return pkg, types.TypeString(t, (*types.Package).Name)
}

// status is the result that is the status; nil for none.
func (l *lister) status(n *ast.ReturnStmt, status int) ast.Expr {
	for _, x := range n.Results {
		if c := l.pass.TypesInfo.Types[x].Value; c != nil && c.ExactString() == strconv.Itoa(status) {
			return x
		}
	}
	return nil
}

// library is the function that makes, or is, the library's middleware.
func (l *lister) library(d *responses.Denial) *types.Func {
	if d.Middleware == nil {
		return nil
	}
	switch n := d.Node.(type) {
	case *ast.CallExpr:
		fn, _ := typeutil.Callee(l.pass.TypesInfo, n).(*types.Func)
		return fn
	case *ast.SelectorExpr:
		fn, _ := l.pass.TypesInfo.Uses[n.Sel].(*types.Func)
		return fn
	}
	return nil
}

// named is the name of a type, of what it points to, or of the first result.
func named(t types.Type) *types.TypeName {
	if tuple, ok := t.(*types.Tuple); ok {
		if tuple.Len() == 0 {
			return nil
		}
		t = tuple.At(0).Type()
	}
	return framework.NamedOf(t)
}

// enclosing names the declared function around the node; a literal within it
// counts as itself, for it may run at another time.
func (l *lister) enclosing(node ast.Node) string {
	for _, f := range l.pass.Files {
		if node.Pos() < f.FileStart || f.FileEnd <= node.Pos() {
			continue
		}
		for _, decl := range f.Decls {
			fn, ok := decl.(*ast.FuncDecl)
			if !ok || node.Pos() < fn.Pos() || fn.End() <= node.Pos() {
				continue
			}
			if obj, ok := l.pass.TypesInfo.Defs[fn.Name].(*types.Func); ok && !inLiteral(fn, node) {
				return obj.FullName()
			}
		}
	}
	return ""
}

// inLiteral reports whether the node stands in a function literal of fn.
func inLiteral(fn *ast.FuncDecl, node ast.Node) bool {
	found := false
	ast.Inspect(fn, func(n ast.Node) bool {
		if lit, ok := n.(*ast.FuncLit); ok && lit.Body.Pos() < node.Pos() && node.Pos() < lit.End() {
			found = true
		}
		return !found
	})
	return found
}

// callee names the function that the node calls.
func (l *lister) callee(node ast.Node) string {
	call, ok := node.(*ast.CallExpr)
	if !ok {
		return ""
	}
	if fn := typeutil.StaticCallee(l.pass.TypesInfo, call); fn != nil {
		return fn.Origin().FullName()
	}
	return ""
}

// place is where a node stands for the reader.
func (l *lister) place(node ast.Node) report.Range {
	from, to := l.pass.Fset.Position(node.Pos()), l.pass.Fset.Position(node.End())
	if to.Filename != from.Filename || to.Line < from.Line {
		to = from
	}
	return report.Range{File: from.Filename, Line: from.Line, Col: from.Column, EndLine: to.Line, EndCol: to.Column}
}
