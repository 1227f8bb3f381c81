package mixedstatus

import (
	"cmp"
	_ "embed"
	"fmt"
	"go/ast"
	"slices"

	"golang.org/x/tools/go/analysis"

	"github.com/authstatus/authstatus/internal/doc"
	"github.com/authstatus/authstatus/internal/ignore"
	"github.com/authstatus/authstatus/internal/message"
	"github.com/authstatus/authstatus/internal/responses"
	"github.com/authstatus/authstatus/internal/verdict"
)

//go:embed doc.go
var page string

// Analyzer reports guards that are answered with both statuses.
var Analyzer = &analysis.Analyzer{
	Name:     "mixedstatus",
	Doc:      doc.Of("mixedstatus", page),
	URL:      "https://pkg.go.dev/github.com/authstatus/authstatus/analyzer/mixedstatus",
	Requires: []*analysis.Analyzer{responses.Analyzer, verdict.Analyzer},
	Run:      run,
}

func run(pass *analysis.Pass) (any, error) {
	report := ignore.New(pass, "mixedstatus")
	defer report.Done()
	var found []analysis.Diagnostic
	lost := map[ast.Node]bool{}
	for _, l := range pass.ResultOf[responses.Analyzer].(*responses.Answers).Lost {
		lost[l.Node] = true
	}
	all := slices.DeleteFunc(slices.Clone(pass.ResultOf[verdict.Analyzer].([]*verdict.Verdict)), func(v *verdict.Verdict) bool {
		return v.Wrong() || v.Policy || lost[v.Node] // other rules say what is right
	})
	for _, group := range groups(all) {
		for _, v := range group.minority() {
			found = append(found, group.finding(pass, v))
		}
	}
	slices.SortFunc(found, func(a, b analysis.Diagnostic) int { return cmp.Compare(a.Pos, b.Pos) })
	for _, d := range found {
		report.Report(d)
	}
	return nil, nil
}

// A group are the denials with one guard.
type group []*verdict.Verdict

// groups are the denials that share a guard, in source order.
func groups(all []*verdict.Verdict) []group {
	by := map[verdict.Check]int{}
	var out []group
	for _, v := range all {
		check, ok := v.Check()
		if !ok {
			continue
		}
		i, known := by[check]
		if !known {
			i = len(out)
			by[check] = i
			out = append(out, nil)
		}
		out[i] = append(out[i], v)
	}
	return out
}

// minority are the denials with the status that fewer have, or, where as many
// have each, those that come last; none where all have one.
func (g group) minority() group {
	with := map[int]group{}
	for _, v := range g {
		with[v.Status] = append(with[v.Status], v)
	}
	a, b := with[401], with[403]
	switch {
	case len(a) == 0 || len(b) == 0:
		return nil
	case len(a) < len(b):
		return a
	case len(b) < len(a):
		return b
	case a[0].Node.Pos() > b[0].Node.Pos():
		return a
	}
	return b
}

func (g group) finding(pass *analysis.Pass, v *verdict.Verdict) analysis.Diagnostic {
	d := analysis.Diagnostic{Pos: v.Node.Pos(), End: v.Node.End()}
	other := 401 + 403 - v.Status
	first := v
	for _, o := range g {
		if o.Status == other {
			if first == v {
				first = o
			}
			d.Related = append(d.Related, analysis.RelatedInformation{Pos: o.Node.Pos(), End: o.Node.End(), Message: fmt.Sprintf("%d here", other)})
		}
	}
	check, _ := v.Check()
	d.Message = fmt.Sprintf("%s answers %d in %s when %s says no, which is answered %d at %s", message.Called(v.Node, "this"), v.Status, v.Func, check.Object.Name(), other, message.Places(pass.Fset, v.Node.Pos(), first.Node.Pos()))
	return d
}
