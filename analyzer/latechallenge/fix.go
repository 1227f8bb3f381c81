package latechallenge

import (
	"go/ast"
	"go/token"
	"go/types"
	"slices"

	"golang.org/x/tools/go/analysis"

	"github.com/authstatus/authstatus/internal/edit"
	"github.com/authstatus/authstatus/internal/framework"
	"github.com/authstatus/authstatus/internal/responses"
)

// A fixer suggests fixes for the findings of a package.
type fixer struct {
	pass    *analysis.Pass
	answers *responses.Answers
}

// A move brings statements of a block before another one of the block that
// stands above them.
type move struct {
	block  []ast.Stmt
	target int   // sends the header
	moved  []int // put challenges on
}

// fix moves the challenges that come after sent, of which l is one, before it.
// All their findings have the same fix. nil where an answer or a value could
// change that way.
func (f *fixer) fix(l *responses.Late, sent *ast.CallExpr) *analysis.SuggestedFix {
	file := edit.Open(f.pass, l.Node.Pos())
	if file == nil || l.Unsure {
		return nil
	}
	m := f.plan(file, l, sent)
	if m == nil {
		return nil
	}
	for _, other := range f.answers.Late {
		if other == l || other.Unsure || other.SentBy != l.SentBy {
			continue
		}
		if o := f.plan(file, other, sent); o != nil && o.block[o.target] == m.block[m.target] && !slices.Contains(m.moved, o.moved[0]) {
			m.moved = append(m.moved, o.moved[0])
		}
	}
	if !f.complete(m, l) {
		return nil
	}
	var stmts []ast.Stmt
	for _, i := range m.moved {
		stmts = append(stmts, m.block[i])
	}
	change, ok := file.MoveBefore(stmts, m.block[m.target])
	if !ok {
		return nil
	}
	return &analysis.SuggestedFix{
		Message:   "Put the challenge on before the header goes out",
		TextEdits: []analysis.TextEdit{change},
	}
}

// plan finds the block in which the statement of l comes behind that of sent.
func (f *fixer) plan(file *edit.File, l *responses.Late, sent *ast.CallExpr) *move {
	target := edit.Holder(file.Path(sent))
	path := file.Path(l.Node)
	if target == nil || len(path) == 0 {
		return nil
	}
	for i, n := range path[1:] {
		block := edit.List(n)
		stmt, ok := path[i].(ast.Stmt)
		if _, leaves := n.(*ast.FuncLit); leaves {
			return nil
		}
		if !ok {
			continue
		}
		from, to := slices.Index(block, target), slices.Index(block, stmt)
		if from < 0 || to <= from {
			continue
		}
		if edit.Holder(path) != stmt && !f.onlyChallenges(stmt) {
			return nil
		}
		return &move{block, from, []int{to}}
	}
	return nil
}

// onlyChallenges reports whether stmt is an if or a loop over a literal that
// does nothing but to put late challenges on.
func (f *fixer) onlyChallenges(stmt ast.Stmt) bool {
	var head ast.Expr
	var body *ast.BlockStmt
	switch stmt := stmt.(type) {
	case *ast.IfStmt:
		if stmt.Init != nil || stmt.Else != nil {
			return false
		}
		head, body = stmt.Cond, stmt.Body
	case *ast.RangeStmt:
		if stmt.Tok == token.ASSIGN {
			return false
		}
		head, body = stmt.X, stmt.Body
	default:
		return false
	}
	for _, s := range body.List {
		if !slices.ContainsFunc(f.answers.Late, func(l *responses.Late) bool { return s.Pos() <= l.Node.Pos() && l.Node.End() <= s.End() }) {
			return false
		}
	}
	calls := false
	ast.Inspect(head, func(n ast.Node) bool {
		_, call := n.(*ast.CallExpr)
		calls = calls || call
		return true
	})
	return !calls
}

// complete adds to the move what the moved statements need, and reports whether
// they mean the same before the target.
func (f *fixer) complete(m *move, l *responses.Late) bool {
	for queue := slices.Clone(m.moved); len(queue) > 0; queue = queue[1:] {
		i := queue[0]
		for v := range f.variables(m.block[i]) {
			for j := m.target; j < i; j++ {
				if slices.Contains(m.moved, j) {
					continue
				}
				defines, changes := f.writes(m.block[j], v)
				switch {
				case defines && j > m.target && f.viewsHeader(m.block[j]):
					m.moved = append(m.moved, j)
					queue = append(queue, j)
				case defines || changes:
					return false
				}
			}
		}
	}
	slices.Sort(m.moved)
	if l.Denied != 0 {
		return true // whoever leaves in between has that denial too
	}
	last := m.moved[len(m.moved)-1]
	return !slices.ContainsFunc(m.block[m.target:last], leaves)
}

// variables are the local variables that stmt uses.
func (f *fixer) variables(stmt ast.Stmt) map[*types.Var]bool {
	out := map[*types.Var]bool{}
	ast.Inspect(stmt, func(n ast.Node) bool {
		if id, ok := n.(*ast.Ident); ok {
			if v, ok := f.pass.TypesInfo.Uses[id].(*types.Var); ok && !v.IsField() && (v.Pos() < stmt.Pos() || stmt.End() <= v.Pos()) {
				out[v] = true
			}
		}
		return true
	})
	return out
}

// writes reports whether stmt declares v, or may change it.
func (f *fixer) writes(stmt ast.Stmt, v *types.Var) (defines, changes bool) {
	is := func(x ast.Expr) bool {
		id, ok := ast.Unparen(x).(*ast.Ident)
		return ok && f.pass.TypesInfo.ObjectOf(id) == v
	}
	ast.Inspect(stmt, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.Ident:
			defines = defines || f.pass.TypesInfo.Defs[n] == v
		case *ast.AssignStmt:
			changes = changes || slices.ContainsFunc(n.Lhs, is)
		case *ast.IncDecStmt:
			changes = changes || is(n.X)
		case *ast.RangeStmt:
			changes = changes || n.Key != nil && is(n.Key) || n.Value != nil && is(n.Value)
		case *ast.UnaryExpr:
			changes = changes || n.Op == token.AND && is(n.X)
		}
		return true
	})
	return defines, changes
}

// viewsHeader reports whether stmt is h := w.Header().
func (f *fixer) viewsHeader(stmt ast.Stmt) bool {
	assign, ok := stmt.(*ast.AssignStmt)
	if !ok || len(assign.Lhs) != 1 || len(assign.Rhs) != 1 {
		return false
	}
	call, ok := ast.Unparen(assign.Rhs[0]).(*ast.CallExpr)
	if !ok {
		return false
	}
	row := f.answers.Table.Call(f.pass.TypesInfo, call)
	return row != nil && row.View == framework.ViewHeaders
}

// leaves reports whether stmt may go elsewhere than to the next one.
func leaves(stmt ast.Stmt) bool {
	found := false
	ast.Inspect(stmt, func(n ast.Node) bool {
		switch n.(type) {
		case *ast.FuncLit:
			return false
		case *ast.ReturnStmt, *ast.BranchStmt:
			found = true
		}
		return !found
	})
	return found
}
