package guard

import (
	"go/ast"
	"go/constant"
	"go/token"
	"go/types"
	"slices"
	"strings"

	"github.com/authstatus/authstatus/internal/framework"
)

// A sourceKind says what a value is to its request.
type sourceKind uint8

const (
	unknownSource   sourceKind = iota
	fromCredential             // what the client sent to say who it is
	fromIdentity               // who it is
	fromRole                   // what it may do
	fromCSRF                   // what protects against other sites
	fromNegotiation            // which form of answer it wants
	fromName                   // who the client says it is, beside a credential
)

// A source is where a value comes from.
type source struct {
	kind   sourceKind
	what   string
	object types.Object
	form   bool // of a form or a query
}

// source tells where x comes from.
func (r *reader) source(x ast.Expr) source {
	if x == nil || r.depth > maxDepth {
		return source{}
	}
	r.depth++
	defer func() { r.depth-- }()
	x = ast.Unparen(x)
	if tv := r.info.Types[x]; tv.Value != nil {
		if roleType(tv.Type) {
			return source{kind: fromRole, what: types.ExprString(x), object: r.object(x)}
		}
		return source{}
	}
	switch x := x.(type) {
	case *ast.Ident:
		return r.variableSource(x)
	case *ast.CallExpr:
		return r.callSource(x, 0)
	case *ast.SelectorExpr:
		return r.fieldSource(x)
	case *ast.IndexExpr:
		return r.elementSource(x)
	case *ast.SliceExpr:
		return r.source(x.X)
	case *ast.StarExpr:
		return r.source(x.X)
	case *ast.UnaryExpr:
		return r.source(x.X)
	case *ast.TypeAssertExpr:
		return r.assertedSource(x)
	case *ast.BinaryExpr:
		if x.Op == token.ADD {
			if s := r.source(x.X); s.kind != 0 {
				return s
			}
			return r.source(x.Y)
		}
	}
	return source{}
}

func (r *reader) isHeader(x ast.Expr) bool {
	row := r.table.Type(r.info.TypeOf(x))
	return row != nil && row.HeaderMap
}

// headerSource is the source of a request's header field.
func headerSource(name string) source {
	switch {
	case csrfWords.match(name):
		return source{kind: fromCSRF, what: name}
	case slices.ContainsFunc([]string{"Accept", "Content-Type", "X-Requested-With", "HX-Request", "User-Agent"}, func(known string) bool { return strings.EqualFold(name, known) }):
		return source{kind: fromNegotiation, what: name}
	case credentialHeaders.match(name):
		return source{kind: fromCredential, what: name}
	}
	return source{}
}

func (r *reader) variableSource(id *ast.Ident) source {
	v, ok := r.info.ObjectOf(id).(*types.Var)
	if !ok {
		return source{}
	}
	found, complete := r.defs.reaching(v, id.Pos())
	for _, def := range found {
		var s source
		switch value := def.value.(type) {
		case nil:
			s = r.source(def.of)
		case *ast.CallExpr:
			s = r.callSource(value, max(0, def.index))
		default:
			if def.index <= 0 {
				s = r.source(value)
			}
		}
		if s.kind != 0 {
			return s
		}
	}
	if roleType(v.Type()) {
		return source{kind: fromRole, what: v.Name(), object: v}
	}
	if complete || v.Kind() != types.ParamVar && v.Kind() != types.RecvVar {
		return source{}
	}
	switch {
	case identityType(v.Type()) && !namesOther.match(v.Name()):
		return source{kind: fromIdentity, what: v.Name(), object: v}
	case csrfWords.match(v.Name()):
		return source{kind: fromCSRF, what: v.Name(), object: v}
	case r.nested > 0 && credentialParam.match(v.Name()) && isText(v.Type()):
		return source{kind: fromCredential, what: v.Name(), object: v, form: strings.HasPrefix(strings.ToLower(v.Name()), "pass")}
	}
	return source{}
}

func isText(typ types.Type) bool {
	if isString(typ) {
		return true
	}
	_, slice := typ.Underlying().(*types.Slice)
	return slice
}

func (r *reader) fieldSource(x *ast.SelectorExpr) source {
	obj := r.info.Uses[x.Sel]
	if v, ok := obj.(*types.Var); !ok || !v.IsField() {
		return source{}
	}
	if row := r.table.Member(r.info.TypeOf(x.X), x.Sel.Name); row != nil && row.Evidence != nil && row.Evidence.Kind == credentials {
		return source{kind: fromCredential, what: types.ExprString(x), object: obj}
	}
	typ := r.info.TypeOf(x)
	on := r.source(x.X)
	switch {
	case on.kind == fromCredential || on.kind == fromCSRF:
		return on
	case settingsType(r.info.TypeOf(x.X)):
		return source{}
	case (roleWords.match(x.Sel.Name) || roleType(typ) || grants(x.Sel.Name) && isBool(typ)) && (on.kind == fromIdentity || identityType(r.info.TypeOf(x.X))):
		return source{kind: fromRole, what: types.ExprString(x), object: obj}
	case on.kind == fromIdentity:
		return source{kind: fromIdentity, what: types.ExprString(x), object: obj}
	case identityType(typ) && r.carries(x.X):
		return source{kind: fromIdentity, what: types.ExprString(x), object: obj}
	}
	return source{}
}

// carries reports whether x is what a handler is given for its request.
func (r *reader) carries(x ast.Expr) bool {
	row := r.table.Type(r.info.TypeOf(x))
	name := framework.NamedOf(r.info.TypeOf(x))
	return row != nil && row.Responder != nil || name != nil && strings.HasSuffix(name.Name(), "Context")
}

func (r *reader) assertedSource(x *ast.TypeAssertExpr) source {
	s := r.source(x.X)
	if s.kind != 0 || x.Type == nil || !identityType(r.info.TypeOf(x.Type)) {
		return s
	}
	call, ok := r.call(x.X)
	if ok && r.onlyRequest(call, true) {
		return source{kind: fromIdentity, what: types.ExprString(x.Type), object: framework.NamedOf(r.info.TypeOf(x.Type))}
	}
	return source{}
}

// callSource tells where result i of a call comes from.
func (r *reader) callSource(call *ast.CallExpr, i int) source {
	if len(call.Args) == 1 && r.info.Types[call.Fun].IsType() {
		return r.source(call.Args[0])
	}
	fn, recv, row := r.calls.Callee(call)
	if fn == nil {
		return source{}
	}
	if s, ok := r.describedSource(call, recv, fn, row, i); ok {
		return s
	}
	if recv != nil && i == 0 && keeps.match(fn.Name()) && r.requestLike(r.info.TypeOf(recv)) {
		if s := r.keptSource(call); s.kind != 0 {
			return s
		}
	}
	if recv == nil && fn.Pkg() != nil && slices.Contains(textPackages, fn.Pkg().Path()) {
		for _, arg := range call.Args {
			if s := r.source(arg); s.kind != 0 {
				return s
			}
		}
		return source{}
	}
	if csrfWords.match(fn.Name()) {
		return source{}
	}
	if known, ok := r.summary(fn).sources[i]; ok {
		known.object = fn
		return known
	}
	if recv != nil && len(call.Args) == 0 {
		switch s := r.source(recv); {
		case s.kind == fromCredential || s.kind == fromCSRF:
			return s
		case s.kind == fromIdentity && roleWords.match(strings.TrimPrefix(fn.Name(), "Get")):
			return source{kind: fromRole, what: types.ExprString(call), object: fn}
		case s.kind == fromIdentity && idWords.match(strings.TrimPrefix(fn.Name(), "Get")):
			return source{kind: fromIdentity, what: types.ExprString(call), object: fn}
		}
	}
	results := fn.Signature().Results()
	if i < results.Len() && identityType(results.At(i).Type()) && r.onlyRequest(call, false) &&
		readsIdentity.match(fn.Name()) && !namesOther.match(fn.Name()) {
		return source{kind: fromIdentity, what: fn.Name(), object: fn}
	}
	return source{}
}

var textPackages = []string{"strings", "bytes", "fmt", "encoding/base64", "encoding/hex", "crypto/sha256", "crypto/sha512", "net/url", "strconv"}

// describedSource is what the table says of a call.
func (r *reader) describedSource(call *ast.CallExpr, recv ast.Expr, fn *types.Func, row *framework.Row, i int) (source, bool) {
	if row == nil {
		return source{}, false
	}
	e := row.Evidence
	if name, ok := r.asked(call); ok {
		header := e != nil && slices.Contains(e.Names, "Authorization")
		if s := headerSource(name); s.kind != 0 && (header || s.kind != fromCredential) {
			return s, true
		}
	}
	if e == nil || !r.applies(call, recv, e) {
		if e != nil && e.Kind == identity && i == 0 {
			return r.keptSource(call), true
		}
		return source{}, e != nil
	}
	place := e.Result.Place()
	if place.Kind == framework.Result && place.Index != i && fn.Signature().Results().At(i).Type().String() == "bool" {
		return source{}, true
	}
	name, _ := r.asked(call)
	s := source{what: name, object: fn, form: r.form(fn)}
	if s.what == "" {
		s.what = fn.Name()
	}
	switch e.Kind {
	case credentials:
		s.kind = fromCredential
		if e.Scheme == "Basic" && i == 0 && place.Index > 0 {
			s.kind = fromName
		}
	case identity:
		s.kind = fromIdentity
	case verify:
		s.kind = fromIdentity // what a token says of its owner
		if !identityType(r.resultType(call, i)) {
			return source{}, true
		}
	}
	return s, true
}

// asked is the constant text of the first argument.
func (r *reader) asked(call *ast.CallExpr) (string, bool) {
	for _, arg := range call.Args[:min(2, len(call.Args))] {
		if obj := r.object(arg); obj != nil && csrfWords.match(obj.Name()) {
			return "csrf", true
		}
		if c := r.info.Types[arg].Value; c != nil && c.Kind() == constant.String {
			return constant.StringVal(c), true
		}
		if call, ok := ast.Unparen(arg).(*ast.CallExpr); ok {
			if fn, _, _ := r.calls.Callee(call); fn != nil && csrfWords.match(fn.Name()) {
				return "csrf", true
			}
		}
	}
	return "", false
}

// form reports whether a function reads what a form or a query holds.
func (r *reader) form(fn *types.Func) bool {
	switch fn.Name() {
	case "FormValue", "PostFormValue", "PostForm", "Query", "DefaultQuery", "FormParam", "QueryParam":
		return true
	}
	recv := fn.Signature().Recv()
	if recv != nil {
		named := framework.NamedOf(recv.Type())
		return named != nil && named.Pkg() != nil && named.Pkg().Path() == "net/url" && named.Name() == "Values"
	}
	return false
}

// applies reports whether evidence limited to names speaks of the call.
func (r *reader) applies(call *ast.CallExpr, recv ast.Expr, e *framework.Evidence) bool {
	if e.Name == "" {
		return true
	}
	x := r.calls.Operand(call, recv, e.Name)
	if x == nil {
		return false
	}
	c := r.info.Types[x].Value
	if c == nil || c.Kind() != constant.String {
		return false
	}
	name := constant.StringVal(c)
	return slices.ContainsFunc(e.Names, func(known string) bool { return strings.EqualFold(known, name) })
}

// onlyRequest reports whether a call is given nothing but a request, a context
// or a responder, and constants where they are allowed: what it finds is what
// came with the request.
func (r *reader) onlyRequest(call *ast.CallExpr, constants bool) bool {
	given := false
	args := call.Args
	if sel, ok := ast.Unparen(call.Fun).(*ast.SelectorExpr); ok && r.requestLike(r.info.TypeOf(sel.X)) {
		given = true
	}
	for _, arg := range args {
		switch typ := r.info.TypeOf(arg); {
		case r.requestLike(typ):
			given = true
		case constants:
		case r.info.Types[arg].Value != nil:
		default:
			return false
		}
	}
	return given
}

func (r *reader) requestLike(typ types.Type) bool {
	if typ == nil {
		return false
	}
	if row := r.table.Type(typ); row != nil && (row.Responder != nil || row.HeaderMap) {
		return true
	}
	name := framework.NamedOf(typ)
	if name == nil || name.Pkg() == nil {
		return false
	}
	return strings.HasSuffix(name.Name(), "Context") || strings.HasSuffix(name.Name(), "Request")
}
