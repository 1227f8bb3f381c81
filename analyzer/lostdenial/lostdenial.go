package lostdenial

import (
	_ "embed"
	"fmt"
	"go/ast"

	"golang.org/x/tools/go/analysis"

	"github.com/authstatus/authstatus/internal/doc"
	"github.com/authstatus/authstatus/internal/ignore"
	"github.com/authstatus/authstatus/internal/message"
	"github.com/authstatus/authstatus/internal/responses"
)

//go:embed doc.go
var page string

// Analyzer reports denials after which the handler goes on.
var Analyzer = &analysis.Analyzer{
	Name:     "lostdenial",
	Doc:      doc.Of("lostdenial", page),
	URL:      "https://pkg.go.dev/github.com/authstatus/authstatus/analyzer/lostdenial",
	Requires: []*analysis.Analyzer{responses.Analyzer},
	Run:      run,
}

func run(pass *analysis.Pass) (any, error) {
	report := ignore.New(pass, "lostdenial")
	defer report.Done()
	answers := pass.ResultOf[responses.Analyzer].(*responses.Answers)
	f := &fixer{pass: pass, table: answers.Table}
	for _, l := range answers.Lost {
		d := analysis.Diagnostic{Pos: l.Node.Pos(), End: l.Node.End(), Message: say(pass, l)}
		if l.Next != nil {
			d.Related = []analysis.RelatedInformation{{Pos: l.Next.Pos(), End: l.Next.End(), Message: "the handler goes on here"}}
		}
		if fix := f.fix(l); fix != nil {
			d.SuggestedFixes = []analysis.SuggestedFix{*fix}
		}
		report.Report(d)
	}
	return nil, nil
}

// say names the call that denies, its guard, and what follows.
func say(pass *analysis.Pass, l *responses.Lost) string {
	switch l.How {
	case responses.OnwardBeside:
		return fmt.Sprintf("%s mounts %s, which denies with %d, where it stops nothing in %s: what is mounted at %s runs all the same",
			called(l.Node), l.Gate, l.Status, l.Func, message.Places(pass.Fset, l.Node.Pos(), l.Next.Pos()))
	case responses.OnwardUnread:
		return fmt.Sprintf("%s verifies and denies nothing in %s, and nobody asks for what it found: requests without valid credentials are served all the same", called(l.Node), l.Func)
	}
	guard := ""
	if l.Guard != nil {
		guard = fmt.Sprintf(" (%s)", condition(l.Guard))
	}
	how := "denies"
	if l.Helper {
		how = "may deny"
	}
	return fmt.Sprintf("%s %s with %d in %s%s, and %s", called(l.Node), how, l.Status, l.Func, guard, onward(pass, l))
}

func called(n ast.Node) string { return message.Called(n, "this statement") }

// condition is the guard as the branch has it.
func condition(g *responses.Guard) string {
	if g.Case() {
		return message.Short(g.Text)
	}
	return "if " + message.Short(g.Text)
}

// onward says what follows the denial.
func onward(pass *analysis.Pass, l *responses.Lost) string {
	if l.How == responses.OnwardChain || l.Next == nil {
		return "the handlers behind it run all the same: nothing stops the chain"
	}
	what := map[responses.Onward]string{
		responses.OnwardNext:   "runs the next handler",
		responses.OnwardWork:   "is called all the same",
		responses.OnwardAnswer: "writes another answer",
	}[l.How]
	return fmt.Sprintf("the handler goes on: %s at %s %s", called(l.Next), message.Places(pass.Fset, l.Node.Pos(), l.Next.Pos()), what)
}
