package responses

import (
	"go/ast"
	"go/constant"
	"go/types"
	"net/textproto"
	"slices"
	"strings"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/ssa"

	"github.com/authstatus/authstatus/internal/framework"
	"github.com/authstatus/authstatus/internal/ssabuild"
)

// A toucher tells which expressions make a function worth reading.
type toucher struct {
	pass  *analysis.Pass
	table *framework.Table
	rows  map[types.Type]*framework.Row // of types; nil for those without
	far   map[*types.Package][]string   // the variables that carry a denial
	named bool                          // some function names the field of a challenge
}

// touches tells what x has to do with answers: a responder, a denial, or the
// name of something that is known to deal with them.
func (t *toucher) touches(x ast.Expr) ssabuild.Touch {
	info := t.pass.TypesInfo
	switch x := x.(type) {
	case *ast.CallExpr:
		return t.touchesCall(x)
	case *ast.CompositeLit:
		if tv := info.Types[x]; tv.Type != nil {
			if row := t.row(tv.Type); row != nil && row.HeaderMap {
				return ssabuild.Variable // fields to be copied to an answer
			}
			if t.carriesGiven(x, tv.Type) {
				return ssabuild.Variable
			}
			if t.buildsError(x, tv.Type) {
				return ssabuild.Variable
			}
		}
	case *ast.BinaryExpr:
		value := info.Types[x].Value
		t.names(value)
		if denies(value) {
			return ssabuild.Status // 400 + 1
		}
	case *ast.BasicLit, *ast.SelectorExpr:
		tv := info.Types[x]
		t.names(tv.Value)
		if denies(tv.Value) || isChallengeName(tv.Value) {
			return ssabuild.Status
		}
		if tv.Type != nil && tv.Value == nil && t.answers(tv.Type) {
			return ssabuild.Responder
		}
	case *ast.Ident:
		obj := info.Uses[x]
		if obj == nil {
			obj = info.Defs[x]
		}
		switch obj := obj.(type) {
		case *types.Var:
			return t.touchesVar(obj)
		case *types.Const:
			t.names(obj.Val())
			if denies(obj.Val()) {
				return ssabuild.Status
			}
		case *types.Func:
			return t.touchesFunc(obj)
		case *types.TypeName:
			return t.touchesType(obj)
		}
	}
	return 0
}

// buildsError reports whether x is an error of the package that says which
// status it has, or gets a number which the code does not name: the status that
// callers hand in, perhaps.
func (t *toucher) buildsError(x *ast.CompositeLit, typ types.Type) bool {
	if pkgPath(typ) != t.pass.Pkg.Path() || !types.Implements(types.NewPointer(typ), errorType.Underlying().(*types.Interface)) {
		return false
	}
	methods := types.NewMethodSet(types.NewPointer(typ))
	for i := range methods.Len() {
		if fn, ok := methods.At(i).Obj().(*types.Func); ok && asksStatus(fn) {
			return true
		}
	}
	return slices.ContainsFunc(x.Elts, func(el ast.Expr) bool {
		if kv, ok := el.(*ast.KeyValueExpr); ok {
			el = kv.Value
		}
		tv := t.pass.TypesInfo.Types[el]
		return tv.Type != nil && tv.Value == nil && isInteger(tv.Type)
	})
}

// carriesGiven reports whether the literal is an error of the package with a
// status that the code does not name: callers of a constructor do.
func (t *toucher) carriesGiven(lit *ast.CompositeLit, typ types.Type) bool {
	strct, ok := typ.Underlying().(*types.Struct)
	if !ok || pkgPath(typ) != t.pass.Pkg.Path() || !isError(typ) && !isError(types.NewPointer(typ)) {
		return false
	}
	for i, el := range lit.Elts {
		field := ""
		if kv, ok := el.(*ast.KeyValueExpr); ok {
			el = kv.Value
			if key, ok := kv.Key.(*ast.Ident); ok {
				field = key.Name
			}
		} else if i < strct.NumFields() {
			field = strct.Field(i).Name()
		}
		field = strings.ToLower(field)
		if tv := t.pass.TypesInfo.Types[el]; tv.Value == nil && isInteger(tv.Type) && (strings.Contains(field, "status") || strings.Contains(field, "code")) {
			return true
		}
	}
	return false
}

// names notes the field of a challenge, however it is spelt.
func (t *toucher) names(c constant.Value) {
	if c != nil && c.Kind() == constant.String && len(constant.StringVal(c)) == len(fieldWWW) {
		t.named = t.named || strings.EqualFold(constant.StringVal(c), fieldWWW)
	}
}

// touchesType tells whether values of the type carry a denial by themselves.
func (t *toucher) touchesType(typ *types.TypeName) ssabuild.Touch {
	if row := t.table.Object(typ); row != nil && row.Carrier != nil {
		if n, literal := row.Carrier.Status.Place().Int(); literal && slices.Contains(denials, n) {
			return ssabuild.Status
		}
	}
	if strings.Contains(typ.Name(), "401") || strings.Contains(typ.Name(), "407") {
		if row, n := t.table.Generated(typ.Type()); row != nil && slices.Contains(denials, n) {
			return ssabuild.Status
		}
	}
	return 0
}

// denies reports whether c is a status that denies, also as text (beego's
// Abort("401")).
func denies(c constant.Value) bool {
	if c != nil && c.Kind() == constant.String && len(constant.StringVal(c)) == len("401") {
		c, _ = statusConst(c, nil)
	}
	_, ok := denialStatus(c)
	return ok
}

func (t *toucher) touchesVar(v *types.Var) ssabuild.Touch {
	if v.Pkg() == t.pass.Pkg && v.Parent() == v.Pkg().Scope() && types.Identical(v.Type(), errorType) {
		return ssabuild.Sentinel
	}
	if v.IsField() && t.table.ErrorHandlerField(v) {
		return ssabuild.Status
	}
	if row := t.table.Object(v); row != nil && row.Carrier != nil || t.carriesFar(v) {
		return ssabuild.Status
	}
	row := t.row(v.Type())
	param := v.Kind() == types.ParamVar || v.Kind() == types.RecvVar
	if t.answers(v.Type()) || param && row != nil && row.HeaderMap {
		return ssabuild.Responder
	}
	return 0
}

// carriesFar reports whether v is a variable of another package that carries a
// denial.
func (t *toucher) carriesFar(v *types.Var) bool {
	if v.Pkg() == nil || v.Pkg() == t.pass.Pkg || !v.Exported() || v.IsField() || v.Parent() != v.Pkg().Scope() {
		return false
	}
	names, known := t.far[v.Pkg()]
	if !known {
		var fact Analysed
		if t.pass.ImportPackageFact(v.Pkg(), &fact) {
			for _, c := range fact.Variables {
				names = append(names, c.Name)
			}
		}
		t.far[v.Pkg()] = names
	}
	return slices.Contains(names, v.Name())
}

func (t *toucher) touchesFunc(fn *types.Func) ssabuild.Touch {
	if fn.Pkg() == nil {
		return 0
	}
	if fn.Pkg() == t.pass.Pkg {
		switch fn.Name() {
		case "Header", "WriteHeader":
			if fn.Signature().Recv() != nil {
				return ssabuild.Responder // of a wrapper
			}
		}
		if asksStatus(fn) {
			return ssabuild.Variable
		}
		return 0
	}
	if row := t.table.Func(fn, nil); row != nil && (row.Carrier != nil || row.Middleware != nil || row.ErrorHandler != nil || row.Answer != nil && answersDenial(row.Answer)) {
		return ssabuild.Status
	}
	var s Summary
	if t.pass.ImportObjectFact(fn.Origin(), &s) {
		return s.touches()
	}
	return 0
}

// asksStatus reports whether fn may tell the status that an error carries.
func asksStatus(fn *types.Func) bool {
	sig := fn.Signature()
	return sig.Recv() != nil && fn.Exported() && sig.Params().Len() == 0 && sig.Results().Len() == 1 && isInteger(sig.Results().At(0).Type()) &&
		types.Implements(sig.Recv().Type(), errorType.Underlying().(*types.Interface))
}

// touches tells what a call of the summarised function has to do with answers.
func (s *Summary) touches() ssabuild.Touch {
	var out ssabuild.Touch
	if s.Unknown || len(s.Events) > 0 {
		out |= ssabuild.Responder
	}
	for _, ev := range s.Events {
		if ev.Status.Const != "" {
			out |= ssabuild.Status
		}
	}
	for _, o := range s.Outcomes {
		for _, eff := range o.Effects {
			out |= ssabuild.Responder
			if eff.Denied != 0 || eff.Sets || eff.Pending != nil || eff.Challenge != [2]Challenge{} {
				out |= ssabuild.Status
			}
		}
		if slices.ContainsFunc(o.Results, Value.denies) {
			out |= ssabuild.Status
		}
	}
	return out
}

// denies reports whether v is a denial, or carries one.
func (v Value) denies() bool {
	if _, is := denialStatus(constOf(v)); is {
		return true
	}
	return slices.ContainsFunc(v.Parts, func(p Part) bool { return p.Value.denies() })
}

// touchesCall tells whether a call gives an answer a status or a field that
// the code does not name: callers or variables decide what it is.
func (t *toucher) touchesCall(call *ast.CallExpr) ssabuild.Touch {
	info := t.pass.TypesInfo
	if denies(info.Types[call].Value) {
		return ssabuild.Status // a conversion of a constant
	}
	row := t.table.Call(info, call)
	if row != nil && row.Sink != nil {
		return ssabuild.Variable
	}
	operands := call.Args
	if sel, ok := ast.Unparen(call.Fun).(*ast.SelectorExpr); ok {
		operands = append([]ast.Expr{sel.X}, operands...)
	}
	open, through := false, row != nil && row.Answer != nil // of what an own context embeds, too
	for _, x := range operands {
		tv := info.Types[x]
		if tv.Type == nil || tv.Value != nil {
			continue
		}
		typ := t.row(tv.Type)
		through = through || typ != nil && (typ.Responder != nil || typ.HeaderMap)
		open = open || isInteger(tv.Type) || row != nil && row.Header != nil && isString(tv.Type)
	}
	if open && through {
		return ssabuild.Variable
	}
	return 0
}

func isString(t types.Type) bool {
	b, ok := t.Underlying().(*types.Basic)
	return ok && b.Info()&types.IsString != 0
}

// answersDenial reports whether a call may deny whatever it is given: the row
// has the status, or translates codes to it.
func answersDenial(a *framework.Answer) bool {
	n, literal := a.Status.Place().Int()
	return literal && slices.Contains(denials, n) || a.Codes != nil
}

// isChallengeName reports whether c names a challenge field.
func isChallengeName(c constant.Value) bool {
	if c == nil || c.Kind() != constant.String || len(constant.StringVal(c)) > len(fieldProxy) {
		return false
	}
	_, ok := challengeField(textproto.CanonicalMIMEHeaderKey(constant.StringVal(c)))
	return ok
}

// concerns reports whether callers of fn must be read too: they hand it what it
// answers through, or get a status or an error from it.
func (t *toucher) concerns(fn *types.Func, touch ssabuild.Touch) bool {
	sig := fn.Signature()
	if recv := sig.Recv(); recv != nil && t.holds(recv.Type()) {
		return true
	}
	for v := range sig.Params().Variables() {
		if t.holds(v.Type()) {
			return true
		}
	}
	for v := range sig.Results().Variables() {
		if touch&ssabuild.Status == 0 {
			return false
		}
		if isInteger(v.Type()) || t.carries(v.Type()) || types.Implements(v.Type(), errorType.Underlying().(*types.Interface)) || t.answers(v.Type()) {
			return true
		}
	}
	return false
}

// carries reports whether typ is a struct of the package, or a pointer to one,
// that may hold a status.
func (t *toucher) carries(typ types.Type) bool {
	strct, ok := elemType(typ).Underlying().(*types.Struct)
	if !ok || pkgPath(typ) != t.pass.Pkg.Path() {
		return false
	}
	for f := range strct.Fields() {
		if isInteger(f.Type()) || f.Embedded() && t.carries(f.Type()) {
			return true
		}
	}
	return false
}

// holds reports whether something can be answered through values of typ.
func (t *toucher) holds(typ types.Type) bool {
	e := &engine{table: t.table}
	row := t.row(typ)
	return row != nil && row.HeaderMap || e.holdsResponder(typ, 2)
}

// answers reports whether values of typ are responders.
func (t *toucher) answers(typ types.Type) bool {
	row := t.row(typ)
	return row != nil && row.Responder != nil
}

// row is what the table says of a type, which is asked for over and over.
func (t *toucher) row(typ types.Type) *framework.Row {
	row, known := t.rows[typ]
	if !known {
		row = t.table.Type(typ)
		t.rows[typ] = row
	}
	return row
}

// bears reports whether fn is walked unasked: it has to do with denials, or
// importers may ask what it does to an answer or which error it returns. The
// others are walked when one of these calls them.
func (e *engine) bears(fn *ssa.Function) bool {
	touch := e.program.Touches[fn]
	if e.bearsDenials(fn) {
		return !e.released() || e.concernsImporters(fn)
	}
	obj, ok := fn.Object().(*types.Func)
	if !ok || !obj.Exported() {
		return false
	}
	if touch&ssabuild.Sentinel != 0 && small(fn) && returnsError(obj) {
		return true
	}
	return touch&ssabuild.Responder != 0 && e.isHelper(obj) && (!e.released() || e.leavesDenials(fn))
}

// leavesDenials reports whether fn calls a function of the package that bears
// denials: it may hand it the status in a struct.
func (e *engine) leavesDenials(fn *ssa.Function) bool {
	for _, b := range fn.Blocks {
		for _, i := range b.Instrs {
			if call, ok := i.(ssa.CallInstruction); ok {
				if callee := origin(call.Common().StaticCallee()); callee != nil && callee.Pkg == fn.Pkg && e.bearsDenials(callee) {
					return true
				}
			}
		}
	}
	return false
}

// concernsImporters reports whether what a function of a released module does
// with denials may matter to who imports it: it can be called by them, or is a
// literal of one that can, and it answers, or yields an error at once.
func (e *engine) concernsImporters(fn *ssa.Function) bool {
	top := fn
	for top.Parent() != nil {
		top = top.Parent()
	}
	if obj, ok := top.Object().(*types.Func); ok && !obj.Exported() {
		return false
	}
	return small(fn) || e.program.Touches[fn]&ssabuild.Variable != 0 || slices.ContainsFunc(fn.Params, func(p *ssa.Parameter) bool {
		return e.holdsResponder(p.Type(), 2)
	})
}

// bearsDenials reports whether fn answers with a denial, or with a status of
// which that is not known, or calls what does.
func (e *engine) bearsDenials(fn *ssa.Function) bool {
	return e.program.Touches[fn]&(ssabuild.Status|ssabuild.Variable) != 0
}

func returnsError(fn *types.Func) bool {
	results := fn.Signature().Results()
	return results.Len() > 0 && types.Identical(results.At(results.Len()-1).Type(), errorType)
}

// isHandler reports whether values of typ are handlers: functions that are given
// something to answer through, or what has such a method ServeHTTP.
func (e *engine) isHandler(typ types.Type) bool {
	sig, ok := typ.Underlying().(*types.Signature)
	if iface, is := typ.Underlying().(*types.Interface); is {
		for m := range iface.Methods() {
			if m.Name() == "ServeHTTP" {
				sig, ok = m.Signature(), true
			}
		}
	}
	if !ok {
		return false
	}
	for v := range sig.Params().Variables() {
		if e.isResponder(v.Type()) {
			return true
		}
	}
	return false
}

// isHelper reports whether a function is given something to answer through, or
// a handler to make another of.
func (e *engine) isHelper(fn *types.Func) bool {
	if recv := fn.Signature().Recv(); recv != nil && !e.table.Describes(fn.Pkg().Path()) && e.holdsResponder(recv.Type(), 1) {
		return true
	}
	for v := range fn.Signature().Params().Variables() {
		if e.holdsResponder(v.Type(), 0) || e.isHandler(v.Type()) && fn.Signature().Results().Len() == 1 {
			return true
		}
	}
	return false
}
