package main

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"slices"
	"strings"
	"time"

	"github.com/authstatus/authstatus/internal/apply"
	"github.com/authstatus/authstatus/internal/load"
	"github.com/authstatus/authstatus/internal/report"
	"github.com/authstatus/authstatus/internal/sift"
)

// options are the flags of the standalone door.
type options struct {
	*shared
	dir    string // -C
	tags   string
	format string
	debug  string
	sieve  sieve
}

// inTests reports whether test files are checked.
func (o *options) inTests() bool { return o.tests.Value.String() == "true" }

// flags are those of the standalone door.
func (d *door) flags() (*flag.FlagSet, *options) {
	fs, s := newFlags(d.rules)
	opts := &options{shared: s}
	opts.registerLoading(fs)
	fs.StringVar(&opts.format, "f", "text", "print findings as `format`: "+report.Names())
	s.registerRules(fs, d)
	opts.sieve.register(fs)
	return fs, opts
}

// standalone checks packages by itself.
func (d *door) standalone(args []string) int {
	fs, opts := d.flags()
	if err := fs.Parse(args); errors.Is(err, flag.ErrHelp) {
		return d.help(fs, usage)
	} else if err != nil {
		return d.fail("%s", flagError(err))
	}
	if err := opts.settle(); err != nil {
		return d.fail("%v", err)
	}
	cwd, err := os.Getwd()
	if err != nil {
		return d.fail("%v", err)
	}
	if err := readModels(fs, cwd); err != nil {
		return d.failEach(err)
	}
	if err := opts.sieve.prepare(cwd); err != nil {
		return d.fail("%v", err)
	}
	return d.check(*opts, fs.Args())
}

// settle finishes the options, or tells what is wrong with them.
func (o *options) settle() error {
	if o.json {
		o.format = "json"
	}
	if _, ok := report.Find(o.format); !ok {
		return fmt.Errorf("unknown format -f=%s; want one of: %s", o.format, report.Names())
	}
	return o.enter()
}

// registerLoading adds the flags that say where packages are and how they are
// loaded.
func (o *options) registerLoading(fs *flag.FlagSet) {
	fs.StringVar(&o.dir, "C", "", "change to `dir` first")
	fs.StringVar(&o.tags, "tags", "", "comma-separated build `tags`")
	fs.StringVar(&o.debug, "debug", "", "print `timings` and counts to standard error")
}

// enter goes where the packages are.
func (o *options) enter() error {
	if o.debug != "" && o.debug != "timings" {
		return fmt.Errorf("unknown -debug=%s; want timings", o.debug)
	}
	if o.dir == "" {
		return nil
	}
	return os.Chdir(o.dir)
}

// check loads the packages, runs the rules on them and delivers the findings.
func (d *door) check(opts options, patterns []string) int {
	s := newSession(opts.pick(d.rules), d.severity)
	prog, complete, err := d.analyze(s, opts, patterns)
	if err != nil {
		return d.fail("%v", err)
	}
	cwd, err := os.Getwd()
	if err != nil {
		return d.fail("%v", err)
	}
	at := place{cwd, prog.ModuleCache()}
	findings, err := d.sift(opts, report.Sorted(s.findings), prog, at, complete)
	if err != nil {
		return d.fail("%v", err)
	}
	if opts.sieve.write && complete {
		if err := sift.WriteBaseline(opts.sieve.baseline, findings); err != nil {
			return d.fail("%v", err)
		}
		return clean
	}
	status, again, err := d.deliver(opts, findings, at, complete)
	if err != nil {
		return d.fail("%v", err)
	}
	if again {
		opts.fix = false
		return d.check(opts, patterns)
	}
	if !complete {
		return failed
	}
	return status
}

// analyze loads the packages and runs the session on them. Complete is whether
// everything could be checked; what could not has been named.
func (d *door) analyze(s *session, opts options, patterns []string) (prog *load.Program, complete bool, err error) {
	start := time.Now()
	cwd, err := os.Getwd()
	if err != nil {
		return nil, false, err
	}
	p := watch(d.stderr, isTerminal(d.stderr))
	defer p.end()
	prog, err = load.Load(load.Config{
		Patterns: patterns,
		Tags:     opts.tags,
		Tests:    opts.inTests(),
		Interest: d.interest,
	})
	if err != nil {
		return nil, false, err
	}
	stray, err := strayRows(prog)
	if err != nil {
		return nil, false, err
	}
	listed := time.Now()
	prog.Each(func(pkg *load.Package) {
		s.visit(pkg)
		p.visited(pkg.Path)
	})
	p.end()
	failures := slices.Concat(stray, s.failures)
	for _, f := range prog.Failures() {
		failures = append(failures, f.String())
	}
	slices.Sort(failures)
	failures = slices.Compact(failures) // a row is wrong in every package
	for _, f := range failures {
		d.fail("%s", strings.ReplaceAll(f, cwd+string(os.PathSeparator), ""))
	}
	if opts.debug == "timings" {
		s.timings.list, s.timings.rest = listed.Sub(start), time.Since(listed)
		s.timings.write(d.stderr, prog.Stats())
	}
	if why := prog.Outdated(); why != "" && len(failures) > 0 {
		d.fail("%s", why)
	}
	return prog, len(failures) == 0, nil
}

// A place is where the command runs and where the code of others lies.
type place struct{ cwd, modcache string }

// deliver prints the findings, or mends them, and returns the exit status they
// ask for; or that what is left must be looked for again, in the new files.
// Nothing is written unless everything was checked.
func (d *door) deliver(opts options, findings []report.Finding, at place, complete bool) (status int, again bool, err error) {
	if len(findings) > 0 {
		status = found
	}
	if complete && (opts.fix || opts.diff) {
		plan, err := apply.New(findings, apply.Files{Read: os.ReadFile, Keep: apply.Foreign(at.modcache)})
		if err != nil {
			return failed, false, err
		}
		if opts.diff {
			return status, false, plan.Diff(d.stdout, at.cwd)
		}
		if err := plan.Write(); err != nil {
			return failed, false, err
		}
		if findings = plan.Left; len(findings) == 0 {
			status = clean
		} else if len(plan.Changes) > 0 {
			return status, true, nil // they have moved, or one fix has mended two
		}
	}
	report.Relative(findings, at.cwd)
	format, _ := report.Find(opts.format)
	return status, false, format.Print(d.stdout, report.Report{
		Findings: findings,
		Rules:    d.pages(),
		Version:  version(),
		Source:   report.NewSource(at.cwd, os.ReadFile),
		Color:    showsColor(d.stdout),
	})
}
