package main

import (
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"strconv"
	"strings"

	"golang.org/x/tools/go/analysis"
)

// shared holds the flags that mean the same behind both doors.
type shared struct {
	json, fix, diff bool
	tests           *flag.Flag
	picked          map[*analysis.Analyzer]*choice
}

// newFlags returns a flag set with the shared flags: one to pick each rule,
// the rules' own under the rule's name, and those of the analyzers they all
// require under no name at all.
func newFlags(rules []rule) (*flag.FlagSet, *shared) {
	fs := flag.NewFlagSet("authstatus", flag.ContinueOnError)
	fs.SetOutput(io.Discard) // one line of our own says it better
	fs.Usage = func() {}
	s := &shared{picked: make(map[*analysis.Analyzer]*choice)}
	fs.BoolVar(&s.json, "json", false, "print findings as JSON")
	fs.BoolVar(&s.fix, "fix", false, "apply the suggested fixes")
	fs.BoolVar(&s.diff, "diff", false, "print what -fix would change, and change nothing")
	for _, r := range rules {
		pick := new(choice)
		s.picked[r.Analyzer] = pick
		fs.Var(pick, r.Name, fmt.Sprintf("run only %s; =false: all but %[1]s", r.Name))
		r.Flags.VisitAll(func(f *flag.Flag) { fs.Var(f.Value, r.Name+"."+f.Name, f.Usage) })
	}
	for _, a := range prerequisites(rules) {
		a.Flags.VisitAll(func(f *flag.Flag) { fs.Var(f.Value, f.Name, f.Usage) })
	}
	if s.tests = fs.Lookup("tests"); s.tests == nil {
		fs.Bool("tests", false, "check test files too")
		s.tests = fs.Lookup("tests")
	}
	return fs, s
}

// prerequisites returns what the rules require that is no rule, each once.
func prerequisites(rules []rule) []*analysis.Analyzer {
	seen := make(map[*analysis.Analyzer]bool)
	for _, r := range rules {
		seen[r.Analyzer] = true
	}
	var list []*analysis.Analyzer
	var visit func(*analysis.Analyzer)
	visit = func(a *analysis.Analyzer) {
		for _, req := range a.Requires {
			if !seen[req] {
				seen[req] = true
				list = append(list, req)
				visit(req)
			}
		}
	}
	for _, r := range rules {
		visit(r.Analyzer)
	}
	return list
}

// pick returns the rules to run: those switched on by name; or else those that
// run by default and are not switched off.
func (s *shared) pick(rules []rule) []*analysis.Analyzer {
	var only, rest []*analysis.Analyzer
	for _, r := range rules {
		switch *s.picked[r.Analyzer] {
		case on:
			only = append(only, r.Analyzer)
		case unset:
			if !r.off {
				rest = append(rest, r.Analyzer)
			}
		}
	}
	if len(only) > 0 {
		return only
	}
	return rest
}

// A choice is a boolean flag that knows whether it was given.
type choice int

const (
	unset choice = iota
	on
	off
)

// IsBoolFlag lets the flag stand without a value.
func (c *choice) IsBoolFlag() bool { return true }

func (c *choice) String() string { return strconv.FormatBool(c != nil && *c == on) }

// Set implements [flag.Value].
func (c *choice) Set(s string) error {
	b, err := strconv.ParseBool(s)
	if err != nil {
		return fmt.Errorf("want true or false")
	}
	*c = off
	if b {
		*c = on
	}
	return nil
}

// flagError words an error of package flag as one line.
func flagError(err error) string {
	msg := err.Error()
	if name, ok := strings.CutPrefix(msg, "flag provided but not defined: "); ok {
		return fmt.Sprintf("unknown flag or rule %s; see authstatus -h", name)
	}
	if head, ok := strings.CutSuffix(msg, ": parse error"); ok && strings.HasPrefix(msg, "invalid boolean value ") {
		return head + ": want true or false"
	}
	return msg
}

// describe writes the flags as the go command reads them from a vet tool.
func describe(w io.Writer, fs *flag.FlagSet) error {
	type description struct {
		Name  string
		Bool  bool
		Usage string
	}
	var all []description
	fs.VisitAll(func(f *flag.Flag) {
		if f.Name == "fix" {
			return // the go command has its own, and passes it on
		}
		b, ok := f.Value.(interface{ IsBoolFlag() bool })
		all = append(all, description{f.Name, ok && b.IsBoolFlag(), f.Usage})
	})
	data, err := json.MarshalIndent(all, "", "\t")
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(w, "%s\n", data)
	return err
}
