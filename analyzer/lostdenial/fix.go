package lostdenial

import (
	"go/ast"
	"go/types"
	"slices"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/authstatus/authstatus/internal/edit"
	"github.com/authstatus/authstatus/internal/framework"
	"github.com/authstatus/authstatus/internal/responses"
)

// A fixer suggests fixes for the findings of a package.
type fixer struct {
	pass  *analysis.Pass
	table *framework.Table
}

// fix lets the handler end after the denial; nil where that is not the
// function's to do, or where its results would have to be guessed.
func (f *fixer) fix(l *responses.Lost) *analysis.SuggestedFix {
	file := edit.Open(f.pass, l.Node.Pos())
	if file == nil || l.Within {
		return nil
	}
	path := file.Path(l.Node)
	stmt := edit.Holder(path)
	if stmt == nil {
		return nil
	}
	at := slices.Index(path, ast.Node(stmt))
	block := edit.List(path[at+1])
	if !branches(path[at+1]) && !branches(path[at+2]) {
		return nil // not in a branch: who denies, and when, is the helper's affair
	}
	var change analysis.TextEdit
	var ok bool
	if l.Chained {
		change, ok = f.stop(file, l, stmt)
	} else {
		change, ok = f.leave(file, stmt, block, path)
	}
	if !ok {
		return nil
	}
	return &analysis.SuggestedFix{Message: "Return after the denial", TextEdits: []analysis.TextEdit{change}}
}

// branches reports whether n runs the block in it on a condition.
func branches(n ast.Node) bool {
	switch n.(type) {
	case *ast.IfStmt, *ast.CaseClause, *ast.CommClause:
		return true
	}
	return false
}

// stop is the edit that keeps the framework from running what comes behind,
// and ends the branch where that does not end yet.
func (f *fixer) stop(file *edit.File, l *responses.Lost, stmt ast.Stmt) (analysis.TextEdit, bool) {
	call, ok := l.Node.(*ast.CallExpr)
	if !ok || l.How != responses.OnwardChain {
		return analysis.TextEdit{}, false
	}
	sel, ok := ast.Unparen(call.Fun).(*ast.SelectorExpr)
	if !ok {
		return analysis.TextEdit{}, false
	}
	row := f.table.Type(f.pass.TypesInfo.TypeOf(sel.X))
	if row == nil || row.Responder == nil || row.Responder.Stop == "" {
		return analysis.TextEdit{}, false
	}
	return file.InsertAfter(stmt, strings.ReplaceAll(row.Responder.Stop, "$", types.ExprString(sel.X)))
}

// leave is the edit that ends the branch with a return.
func (f *fixer) leave(file *edit.File, stmt ast.Stmt, block []ast.Stmt, path []ast.Node) (analysis.TextEdit, bool) {
	last := block[len(block)-1]
	switch last.(type) {
	case *ast.BranchStmt, *ast.ReturnStmt:
		return analysis.TextEdit{}, false
	}
	results := f.results(path) // nil for none
	switch {
	case results.Len() == 0:
		return file.InsertAfter(last, "return")
	case results.Len() == 1 && stmt == last:
		call, ok := stmt.(*ast.ExprStmt)
		if ok && types.Identical(f.pass.TypesInfo.TypeOf(call.X), results.At(0).Type()) {
			return file.Prefix(stmt, "return ")
		}
	}
	return analysis.TextEdit{}, false
}

// results are those of the function around the path.
func (f *fixer) results(path []ast.Node) *types.Tuple {
	for _, n := range path {
		switch n := n.(type) {
		case *ast.FuncLit:
			return f.pass.TypesInfo.TypeOf(n).(*types.Signature).Results()
		case *ast.FuncDecl:
			return f.pass.TypesInfo.Defs[n.Name].(*types.Func).Signature().Results()
		}
	}
	return nil
}
