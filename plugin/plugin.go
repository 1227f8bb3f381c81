package plugin

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"sync"

	"github.com/golangci/plugin-module-register/register"
	"golang.org/x/tools/go/analysis"

	"github.com/authstatus/authstatus/analyzer"
	"github.com/authstatus/authstatus/internal/models"
)

// Suite is the name of the plugin that runs all rules.
const Suite = "authstatus"

func init() {
	for _, rule := range rules() {
		register.Plugin(rule.Name, alone(rule))
	}
	register.Plugin(Suite, together(rules()))
}

// rules are those of the suite.
func rules() []*analysis.Analyzer {
	var all []*analysis.Analyzer
	for _, rule := range analyzer.Suite() {
		all = append(all, rule.Analyzer)
	}
	return all
}

// A linter is what golangci-lint knows as one linter.
type linter struct{ rules []*analysis.Analyzer }

// GetLoadMode asks for types.
func (*linter) GetLoadMode() string { return register.LoadModeTypesInfo }

// BuildAnalyzers returns the rules, once the settings of all plugins are known
// and the user's rows are read.
func (l *linter) BuildAnalyzers() ([]*analysis.Analyzer, error) {
	rows, err := readRows()
	if err != nil {
		return nil, err
	}
	var list []*analysis.Analyzer
	for _, rule := range l.rules {
		list = append(list, unrelated(rule))
	}
	if rows != nil {
		list = append(list, rows)
	}
	return list, nil
}

// alone makes the plugin of one rule.
func alone(rule *analysis.Analyzer) register.NewPlugin {
	return func(conf any) (register.LinterPlugin, error) {
		if err := take(rule.Name); err != nil {
			return nil, err
		}
		s := section{plugin: rule.Name, flags: flagsOf(rule)}
		s.flags = append(s.flags, shared(rule)...)
		if err := s.set(conf); err != nil {
			return nil, err
		}
		return &linter{[]*analysis.Analyzer{rule}}, nil
	}
}

// together makes the plugin of the suite.
func together(all []*analysis.Analyzer) register.NewPlugin {
	return func(conf any) (register.LinterPlugin, error) {
		if err := take(Suite); err != nil {
			return nil, err
		}
		l := &linter{all}
		s := section{plugin: Suite, flags: shared(all...), below: make(map[string]section)}
		s.list = map[string]func([]string) error{"rules": func(names []string) (err error) {
			l.rules, err = pick(all, names)
			return err
		}}
		for _, rule := range all {
			s.below[rule.Name] = section{plugin: Suite, path: []string{rule.Name}, flags: flagsOf(rule)}
		}
		if err := s.set(conf); err != nil {
			return nil, err
		}
		return l, nil
	}
}

// taken are the plugins of the configuration.
var taken = struct {
	sync.Mutex
	suite bool
	alone string
}{}

// take refuses a rule beside the suite: golangci-lint would show its findings
// twice, and a plugin is not told which of those configured are enabled.
func take(name string) error {
	taken.Lock()
	defer taken.Unlock()
	if name == Suite {
		taken.suite = true
	} else {
		taken.alone = name
	}
	if taken.suite && taken.alone != "" {
		return fmt.Errorf("%slinters.settings.custom: %s has %s in it: take the suite, or the rules one by one", place([]string{"linters", "settings", "custom", taken.alone}), Suite, taken.alone)
	}
	return nil
}

// pick returns the rules of those names, in the suite's order.
func pick(all []*analysis.Analyzer, names []string) ([]*analysis.Analyzer, error) {
	var known []string
	for _, rule := range all {
		known = append(known, rule.Name)
	}
	for _, name := range names {
		if !slices.Contains(known, name) {
			return nil, fmt.Errorf("unknown rule %q; want some of: %s", name, strings.Join(known, ", "))
		}
	}
	return slices.DeleteFunc(slices.Clone(all), func(rule *analysis.Analyzer) bool { return !slices.Contains(names, rule.Name) }), nil
}

// modelsAt is where the configuration names the file of rows, if it does.
var modelsAt string

var unrelatedRules sync.Map // of what unrelated has made, by rule

// unrelated returns the rule without the related places of its findings:
// golangci-lint would show each as a finding of its own, at the same place. The
// messages name what matters of them.
func unrelated(rule *analysis.Analyzer) *analysis.Analyzer {
	a := *rule
	a.Run = func(pass *analysis.Pass) (any, error) {
		p := *pass
		p.Report = func(d analysis.Diagnostic) {
			d.Related = nil
			pass.Report(d)
		}
		return rule.Run(&p)
	}
	known, _ := unrelatedRules.LoadOrStore(rule, &a)
	return known.(*analysis.Analyzer)
}

// readRows reads the user's rows, from the file that the settings name, else
// from the module that golangci-lint runs in. Golangci-lint keeps findings by the
// names of analyzers, and facts of packages too; so the digest of the rows
// becomes a part of those. The analyzer returned has that name and does nothing.
var readRows = sync.OnceValues(func() (*analysis.Analyzer, error) {
	if !models.User.Given() {
		cwd, err := os.Getwd()
		if err != nil {
			return nil, err
		}
		if err := models.User.Set(models.Find(cwd)); err != nil {
			return nil, err
		}
	}
	if err := models.User.Read(); err != nil {
		return nil, fmt.Errorf("%s%w", modelsAt, err)
	} else if models.User.Name() == "" {
		return nil, nil
	}
	suffix := "_" + models.User.Contents()
	for _, a := range prerequisites(rules()...) {
		if len(a.FactTypes) > 0 {
			a.Name += suffix
		}
	}
	return &analysis.Analyzer{
		Name: "rows" + suffix,
		Doc:  "rows" + suffix + ": tell findings made with these rows from others",
		Run:  func(*analysis.Pass) (any, error) { return nil, nil },
	}, nil
})

// prerequisites returns what the rules require, each once.
func prerequisites(rules ...*analysis.Analyzer) []*analysis.Analyzer {
	var list []*analysis.Analyzer
	var visit func([]*analysis.Analyzer)
	visit = func(required []*analysis.Analyzer) {
		for _, a := range required {
			if !slices.Contains(list, a) {
				list = append(list, a)
				visit(a.Requires)
			}
		}
	}
	for _, rule := range rules {
		visit(rule.Requires)
	}
	return list
}
