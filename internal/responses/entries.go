package responses

import (
	"go/token"
	"go/types"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/authstatus/authstatus/internal/framework"
)

// An opening says of a function whether something out of sight may call it where
// its 401, or its 407, has no challenge.
type opening [2]bool

func (e opening) any() bool { return e[0] || e[1] }

func (e opening) or(f opening) opening { return opening{e[0] || f[0], e[1] || f[1]} }

// roots are the functions that something out of sight may call: those that no
// function of the package calls, and those that are used as values.
func (e *engine) roots() map[*ssa.Function]opening {
	called, valued := map[*ssa.Function]bool{}, map[*ssa.Function]opening{}
	for _, fn := range e.program.Funcs {
		if strings.HasSuffix(e.pass.Fset.PositionFor(e.posOf(fn), false).Filename, "_test.go") {
			continue // a test's call says nothing of the others: both drivers see the same
		}
		for _, b := range fn.Blocks {
			for _, i := range b.Instrs {
				var callee ssa.Value
				if c, ok := i.(ssa.CallInstruction); ok {
					callee = c.Common().Value
					if f := origin(c.Common().StaticCallee()); f != nil && f != fn {
						called[f] = true
					}
				}
				var buf [8]*ssa.Value
				for _, op := range i.Operands(buf[:0]) {
					if *op == nil || *op == callee {
						continue
					}
					if f := functionOf(*op); f != nil {
						f = e.declared(origin(f))
						valued[f] = valued[f].or(e.opened(i, *op))
					}
				}
			}
		}
	}
	out := map[*ssa.Function]opening{}
	for _, fn := range e.program.Funcs {
		use, used := valued[fn]
		if !called[fn] && !used {
			use = opening{true, true}
		}
		out[fn] = use
	}
	return out
}

// opened is what kind of entry the use of the function v as a value makes it.
func (e *engine) opened(i ssa.Instruction, v ssa.Value) opening {
	var out opening
	for field := range out {
		out[field] = !e.challengedUse(i, v, field, maxMounts)
	}
	return out
}

// posOf is a position in the file of fn; the initialiser counts to the first.
func (e *engine) posOf(fn *ssa.Function) token.Pos {
	if fn.Pos().IsValid() {
		return fn.Pos()
	}
	return e.pass.Files[0].FileStart
}

// maxMounts is how deep middleware is followed.
const maxMounts = 12

// functionBehind is the function that v is, converted or not; nil for none.
func functionBehind(v ssa.Value) *ssa.Function {
	for {
		switch x := v.(type) {
		case *ssa.ChangeType:
			v = x.X
		case *ssa.ChangeInterface:
			v = x.X
		case *ssa.MakeInterface:
			v = x.X
		default:
			return functionOf(v)
		}
	}
}

// functionOf is the function that v is; nil where v is none.
func functionOf(v ssa.Value) *ssa.Function {
	switch v := v.(type) {
	case *ssa.Function:
		return v
	case *ssa.MakeClosure:
		return v.Fn.(*ssa.Function)
	}
	return nil
}

// declared is the method behind a bound method or thunk.
func (e *engine) declared(fn *ssa.Function) *ssa.Function {
	if fn != nil && fn.Synthetic != "" && fn.Object() != nil {
		if obj, ok := fn.Object().(*types.Func); ok {
			if real := e.program.Package.Prog.FuncValue(obj); real != nil {
				return real
			}
		}
	}
	return fn
}

func origin(fn *ssa.Function) *ssa.Function {
	if fn != nil && fn.Origin() != nil {
		return fn.Origin()
	}
	return fn
}

// leftToCallers reports whether fn is a helper for other packages, in a
// package that knows of challenges: it leaves them to its callers. A helper of
// any other package is itself the place to change.
func (e *engine) leftToCallers(fn *ssa.Function) bool {
	obj, ok := fn.Object().(*types.Func)
	if !ok || !obj.Exported() || obj.Name() == "ServeHTTP" {
		return false
	}
	if recv := obj.Signature().Recv(); recv != nil && e.frameworkHandler(recv.Type()) {
		return false
	}
	for v := range obj.Signature().Params().Variables() {
		if row := e.table.Type(v.Type()); row != nil && row.Responder != nil && pkgPath(v.Type()) != "net/http" {
			return false // a handler of a framework
		}
		if obj := framework.NamedOf(v.Type()); obj != nil && obj.Name() == "Request" {
			return false // a handler of net/http
		}
	}
	return e.mentionsChallenge()
}

// frameworkHandler reports whether a type holds a responder of a framework:
// its methods are handlers.
func (e *engine) frameworkHandler(typ types.Type) bool {
	for range maxWraps {
		if row := e.table.Type(typ); row != nil {
			return row.Responder != nil && pkgPath(typ) != "net/http"
		}
		f := e.responderField(typ)
		if f == nil {
			return false
		}
		typ = f.Type()
	}
	return false
}
