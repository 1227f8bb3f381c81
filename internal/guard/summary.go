package guard

import (
	"go/ast"
	"go/constant"
	"go/types"
)

// A saying is a result of a function and the word for its being no.
type saying struct {
	result int
	no     string
}

// A summary is what the results of a function say.
type summary struct {
	says    map[saying]Reading
	sources map[int]source
}

// maxReturns bounds the return statements of a function that are read.
const maxReturns = 40

// summary reads a function: from its code, or from the fact about it.
func (r *reader) summary(fn *types.Func) *summary {
	fn = fn.Origin()
	if s, ok := r.summaries[fn]; ok {
		return s
	}
	s := &summary{says: map[saying]Reading{}, sources: map[int]source{}}
	r.summaries[fn] = s // a call of itself says nothing
	decl := r.decl(fn)
	switch {
	case decl != nil && decl.Body != nil && r.nested < maxNested:
		inner := r.in(decl)
		inner.depth, inner.nested = 0, r.nested+1
		inner.summarise(fn, decl, s)
	case decl == nil && fn.Pkg() != r.pass.Pkg:
		var fact Says
		if fn.Pkg() != nil && r.pass.ImportObjectFact(fn, &fact) {
			fact.into(s)
		}
	}
	return s
}

// readable reports whether the code of fn, or what it says, is known.
func (r *reader) summarise(fn *types.Func, decl *ast.FuncDecl, s *summary) {
	results := fn.Signature().Results()
	n := 0
	merged := map[saying]bool{}
	ast.Inspect(decl.Body, func(node ast.Node) bool {
		switch node := node.(type) {
		case ast.Expr:
			return false
		case *ast.ReturnStmt:
			if n++; n > maxReturns || len(node.Results) == 0 {
				return false
			}
			if len(node.Results) == 1 && results.Len() > 1 {
				r.handedOn(node, results, s, merged)
				return false
			}
			for i, x := range node.Results {
				r.returned(node, i, x, s, merged)
			}
			return false
		}
		return true
	})
	s.identify(results)
}

// identify takes the names that a client sent for those of somebody known,
// where another result says whether they hold.
func (s *summary) identify(results *types.Tuple) {
	last := results.Len() - 1
	for i, src := range s.sources {
		held := s.says[saying{last, "false"}].denies() || s.says[saying{last, "error"}].denies()
		if i < last && (src.kind == fromCredential || src.kind == fromName) && held {
			src.kind = fromIdentity
			s.sources[i] = src
		}
	}
}

func (s *summary) add(key saying, got Reading, merged map[saying]bool) {
	if !merged[key] {
		merged[key] = true
		s.says[key] = got
		return
	}
	s.says[key] = s.says[key].or(got)
}

// handedOn reads return f() of several results.
func (r *reader) handedOn(ret *ast.ReturnStmt, results *types.Tuple, s *summary, merged map[saying]bool) {
	call, ok := ast.Unparen(ret.Results[0]).(*ast.CallExpr)
	if !ok {
		return
	}
	for i := range results.Len() {
		typ := results.At(i).Type()
		for _, no := range []string{"error", "false", "nil", "empty"} {
			if isError(typ) != (no == "error") || isBool(typ) != (no == "false") {
				continue
			}
			if got := r.called(call, i, no); !got.none() {
				s.add(saying{i, no}, got, merged)
			}
		}
		if src := r.callSource(call, i); src.kind != 0 {
			s.sources[i] = src
		}
	}
}

// returned reads result i of a return statement.
func (r *reader) returned(ret *ast.ReturnStmt, i int, x ast.Expr, s *summary, merged map[saying]bool) {
	typ := r.info.TypeOf(x)
	switch {
	case typ == nil:
	case isError(typ) || types.AssignableTo(typ, types.Universe.Lookup("error").Type()) && !r.blank(x):
		if r.blank(x) {
			return
		}
		if got, known := r.errorOf(ret, x); known {
			s.add(saying{i, "error"}, got, merged)
		}
	case isBool(typ):
		r.returnedBool(ret, i, x, s, merged)
	case r.blank(x):
		got, conditional := r.at(ret)
		if !conditional {
			return
		}
		no := "nil"
		if c := r.info.Types[x].Value; c != nil {
			no = "zero"
			if c.Kind() == constant.String {
				no = "empty"
			}
		}
		s.add(saying{i, no}, got, merged)
	default:
		if src := r.source(x); src.kind != 0 {
			s.sources[i] = src
		}
	}
}

func (r *reader) returnedBool(ret *ast.ReturnStmt, i int, x ast.Expr, s *summary, merged map[saying]bool) {
	at, _ := r.at(ret)
	for _, want := range []bool{true, false} {
		if c := r.info.Types[x].Value; c != nil {
			if constant.BoolVal(c) == want {
				s.add(saying{i, truth(want)}, at, merged)
			}
			continue
		}
		s.add(saying{i, truth(want)}, r.cond(x, want).settled().and(at), merged)
	}
}

// errorOf reads why an error is returned. One that is handed on from where
// nothing is known is a failure, and tells neither way.
func (r *reader) errorOf(ret *ast.ReturnStmt, x ast.Expr) (Reading, bool) {
	if obj := r.object(x); obj != nil && toldKind(obj.Name()) != "" {
		return r.sentinel(x, x, true), true
	}
	if call, ok := ast.Unparen(x).(*ast.CallExpr); ok {
		if got := r.called(call, 0, "error"); !got.none() {
			return got, true
		}
		for _, arg := range call.Args { // fmt.Errorf("…: %w", err)
			if isError(r.info.TypeOf(arg)) {
				if got := r.failed(arg); !got.none() {
					return got, true
				}
				at, _ := r.at(ret)
				return at, !at.none()
			}
		}
	}
	at, conditional := r.at(ret)
	if !at.none() {
		return at, true
	}
	if id, ok := ast.Unparen(x).(*ast.Ident); ok && r.info.Uses[id] != nil && r.info.Uses[id].Parent() != r.pass.Pkg.Scope() {
		got := r.failed(id)
		return got, !got.none()
	}
	return at, conditional
}
