package main

import (
	"fmt"
	"strings"
	"sync"

	"golang.org/x/tools/go/analysis"

	"github.com/authstatus/authstatus/internal/atlas"
	"github.com/authstatus/authstatus/internal/facts"
	"github.com/authstatus/authstatus/internal/inventory"
	"github.com/authstatus/authstatus/internal/load"
	"github.com/authstatus/authstatus/internal/report"
	"github.com/authstatus/authstatus/internal/run"
)

// A session analyzes the packages of a program as they are loaded.
type session struct {
	analyzers []*analysis.Analyzer // for packages that were asked for
	learners  []*analysis.Analyzer // for their dependencies
	severity  func(rule string) string

	mu       sync.Mutex
	facts    map[*load.Package]*facts.Set
	findings []report.Finding
	denials  []atlas.Denial // if the inventory is among the analyzers
	failures []string
	timings  timings
}

func newSession(analyzers []*analysis.Analyzer, severity func(string) string) *session {
	return &session{
		analyzers: analyzers,
		learners:  run.ForFacts(analyzers),
		severity:  severity,
		facts:     make(map[*load.Package]*facts.Set),
		timings:   newTimings(),
	}
}

// visit analyzes a package whose imports have been visited.
func (s *session) visit(pkg *load.Package) {
	unit := &run.Package{
		Fset:   pkg.Fset(),
		Files:  pkg.Files,
		Types:  pkg.Types,
		Info:   pkg.Info,
		Sizes:  pkg.Sizes(),
		Module: pkg.Module(),
		Facts:  facts.NewSet(pkg.Types, s.imported(pkg)...),
	}
	analyzers := s.learners
	if pkg.Asked {
		analyzers = s.analyzers
	}
	diags, results, err := run.Analyze(unit, analyzers)
	s.mu.Lock()
	defer s.mu.Unlock()
	s.facts[pkg] = unit.Facts
	s.timings.add(pkg.ID, unit)
	if !pkg.Asked {
		return // an analyzer that fails on a dependency knows nothing of it
	}
	s.findings = append(s.findings, run.Findings(unit, pkg.Path, diags, s.severity)...)
	if denials, ok := results[inventory.Analyzer].([]atlas.Denial); ok {
		s.denials = append(s.denials, denials...)
	}
	if lines := mistakes(err); lines != nil {
		s.failures = append(s.failures, lines...)
	} else if err != nil {
		msg, _, _ := strings.Cut(err.Error(), "\n")
		s.failures = append(s.failures, fmt.Sprintf("%s: %s", pkg.ID, msg))
	}
}

func (s *session) imported(pkg *load.Package) []*facts.Set {
	s.mu.Lock()
	defer s.mu.Unlock()
	var sets []*facts.Set
	for _, imp := range pkg.FactImports() {
		if set := s.facts[imp]; set != nil {
			sets = append(sets, set)
		}
	}
	return sets
}
