package wrongstatus

import (
	_ "embed"
	"fmt"
	"go/ast"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/authstatus/authstatus/internal/doc"
	"github.com/authstatus/authstatus/internal/framework"
	"github.com/authstatus/authstatus/internal/ignore"
	"github.com/authstatus/authstatus/internal/message"
	"github.com/authstatus/authstatus/internal/responses"
	"github.com/authstatus/authstatus/internal/verdict"
)

//go:embed doc.go
var page string

// Analyzer reports denials with the status that their guard contradicts.
var Analyzer = &analysis.Analyzer{
	Name:     "wrongstatus",
	Doc:      doc.Of("wrongstatus", page),
	URL:      "https://pkg.go.dev/github.com/authstatus/authstatus/analyzer/wrongstatus",
	Requires: []*analysis.Analyzer{responses.Analyzer, verdict.Analyzer},
	Run:      run,
}

// fixes is whether fixes are suggested that change an answer's status.
var fixes bool

func init() {
	Analyzer.Flags.BoolVar(&fixes, "fix", false, "suggest fixes, which change what clients are answered")
	Analyzer.Flags.Func("login", "what a service with its own login, and no HTTP authentication, answers to strangers: `challenge` (401) or forbid (403) (default challenge)", func(value string) error {
		switch value {
		case "challenge", "forbid":
			verdict.Forbid = value == "forbid"
			return nil
		}
		return fmt.Errorf("want challenge or forbid")
	})
}

func run(pass *analysis.Pass) (any, error) {
	report := ignore.New(pass, "wrongstatus")
	defer report.Done()
	table := pass.ResultOf[responses.Analyzer].(*responses.Answers).Table
	for _, v := range pass.ResultOf[verdict.Analyzer].([]*verdict.Verdict) {
		d := analysis.Diagnostic{Pos: v.Node.Pos(), End: v.Node.End()}
		said := text{pass, table}.of(v)
		switch {
		case redirects(pass, table, v):
			d.Message = fmt.Sprintf("%s redirects with %d in %s: browsers do not follow it (RFC 9110 §15.4)", message.Call(v.Node.(*ast.CallExpr)), v.Status, v.Func)
		case v.Wrong():
			d.Message = contradiction(v)
			d.Related = trace(v)
			if fix := exchange(pass, v); fixes && fix != nil {
				d.SuggestedFixes = []analysis.SuggestedFix{*fix}
			}
		case said != 0:
			d.Message = fmt.Sprintf("%s answers %d in %s with the text of %d (RFC 9110 §15.5.2, §15.5.4)", subject(v), v.Status, v.Func, said)
		default:
			continue
		}
		report.Report(d)
	}
	return nil, nil
}

// contradiction says what the guard asks for.
func contradiction(v *verdict.Verdict) string {
	if v.Login {
		return fmt.Sprintf("%s answers 401 in %s, and the package asks for no HTTP authentication: 403 (RFC 9110 §15.5.4)", subject(v), v.Func)
	}
	e := v.Guard.Evidence[0]
	expr := message.Expr(e.Expr)
	if v.Want == 401 {
		return fmt.Sprintf("%s answers 403 in %s, but the guard says that %s (%s): 401 with a challenge (RFC 9110 §15.5.2)", subject(v), v.Func, e.Says(), expr)
	}
	return fmt.Sprintf("%s answers 401 in %s, but the guard says that %s (%s): 403 (RFC 9110 §15.5.4)", subject(v), v.Func, e.Says(), expr)
}

// trace are the places that the evidence comes from.
func trace(v *verdict.Verdict) []analysis.RelatedInformation {
	var out []analysis.RelatedInformation
	for _, e := range v.Guard.Evidence {
		what := e.Says()
		if e.What != "" {
			what += ": " + message.Short(e.What)
		}
		out = append(out, analysis.RelatedInformation{Pos: e.Expr.Pos(), End: e.Expr.End(), Message: what})
	}
	return out
}

// subject is what answers.
func subject(v *verdict.Verdict) string {
	switch n := v.Node.(type) {
	case *ast.CompositeLit:
		if n.Type != nil {
			return message.Expr(n.Type)
		}
	case *ast.ReturnStmt:
		return "what is returned here"
	case *ast.BasicLit, *ast.SelectorExpr, *ast.Ident:
		return "the status chosen here"
	}
	return message.Called(v.Node, "this")
}

// redirects reports whether the denial is a redirect.
func redirects(pass *analysis.Pass, table *framework.Table, v *verdict.Verdict) bool {
	call, ok := v.Node.(*ast.CallExpr)
	if !ok {
		return false
	}
	row := table.Call(pass.TypesInfo, call)
	return row != nil && row.Answer != nil && row.Answer.Redirect
}

// A text is what the client reads.
type text struct {
	pass  *analysis.Pass
	table *framework.Table
}

// of is the other status that the text of a denial names; 0 for none.
func (t text) of(v *verdict.Verdict) int {
	call, ok := v.Node.(*ast.CallExpr)
	if !ok {
		return 0
	}
	for _, arg := range call.Args {
		n := t.names(arg)
		if n != 0 && n != v.Status {
			return n
		}
	}
	return 0
}

// names is the status that x is the text of.
func (t text) names(x ast.Expr) int {
	if c := t.pass.TypesInfo.Types[x].Value; c != nil {
		switch strings.ToLower(strings.Trim(c.ExactString(), "\" .!")) {
		case "forbidden", "403 forbidden":
			return 403
		case "unauthorized", "401 unauthorized":
			return 401
		}
		return 0
	}
	call, ok := ast.Unparen(x).(*ast.CallExpr)
	if !ok || len(call.Args) != 1 {
		return 0
	}
	if sel, ok := ast.Unparen(call.Fun).(*ast.SelectorExpr); !ok || sel.Sel.Name != "StatusText" {
		return 0
	}
	switch c := t.pass.TypesInfo.Types[call.Args[0]].Value; {
	case c == nil:
	case c.ExactString() == "401":
		return 401
	case c.ExactString() == "403":
		return 403
	}
	return 0
}
