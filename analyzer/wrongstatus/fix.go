package wrongstatus

import (
	"fmt"
	"go/ast"
	"go/types"
	"strconv"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/authstatus/authstatus/internal/edit"
	"github.com/authstatus/authstatus/internal/verdict"
)

// exchange writes the wanted status for the one that stands there; nil where it
// does not stand in the place itself, or more than once.
func exchange(pass *analysis.Pass, v *verdict.Verdict) *analysis.SuggestedFix {
	file := edit.Open(pass, v.Node.Pos())
	if file == nil || v.Within != nil {
		return nil
	}
	var found []ast.Expr
	ast.Inspect(v.Node, func(n ast.Node) bool {
		x, ok := n.(ast.Expr)
		if !ok {
			return true
		}
		if c := pass.TypesInfo.Types[x].Value; c != nil {
			if c.ExactString() == strconv.Itoa(v.Status) {
				found = append(found, x)
			}
			return false
		}
		return true
	})
	if len(found) != 1 {
		return nil
	}
	name, ok := other(pass, found[0], v)
	if !ok {
		return nil
	}
	change, ok := file.Replace(found[0].Pos(), found[0].End(), name)
	if !ok {
		return nil
	}
	return &analysis.SuggestedFix{Message: fmt.Sprintf("Answer %d", v.Want), TextEdits: []analysis.TextEdit{change}}
}

// other is the wanted status in the words of x: the constant of the same
// package with the other name, or the number.
func other(pass *analysis.Pass, x ast.Expr, v *verdict.Verdict) (string, bool) {
	switch x := x.(type) {
	case *ast.BasicLit:
		return strconv.Itoa(v.Want), true
	case *ast.SelectorExpr:
		obj := pass.TypesInfo.Uses[x.Sel]
		words := map[int]string{401: "Unauthorized", 403: "Forbidden"}
		name := strings.Replace(x.Sel.Name, words[v.Status], words[v.Want], 1)
		if obj == nil || obj.Pkg() == nil || name == x.Sel.Name {
			return "", false
		}
		c, ok := obj.Pkg().Scope().Lookup(name).(*types.Const)
		if !ok || c.Val().ExactString() != strconv.Itoa(v.Want) {
			return "", false
		}
		return types.ExprString(x.X) + "." + name, true
	}
	return "", false
}
