package main

import (
	"errors"
	"flag"
	"fmt"
	"slices"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/authstatus/authstatus/internal/load"
	"github.com/authstatus/authstatus/internal/report"
	"github.com/authstatus/authstatus/internal/sift"
)

// A sieve is the flags that say which findings are told.
type sieve struct {
	baseline string
	write    bool
	newFrom  string
	exclude  []string

	known   *sift.Baseline
	changed sift.Changed
}

func (s *sieve) register(fs *flag.FlagSet) {
	fs.StringVar(&s.baseline, "baseline", "", "leave out the findings that `file` knows")
	fs.BoolVar(&s.write, "write-baseline", false, "write the file that -baseline names, with what is found now")
	fs.StringVar(&s.newFrom, "new-from", "", "report only what lines have to do with that have changed since git `revision`")
	s.registerExclude(fs)
}

func (s *sieve) registerExclude(fs *flag.FlagSet) {
	fs.Func("exclude", "leave out files, folders or `patterns`, comma-separated", func(value string) error {
		for p := range strings.SplitSeq(value, ",") {
			if err := sift.CheckPattern(p); err != nil {
				return err
			}
			s.exclude = append(s.exclude, p)
		}
		return nil
	})
}

// prepare reads what the flags name, before anything is analyzed.
func (s *sieve) prepare(cwd string) (err error) {
	switch {
	case s.write && s.baseline == "":
		return errors.New("-write-baseline: which file? say -baseline=file too")
	case s.write && s.newFrom != "":
		return errors.New("-write-baseline writes all that is found, not what is new from a revision")
	}
	if s.baseline != "" && !s.write {
		if s.known, err = sift.ReadBaseline(s.baseline); err != nil {
			return err
		}
	}
	if s.newFrom != "" {
		if s.changed, err = sift.Since(cwd, s.newFrom); err != nil {
			return fmt.Errorf("-new-from=%s: %w", s.newFrom, err)
		}
	}
	return nil
}

// sift returns the findings to tell, and says which of the baseline are gone if
// all were looked for.
func (d *door) sift(opts options, findings []report.Finding, prog *load.Program, at place, complete bool) ([]report.Finding, error) {
	s := &opts.sieve
	left := sift.Exclude(findings, at.cwd, s.exclude)
	if s.known != nil {
		var gone []sift.Known
		var err error
		if left, gone, err = s.known.Split(left); err != nil {
			return nil, err
		}
		if complete {
			d.stale(opts, gone, prog)
		}
	}
	if s.changed != nil {
		left = s.changed.Only(left)
	}
	return left, nil
}

// stale says which findings of the baseline are gone for good.
func (d *door) stale(opts options, gone []sift.Known, prog *load.Program) {
	for _, k := range opts.sieve.known.Stale(gone, opts.checks(d.rules, prog)) {
		fmt.Fprintf(d.stderr, "authstatus: %s is stale (-write-baseline renews it): fixed in %s: %s: %s\n",
			opts.sieve.baseline, k.File, k.Rule, k.Message)
	}
}

// checks tells which of the findings of a baseline would be found again.
func (o *options) checks(rules []rule, prog *load.Program) func(sift.Known) bool {
	picked := o.pick(rules)
	return func(k sift.Known) bool {
		runs := slices.ContainsFunc(picked, func(a *analysis.Analyzer) bool { return a.Name == k.Rule })
		return runs && prog.Named(k.Package) && (o.inTests() || !strings.HasSuffix(k.File, "_test.go"))
	}
}

// registerRules adds the flag that names rules in one list.
func (s *shared) registerRules(fs *flag.FlagSet, d *door) {
	fs.Func("rules", "run only these `rules`, comma-separated", func(value string) error {
		for name := range strings.SplitSeq(value, ",") {
			r, ok := d.rule(name)
			if !ok {
				return fmt.Errorf("unknown rule %q; want some of: %s", name, d.names())
			}
			*s.picked[r.Analyzer] = on
		}
		return nil
	})
}
