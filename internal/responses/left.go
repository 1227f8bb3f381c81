package responses

import (
	"go/token"
	"go/types"

	"golang.org/x/tools/go/ssa"
)

// A package that names a challenge leaves its status-carrying values to the
// packages that answer with them: there the sink is in sight, and the values
// are judged where they are used.

// A Carried is a package variable that carries a denial.
type Carried struct {
	Name   string
	Source string // the kind of value: see [walk.source]
	Status int
}

// carriedVariables are the exported variables of the package that carry one.
func (e *engine) carriedVariables() []Carried {
	var out []Carried
	scope := e.pass.Pkg.Scope()
	for _, name := range scope.Names() {
		g, ok := e.program.Package.Members[name].(*ssa.Global)
		if !ok || !token.IsExported(name) || e.reassigned[g] {
			continue
		}
		content := e.globals[e.syms.global(g)].sym.object()
		if content == nil {
			continue
		}
		for _, loc := range sorted(e.globals) {
			if n, denies := denialStatus(e.globals[loc].con); denies && loc.kind == symField && loc.base == content && loc.owner != nil {
				out = append(out, Carried{Name: name, Source: fieldSource(loc.owner, loc.name), Status: n})
			}
		}
	}
	return out
}

// createLeft notes a value of another package that carries a denial, where that
// package has left it to those that answer with it.
func (w *walk) createLeft(source string, status int, pos token.Pos, from *types.Package) {
	var fact Analysed
	if from == nil || from == w.pass.Pkg || !w.pass.ImportPackageFact(from, &fact) || !fact.Knows {
		return
	}
	w.create(source, status, pos, nil)
}

// usedVariable notes that the function returns a variable of another package
// that carries a denial.
func (w *walk) usedVariable(st *state, ret *ssa.Return, v value) {
	if v.sym == nil || v.sym.kind != symGlobal {
		return
	}
	g, ok := v.sym.value.(*ssa.Global)
	if !ok || g.Object() == nil || g.Object().Pkg() == w.pass.Pkg {
		return
	}
	var fact Analysed
	if !w.pass.ImportPackageFact(g.Object().Pkg(), &fact) {
		return
	}
	for _, c := range fact.Variables {
		if c.Name == g.Name() {
			w.createLeft(c.Source, c.Status, ret.Pos(), g.Object().Pkg())
			w.depart(w.left, st, c.Status, ret.Pos())
		}
	}
}
