package load

import (
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"time"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/gcexportdata"

	"github.com/authstatus/authstatus/internal/interest"
	"github.com/authstatus/authstatus/internal/run"
)

// A Package is a node of the import graph. What a visitor may use of it is
// exported; Files and Info are dropped when the visitor returns.
type Package struct {
	ID    string // the go command's import path: "p", "p [p.test]"
	Path  string // the import path in types and facts: "p"
	Asked bool   // findings are wanted for it
	Types *types.Package
	Files []*ast.File
	Info  *types.Info

	prog    *Program
	listed  *listed
	imports map[string]*Package // as the source spells them
	mark    interest.Mark
	read    bool              // with syntax and full type information
	heeded  map[*Package]bool // the imports whose facts it may use
	mixed   bool              // it, or a package below it, has types from source
	once    sync.Once
	broken  bool // failed to load

	parseError error // the first
}

// Fset returns the file set of all positions.
func (pkg *Package) Fset() *token.FileSet { return pkg.prog.Fset }

// Sizes returns the sizes of types on the target.
func (pkg *Package) Sizes() types.Sizes { return pkg.prog.sizes }

// Module returns the package's module, or nil.
func (pkg *Package) Module() *analysis.Module {
	if pkg.listed.Module == nil {
		return nil
	}
	return &pkg.listed.Module.Module
}

// FactImports returns the direct imports that were read before the package and
// whose facts it may use, sorted.
func (pkg *Package) FactImports() []*Package {
	var found []*Package
	for _, path := range slices.Sorted(maps.Keys(pkg.imports)) {
		if imp := pkg.imports[path]; pkg.heeded[imp] && !imp.broken {
			found = append(found, imp)
		}
	}
	return found
}

// settle gives every one of the packages its types, and reads those that are to
// be read. It returns when all are done.
func settle(pkgs []*Package) {
	var wg sync.WaitGroup
	for _, pkg := range pkgs {
		wg.Go(func() { pkg.once.Do(pkg.load) })
	}
	wg.Wait()
}

// load brings the package in, by the cheapest way that will do.
func (pkg *Package) load() {
	switch {
	case pkg.Types == types.Unsafe:
	case pkg.read:
		pkg.loadSyntax()
	case pkg.listed.Export != "":
		pkg.loadExport()
	default:
		pkg.loadSignatures()
	}
}

// work runs f while holding one of the program's slots. No slot is held while
// waiting for another package.
func (p *Program) work(f func()) {
	p.cpu <- struct{}{}
	defer func() { <-p.cpu }()
	f()
}

// loadSyntax type-checks the whole package and shows it to the visitor.
func (pkg *Package) loadSyntax() {
	settle(slices.Collect(maps.Values(pkg.imports)))
	pkg.prog.work(func() {
		defer func() { pkg.Files, pkg.Info = nil, nil }()
		start := time.Now()
		pkg.Files = pkg.parseFiles(parser.ParseComments)
		pkg.Info = run.NewInfo(pkg.Files)
		if err := pkg.check(pkg.Files, pkg.Info); err != nil {
			pkg.broken = true
			pkg.prog.fail(pkg.ID, "%s", pkg.cause(err))
			return
		}
		pkg.prog.read(start)
		pkg.prog.visit(pkg)
	})
}

// loadExport takes the package's types from the build cache.
//
// Export data speaks of the packages below, which the reader creates in part as
// it needs them and completes later. It must find those that come from source
// complete, or there would be two of each of their types.
func (pkg *Package) loadExport() {
	var below []*Package
	for _, imp := range pkg.imports {
		if imp.mixed {
			below = append(below, imp)
		}
	}
	settle(below)
	pkg.prog.work(func() {
		if err := pkg.readExport(); err != nil {
			pkg.broken = true
			pkg.prog.fail(pkg.ID, "reading export data: %v", err)
			return
		}
		pkg.prog.count(&pkg.prog.stats.Export)
	})
}

func (pkg *Package) readExport() error {
	pkg.prog.exports.Lock()
	defer pkg.prog.exports.Unlock()
	f, err := os.Open(pkg.listed.Export)
	if err != nil {
		return err
	}
	defer f.Close()
	data, err := gcexportdata.NewReader(f)
	if err != nil {
		return err
	}
	view := make(map[string]*types.Package)
	pkg.see(view)
	_, err = gcexportdata.Read(data, pkg.prog.Fset, view, pkg.Path)
	return err
}

// see adds the package and all below it to the view by their paths in types,
// which tell a package from its test variant no more.
func (pkg *Package) see(view map[string]*types.Package) {
	if _, ok := view[pkg.Path]; ok {
		return
	}
	view[pkg.Path] = pkg.Types
	for _, imp := range pkg.imports {
		imp.see(view)
	}
}

// loadSignatures type-checks the package without function bodies, and without
// the imports that only those need.
func (pkg *Package) loadSignatures() {
	var (
		files []*ast.File
		need  []*Package
	)
	pkg.prog.work(func() {
		files = pkg.parseFiles(0)
		need = pkg.strip(files)
	})
	settle(need)
	pkg.prog.work(func() {
		// Errors show, if they matter, in the packages that were asked for.
		_ = pkg.check(files, nil)
		pkg.prog.count(&pkg.prog.stats.Signature)
	})
}

func (pkg *Package) absAll(lists ...[]string) []string {
	var names []string
	for _, name := range slices.Concat(lists...) {
		names = append(names, pkg.abs(name))
	}
	return names
}

// goFiles returns the names of the package's Go files as it is type-checked.
func (pkg *Package) goFiles() []string {
	l := pkg.listed
	if len(l.CompiledGoFiles) == 0 {
		return pkg.absAll(l.GoFiles, l.CgoFiles)
	}
	// What cgo makes is in the build cache, under names without an extension;
	// C and assembly files are listed too.
	isGo := func(name string) bool { ext := filepath.Ext(name); return ext == ".go" || ext == "" }
	return slices.DeleteFunc(pkg.absAll(l.CompiledGoFiles), func(name string) bool { return !isGo(name) })
}

// cause returns what to say about a package that does not type-check: what the
// go command knows to be wrong below it explains more than an import that fails.
func (pkg *Package) cause(err error) string {
	for _, e := range slices.Concat([]*listedError{pkg.listed.Error}, pkg.listed.DepsErrors) {
		if e != nil && strings.Contains(err.Error(), "could not import") {
			return e.String()
		}
	}
	return err.Error()
}
