package badchallenge

import (
	_ "embed"
	"fmt"
	"go/ast"
	"go/constant"
	"go/types"
	"slices"

	"golang.org/x/tools/go/analysis"

	"github.com/authstatus/authstatus/internal/challenge"
	"github.com/authstatus/authstatus/internal/doc"
	"github.com/authstatus/authstatus/internal/fieldcall"
	"github.com/authstatus/authstatus/internal/ignore"
	"github.com/authstatus/authstatus/internal/models"
)

//go:embed doc.go
var page string

// Analyzer reports malformed challenges.
var Analyzer = &analysis.Analyzer{
	Name: "badchallenge",
	Doc:  doc.Of("badchallenge", page),
	URL:  "https://pkg.go.dev/github.com/authstatus/authstatus/analyzer/badchallenge",
	Run:  run,
}

var strict bool

func init() {
	Analyzer.Flags.BoolVar(&strict, "strict", false, "also report what breaks a SHOULD")
}

func run(pass *analysis.Pass) (any, error) {
	table, err := models.User.For(pass.Module, pass.Pkg)
	if err != nil {
		return nil, err
	}
	c := &checker{
		pass: pass,
		out:  ignore.New(pass, "badchallenge"),
		pkg:  &fieldcall.Package{Pkg: pass.Pkg, Info: pass.TypesInfo, Files: pass.Files, Table: table, Wanted: wanted},
		seen: map[string]bool{},
	}
	for _, file := range pass.Files {
		if c.silent(file) {
			continue
		}
		c.fields = append(c.fields, c.pkg.Fields(file)...)
	}
	for _, f := range c.fields {
		c.check(f)
	}
	c.out.Done()
	return nil, nil
}

// wanted are the names that carry challenges, or are meant to.
func wanted(name string) bool {
	if len(name) < len("WWW-Auth") || len(name) > len("Proxy-WWW-Authentification") {
		return false
	}
	if _, ok := challenge.FieldNamed(name); ok {
		return true
	}
	_, ok := challenge.Misspelt(name)
	return ok
}

type checker struct {
	pass   *analysis.Pass
	out    *ignore.Reporter
	pkg    *fieldcall.Package
	fields []*fieldcall.Field
	seen   map[string]bool // what was reported
}

// check judges a field by its name, its place and its values.
func (c *checker) check(f *fieldcall.Field) {
	field, right := challenge.FieldNamed(f.Name)
	if !right {
		c.misspelt(f)
		return
	}
	c.misplaced(f, field)
	c.erased(f, field)
	for _, value := range f.Values {
		c.value(f, field, value)
	}
}

// value judges a value. Where it depends on the parameters of a helper, it is
// judged for each of the calls in the package; where it depends on a field of
// a struct, also for each text that the package gives the field.
func (c *checker) value(f *fieldcall.Field, field challenge.Field, value ast.Expr) {
	r := newReader(c.pkg, f.Args)
	r.read(value)
	calls := []map[*types.Var]ast.Expr{f.Args}
	if r.params && f.Args == nil {
		if callers := c.callers(f); len(callers) > 0 {
			calls = callers
		}
	}
	for _, args := range calls {
		r := newReader(c.pkg, args)
		c.inspect(f, field, r.read(value), nil)
		for _, v := range r.fields {
			for _, text := range c.texts(v) {
				r := newReader(c.pkg, args)
				r.chosen = map[*types.Var]ast.Expr{v: text}
				c.inspect(f, field, r.read(value), text)
			}
		}
	}
}

// texts are the constants that the package gives a field of a struct.
func (c *checker) texts(v *types.Var) []ast.Expr {
	var texts []ast.Expr
	for _, x := range c.pkg.Defs().Field(v) {
		value := c.pass.TypesInfo.Types[x].Value
		if value == nil || value.Kind() != constant.String || constant.StringVal(value) == "" {
			continue
		}
		if file := c.file(x.Pos()); file != nil && !c.silent(file) {
			texts = append(texts, x)
		}
	}
	return texts
}

// callers says, call by call, what the function around a field is given.
func (c *checker) callers(f *fieldcall.Field) []map[*types.Var]ast.Expr {
	var calls []map[*types.Var]ast.Expr
	for _, n := range f.Stack {
		decl, ok := n.(*ast.FuncDecl)
		if !ok {
			continue
		}
		fn, ok := c.pass.TypesInfo.Defs[decl.Name].(*types.Func)
		if !ok {
			continue
		}
		for _, call := range c.pkg.Defs().Calls(fn) {
			if file := c.file(call.Pos()); file != nil && !c.silent(file) {
				calls = append(calls, c.pkg.Args(call, fn))
			}
		}
	}
	return calls
}

// inspect judges a text. chosen is what it has for a field of a struct.
func (c *checker) inspect(f *fieldcall.Field, field challenge.Field, t text, chosen ast.Expr) {
	code := status(c.pkg, f)
	list, problems := challenge.Inspect(field, code, t.parts())
	problems = slices.DeleteFunc(problems, func(p challenge.Problem) bool { return !p.Hard && !strict })
	for _, p := range problems {
		d := analysis.Diagnostic{
			Pos: t.pos(p.Pos), End: t.endPos(p.End),
			Message: fmt.Sprintf("%s in %s: %s (%s)", field, f.Func(), p.Text, p.Section),
		}
		d.SuggestedFixes = c.fix(t, p, len(problems) == 1)
		if chosen != nil {
			d.Related = []analysis.RelatedInformation{{Pos: chosen.Pos(), End: chosen.End(), Message: "with this value"}}
		}
		c.report(f, d, p.Rule)
	}
	if strict && len(problems) == 0 && noCredentials(c.pkg, f) {
		c.needless(f, field, t, list)
	}
}

// needless reports an error code in the answer to a request that brought no
// credentials.
func (c *checker) needless(f *fieldcall.Field, field challenge.Field, t text, list challenge.List) {
	bearer := list.Scheme("Bearer")
	if bearer == nil {
		return
	}
	p := bearer.Param("error")
	if p == nil {
		return
	}
	if text, known := p.Value.Text(); known && text != "" {
		c.report(f, analysis.Diagnostic{
			Pos: t.pos(p.Name.Pos), End: t.endPos(p.Value.End),
			Message: fmt.Sprintf("%s in %s: a request without credentials gets no error code (RFC 6750 §3.1)", field, f.Func()),
		}, "needless")
	}
}
