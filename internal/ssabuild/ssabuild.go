// Package ssabuild builds SSA for the functions of a package that can bear on
// an answer, and for no others: [golang.org/x/tools/go/analysis/passes/buildssa]
// as a prerequisite would build every function of every dependency.
//
// The other functions keep their declarations and lose their bodies; to the
// builder they are functions of another language.
package ssabuild

import (
	"go/ast"
	"go/types"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/ssa"
)

// A Program is the SSA of one package.
type Program struct {
	Package *ssa.Package
	// Funcs are the functions that have bodies, in source order, each followed
	// by the literals in it. Literals of package variables come first.
	Funcs []*ssa.Function
	// Touches is what each of Funcs has to do with answers, by itself or through
	// what it calls; nothing where it is only called by those that have.
	Touches map[*ssa.Function]Touch
}

// Concerned reports whether fn touches an answer or calls what does.
func (p *Program) Concerned(fn *ssa.Function) bool { return p.Touches[fn]&matters != 0 }

// Build builds the functions and package-level initialisers that touch one of
// the nodes that touches names, those that call such a function
// if concerns says that it matters to its callers, and all that these refer
// to. It returns nil when nothing does.
func Build(pass *analysis.Pass, touches func(ast.Expr) Touch, concerns func(*types.Func, Touch) bool) *Program {
	wanted := closure(survey(pass, touches), concerns)
	if wanted == nil {
		return nil
	}
	info := *pass.TypesInfo
	info.InitOrder = nil
	for _, init := range pass.TypesInfo.InitOrder {
		if _, ok := wanted[init.Rhs]; ok {
			info.InitOrder = append(info.InitOrder, init)
		}
	}
	prog := ssa.NewProgram(pass.Fset, ssa.BareInits)
	for pkg := range mentioned(pass, wanted) {
		prog.CreatePackage(pkg, nil, nil, true)
	}
	pkg := prog.CreatePackage(pass.Pkg, bodies(pass.Files, wanted), &info, false)
	pkg.Build()
	p := &Program{Package: pkg, Funcs: functions(pass, pkg, wanted), Touches: make(map[*ssa.Function]Touch)}
	for _, fn := range p.Funcs {
		top := fn
		for top.Parent() != nil {
			top = top.Parent()
		}
		p.Touches[fn] = wanted[top.Syntax()]
		if top.Synthetic != "" {
			p.Touches[fn] = matters
		}
	}
	return p
}

// bodies copies the files without the bodies of the functions that are not wanted.
func bodies(files []*ast.File, wanted map[ast.Node]Touch) []*ast.File {
	out := make([]*ast.File, len(files))
	for i, file := range files {
		short := *file
		short.Decls = make([]ast.Decl, len(file.Decls))
		for j, decl := range file.Decls {
			if fn, ok := decl.(*ast.FuncDecl); ok {
				if _, ok := wanted[fn]; !ok {
					bare := *fn
					bare.Body = nil
					decl = &bare
				}
			}
			short.Decls[j] = decl
		}
		out[i] = &short
	}
	return out
}

// mentioned is the set of packages whose objects the wanted code names.
func mentioned(pass *analysis.Pass, wanted map[ast.Node]Touch) map[*types.Package]bool {
	pkgs := make(map[*types.Package]bool)
	add := func(obj types.Object) {
		if obj != nil && obj.Pkg() != nil && obj.Pkg() != pass.Pkg {
			pkgs[obj.Pkg()] = true
		}
	}
	for node := range wanted {
		ast.Inspect(node, func(n ast.Node) bool {
			if id, ok := n.(*ast.Ident); ok {
				add(pass.TypesInfo.Uses[id])
			}
			if sel, ok := n.(*ast.SelectorExpr); ok {
				if s := pass.TypesInfo.Selections[sel]; s != nil {
					add(s.Obj())
				}
			}
			return true
		})
	}
	return pkgs
}

// functions lists the built functions.
func functions(pass *analysis.Pass, pkg *ssa.Package, wanted map[ast.Node]Touch) []*ssa.Function {
	var out []*ssa.Function
	var add func(*ssa.Function)
	add = func(fn *ssa.Function) {
		if len(fn.Blocks) > 0 {
			out = append(out, fn)
		}
		for _, lit := range fn.AnonFuncs {
			add(lit)
		}
	}
	if init := pkg.Func("init"); init != nil {
		add(init)
	}
	for _, file := range pass.Files {
		for _, decl := range file.Decls {
			decl, ok := decl.(*ast.FuncDecl)
			if _, built := wanted[decl]; !ok || !built {
				continue
			}
			if obj, ok := pass.TypesInfo.Defs[decl.Name].(*types.Func); ok {
				if fn := pkg.Prog.FuncValue(obj); fn != nil {
					add(fn)
				}
			}
		}
	}
	return out
}
