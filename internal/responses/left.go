package responses

import (
	"go/constant"
	"go/token"
	"go/types"
	"slices"
	"strings"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/ssa"
)

// A package that names a challenge leaves its status-carrying values to the
// packages that answer with them: there the sink is in sight, and the values
// are judged where they are used.

// A Carried is a package variable that carries a denial.
type Carried struct {
	Name   string
	Source string // the kind of value: see [walk.source]
	Type   string // of a value of the table, which has no source
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
		content := e.globals.at(e.syms.global(g)).sym.object()
		if content == nil {
			continue
		}
		for loc, v := range e.globals.all() {
			if n, denies := denialStatus(v.con); denies && loc.kind == symField && loc.base == content && loc.owner != nil {
				out = append(out, Carried{Name: name, Source: fieldSource(loc.owner, loc.name), Status: n})
			} else if typ := e.globals.at(e.syms.global(g)).typ; denies && typ != nil && loc.name == carriedStep && loc.base == content {
				out = append(out, Carried{Name: name, Type: types.TypeString(typ, nil), Status: n})
			}
		}
	}
	return out
}

// importVariables makes the denials known that the variables of imported
// packages carry.
func (e *engine) importVariables() {
	facts := e.pass.AllPackageFacts()
	slices.SortFunc(facts, func(a, b analysis.PackageFact) int { return strings.Compare(a.Package.Path(), b.Package.Path()) })
	for _, f := range facts {
		fact, ok := f.Fact.(*Analysed)
		if !ok || len(fact.Variables) == 0 || f.Package == e.pass.Pkg {
			continue
		}
		pkg := e.program.Package.Prog.Package(f.Package)
		if pkg == nil {
			continue
		}
		for _, c := range fact.Variables {
			if g, ok := pkg.Members[c.Name].(*ssa.Global); ok && c.Source != "" {
				field := c.Source[strings.LastIndexByte(c.Source, '.')+1:]
				loc := e.fieldNamed(value{sym: e.syms.global(g)}, field)
				e.globals.set(loc, value{con: constant.MakeInt64(int64(c.Status)), from: &Origin{Far: true}})
			}
		}
	}
}

// leavesIts reports whether the package from leaves what its values carry to
// those that answer with them.
func (e *engine) leavesIts(from *types.Package) bool {
	var fact Analysed
	return from != nil && from != e.pass.Pkg && e.pass.ImportPackageFact(from, &fact) && fact.Knows
}

// farCarrier is what a variable of another package carries, where that is a
// value of the table.
func (e *engine) farCarrier(g *ssa.Global) *Carried {
	if g.Object() == nil || g.Object().Pkg() == e.pass.Pkg {
		return nil
	}
	known, asked := e.carriers[g]
	if asked {
		return known
	}
	var fact Analysed
	if e.pass.ImportPackageFact(g.Object().Pkg(), &fact) {
		for _, c := range fact.Variables {
			if c.Name == g.Name() && c.Type != "" {
				known = &c
			}
		}
	}
	e.carriers[g] = known
	return known
}

// createLeft notes a value of another package that carries a denial, where that
// package has left it to those that answer with it.
func (w *walk) createLeft(source string, status int, pos token.Pos, from *types.Package) {
	if w.leavesIts(from) {
		w.create(source, status, pos, nil)
	}
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
		if c.Name == g.Name() && c.Source != "" {
			w.createLeft(c.Source, c.Status, ret.Pos(), g.Object().Pkg())
			w.depart(w.left, st, c.Status, ret.Pos())
		}
	}
}
