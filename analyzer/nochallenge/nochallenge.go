package nochallenge

import (
	_ "embed"
	"fmt"
	"go/ast"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/authstatus/authstatus/internal/challenge"
	"github.com/authstatus/authstatus/internal/doc"
	"github.com/authstatus/authstatus/internal/edit"
	"github.com/authstatus/authstatus/internal/ignore"
	"github.com/authstatus/authstatus/internal/message"
	"github.com/authstatus/authstatus/internal/responses"
	"github.com/authstatus/authstatus/internal/verdict"
)

//go:embed doc.go
var page string

// Analyzer reports denials without a challenge.
var Analyzer = &analysis.Analyzer{
	Name:     "nochallenge",
	Doc:      doc.Of("nochallenge", page),
	URL:      "https://pkg.go.dev/github.com/authstatus/authstatus/analyzer/nochallenge",
	Requires: []*analysis.Analyzer{responses.Analyzer, verdict.Analyzer},
	Run:      run,
}

// fallback is the challenge to suggest where the code tells none.
var fallback string

// middleware is whether mounted middleware of libraries is reported.
var middleware bool

func init() {
	Analyzer.Flags.BoolVar(&middleware, "middleware", true, "report where library middleware is mounted that denies without a challenge")
	Analyzer.Flags.Func("challenge", "suggest this `challenge` where the code does not tell which (no default)", func(value string) error {
		_, problems := challenge.Inspect(challenge.WWWAuthenticate, 401, challenge.Literal(value))
		for _, p := range problems {
			if p.Hard && value != "" {
				return fmt.Errorf("%s (%s)", p.Text, p.Section)
			}
		}
		fallback = value
		return nil
	})
}

func run(pass *analysis.Pass) (any, error) {
	report := ignore.New(pass, "nochallenge")
	defer report.Done()
	answers := pass.ResultOf[responses.Analyzer].(*responses.Answers)
	if len(answers.Unchallenged) == 0 {
		return nil, nil
	}
	verdicts := pass.ResultOf[verdict.Analyzer].([]*verdict.Verdict)
	f := &fixer{pass: pass, answers: answers, responders: edit.NewResponders(pass, answers.Table)}
	for _, u := range answers.Unchallenged {
		if u.Middleware != nil && !middleware {
			continue
		}
		asked := verdict.Of(verdicts, u.Node)
		if asked != nil && asked.Login {
			continue // wrongstatus asks for a 403
		}
		d := analysis.Diagnostic{Pos: u.Node.Pos(), End: u.Node.End(), Message: f.message(u)}
		for _, pos := range u.Callers {
			d.Related = append(d.Related, analysis.RelatedInformation{Pos: pos, Message: "reached from here without a challenge"})
		}
		for _, pos := range u.Assigned {
			d.Related = append(d.Related, analysis.RelatedInformation{Pos: pos, Message: fmt.Sprintf("the status becomes %d here", u.Status)})
		}
		if u.SetElsewhere.IsValid() {
			d.Related = append(d.Related, analysis.RelatedInformation{Pos: u.SetElsewhere, Message: "another path has this challenge"})
		}
		if fix := f.fix(u); fix != nil && (asked == nil || !asked.Wrong()) { // a challenge would not help there
			d.SuggestedFixes = []analysis.SuggestedFix{*fix}
		}
		report.Report(d)
	}
	return nil, nil
}

// message says what answers, where and when.
func (f *fixer) message(u *responses.Unchallenged) string {
	field, _ := challenge.FieldFor(u.Status)
	if m := u.Middleware; m != nil {
		text := fmt.Sprintf("%s denies with %d without a %s challenge", f.called(u.Node), u.Status, field)
		if m.Remedy != "" {
			text += ": " + m.Remedy
		}
		return text
	}
	var b strings.Builder
	fmt.Fprintf(&b, "%s without a %s challenge", f.subject(u), field)
	if u.Func != "" { // else in a package variable
		fmt.Fprintf(&b, " in %s", u.Func)
	}
	if g := u.Guard; g != nil {
		word := "when"
		if g.Case() {
			word = "in"
		}
		fmt.Fprintf(&b, " %s %s", word, message.Short(g.Text))
	}
	at := u.Node.Pos()
	if len(u.Assigned) > 0 {
		fmt.Fprintf(&b, "; the status is assigned at %s", message.Places(f.pass.Fset, at, u.Assigned...))
	}
	if len(u.Callers) > 0 {
		fmt.Fprintf(&b, "; reached from %s", message.Places(f.pass.Fset, at, u.Callers...))
	}
	if u.SetElsewhere.IsValid() {
		fmt.Fprintf(&b, "; the challenge put on at %s is not on this path", message.Places(f.pass.Fset, at, u.SetElsewhere))
	}
	section := "§15.5.2"
	if u.Status == 407 {
		section = "§15.5.8"
	}
	return b.String() + " (RFC 9110 " + section + ")"
}

// called names the call node.
func (f *fixer) called(node ast.Node) string {
	otherwise := "this"
	if x, ok := node.(ast.Expr); ok {
		otherwise = message.Expr(x)
	}
	return message.Called(node, otherwise)
}

// subject is the beginning of the message: what denies.
func (f *fixer) subject(u *responses.Unchallenged) string {
	switch n := u.Node.(type) {
	case *ast.CallExpr:
		if f.answersBy(n) {
			return fmt.Sprintf("%s answers %d", message.Call(n), u.Status)
		}
		return fmt.Sprintf("%s builds a %d that is answered", message.Call(n), u.Status)
	case *ast.CompositeLit:
		name := "the literal"
		if n.Type != nil {
			name = message.Expr(n.Type)
		}
		return fmt.Sprintf("%s builds a %d that is answered", name, u.Status)
	case *ast.ReturnStmt:
		return fmt.Sprintf("the %d returned here is answered", u.Status)
	}
	return fmt.Sprintf("the %d assigned here is answered", u.Status)
}

// answersBy reports whether the call answers, and does not build a value that
// other code answers with.
func (f *fixer) answersBy(call *ast.CallExpr) bool {
	if row := f.answers.Table.Call(f.pass.TypesInfo, call); row != nil {
		return row.Carrier == nil
	}
	return f.responders.Of(call, call.Pos()) != nil || f.pass.TypesInfo.Types[call].IsVoid()
}
