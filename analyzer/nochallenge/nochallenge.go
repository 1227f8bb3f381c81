package nochallenge

import (
	"fmt"

	"golang.org/x/tools/go/analysis"

	"github.com/authstatus/authstatus/internal/responses"
)

// Analyzer reports denials without a challenge.
var Analyzer = &analysis.Analyzer{
	Name:     "nochallenge",
	Doc:      "report a 401 without WWW-Authenticate",
	URL:      "https://pkg.go.dev/github.com/authstatus/authstatus/analyzer/nochallenge",
	Requires: []*analysis.Analyzer{responses.Analyzer},
	Run:      run,
}

func run(pass *analysis.Pass) (any, error) {
	answers := pass.ResultOf[responses.Analyzer].(*responses.Answers)
	for _, u := range answers.Unchallenged {
		msg := fmt.Sprintf("%d without challenge in %s", u.Status, u.Func)
		if u.Guard != nil {
			msg += " if " + u.Guard.Text
		}
		pass.Report(analysis.Diagnostic{Pos: u.Node.Pos(), End: u.Node.End(), Message: msg})
	}
	return nil, nil
}
