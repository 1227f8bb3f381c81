// Package differential runs generated net/http programs and compares what the
// handlers really answered with what the linter says about them.
//
//	go test ./internal/differential                          the fixed seeds
//	go test ./internal/differential -args -from 100 -seeds 50  more
package differential

import (
	"flag"
	"go/format"
	"maps"
	"slices"
	"testing"

	"github.com/authstatus/authstatus/internal/generate"
)

var (
	fromFlag     = flag.Uint64("from", 1, "first seed")
	seedsFlag    = flag.Int("seeds", 6, "number of seeds")
	handlersFlag = flag.Int("handlers", 40, "handlers a seed")
	listFlag     = flag.Int("list", 12, "how many failing handlers to print for each rule")
	keepFlag     = flag.String("keep", "", "write the program to this directory and leave it there")
)

// thresholds are the promises about generated programs.
var thresholds = map[string]struct{ precision, recall float64 }{
	"nochallenge":   {0.99, 0.97},
	"latechallenge": {0.99, 0.97},
	"lostdenial":    {0.98, 0.95},
}

func program(t *testing.T) *generate.Program {
	t.Helper()
	var seeds []uint64
	for i := range *seedsFlag {
		seeds = append(seeds, *fromFlag+uint64(i))
	}
	p, err := generate.Module(seeds, *handlersFlag)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// TestRules compares verdicts and places.
func TestRules(t *testing.T) {
	p := program(t)
	dir := moduleDir(t)
	writeFiles(t, dir, p.Files)
	answers := run(t, dir, p)
	truths := judge(p, answers)
	findings := lint(t, dir, p)
	for _, rule := range slices.Sorted(maps.Keys(thresholds)) {
		if !suiteHas(rule) {
			t.Logf("%s: not in the suite", rule)
			continue
		}
		c := compare(p, rule, truths, findings)
		c.print(t, p)
		want := thresholds[rule]
		if c.precision() < want.precision || c.recall() < want.recall {
			t.Errorf("%s: precision %.3f (want %.2f), recall %.3f (want %.2f)", rule, c.precision(), want.precision, c.recall(), want.recall)
		}
	}
}

// TestFixes applies every suggested fix, and compares the answers before and
// after.
func TestFixes(t *testing.T) {
	p := program(t)
	dir := moduleDir(t)
	writeFiles(t, dir, p.Files)
	before := run(t, dir, p)
	truths := judge(p, before)
	findings := lint(t, dir, p)
	if !suiteHas("nochallenge") {
		t.Skip("no rule that fixes")
	}
	changed := apply(t, p, findings)
	t.Logf("%d files changed", len(changed))
	for _, name := range slices.Sorted(maps.Keys(changed)) {
		if clean, err := format.Source([]byte(changed[name])); err != nil {
			t.Errorf("%s: %v", name, err)
		} else if string(clean) != changed[name] {
			t.Errorf("%s: not gofmt-clean after the fixes", name)
		}
	}
	fixed := *p
	fixed.Files = maps.Clone(p.Files)
	maps.Copy(fixed.Files, changed)
	writeFiles(t, dir, changed)
	after := run(t, dir, &fixed)
	again := lint(t, dir, &fixed)
	checkFixes(t, p, &fixed, truths, findings, before, after, again)
}
