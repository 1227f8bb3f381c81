package load

import (
	"go/types"
	"iter"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/authstatus/authstatus/internal/interest"
)

// link turns the listed packages into a graph without cycles and returns them
// imports first.
func (p *Program) link(all []*listed) []*Package {
	for _, l := range all {
		if strings.HasSuffix(l.ImportPath, ".test") && l.Name == "main" {
			continue // the main package of a test, made by the go command
		}
		p.packages[l.ImportPath] = p.newPackage(l)
	}
	var order []*Package
	const onStack = -1
	state := make(map[*Package]int)
	var visit func(*Package)
	visit = func(pkg *Package) {
		state[pkg] = onStack
		for path, imp := range pkg.resolve() {
			switch state[imp] {
			case onStack:
				continue // an import cycle, which the go command has named
			case 0:
				visit(imp)
			}
			pkg.imports[path] = imp
		}
		state[pkg] = 1
		order = append(order, pkg)
	}
	for _, l := range all {
		if pkg := p.packages[l.ImportPath]; pkg != nil && state[pkg] == 0 {
			visit(pkg)
		}
	}
	return order
}

func (p *Program) newPackage(l *listed) *Package {
	pkg := &Package{
		ID:      l.ImportPath,
		Path:    typesPath(l.ImportPath),
		prog:    p,
		listed:  l,
		imports: make(map[string]*Package),
	}
	pkg.Types = types.NewPackage(pkg.Path, l.Name)
	if pkg.Path == "unsafe" {
		pkg.Types = types.Unsafe
	}
	return pkg
}

// typesPath strips the go command's mark of a test variant: "p [q.test]".
func typesPath(importPath string) string {
	path, _, _ := strings.Cut(importPath, " ")
	return path
}

// resolve yields the package's imports as its source spells them.
func (pkg *Package) resolve() iter.Seq2[string, *Package] {
	spelling := make(map[string]string, len(pkg.listed.ImportMap))
	for path, id := range pkg.listed.ImportMap {
		spelling[id] = path
	}
	return func(yield func(string, *Package) bool) {
		for _, id := range slices.Concat(pkg.listed.Imports, pkg.cgoImports()) {
			imp := pkg.prog.packages[id]
			if imp == nil {
				continue // "C", or a package the go command does not know
			}
			path, ok := spelling[id]
			if !ok {
				path = id
			}
			if !yield(path, imp) {
				return
			}
		}
	}
}

// cgoImports are what the code that cgo makes may import: their types are those
// that export data speaks of.
func (pkg *Package) cgoImports() []string {
	if len(pkg.listed.CgoFiles) == 0 || strings.HasPrefix(pkg.Path, "runtime/") {
		return nil
	}
	return []string{"runtime/cgo", "syscall"}
}

// judge decides which packages are read, and which of those are the roots.
// The order has imports first.
func (p *Program) judge(order []*Package, base interest.Base) {
	for _, pkg := range order {
		l := pkg.listed
		marks := make([]interest.Mark, 0, len(pkg.imports))
		for _, imp := range pkg.imports {
			marks = append(marks, imp.mark)
		}
		pkg.mark = base.Judge(interest.Package{
			Path:     pkg.Path,
			Standard: l.Standard,
			Own:      l.Module == nil || l.Module.Version == "",
			Imports:  marks,
			Sources:  pkg.sources,
		})
		if !l.DepOnly && l.Error != nil {
			p.fail(pkg.ID, "%s", l.Error)
		}
		pkg.Asked = !l.DepOnly && pkg.mark.Reaches && !p.augmented(pkg)
		if pkg.Asked {
			p.roots = append(p.roots, pkg)
		}
	}
	slices.SortFunc(p.roots, func(a, b *Package) int { return strings.Compare(a.ID, b.ID) })
	for _, root := range p.roots {
		root.setRead()
	}
	for _, pkg := range order {
		pkg.mixed = pkg.read || pkg.listed.Export == "" && pkg.Types != types.Unsafe
		for _, imp := range pkg.imports {
			pkg.mixed = pkg.mixed || imp.mixed
		}
	}
}

// setRead has the package read, and the imports whose facts it may use. Facts
// do not pass through a package that is not read.
func (pkg *Package) setRead() {
	if pkg.read {
		return
	}
	pkg.read = true
	pkg.heeded = make(map[*Package]bool)
	uses := interest.Used(pkg.sources)
	for _, imp := range pkg.imports {
		if pkg.heeds(imp) && imp.mark.Of(uses) {
			pkg.heeded[imp] = true
			imp.setRead()
		}
	}
}

// heeds reports whether the facts of an import bear on the package: a released
// module is taken by itself.
func (pkg *Package) heeds(imp *Package) bool {
	m := pkg.listed.Module
	return m == nil || m.Version == "" || interest.Within(m.Path, imp.Path)
}

// augmented reports whether a test variant of the package holds all its files
// and more: then findings are wanted for that one alone.
func (p *Program) augmented(pkg *Package) bool {
	variant := p.packages[pkg.Path+" ["+pkg.Path+".test]"]
	return variant != nil && variant != pkg
}

// sources returns the package's Go files as they are on disk. One that cannot be
// read is found out when the package is loaded.
func (pkg *Package) sources() [][]byte {
	var sources [][]byte
	for _, name := range pkg.absAll(pkg.listed.GoFiles, pkg.listed.CgoFiles) {
		if src, err := os.ReadFile(name); err == nil {
			sources = append(sources, src)
		}
	}
	return sources
}

// abs returns the full name of a file that go list named, or of the one that the
// overlay has in its place.
func (pkg *Package) abs(name string) string {
	if !filepath.IsAbs(name) {
		name = filepath.Join(pkg.listed.Dir, name)
	}
	if instead, ok := pkg.prog.overlay[name]; ok {
		return instead
	}
	return name
}
