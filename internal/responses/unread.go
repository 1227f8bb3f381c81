package responses

import (
	"go/ast"
	"go/types"
	"slices"

	"golang.org/x/tools/go/analysis"

	"github.com/authstatus/authstatus/internal/framework"
)

// verdicts are what middleware that denies nothing leaves, and who asks for it.
type verdicts struct {
	pass  *analysis.Pass
	left  []*ast.CallExpr // that make such middleware
	asks  bool            // the package asks
	known bool            // somebody that it imports asks, or may
}

// readVerdicts reads the package, and what it knows of those that it imports.
func readVerdicts(pass *analysis.Pass, table *framework.Table) *verdicts {
	v := &verdicts{pass: pass}
	asked := map[string]bool{} // by symbol
	from := map[string]bool{}  // the packages of the middleware
	for _, p := range pass.Pkg.Imports() {
		for _, symbol := range table.Left(p.Path()) {
			asked[symbol], from[p.Path()] = true, true
		}
	}
	if len(asked) == 0 {
		return v
	}
	for id, obj := range pass.TypesInfo.Uses {
		if obj.Pkg() != nil && from[obj.Pkg().Path()] && asked[obj.Pkg().Path()+"."+obj.Name()] && obj.Parent() == obj.Pkg().Scope() {
			v.asks = v.asks || id.Pos().IsValid()
		}
	}
	for _, file := range pass.Files {
		ast.Inspect(file, func(n ast.Node) bool {
			if call, ok := n.(*ast.CallExpr); ok {
				if row := table.Call(pass.TypesInfo, call); row != nil && len(row.Leaves) > 0 {
					v.left = append(v.left, call)
				}
			}
			return true
		})
	}
	v.known = v.elsewhere(from)
	return v
}

// elsewhere reports whether a package that is imported asks, or may: it imports
// the middleware, and nobody has read it.
func (v *verdicts) elsewhere(from map[string]bool) bool {
	seen := map[*types.Package]bool{}
	var visit func(*types.Package) bool
	visit = func(p *types.Package) bool {
		if seen[p] || from[p.Path()] {
			return false
		}
		seen[p] = true
		var fact Analysed
		if v.pass.ImportPackageFact(p, &fact) {
			if fact.Asks {
				return true
			}
		} else if slices.ContainsFunc(p.Imports(), func(i *types.Package) bool { return from[i.Path()] }) {
			return true
		}
		return slices.ContainsFunc(p.Imports(), visit)
	}
	return slices.ContainsFunc(v.pass.Pkg.Imports(), visit)
}

// unread lists the middleware whose verdict nobody asks for.
func (v *verdicts) unread() []*Lost {
	if v.asks || v.known {
		return nil
	}
	e := &engine{pass: v.pass}
	var out []*Lost
	for _, call := range v.left {
		if !e.silent(call.Pos()) {
			l := &Lost{Status: 401, Node: call, How: OnwardUnread}
			l.Func, _ = e.surroundings(call)
			out = append(out, l)
		}
	}
	return out
}
