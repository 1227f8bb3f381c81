// Package scheme tells from the source of a package by which authentication
// scheme it asks its clients who they are: from the challenges that it sends,
// and from the credentials that it reads.
package scheme

import (
	"go/ast"
	"go/constant"
	"go/token"
	"go/types"
	"maps"
	"slices"
	"strings"

	"github.com/authstatus/authstatus/internal/enclose"

	"golang.org/x/tools/go/types/typeutil"

	"github.com/authstatus/authstatus/internal/challenge"
	"github.com/authstatus/authstatus/internal/framework"
)

// A Sent is a challenge that the source puts on an answer.
type Sent struct {
	Node   ast.Node
	Field  challenge.Field
	Value  string // "" where it is no constant
	Scheme string // "" where it does not begin with one
	// Replaces: the field has no other value afterwards.
	Replaces bool
}

// Sends finds the challenges that are put on in node.
func Sends(info *types.Info, table *framework.Table, node ast.Node) []Sent {
	var out []Sent
	add := func(n ast.Node, name, value ast.Expr, replaces bool) {
		c := info.Types[name].Value
		if c == nil || c.Kind() != constant.String {
			return
		}
		field, ok := challenge.FieldNamed(constant.StringVal(c))
		if !ok {
			return
		}
		if lit, ok := ast.Unparen(value).(*ast.CompositeLit); ok {
			if len(lit.Elts) != 1 {
				return
			}
			value = lit.Elts[0]
		}
		text, whole := leading(info, value)
		s := Sent{Node: n, Field: field, Replaces: replaces}
		s.Scheme, _, _ = strings.Cut(text, " ")
		if whole {
			s.Value = text
		}
		if s.Scheme != "" {
			out = append(out, s)
		}
	}
	ast.Inspect(node, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.CallExpr: // h.Set(name, value), and whatever helper takes the two
			row := table.Call(info, n)
			for i := range n.Args {
				if i+1 < len(n.Args) {
					add(n, n.Args[i], n.Args[i+1], row != nil && row.Header != nil && row.Header.Op == framework.HeaderSet)
				}
			}
		case *ast.KeyValueExpr:
			add(n, n.Key, n.Value, false)
		case *ast.AssignStmt:
			for i, lhs := range n.Lhs {
				if x, ok := lhs.(*ast.IndexExpr); ok && len(n.Lhs) == len(n.Rhs) {
					add(n, x.Index, n.Rhs[i], true)
				}
			}
		}
		return true
	})
	return out
}

// leading is the constant text that x begins with; whole where that is all.
func leading(info *types.Info, x ast.Expr) (text string, whole bool) {
	x = ast.Unparen(x)
	if c := info.Types[x].Value; c != nil && c.Kind() == constant.String {
		return constant.StringVal(c), true
	}
	switch x := x.(type) {
	case *ast.BinaryExpr:
		if x.Op == token.ADD {
			text, _ = leading(info, x.X)
		}
	case *ast.CallExpr:
		if sel, ok := x.Fun.(*ast.SelectorExpr); ok && sel.Sel.Name == "Sprintf" && len(x.Args) > 0 {
			text, _ = leading(info, x.Args[0])
		}
	}
	if strings.HasPrefix(text, "%") {
		text = ""
	}
	return text, false
}

// Choose is the one challenge that those sent agree on; "" where they do not.
// Only schemes among those wanted count, if any are.
func Choose(sent []Sent, field challenge.Field, wanted []string) string {
	values, schemes := map[string]bool{}, map[string]bool{}
	for _, s := range sent {
		name := canonical(s.Scheme)
		if s.Field != field || len(wanted) > 0 && !slices.Contains(wanted, name) {
			continue
		}
		schemes[name] = true
		if s.Value != "" && plain(s.Value) {
			values[s.Value] = true
		}
	}
	switch {
	case len(schemes) != 1:
		return ""
	case len(values) == 1:
		return slices.Collect(maps.Keys(values))[0]
	}
	return challenge.Template(slices.Collect(maps.Keys(schemes))[0])
}

// plain reports whether a challenge is well-formed and says nothing about the
// one request that it answers.
func plain(value string) bool {
	list, problems := challenge.Parse(challenge.Literal(value))
	for _, c := range list {
		if slices.ContainsFunc(c.Params, func(p challenge.Param) bool { return strings.EqualFold(p.Name.Text, "error") }) {
			return false
		}
	}
	return len(problems) == 0
}

// Credentials are what code reads to learn who its client is.
type Credentials struct {
	Schemes []string // sorted
	Other   bool     // a cookie, a key, a form or a certificate
}

// Reads finds the credentials that are read in the nodes.
func Reads(info *types.Info, table *framework.Table, nodes ...ast.Node) Credentials {
	r := reader{info: info, table: table, named: map[string]bool{}, verified: map[string]bool{}}
	for _, node := range nodes {
		ast.Inspect(node, r.visit)
	}
	// What is verified may come from elsewhere than Authorization: a token in a cookie.
	if !r.other || r.authorization {
		maps.Copy(r.named, r.verified)
	}
	return Credentials{Schemes: slices.Sorted(maps.Keys(r.named)), Other: r.other}
}

type reader struct {
	info            *types.Info
	table           *framework.Table
	named, verified map[string]bool
	authorization   bool
	other           bool
}

func (r *reader) visit(n ast.Node) bool {
	switch n := n.(type) {
	case *ast.CallExpr:
		if row := r.table.Call(r.info, n); row != nil && row.Evidence != nil {
			r.evidence(row.Evidence, n)
		}
		if sel, ok := n.Fun.(*ast.SelectorExpr); ok {
			if fn, ok := r.info.Uses[sel.Sel].(*types.Func); ok && fn.Pkg() != nil && (fn.Pkg().Path() == "strings" || fn.Pkg().Path() == "bytes") {
				r.prefixes(n.Args...)
			}
		}
	case *ast.SelectorExpr:
		if s := r.info.Selections[n]; s != nil && s.Kind() == types.FieldVal {
			if row := r.table.Member(s.Recv(), n.Sel.Name); row != nil && row.Evidence != nil {
				r.evidence(row.Evidence, nil)
			}
		}
	case *ast.BinaryExpr:
		if n.Op == token.EQL || n.Op == token.NEQ {
			r.prefixes(n.X, n.Y)
		}
	case *ast.CaseClause:
		r.prefixes(n.List...)
	}
	return true
}

// evidence notes what a row says of credentials.
func (r *reader) evidence(e *framework.Evidence, call *ast.CallExpr) {
	switch {
	case e.Scheme != "" && e.Kind == framework.KindVerify:
		r.verified[canonical(e.Scheme)] = true
	case e.Scheme != "":
		r.named[canonical(e.Scheme)] = true
	case e.Kind != framework.KindCredentials:
	case e.Name == "":
		r.other = true
	case call != nil:
		place := e.Name.Place()
		if place.Kind != framework.Argument || place.Index >= len(call.Args) {
			return
		}
		name, _ := leading(r.info, call.Args[place.Index])
		switch {
		case strings.EqualFold(name, "Authorization") || strings.EqualFold(name, "Proxy-Authorization"):
			r.authorization = true
		case slices.ContainsFunc(e.Names, func(known string) bool { return strings.EqualFold(known, name) }):
			r.other = true
		}
	}
}

// prefixes notes the schemes that text is tested for.
func (r *reader) prefixes(xs ...ast.Expr) {
	for _, x := range xs {
		if c := r.info.Types[x].Value; c != nil && c.Kind() == constant.String {
			text := strings.TrimSpace(constant.StringVal(c))
			if name := canonical(text); slices.Contains(tested, name) {
				r.named[name] = true
			}
		}
	}
}

// tested are the schemes that code tests Authorization for.
var tested = []string{"Basic", "Bearer", "DPoP", "Digest", "NTLM", "Negotiate"}

// canonical is the usual spelling of a scheme's name.
func canonical(name string) string {
	for _, known := range tested {
		if strings.EqualFold(name, known) {
			return known
		}
	}
	return name
}

// Reach are the declaration and the functions of the package that it calls, in as
// many steps as a guard commonly takes.
func Reach(info *types.Info, files []*ast.File, decl ast.Node) []ast.Node {
	const steps = 3
	out := []ast.Node{decl}
	for step, from := 0, 0; step < steps; step++ {
		to := len(out)
		for _, node := range out[from:to] {
			ast.Inspect(node, func(n ast.Node) bool {
				call, ok := n.(*ast.CallExpr)
				if !ok {
					return true
				}
				callee := typeutil.StaticCallee(info, call)
				if callee == nil {
					return true
				}
				if d := declaration(info, files, callee.Origin()); d != nil && !slices.Contains(out, ast.Node(d)) {
					out = append(out, d)
				}
				return true
			})
		}
		from = to
	}
	return out
}

// declaration is where fn is declared, or nil.
func declaration(info *types.Info, files []*ast.File, fn *types.Func) *ast.FuncDecl {
	for _, f := range files {
		if f.FileStart <= fn.Pos() && fn.Pos() < f.FileEnd {
			if d, ok := enclose.Decl(f, fn.Pos()).(*ast.FuncDecl); ok && info.Defs[d.Name] == fn {
				return d
			}
		}
	}
	return nil
}
