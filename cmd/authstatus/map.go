package main

import (
	"errors"
	"flag"
	"os"
	"slices"

	"github.com/authstatus/authstatus/internal/atlas"
	"github.com/authstatus/authstatus/internal/inventory"
	"github.com/authstatus/authstatus/internal/report"
	"github.com/authstatus/authstatus/internal/sift"
)

// chart prints the map of the denials of packages. What rules find is a part of
// the map, and no failure.
func (d *door) chart(args []string) int {
	fs, opts := d.chartFlags()
	if err := fs.Parse(args); errors.Is(err, flag.ErrHelp) {
		return d.help(fs, mapUsage)
	} else if err != nil {
		return d.fail("%s", flagError(err))
	}
	if opts.json {
		opts.format = "json"
	}
	format, ok := atlas.Find(opts.format)
	switch {
	case !ok:
		return d.fail("unknown format -f=%s; want one of: %s", opts.format, atlas.Names())
	case opts.fix || opts.diff:
		return d.fail("map: it changes nothing: -fix and -diff are for findings")
	}
	m, complete, err := d.mapOf(fs, opts)
	if err != nil {
		return d.failEach(err)
	}
	if err := format.Print(d.stdout, m); err != nil {
		return d.fail("%v", err)
	}
	if !complete {
		return failed
	}
	return clean
}

// chartFlags are the flags of the map.
func (d *door) chartFlags() (*flag.FlagSet, *options) {
	fs, s := newFlags(d.rules)
	opts := &options{shared: s}
	opts.registerLoading(fs)
	fs.StringVar(&opts.format, "f", "html", "print the map as `format`: "+atlas.Names())
	s.registerRules(fs, d)
	opts.sieve.registerExclude(fs)
	return fs, opts
}

// mapOf makes the map; complete is whether everything could be read.
func (d *door) mapOf(fs *flag.FlagSet, opts *options) (m *atlas.Map, complete bool, err error) {
	if err := opts.enter(); err != nil {
		return nil, false, err
	}
	cwd, err := os.Getwd()
	if err != nil {
		return nil, false, err
	}
	if err := readModels(fs, cwd); err != nil {
		return nil, false, err
	}
	s := newSession(append(opts.pick(d.rules), inventory.Analyzer), d.severity)
	_, complete, err = d.analyze(s, *opts, fs.Args())
	if err != nil {
		return nil, false, err
	}
	denials := slices.DeleteFunc(s.denials, func(d atlas.Denial) bool { return sift.Excluded(d.File, cwd, opts.sieve.exclude) })
	return atlas.New(denials, report.Sorted(s.findings), cwd), complete, nil
}
