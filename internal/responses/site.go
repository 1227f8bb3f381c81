package responses

import (
	"go/ast"
	"go/token"

	"golang.org/x/tools/go/ssa"

	"github.com/authstatus/authstatus/internal/ssabuild"
)

// A site is the place of a cause: the call that carries a constant status, or
// the expression that builds a status-carrying value.
type site struct {
	Pos token.Pos // what [nodes] finds the expression by
}

// siteOf is the site of an event whose status is now known at i: where the
// constant entered a carrier, else i itself.
func (w *walk) siteOf(i ssa.Instruction, status value) *site {
	if status.from != nil && !status.from.Far {
		return w.siteAt(status.from.Pos)
	}
	return w.siteAt(i.Pos())
}

func (w *walk) siteAt(pos token.Pos) *site {
	return w.siteIn(pos)
}

// nodes finds the expressions of a package by the positions that SSA gives them.
type nodes struct {
	calls map[token.Pos]ast.Node // by left parenthesis, left brace, return, …
}

// newNodes reads the declarations, of functions those that are built.
func newNodes(files []*ast.File, program *ssabuild.Program) *nodes {
	n := &nodes{calls: make(map[token.Pos]ast.Node)}
	built := make(map[ast.Node]bool)
	for _, fn := range program.Funcs {
		built[fn.Syntax()] = true
	}
	for _, f := range files {
		for _, decl := range f.Decls {
			if _, ok := decl.(*ast.FuncDecl); !ok || built[decl] {
				ast.Inspect(decl, n.read)
			}
		}
	}
	return n
}

func (n *nodes) read(x ast.Node) bool {
	switch x := x.(type) {
	case *ast.CallExpr:
		n.calls[x.Lparen] = x
	case *ast.CompositeLit:
		n.calls[x.Lbrace] = x
	case *ast.ReturnStmt:
		n.calls[x.Pos()] = x
	case *ast.AssignStmt:
		n.calls[x.TokPos] = x
		for _, lhs := range x.Lhs {
			if n.calls[lhs.Pos()] == nil {
				n.calls[lhs.Pos()] = x
			}
			if index, ok := lhs.(*ast.IndexExpr); ok {
				n.calls[index.Lbrack] = x
			}
			if sel, ok := lhs.(*ast.SelectorExpr); ok {
				n.calls[sel.Sel.Pos()] = x
			}
		}
	case *ast.DeferStmt:
		n.calls[x.Pos()] = x.Call
	case *ast.GoStmt:
		n.calls[x.Pos()] = x.Call
	case *ast.KeyValueExpr:
		n.calls[x.Colon] = x
	}
	return true
}

// at is the expression or statement at a position of SSA; nil for none.
func (n *nodes) at(pos token.Pos) ast.Node { return n.calls[pos] }

// composite reports whether the composite literal that begins at lbrace
// encloses pos.
func (n *nodes) composite(lbrace, pos token.Pos) bool {
	lit, ok := n.calls[lbrace].(*ast.CompositeLit)
	return ok && lit.Pos() <= pos && pos <= lit.End()
}
