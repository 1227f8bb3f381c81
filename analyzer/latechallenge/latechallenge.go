package latechallenge

import (
	_ "embed"
	"fmt"
	"go/ast"
	"go/token"

	"golang.org/x/tools/go/analysis"

	"github.com/authstatus/authstatus/internal/doc"
	"github.com/authstatus/authstatus/internal/ignore"
	"github.com/authstatus/authstatus/internal/message"
	"github.com/authstatus/authstatus/internal/responses"
)

//go:embed doc.go
var page string

// Analyzer reports challenges that come after the header.
var Analyzer = &analysis.Analyzer{
	Name:     "latechallenge",
	Doc:      doc.Of("latechallenge", page),
	URL:      "https://pkg.go.dev/github.com/authstatus/authstatus/analyzer/latechallenge",
	Requires: []*analysis.Analyzer{responses.Analyzer},
	Run:      run,
}

func run(pass *analysis.Pass) (any, error) {
	report := ignore.New(pass, "latechallenge")
	defer report.Done()
	answers := pass.ResultOf[responses.Analyzer].(*responses.Answers)
	f := &fixer{pass: pass, answers: answers}
	for _, l := range answers.Late {
		d := analysis.Diagnostic{Pos: l.Node.Pos(), End: l.Node.End()}
		sent := callAt(pass, l.SentBy)
		d.Message = say(pass, l, sent)
		if sent != nil {
			d.Related = []analysis.RelatedInformation{{Pos: sent.Pos(), End: sent.End(), Message: "the header goes out here"}}
			if fix := f.fix(l, sent); fix != nil {
				d.SuggestedFixes = []analysis.SuggestedFix{*fix}
			}
		}
		report.Report(d)
	}
	return nil, nil
}

// say names the call, the function, and what sent the header before.
func say(pass *analysis.Pass, l *responses.Late, sent *ast.CallExpr) string {
	what := "this assignment"
	if call, ok := l.Node.(*ast.CallExpr); ok {
		what = message.Call(call)
	}
	by := "the header has gone out"
	if sent != nil {
		by = fmt.Sprintf("%s has sent the header at %s", message.Call(sent), message.Places(pass.Fset, l.Node.Pos(), l.SentBy))
	}
	return fmt.Sprintf("%s puts a challenge on in %s after %s: it is lost (RFC 9110 §15.5.2)", what, l.Func, by)
}

// callAt is the call whose left parenthesis is at pos; nil for none.
func callAt(pass *analysis.Pass, pos token.Pos) *ast.CallExpr {
	var found *ast.CallExpr
	for _, file := range pass.Files {
		if pos < file.FileStart || file.FileEnd <= pos {
			continue
		}
		ast.Inspect(file, func(n ast.Node) bool {
			if call, ok := n.(*ast.CallExpr); ok && call.Lparen == pos {
				found = call
			}
			return n == nil || n.Pos() <= pos && pos < n.End()
		})
	}
	return found
}
