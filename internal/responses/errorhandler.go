package responses

import (
	"go/ast"
	"go/constant"
	"go/token"
	"go/types"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/authstatus/authstatus/internal/framework"
)

// handledErrors reports whether what handlers of a framework return, which
// answer through the type or return values of it, is answered by an error
// handler that the package sets and that puts a challenge on each 401. Where
// there are several, all must.
func (e *engine) handledErrors(typ string) bool {
	if e.handlers == nil {
		e.handlers = map[string]bool{}
		for _, fn := range e.program.Funcs {
			for _, b := range fn.Blocks {
				for _, i := range b.Instrs {
					e.errorHandlerSet(i)
				}
			}
		}
	}
	return e.handlers[typ]
}

// errorHandlerSet notes an assignment to a field or variable that the table
// calls an error handler, and a call that sets one.
func (e *engine) errorHandlerSet(i ssa.Instruction) {
	switch i := i.(type) {
	case *ssa.Store:
		e.errorHandlerIs(e.rowOfPlace(i.Addr), i.Val)
	case ssa.CallInstruction:
		row := e.row(i.Common())
		if row == nil || row.ErrorHandler == nil {
			e.configuredBy(i.Common())
			return
		}
		place := row.ErrorHandler.Func.Place()
		if n := place.Index; place.Kind == framework.Argument && n < len(i.Common().Args) {
			e.errorHandlerIs(row, i.Common().Args[n])
		}
	}
}

func (e *engine) errorHandlerIs(row *framework.Row, v ssa.Value) {
	if row == nil || row.ErrorHandler == nil || row.ErrorHandler.Late {
		return
	}
	challenges := e.challengesErrors(v)
	if row.ErrorHandler.Status.Place().Kind == framework.Literal { // it runs before the answer is given
		s, ok := e.handedFunction(v)
		challenges = ok && s.alwaysPutsOn(401)
	}
	for _, typ := range row.ErrorHandler.For {
		if known, ok := e.handlers[typ]; ok && !known {
			continue
		}
		e.handlers[typ] = challenges
	}
}

// completed reports whether the package sets a function which puts a challenge
// on what the middleware denies that the call node makes (go-zero's
// WithUnauthorizedCallback).
func (e *engine) completed(node ast.Node) bool {
	call, ok := node.(*ast.CallExpr)
	if !ok {
		return false
	}
	row := e.table.Call(e.pass.TypesInfo, call)
	return row != nil && e.handledErrors(row.Symbol)
}

// configuredBy notes that a call of a function of another package sets error handlers.
func (e *engine) configuredBy(c *ssa.CallCommon) {
	fn := e.callee(c)
	if fn == nil || fn.Pkg() == nil || fn.Pkg() == e.pass.Pkg {
		return
	}
	set := e.mountedRoutes().configuredFar(fn)
	for _, typ := range set.For {
		if known, ok := e.handlers[typ]; !ok || known {
			e.handlers[typ] = set.Cover != 0
		}
	}
}

// rowOfPlace is the row of the field or variable at addr; nil for none.
func (e *engine) rowOfPlace(addr ssa.Value) *framework.Row {
	switch addr := addr.(type) {
	case *ssa.Global:
		if addr.Object() != nil {
			return e.table.Object(addr.Object())
		}
	case *ssa.FieldAddr:
		if strct, ok := elemType(addr.X.Type()).Underlying().(*types.Struct); ok {
			return e.table.Member(addr.X.Type(), strct.Field(addr.Field).Name())
		}
	}
	return nil
}

// challengesErrors reports whether the error handler v is a function that
// answers 401 with a challenge, always.
func (e *engine) challengesErrors(v ssa.Value) bool {
	s, ok := e.handedFunction(v)
	return ok && e.challengesAll(s)
}

// challengesAll reports whether the function answers, or makes, a 401 with a
// challenge, and none without.
func (e *engine) challengesAll(s *Summary) bool {
	if s.Unknown {
		return false
	}
	found := slices.ContainsFunc(s.Outcomes, e.bringsHeaders)
	for _, ev := range s.Events {
		n, known := ev.Status.number()
		if known && n != 401 || slices.Contains(ev.Excluded, 401) {
			continue
		}
		if ev.Challenge[0] != Present && ev.Assumes[0] != Present {
			return false
		}
		found = true
	}
	return found
}

// bringsHeaders reports whether the function makes a value whose type brings
// header fields of its own, where the package names a challenge.
func (e *engine) bringsHeaders(o Outcome) bool {
	if len(o.Results) != 1 || !e.mentionsChallenge() {
		return false
	}
	typ := e.typeNamed(o.Results[0])
	if typ == nil || types.IsInterface(typ) {
		return false
	}
	for row := range e.table.All() {
		if row.Carrier == nil || row.Carrier.Headers == "" || row.Symbol == "" || row.Carrier.Type != "" {
			continue
		}
		if obj := e.typeOfSymbol(row.Symbol); obj != nil && types.IsInterface(obj.Type()) && hasType(typ, obj.Type()) {
			return true
		}
	}
	return false
}

// coverOfHandler is the cover that handlers have whose errors, or whose answers of
// one status, the function in x answers as the row says.
func (m *routes) coverOfHandler(row *framework.ErrorHandler, x, status ast.Expr) Cover {
	if row.Late {
		return 0
	}
	if row.Status.Place().Kind == framework.Argument {
		c := m.pass.TypesInfo.Types[status].Value
		if c == nil || !constant.Compare(constant.ToInt(c), token.EQL, constant.MakeInt64(401)) {
			return 0
		}
	}
	var cover Cover
	m.functions(x, maxRouters, func(lit *ast.FuncLit, obj types.Object, made *ast.CallExpr) {
		if fn, ok := obj.(*types.Func); ok && made != nil && row.Status == "" {
			cover |= m.configured(fn).Cover // it makes the handler
		}
		s, ok := m.summaryOfExpr(lit, obj)
		switch {
		case !ok:
		case row.Status != "" && s.alwaysPutsOn(401):
			cover |= CoverPending
		case row.Status == "" && m.challengesAll(s):
			cover |= CoverErrors
		}
	})
	return cover
}

// alwaysPutsOn reports whether the function puts a challenge on whatever happens,
// where it is run for an answer of the status.
func (s *Summary) alwaysPutsOn(status int) bool {
	for _, o := range s.Outcomes {
		if !o.Panics && o.concerns(status) && !slices.ContainsFunc(o.Effects, func(eff Effect) bool { return eff.Challenge[0] == Present }) {
			return false
		}
	}
	return len(s.Outcomes) > 0 && !s.Unknown
}

// concerns reports whether the outcome is possible where the status is recorded.
func (o Outcome) concerns(status int) bool {
	text := strconv.Itoa(status)
	is := func(v Value) bool { return v.Const == text }
	for _, c := range o.Conds {
		if strings.HasSuffix(c.Input.Path, recordedStep) && (c.Eq != nil && !is(*c.Eq) || slices.ContainsFunc(c.Ne, is)) {
			return false
		}
	}
	return true
}

// summaryOfExpr is what is known of a literal or a declared function.
func (e *engine) summaryOfExpr(lit *ast.FuncLit, obj types.Object) (*Summary, bool) {
	if fn, ok := obj.(*types.Func); ok {
		return e.summaryOfObject(fn.Origin())
	}
	if f := e.literal(lit); f != nil {
		return e.summaryOf(f)
	}
	return nil, false
}

// literal is the function that a literal is; nil where it is not built.
func (e *engine) literal(lit *ast.FuncLit) *ssa.Function {
	i := slices.IndexFunc(e.program.Funcs, func(f *ssa.Function) bool { return lit != nil && f.Syntax() == lit })
	if i < 0 {
		return nil
	}
	return e.program.Funcs[i]
}
