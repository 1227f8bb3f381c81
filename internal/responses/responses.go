// Package responses is the model of answers: for every function of a package
// that touches a responder, which statuses may go out, through which
// responder, with which challenge, on which feasible paths. Functions are
// summarised from the inside out; summaries travel between packages as facts.
//
// The package knows what happens, not what is wrong with it: that is asked by
// the rules.
package responses

import (
	"go/types"
	"reflect"
	"slices"

	"golang.org/x/tools/go/analysis"

	"github.com/authstatus/authstatus/internal/framework"
	"github.com/authstatus/authstatus/internal/models"
	"github.com/authstatus/authstatus/internal/ssabuild"
)

// Analyzer finds the answers of a package. Its result is *[Answers].
var Analyzer = &analysis.Analyzer{
	Name:       "responses",
	Doc:        "find the statuses that a package answers, and what goes with them",
	Run:        run,
	ResultType: reflect.TypeFor[*Answers](),
	FactTypes:  []analysis.Fact{new(Summary), new(Analysed)},
}

var settings struct {
	tests, generated bool
}

func init() {
	Analyzer.Flags.BoolVar(&settings.tests, "tests", false, "report in test files too")
	Analyzer.Flags.BoolVar(&settings.generated, "generated", false, "report in generated files too")
}

func run(pass *analysis.Pass) (any, error) {
	pass = alone(pass)
	table, err := models.User.For(pass.Module, pass.Pkg)
	if err != nil {
		return nil, err
	}
	if !reaches(pass.Pkg, table) {
		return &Answers{Table: table, Mute: true}, nil
	}
	t := &toucher{pass: pass, table: table, rows: map[types.Type]*framework.Row{}, far: map[*types.Package][]string{}}
	program := ssabuild.Build(pass, t.touches, t.concerns)
	v := readVerdicts(pass, table)
	if program == nil {
		pass.ExportPackageFact(&Analysed{Asks: v.asks})
		return &Answers{Table: table, Lost: v.unread()}, nil
	}
	e := newEngine(pass, table, program)
	e.naming = t.named
	e.importVariables()
	for _, fn := range program.Funcs {
		if e.bears(fn) {
			e.walk(fn)
		}
	}
	e.serveAll()
	answers := e.judge()
	answers.Lost = inOrder(slices.Concat(answers.Lost, e.besides(), v.unread()))
	e.exportFacts(v.asks)
	answers.counts = e.counts()
	return answers, nil
}

// reaches reports whether pkg is, or needs, something to answer through.
func reaches(pkg *types.Package, table *framework.Table) bool {
	seen := map[*types.Package]bool{}
	var visit func(*types.Package) bool
	visit = func(p *types.Package) bool {
		if seen[p] {
			return false
		}
		seen[p] = true
		return table.Answering(p.Path()) || slices.ContainsFunc(p.Imports(), visit)
	}
	return visit(pkg)
}
