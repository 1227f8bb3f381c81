package latechallenge

import (
	"golang.org/x/tools/go/analysis"

	"github.com/authstatus/authstatus/internal/responses"
)

// Analyzer reports challenges that come after the header.
var Analyzer = &analysis.Analyzer{
	Name:     "latechallenge",
	Doc:      "report a challenge that is put on after the header has gone out",
	URL:      "https://pkg.go.dev/github.com/authstatus/authstatus/analyzer/latechallenge",
	Requires: []*analysis.Analyzer{responses.Analyzer},
	Run:      run,
}

func run(pass *analysis.Pass) (any, error) {
	answers := pass.ResultOf[responses.Analyzer].(*responses.Answers)
	for _, l := range answers.Late {
		pass.Report(analysis.Diagnostic{Pos: l.Node.Pos(), End: l.Node.End(), Message: "challenge after the header"})
	}
	return nil, nil
}
