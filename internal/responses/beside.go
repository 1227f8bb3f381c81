package responses

import (
	"go/ast"
	"go/types"
	"slices"

	"golang.org/x/tools/go/ssa"

	"github.com/authstatus/authstatus/internal/enclose"
	"github.com/authstatus/authstatus/internal/framework"
)

// besides lists the handlers that deny some requests and let others pass, and
// that are mounted where those behind them run all the same.
func (e *engine) besides() []*Lost {
	if !e.importsTrait(framework.TraitBeside) {
		return nil
	}
	b := besides{routes: e.mountedRoutes(), chains: map[chain][]*ast.CallExpr{}}
	for _, file := range e.pass.Files {
		ast.Inspect(file, func(n ast.Node) bool {
			if call, ok := n.(*ast.CallExpr); ok {
				b.read(file, call)
			}
			return true
		})
	}
	for _, mounts := range b.chains {
		for i, call := range mounts[:len(mounts)-1] {
			b.mount(call, mounts[i+1])
		}
	}
	return b.found
}

// A chain is what handlers are mounted on, within a declaration.
type chain struct {
	on   types.Object
	decl ast.Decl
}

type besides struct {
	*routes
	chains map[chain][]*ast.CallExpr
	found  []*Lost
}

// read notes what the call mounts, and what its arguments do before others.
func (b *besides) read(file *ast.File, call *ast.CallExpr) {
	for i, arg := range call.Args {
		made, ok := ast.Unparen(arg).(*ast.CallExpr)
		if ok && i+1 < len(call.Args) && b.chain(made) == framework.ChainBeside {
			b.mount(made, call.Args[i+1]) // negroni.New(negroni.Wrap(gate), …)
		}
	}
	sel, ok := ast.Unparen(call.Fun).(*ast.SelectorExpr)
	if kind := b.chain(call); !ok || kind != framework.ChainBeside && kind != framework.ChainUse {
		return
	}
	if on, ok := b.object(sel.X).(*types.Var); ok {
		c := chain{on, enclose.Decl(file, call.Pos())}
		b.chains[c] = append(b.chains[c], call)
	}
}

func (b *besides) chain(call *ast.CallExpr) framework.Chain {
	if row := b.table.Call(b.pass.TypesInfo, call); row != nil {
		return row.Chain
	}
	return ""
}

// mount looks at the handlers that the call mounts before next.
func (b *besides) mount(call *ast.CallExpr, next ast.Node) {
	if b.chain(call) != framework.ChainBeside {
		for _, arg := range call.Args {
			if made, ok := ast.Unparen(arg).(*ast.CallExpr); ok && b.chain(made) == framework.ChainBeside {
				b.mount(made, next) // n.Use(negroni.Wrap(gate))
			}
		}
		return
	}
	if b.silent(call.Pos()) {
		return
	}
	for _, arg := range call.Args {
		status := 0
		b.functions(arg, maxRouters, func(lit *ast.FuncLit, obj types.Object, _ *ast.CallExpr) {
			status = max(status, b.gate(b.literal(lit)), b.gate(b.declaration(obj)))
		})
		if fn := b.handles(arg); status == 0 && fn != nil {
			status = b.gate(b.declaration(fn))
		}
		if status != 0 {
			l := &Lost{Status: status, Node: call, How: OnwardBeside, Next: next, Gate: types.ExprString(arg)}
			l.Func, _ = b.surroundings(call)
			b.found = append(b.found, l)
		}
	}
}

// declaration is the function of the package; nil for others.
func (b *besides) declaration(obj types.Object) *ssa.Function {
	fn, ok := obj.(*types.Func)
	if !ok || fn.Pkg() != b.pass.Pkg {
		return nil
	}
	return b.program.Package.Prog.FuncValue(fn)
}

// handles is the one method for which a value of the package's own type is
// taken as a handler; nil for others.
func (b *besides) handles(arg ast.Expr) *types.Func {
	t := b.pass.TypesInfo.TypeOf(arg)
	obj := framework.NamedOf(t)
	if obj == nil || obj.Pkg() != b.pass.Pkg {
		return nil
	}
	fn, _, _ := types.LookupFieldOrMethod(t, true, b.pass.Pkg, "ServeHTTP")
	method, _ := fn.(*types.Func)
	return method
}

// gate is the status with which the function, or a literal that it makes, denies
// some requests, where it lets others pass unanswered; 0 for others.
func (b *besides) gate(fn *ssa.Function) int {
	if fn == nil {
		return 0
	}
	if w := b.walked(fn); w != nil && !w.summary.Unknown && w.lets() {
		for _, ev := range w.summary.Events {
			if n, ok := ev.Status.number(); ok && ev.Status.Const != "" && slices.Contains(denials, n) {
				return n
			}
		}
	}
	for _, lit := range fn.AnonFuncs {
		if fn.Signature.Results().Len() == 1 {
			if n := b.gate(lit); n != 0 {
				return n
			}
		}
	}
	return 0
}

// lets reports whether the function returns on some path with nothing answered.
func (w *walk) lets() bool {
	return slices.ContainsFunc(w.summary.Outcomes, func(o Outcome) bool {
		return !o.Panics && !slices.ContainsFunc(o.Effects, func(eff Effect) bool { return eff.Sent != Open || eff.Pending != nil })
	})
}
