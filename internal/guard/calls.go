package guard

import (
	"go/ast"
	"go/token"
	"go/types"
	"slices"

	"github.com/authstatus/authstatus/internal/framework"
	"github.com/authstatus/authstatus/internal/interest"
)

// called reads result i of a call, which is no.
func (r *reader) called(call *ast.CallExpr, i int, no string) Reading {
	if r.depth > maxDepth {
		return Reading{}
	}
	r.depth++
	defer func() { r.depth-- }()
	fn, recv, row := r.calls.Callee(call)
	if fn == nil {
		return Reading{}
	}
	if row != nil {
		if got, ok := r.described(call, fn, recv, row, i, no); ok {
			return got
		}
	}
	if got := r.text(call, fn, recv, i, no); !got.none() || got.Neutral {
		return got
	}
	if csrfWords.match(fn.Name()) { // what it reads is no credential
		return says(&Evidence{Kind: policy, Expr: call, Object: fn, What: fn.Name()})
	}
	if fn.Pkg() != nil && (fn.Pkg().Path() == "errors" || slices.Contains(textPackages, fn.Pkg().Path())) {
		return Reading{} // it makes an error or a text
	}
	if no == "false" && recv != nil && keeps.match(fn.Name()) && r.callSource(call, i).kind == fromRole {
		return says(&Evidence{Kind: permission, Expr: call, Object: fn, What: r.callSource(call, i).what})
	}
	told := r.summary(fn).says[saying{i, no}]
	if !told.none() {
		if told.Partly && told.Only(credentials, verify, identity) && r.onlyRequest(call, false) && r.yieldsIdentity(call, fn, i, no) {
			told.Partly = false // it finds out who sends the request, or fails to
		}
		return r.across(call, fn, told)
	}
	if no == "true" && r.expired(call, fn, recv) {
		return says(&Evidence{Kind: verify, Expr: call, Object: fn, What: fn.Name()})
	}
	if told.Partly || no == "true" && !authWords.match(fn.Name()) {
		return Reading{}
	}
	return r.named(call, fn, recv, i, no)
}

// across is what a helper says, as seen at its call.
func (r *reader) across(call *ast.CallExpr, fn *types.Func, told Reading) Reading {
	out := Reading{Partly: told.Partly}
	seen := map[framework.Kind]bool{}
	form := true
	for _, e := range told.Evidence {
		form = form && e.Form
	}
	for _, e := range told.Evidence {
		if seen[e.Kind] {
			continue
		}
		seen[e.Kind] = true
		out.Evidence = append(out.Evidence, &Evidence{Kind: e.Kind, Expr: call, Object: fn, What: e.What, Form: form || r.decoded(call)})
	}
	return out
}

// described is what the table says of a call.
func (r *reader) described(call *ast.CallExpr, fn *types.Func, recv ast.Expr, row *framework.Row, i int, no string) (Reading, bool) {
	if row.Equal && no == "true" && len(call.Args) == 2 {
		return r.sentinel(call.Args[0], call.Args[1], true), true
	}
	e := row.Evidence
	if e == nil {
		return Reading{}, false
	}
	place := e.Result.Place()
	if place.Kind != framework.Result || place.Index != i || e.No != no {
		return Reading{}, true
	}
	if !r.applies(call, recv, e) {
		s := r.callSource(call, i)
		if s.kind == fromCSRF {
			return says(&Evidence{Kind: policy, Expr: call, Object: fn, What: s.what}), true
		}
		if s.kind == fromCredential {
			return says(&Evidence{Kind: credentials, Expr: call, Object: fn, What: s.what}), true
		}
		return Reading{Neutral: s.kind == fromNegotiation}, true
	}
	name, _ := r.asked(call)
	out := &Evidence{Kind: e.Kind, Expr: call, Object: fn, What: name, Form: r.form(fn)}
	if e.Kind == credentials && csrfWords.match(name) {
		out.Kind = policy
	}
	if e.Kind == verify && e.Scheme == "" {
		r.compared(call, out)
	}
	return says(out), true
}

// compared looks at what is compared with a secret: a token against other
// sites is no credential, and the password of a form none of the request.
func (r *reader) compared(call *ast.CallExpr, e *Evidence) {
	known := false
	for _, arg := range call.Args {
		switch s := r.source(arg); s.kind {
		case fromCSRF:
			e.Kind = policy
			return
		case fromCredential:
			e.What, known = s.what, true
			e.Form = e.Form || s.form
		}
	}
	e.Form = e.Form || !known
}

// text reads tests of text: strings.HasPrefix(auth, "Bearer ").
func (r *reader) text(call *ast.CallExpr, fn *types.Func, recv ast.Expr, i int, no string) Reading {
	if recv != nil || fn.Pkg() == nil || len(call.Args) == 0 {
		return Reading{}
	}
	switch fn.Pkg().Path() {
	case "strings", "bytes", "slices":
	default:
		return Reading{}
	}
	if i >= fn.Signature().Results().Len() || !isBool(fn.Signature().Results().At(i).Type()) {
		return Reading{}
	}
	for _, arg := range call.Args {
		s := r.source(arg)
		e := &Evidence{Expr: call, Object: s.object, What: s.what, Form: s.form}
		switch {
		case s.kind == fromNegotiation:
			return Reading{Neutral: true}
		case no != "false":
		case s.kind == fromCredential:
			e.Kind = credentials
			return says(e)
		case s.kind == fromRole:
			e.Kind = permission
			return says(e)
		case s.kind == fromIdentity && fn.Pkg().Path() == "slices" && r.names(arg):
			e.Kind = permission // nobody of the list
			return says(e)
		}
	}
	return Reading{}
}

// named reads a call of what cannot be read, or has no more to say, by what it
// is given and yields: an identity for a request, a decision for an identity, a
// look-up by a credential.
func (r *reader) named(call *ast.CallExpr, fn *types.Func, recv ast.Expr, i int, no string) Reading {
	e := &Evidence{Expr: call, Object: fn, What: fn.Name()}
	given, form := r.given(call, recv)
	switch {
	case given[fromCSRF]:
		e.Kind = policy
	case permits.match(fn.Name()) && (given[fromIdentity] || given[fromRole]) && !given[fromCredential]:
		e.Kind = permission
	case permits.match(fn.Name()):
		return Reading{}
	case given[fromCredential] && no != "true":
		e.Kind, e.Form = verify, form
	case no == "false" && authenticated(fn.Name()) && (given[fromIdentity] || r.onlyRequest(call, false)):
		e.Kind = identity
	case no == "true" && authWords.match(fn.Name()) && !authenticated(fn.Name()) && given[fromIdentity]:
		e.Kind = identity
	case no != "true" && r.yieldsIdentity(call, fn, i, no):
		e.Kind = identity
	default:
		return Reading{}
	}
	return says(e)
}

// expired reports whether the call tells that a session or token has run out.
func (r *reader) expired(call *ast.CallExpr, fn *types.Func, recv ast.Expr) bool {
	if recv == nil {
		return false
	}
	of := recv
	switch {
	case expiredWords.match(fn.Name()):
	case fn.FullName() == "(time.Time).Before", fn.FullName() == "(time.Time).After":
		if fn.Name() == "After" {
			of = call.Args[0]
		}
		sel, ok := ast.Unparen(of).(*ast.SelectorExpr)
		if !ok || !expiryWords.match(sel.Sel.Name) {
			return false
		}
		of = sel.X
	default:
		return false
	}
	s := r.source(of)
	return s.kind == fromIdentity || s.kind == fromCredential || identityType(r.info.TypeOf(of))
}

// decoded reports whether a call is given part of what somebody has filled: the
// body of a request, which holds no credentials of HTTP.
func (r *reader) decoded(call *ast.CallExpr) bool {
	return slices.ContainsFunc(call.Args, func(arg ast.Expr) bool {
		sel, ok := ast.Unparen(arg).(*ast.SelectorExpr)
		if !ok {
			return false
		}
		id, ok := ast.Unparen(sel.X).(*ast.Ident)
		if !ok {
			return false
		}
		v, ok := r.info.Uses[id].(*types.Var)
		if !ok {
			return false
		}
		found, _ := r.defs.reaching(v, id.Pos())
		return slices.ContainsFunc(found, func(def definition) bool { return def.value == nil && def.of == nil })
	})
}

// yieldsIdentity reports whether the call finds out who sent the request.
func (r *reader) yieldsIdentity(call *ast.CallExpr, fn *types.Func, i int, no string) bool {
	results := fn.Signature().Results()
	for j := range min(i+1, results.Len()) {
		typ := results.At(j).Type()
		if no == "error" && sessionType(typ) {
			continue // of strangers too: the store has failed
		}
		if r.callSource(call, j).kind == fromIdentity && (j == i || identityType(typ)) {
			return true
		}
	}
	return false
}

// given are the kinds of values that a call is given.
func (r *reader) given(call *ast.CallExpr, recv ast.Expr) (kinds map[sourceKind]bool, form bool) {
	kinds = map[sourceKind]bool{}
	operands := slices.Clone(call.Args)
	if recv != nil {
		operands = append(operands, recv)
	}
	for inner, ok := recv, recv != nil; ok; { // db.QueryRow(query, token).Scan(&user)
		var before *ast.CallExpr
		if before, ok = inner.(*ast.CallExpr); ok {
			operands = append(operands, before.Args...)
			_, inner, _ = r.calls.Callee(before)
			inner = ast.Unparen(inner)
		}
	}
	for _, x := range operands {
		s := r.source(x)
		kinds[s.kind] = true
		form = form || s.kind == fromCredential && s.form
		if s.kind == unknownSource && x == recv && identityType(r.info.TypeOf(x)) {
			kinds[fromIdentity] = true
		}
	}
	return kinds, form
}

// asks is the function of the program that x, taken to be want, asks about the
// request or its client, and that says no.
func (r *reader) asks(x ast.Expr, want bool) *types.Func {
	x = ast.Unparen(x)
	switch b := x.(type) {
	case *ast.UnaryExpr:
		if b.Op == token.NOT {
			return r.asks(b.X, !want)
		}
	case *ast.BinaryExpr:
		if (b.Op == token.NEQ) == want && isError(r.info.TypeOf(b.X)) && r.blank(b.Y) {
			return r.checks(b.X)
		}
		return nil
	}
	if want {
		return nil
	}
	return r.checks(x)
}

// checks is the function whose result x is, if it is one of the program that
// is given a request, a client or what that sent.
func (r *reader) checks(x ast.Expr) *types.Func {
	call, ok := ast.Unparen(x).(*ast.CallExpr)
	if !ok {
		found := r.values(x)
		if len(found) != 1 {
			return nil
		}
		call, ok = ast.Unparen(found[0].value).(*ast.CallExpr)
		if !ok {
			return nil
		}
	}
	fn, recv, row := r.calls.Callee(call)
	if fn == nil || row != nil || fn.Pkg() == nil || !r.program(fn.Pkg()) {
		return nil
	}
	kinds, _ := r.given(call, recv)
	if kinds[fromIdentity] || kinds[fromCredential] || checkWords.match(fn.Name()) {
		return fn
	}
	return nil
}

// program reports whether the package is of the module that is analysed.
func (r *reader) program(pkg *types.Package) bool {
	if pkg == r.pass.Pkg || r.pass.Module == nil {
		return pkg == r.pass.Pkg
	}
	return interest.Within(r.pass.Module.Path, pkg.Path())
}
