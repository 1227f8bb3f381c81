package load

import (
	"errors"
	"fmt"
	"go/ast"
	"go/parser"
	"go/scanner"
	"go/token"
	"go/types"
	"slices"
	"strconv"
)

// parseFiles returns the syntax of the package's files. Files that do not parse
// are there in part; check has the error.
func (pkg *Package) parseFiles(mode parser.Mode) []*ast.File {
	var files []*ast.File
	for _, name := range pkg.goFiles() {
		f, err := parser.ParseFile(pkg.prog.Fset, name, nil, mode|parser.SkipObjectResolution)
		if err != nil && pkg.parseError == nil {
			pkg.parseError = err
		}
		if f != nil {
			files = append(files, f)
		}
	}
	return files
}

// check type-checks the files, with function bodies if info is wanted, and
// returns the first error.
func (pkg *Package) check(files []*ast.File, info *types.Info) error {
	first := firstLine(pkg.parseError)
	conf := types.Config{
		Importer:         importer(pkg.importTypes),
		Sizes:            pkg.prog.sizes,
		GoVersion:        pkg.goVersion(),
		IgnoreFuncBodies: info == nil,
		FakeImportC:      info == nil,
		Error: func(err error) {
			if first == nil {
				first = err
			}
		},
	}
	// The error is the first one that conf.Error has seen.
	_ = types.NewChecker(&conf, pkg.prog.Fset, pkg.Types, info).Files(files)
	return first
}

// firstLine returns the first of a file's syntax errors.
func firstLine(err error) error {
	var list scanner.ErrorList
	if errors.As(err, &list) && len(list) > 0 {
		return list[0]
	}
	return err
}

type importer func(path string) (*types.Package, error)

func (f importer) Import(path string) (*types.Package, error) { return f(path) }

func (pkg *Package) importTypes(path string) (*types.Package, error) {
	imp := pkg.imports[path]
	if imp == nil {
		return nil, errors.New("no such package")
	}
	if imp.listed.Name == "" {
		return nil, errors.New("it does not load")
	}
	return imp.Types, nil
}

// goVersion returns the language version of the package's module.
func (pkg *Package) goVersion() string {
	m := pkg.listed.Module
	switch {
	case m == nil:
		return "" // the newest
	case m.GoVersion == "":
		return "go1.16" // what the go command assumes
	}
	return "go" + m.GoVersion
}

// strip removes the bodies of functions from the files, and the imports that
// nothing else needs. It returns the packages still imported.
func (pkg *Package) strip(files []*ast.File) []*Package {
	var need []*Package
	for _, f := range files {
		used := stripBodies(f)
		f.Decls = slices.DeleteFunc(f.Decls, func(decl ast.Decl) bool {
			gen, ok := decl.(*ast.GenDecl)
			if !ok || gen.Tok != token.IMPORT {
				return false
			}
			gen.Specs = slices.DeleteFunc(gen.Specs, func(spec ast.Spec) bool {
				imp, ok := pkg.needed(spec.(*ast.ImportSpec), used)
				if imp != nil && ok {
					need = append(need, imp)
				}
				return !ok
			})
			return len(gen.Specs) == 0
		})
	}
	return need
}

// stripBodies removes the bodies of the file's functions and returns the names
// that the rest of the file qualifies others with.
func stripBodies(f *ast.File) (used map[string]bool) {
	used = make(map[string]bool)
	for _, decl := range f.Decls {
		if fn, ok := decl.(*ast.FuncDecl); ok {
			fn.Body = nil
		}
		ast.Inspect(decl, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.SelectorExpr:
				if x, ok := n.X.(*ast.Ident); ok {
					used[x.Name] = true
				}
			case *ast.BlockStmt:
				return false // of a function literal; the checker skips it too
			}
			return true
		})
	}
	return used
}

// needed reports whether the import is used outside function bodies, and which
// package it is, if the go command knows it.
func (pkg *Package) needed(spec *ast.ImportSpec, used map[string]bool) (*Package, bool) {
	path, err := strconv.Unquote(spec.Path.Value)
	if err != nil {
		return nil, false
	}
	imp := pkg.imports[path]
	switch {
	case spec.Name != nil && spec.Name.Name == ".":
		return imp, true
	case spec.Name != nil:
		return imp, used[spec.Name.Name]
	case imp == nil:
		return nil, true
	}
	return imp, used[imp.listed.Name]
}

// cgo replaces, in the packages that are read, files that use cgo by what cgo
// makes of them.
func (p *Program) cgo(cfg Config) error {
	var paths []string
	for _, pkg := range p.packages {
		if pkg.read && len(pkg.listed.CgoFiles) > 0 {
			paths = append(paths, pkg.Path)
		}
	}
	if len(paths) == 0 {
		return nil
	}
	all, err := listCgo(cfg, paths)
	if err != nil {
		return fmt.Errorf("running cgo: %w", err)
	}
	for _, l := range all {
		pkg := p.packages[l.ImportPath]
		if pkg == nil || !pkg.read {
			continue
		}
		pkg.listed.CompiledGoFiles = l.CompiledGoFiles
		for _, path := range l.Imports { // now with those of what cgo made
			if imp := p.packages[path]; imp != nil && pkg.imports[path] == nil {
				pkg.imports[path] = imp
			}
		}
		if l.Error != nil && pkg.listed.Error == nil {
			pkg.listed.Error = l.Error
		}
	}
	return nil
}
