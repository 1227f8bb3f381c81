// Package vet checks one package as the go command asks a vet tool to.
//
// The go command starts the tool once for every package of a build, imports
// first, with a file that describes the package, and keeps what the tool writes
// about it (a vetx file) for the packages that import it. See
// golang.org/x/tools/go/analysis/unitchecker for the protocol, which this
// package follows in all but one thing: most of those starts are for packages
// that cannot answer HTTP, and there it does nothing but say so. Types then come
// from the compiler, which has built every import by the time a package is
// checked; only if the go command does not tell where they are does the vetx
// file carry them.
package vet

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"go/ast"
	"go/build"
	"go/parser"
	"go/scanner"
	"go/token"
	"go/types"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/gcexportdata"

	"github.com/authstatus/authstatus/internal/facts"
	"github.com/authstatus/authstatus/internal/interest"
	"github.com/authstatus/authstatus/internal/report"
	"github.com/authstatus/authstatus/internal/run"
)

// A Config is what the go command says about the package. The names are its.
type Config struct {
	ID                        string // the import path, with the go command's mark of a test variant
	Dir                       string
	ImportPath                string
	GoVersion                 string
	GoFiles                   []string
	NonGoFiles                []string
	IgnoredFiles              []string
	Module                    *analysis.Module // since Go 1.27
	ModulePath                string
	ModuleVersion             string
	ImportMap                 map[string]string // from the source's import paths
	PackageFile               map[string]string // export data of imports
	PackageVetx               map[string]string // what this tool wrote for imports
	VetxOnly                  bool              // the package is a dependency
	VetxOutput                string
	Stdout                    string // where to write what would go to standard output
	FixArchive                string
	SucceedOnTypecheckFailure bool
}

// ReadConfig reads the file that the go command has written for the tool.
func ReadConfig(name string) (*Config, error) {
	data, err := os.ReadFile(name)
	if err != nil {
		return nil, err
	}
	cfg := new(Config)
	if err := json.Unmarshal(data, cfg); err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return cfg, nil
}

// Options say what to look for.
type Options struct {
	Analyzers []*analysis.Analyzer
	Severity  func(rule string) string
	Interest  interest.Base
}

// Check analyzes the package, writes its vetx file and returns its findings. An
// analyzer that fails gives an error beside the findings of the others.
func Check(cfg *Config, opts Options) ([]report.Finding, error) {
	facts.Register(opts.Analyzers)
	u := &unit{cfg: cfg, fset: token.NewFileSet(), packages: make(map[string]*types.Package)}
	if err := u.readImports(); err != nil {
		return nil, err
	}
	u.out.Mark = opts.Interest.Judge(interest.Package{
		Path:     cfg.ImportPath,
		Standard: cfg.standard(),
		Own:      cfg.Own(),
		Imports:  u.marks(opts.Interest),
		Sources:  u.sources,
	})
	var (
		findings []report.Finding
		err      error
	)
	if u.out.Mark.Read || u.out.Mark.Reaches && cfg.Asked() {
		findings, err = u.analyze(opts)
	}
	if werr := u.write(); werr != nil {
		return nil, werr
	}
	return findings, err
}

// A unit is the package under work.
type unit struct {
	cfg      *Config
	fset     *token.FileSet
	imports  map[string]*vetx          // by package path
	packages map[string]*types.Package // with those that imports speak of
	files    []*ast.File
	parseErr error // the first
	pkg      *types.Package
	out      vetx
}

func (u *unit) readImports() error {
	u.imports = make(map[string]*vetx, len(u.cfg.PackageVetx))
	for path, name := range u.cfg.PackageVetx {
		x, err := readVetx(name)
		if err != nil {
			return fmt.Errorf("what is known about package %s: %w", path, err)
		}
		u.imports[path] = x
	}
	return nil
}

// marks returns what is to be known of the imports. The user's rows may speak
// of a package that was judged without them.
func (u *unit) marks(base interest.Base) []interest.Mark {
	marks := make([]interest.Mark, 0, len(u.imports))
	for path, x := range u.imports {
		mark := x.Mark
		if known := base(path); len(known.Types)+len(known.Values) > 0 {
			mark.Reaches, mark.Types, mark.Values = true, known.Types, known.Values
		}
		marks = append(marks, mark)
	}
	return marks
}

// Own reports whether the package is of a module under work.
func (cfg *Config) Own() bool { return cfg.ModuleVersion == "" && !cfg.standard() }

// standard reports whether the package belongs to the standard library; the go
// command says so only of imports.
func (cfg *Config) standard() bool {
	root := os.Getenv("GOROOT") // set by the go command
	return root != "" && strings.HasPrefix(cfg.Dir, filepath.Join(root, "src")+string(filepath.Separator))
}

func (u *unit) sources() [][]byte {
	var sources [][]byte
	for _, name := range u.cfg.GoFiles {
		if src, err := os.ReadFile(name); err == nil {
			sources = append(sources, src)
		}
	}
	return sources
}

func (u *unit) parse() []*ast.File {
	if u.files == nil {
		for _, name := range u.cfg.GoFiles {
			f, err := parser.ParseFile(u.fset, name, nil, parser.ParseComments|parser.SkipObjectResolution)
			u.parseErr = errors.Join(u.parseErr, err)
			if f != nil {
				u.files = append(u.files, f)
			}
		}
	}
	return u.files
}

// analyze type-checks the package and runs the analyzers on it.
func (u *unit) analyze(opts Options) ([]report.Finding, error) {
	info := run.NewInfo(u.parse())
	if err := u.check(info); err != nil {
		if u.cfg.VetxOnly || u.cfg.SucceedOnTypecheckFailure {
			return nil, nil // the compiler says it, or someone else will
		}
		return nil, err
	}
	unit := &run.Package{
		Fset:         u.fset,
		Files:        u.files,
		OtherFiles:   u.cfg.NonGoFiles,
		IgnoredFiles: u.cfg.IgnoredFiles,
		Types:        u.pkg,
		Info:         info,
		Sizes:        sizes(),
		Module:       u.cfg.module(),
		Facts:        facts.NewSet(u.pkg),
	}
	uses := interest.Used(u.sources)
	for _, path := range slices.Sorted(maps.Keys(u.imports)) {
		if !u.imports[path].Mark.Of(uses) {
			continue
		}
		if err := unit.Facts.Decode(u.imports[path].Facts, u.packages); err != nil {
			return nil, fmt.Errorf("package %s: %w", path, err)
		}
	}
	analyzers := opts.Analyzers
	if !u.cfg.Asked() {
		analyzers = run.ForFacts(analyzers)
	}
	diags, _, err := run.Analyze(unit, analyzers)
	if u.out.Mark.Read {
		var encErr error
		if u.out.Facts, encErr = unit.Facts.Encode(); encErr != nil {
			return nil, encErr
		}
	}
	if !u.cfg.Asked() {
		return nil, nil // an analyzer that fails on a dependency knows nothing of it
	}
	return run.Findings(unit, u.cfg.ImportPath, diags, opts.Severity), err
}

// IllTyped reports whether Check failed because the package does not compile.
func IllTyped(err error) bool {
	var (
		typeErr   types.Error
		syntaxErr *scanner.Error
	)
	return errors.As(err, &typeErr) || errors.As(err, &syntaxErr)
}

// check type-checks the package, with function bodies if info is wanted, and
// returns the first error.
func (u *unit) check(info *types.Info) error {
	files := u.parse()
	if u.parseErr != nil {
		return firstError(u.parseErr)
	}
	conf := types.Config{
		Importer:         importer(u.importPackage),
		Sizes:            sizes(),
		GoVersion:        u.cfg.GoVersion,
		IgnoreFuncBodies: info == nil,
	}
	var err error
	u.pkg, err = conf.Check(u.cfg.ImportPath, u.fset, files, info)
	return err
}

func firstError(err error) error {
	var list scanner.ErrorList
	if errors.As(err, &list) && len(list) > 0 {
		return list[0]
	}
	return err
}

func sizes() types.Sizes { return types.SizesFor("gc", build.Default.GOARCH) }

type importer func(path string) (*types.Package, error)

func (f importer) Import(path string) (*types.Package, error) { return f(path) }

func (u *unit) importPackage(importPath string) (*types.Package, error) {
	path, ok := u.cfg.ImportMap[importPath]
	if !ok {
		return nil, fmt.Errorf("can't resolve import %q", importPath)
	}
	if path == "unsafe" {
		return types.Unsafe, nil
	}
	if pkg := u.packages[path]; pkg != nil && pkg.Complete() {
		return pkg, nil
	}
	if name := u.cfg.PackageFile[path]; name != "" {
		return u.importCompiled(path, name)
	}
	x := u.imports[path]
	if x == nil || len(x.Types) == 0 {
		return nil, fmt.Errorf("no types for package %q", path)
	}
	return gcexportdata.Read(bytes.NewReader(x.Types), u.fset, u.packages, path)
}

func (u *unit) importCompiled(path, name string) (*types.Package, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	data, err := gcexportdata.NewReader(f)
	if err != nil {
		return nil, err
	}
	return gcexportdata.Read(data, u.fset, u.packages, path)
}

// module returns what the go command says of the package's module; before Go
// 1.27 it says it in pieces.
func (cfg *Config) module() *analysis.Module {
	if cfg.Module == nil && cfg.ModulePath != "" {
		return &analysis.Module{
			Path:      cfg.ModulePath,
			Version:   cfg.ModuleVersion,
			GoVersion: strings.TrimPrefix(cfg.GoVersion, "go"),
		}
	}
	return cfg.Module
}
