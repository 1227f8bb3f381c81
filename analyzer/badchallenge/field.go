package badchallenge

import (
	"fmt"
	"go/ast"
	"go/types"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/authstatus/authstatus/internal/challenge"
	"github.com/authstatus/authstatus/internal/fieldcall"
	"github.com/authstatus/authstatus/internal/framework"
)

// misspelt reports a field that no client looks for.
func (c *checker) misspelt(f *fieldcall.Field) {
	correct, _ := challenge.Misspelt(f.Name)
	field, _ := challenge.FieldNamed(correct)
	if !f.Evident {
		return // it may be a request's
	}
	code := status(c.pkg, f)
	if request(f.Name) {
		// A login may answer with the token in that field. On a denial, in the
		// place of the challenge, it can be nothing else.
		if want, denies := challenge.FieldFor(code); !denies || want != field || c.names(f, field) {
			return
		}
	}
	if code != 0 && code < 400 {
		return
	}
	d := analysis.Diagnostic{
		Pos: f.Key.Pos(), End: f.Key.End(),
		Message: fmt.Sprintf("%s in %s is not the field of challenges: %s (%s)", f.Name, f.Func(), correct, section(field)),
	}
	d.SuggestedFixes = c.rename(f, correct)
	c.report(f, d, "field")
	if !request(f.Name) {
		for _, v := range f.Values {
			c.value(f, field, v)
		}
	}
}

// request reports whether name is a field of requests.
func request(name string) bool {
	return strings.EqualFold(name, "Authorization") || strings.EqualFold(name, "Proxy-Authorization")
}

func section(field challenge.Field) string {
	if field == challenge.ProxyAuthenticate {
		return "RFC 9110 §11.7.1"
	}
	return "RFC 9110 §11.6.1"
}

// rename is the fix that puts another name in the place of a literal one.
func (c *checker) rename(f *fieldcall.Field, name string) []analysis.SuggestedFix {
	lit, ok := ast.Unparen(f.Key).(*ast.BasicLit)
	if !ok {
		return nil
	}
	if f.Form != fieldcall.Call && name == challenge.WWWAuthenticate.String() {
		name = "Www-Authenticate" // as header maps spell it
	}
	if c.hasKey(f, name) {
		return nil
	}
	return c.replace("Write "+name, lit.Pos(), lit.End(), strconv.Quote(name))
}

// hasKey reports whether the literal that a field stands in has the name already.
func (c *checker) hasKey(f *fieldcall.Field, name string) bool {
	if f.Form != fieldcall.Literal {
		return false
	}
	lit, _ := f.Stack[len(f.Stack)-1].(*ast.CompositeLit)
	return lit != nil && slices.ContainsFunc(lit.Elts, func(x ast.Expr) bool {
		kv, ok := x.(*ast.KeyValueExpr)
		if !ok {
			return false
		}
		value := c.pass.TypesInfo.Types[kv.Key].Value
		return value != nil && value.ExactString() == strconv.Quote(name)
	})
}

// misplaced reports the challenge of the other status as the only one.
func (c *checker) misplaced(f *fieldcall.Field, field challenge.Field) {
	code := status(c.pkg, f)
	want, denies := challenge.FieldFor(code)
	if !denies || want == field || c.names(f, want) {
		return
	}
	c.report(f, analysis.Diagnostic{
		Pos: f.Key.Pos(), End: f.Key.End(),
		Message:        fmt.Sprintf("%s in %s is put on a %d, which needs %s (%s)", field, f.Func(), code, want, section(want)),
		SuggestedFixes: c.rename(f, want.String()),
	}, "misplaced")
}

// names reports whether the function around f puts field on too.
func (c *checker) names(f *fieldcall.Field, field challenge.Field) bool {
	for _, other := range c.fields {
		if got, ok := challenge.FieldNamed(other.Name); ok && got == field && other.Func() == f.Func() {
			return true
		}
	}
	return false
}

// erased reports a Set that takes away the challenge of another scheme, which
// was set before it in the same list of statements.
func (c *checker) erased(f *fieldcall.Field, field challenge.Field) {
	if !strict || f.Form != fieldcall.Call || f.Op != framework.HeaderSet || f.Root == nil {
		return
	}
	list, at := statements(f)
	for _, other := range c.fields {
		if other.Root != f.Root || other.Form == fieldcall.Literal || other.Node.Pos() >= f.Node.Pos() {
			continue
		}
		if got, ok := challenge.FieldNamed(other.Name); !ok || got != field {
			continue
		}
		before, i := statements(other)
		if len(before) == 0 || len(list) == 0 || before[0] != list[0] || i >= at || c.between(f.Root, list[i+1:at]) {
			continue
		}
		old, now := c.scheme(other), c.scheme(f)
		if old == "" || now == "" || strings.EqualFold(old, now) {
			continue
		}
		c.report(f, analysis.Diagnostic{
			Pos: f.Node.Pos(), End: f.Node.End(),
			Message:        fmt.Sprintf("%s in %s: setting %s erases %s, which was set before (RFC 9110 §11.6.1)", field, f.Func(), now, old),
			SuggestedFixes: c.add(f),
		}, "erased")
		return
	}
}

// between reports whether one of the statements may answer.
func (c *checker) between(root types.Object, list []ast.Stmt) bool {
	for _, stmt := range list {
		if _, answers := answered(c.pkg, root, stmt); answers {
			return true
		}
	}
	return false
}

// scheme is the first scheme that a field offers, "" if it is not known.
func (c *checker) scheme(f *fieldcall.Field) string {
	if len(f.Values) != 1 {
		return ""
	}
	list, _ := challenge.Parse(newReader(c.pkg, f.Args).read(f.Values[0]).parts())
	if len(list) == 0 {
		return ""
	}
	return list[0].Scheme.Text
}

// add is the fix that adds a line instead, where the type has a method for it.
func (c *checker) add(f *fieldcall.Field) []analysis.SuggestedFix {
	call, ok := f.Node.(*ast.CallExpr)
	if !ok {
		return nil
	}
	sel, ok := ast.Unparen(call.Fun).(*ast.SelectorExpr)
	if !ok || sel.Sel.Name != "Set" {
		return nil
	}
	row := c.pkg.Table.Member(c.pass.TypesInfo.TypeOf(sel.X), "Add")
	if row == nil || row.Header == nil || row.Header.Op != framework.HeaderAdd {
		return nil
	}
	return c.replace("Add it", sel.Sel.Pos(), sel.Sel.End(), "Add")
}
