// Package load brings packages into memory for analysis, and as little of them
// as the analysis can use.
//
// It asks the go command once for the import graph. Packages that matter (see
// package interest) get syntax and full type information, one after the other,
// imports first; the syntax of each is dropped when its visitor returns. All
// other packages give types only, and only where a package that matters asks
// for them: from export data that the build cache already holds, else from
// source without function bodies. Nothing is compiled for it.
package load

import (
	"cmp"
	"fmt"
	"go/token"
	"go/types"
	"runtime"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/authstatus/authstatus/internal/interest"
)

// Config says what to load.
type Config struct {
	Dir      string   // where the go command runs; "" is the current directory
	Patterns []string // as for go list; none is the package in Dir
	Tags     string   // build tags, as for go build -tags
	Tests    bool     // with test files and test packages
	Interest interest.Base
}

// A Program is an import graph whose packages can be loaded.
type Program struct {
	Fset *token.FileSet

	cfg      Config
	packages map[string]*Package // by the go command's import path
	modules  map[string]bool     // under work
	roots    []*Package          // the packages asked for that matter, sorted
	env      goSettings
	overlay  map[string]string // what to read instead of a file
	sizes    types.Sizes
	visit    func(*Package)
	cpu      chan struct{} // holds an element for each package being worked on

	exports sync.Mutex // reading export data writes to packages read before

	mu       sync.Mutex
	failures []Failure
	stats    Stats
}

// A Failure is a package, or a pattern, that could not be loaded.
type Failure struct {
	Package string // import path, or the pattern as it was given
	Message string // one line: where, and the first thing wrong there
}

func (f Failure) String() string { return f.Package + ": " + f.Message }

// Stats counts what was done, for the curious.
type Stats struct {
	Listed    int // packages in the import graph
	Syntax    int // of them read in full
	Export    int // with types from export data
	Signature int // with types from source without function bodies
	// Reading is what parsing and type-checking the Syntax took, summed up.
	Reading time.Duration
}

// Load lists the packages and decides which of them matter.
//
// The error is about the whole request: a flag the go command refuses, no
// module, no go command. What concerns single packages is in Failures.
func Load(cfg Config) (*Program, error) {
	var (
		env    goSettings
		envErr error
		wg     sync.WaitGroup
	)
	wg.Go(func() { env, envErr = goEnv(cfg.Dir) })
	all, unmatched, err := list(cfg)
	wg.Wait()
	if err := cmp.Or(err, envErr); err != nil {
		return nil, err
	}
	p := &Program{
		Fset:     token.NewFileSet(),
		cfg:      cfg,
		packages: make(map[string]*Package, len(all)),
		modules:  make(map[string]bool),
		env:      env,
		sizes:    types.SizesFor("gc", env.GOARCH),
		cpu:      make(chan struct{}, runtime.GOMAXPROCS(0)),
	}
	if p.overlay, err = overlay(env.GOFLAGS, cfg.Dir); err != nil {
		return nil, err
	}
	for _, pattern := range unmatched {
		p.fail(pattern, "matched no packages")
	}
	p.judge(p.link(all), cfg.Interest)
	if err := p.cgo(cfg); err != nil {
		return nil, err
	}
	for _, l := range all {
		if l.Module != nil && l.Module.Main {
			p.modules[l.Module.Path] = true
		}
	}
	p.stats.Listed = len(all)
	return p, nil
}

// Each loads the packages that matter and calls visit for each, in an order in
// which a package comes after the packages it imports, several at a time.
// Packages that do not load are left out; see Failures.
func (p *Program) Each(visit func(*Package)) {
	p.visit = visit
	settle(p.roots)
}

// Missing returns those of the packages that should exist and do not: of the
// standard library or a module under work. What else is not required here may
// exist elsewhere.
func (p *Program) Missing(importPaths []string) ([]string, error) {
	var due []string
	for _, path := range importPaths {
		first, _, _ := strings.Cut(path, "/")
		if p.packages[path] == nil && (!strings.Contains(first, ".") || p.own(path)) {
			due = append(due, path)
		}
	}
	if len(due) == 0 {
		return nil, nil
	}
	packages, _, err := goList(p.cfg, []string{"-find", "-json=ImportPath,Error"}, due)
	if err != nil {
		return nil, err
	}
	var missing []string
	for _, l := range packages {
		if l.Error != nil {
			missing = append(missing, l.ImportPath)
		}
	}
	return missing, nil
}

// own reports whether a package of that path would be of a module under work.
func (p *Program) own(importPath string) bool {
	for path := range p.modules {
		if interest.Within(path, importPath) {
			return true
		}
	}
	return false
}

// Failures returns what could not be loaded so far, sorted.
func (p *Program) Failures() []Failure {
	p.mu.Lock()
	defer p.mu.Unlock()
	return slices.SortedFunc(slices.Values(p.failures), func(a, b Failure) int {
		return strings.Compare(a.Package, b.Package)
	})
}

// Named reports whether the patterns name the package, by its path in types.
func (p *Program) Named(path string) bool {
	for _, pkg := range p.packages {
		if pkg.Path == path && !pkg.listed.DepOnly {
			return true
		}
	}
	return false
}

// ModuleCache returns the directory of the code of others.
func (p *Program) ModuleCache() string { return p.env.GOMODCACHE }

// Outdated returns why failures are to be expected: the tool was built by an
// older Go than the one whose code it reads. Else it returns "".
func (p *Program) Outdated() string { return outdated(runtime.Version(), p.env.GOVERSION) }

// Stats returns what was done so far.
func (p *Program) Stats() Stats {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.stats
}

// fail records what is wrong with the package, unless something was before.
func (p *Program) fail(pkg, format string, args ...any) {
	line, _, _ := strings.Cut(fmt.Sprintf(format, args...), "\n")
	p.mu.Lock()
	defer p.mu.Unlock()
	if !slices.ContainsFunc(p.failures, func(f Failure) bool { return f.Package == pkg }) {
		p.failures = append(p.failures, Failure{pkg, line})
	}
}

// read counts a package that has been read since start.
func (p *Program) read(start time.Time) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.stats.Syntax++
	p.stats.Reading += time.Since(start)
}

// count updates the statistics.
func (p *Program) count(n *int) {
	p.mu.Lock()
	defer p.mu.Unlock()
	*n++
}
