// Package interest decides which packages can matter, before anything of them
// is type-checked.
//
// A package matters if it can answer HTTP: if it reaches, through its imports,
// a package that defines a responder. Of those, the module's own packages are
// read. A dependency is read, for facts about its helpers, only if its source
// names a responder; most that reach net/http are clients and never do.
// The standard library and the frameworks of the table are described by rows,
// so their source is never read on behalf of an importer.
//
// Both drivers ask the same question package by package, imports first, so
// they read the same packages and find the same things.
package interest

import (
	"bytes"
	"go/ast"
	"iter"
	"slices"
	"unicode"
	"unicode/utf8"
)

// Base tells whether a package is described by the table and, if it defines a
// responder, the identifiers one of which a package that answers through it
// must mention: the responder's own, and those of the statuses.
type Base func(importPath string) (names []string, described bool)

// A Mark is what the importers of a package need to know of it.
type Mark struct {
	Reaches bool     // it can reach a responder
	Read    bool     // it is read for its importers, who may use its facts
	Names   []string // identifiers of its that stand for a responder
}

// A Package is what the decision depends on. The functions are called only
// where the rest does not decide.
type Package struct {
	Path     string
	Standard bool
	Own      bool                      // of a module under work, as opposed to a released one
	Imports  []Mark                    // the marks of its imports
	Sources  iter.Seq2[string, []byte] // its Go files by name
	Syntax   func() []*ast.File        // the same, parsed
}

// Judge returns the mark of a package. A package that reaches a responder and
// for which findings are wanted is to be read whatever its mark says.
func (b Base) Judge(p Package) Mark {
	names, described := b(p.Path)
	switch {
	case len(names) > 0:
		return Mark{Reaches: true, Names: names}
	case !slices.ContainsFunc(p.Imports, func(m Mark) bool { return m.Reaches }):
		return Mark{}
	case described || p.Standard:
		return Mark{Reaches: true}
	case p.Own:
		return Mark{Reaches: true, Read: true}
	case mentions(p):
		return Mark{Reaches: true, Read: true, Names: carriers(p.Syntax(), p.Imports)}
	}
	return Mark{Reaches: true}
}

// mentions reports whether the package's source names a responder that one of
// its imports offers.
func mentions(p Package) bool {
	var names []string
	for _, m := range p.Imports {
		names = append(names, m.Names...)
	}
	if len(names) == 0 {
		return false
	}
	slices.Sort(names)
	names = slices.Compact(names)
	for _, src := range p.Sources {
		for _, name := range names {
			if hasWord(src, name) {
				return true
			}
		}
	}
	return false
}

// hasWord reports whether name occurs in src as a whole identifier.
func hasWord(src []byte, name string) bool {
	word := []byte(name)
	for rest := src; ; {
		i := bytes.Index(rest, word)
		if i < 0 {
			return false
		}
		before, _ := utf8.DecodeLastRune(rest[:i])
		rest = rest[i+len(word):]
		after, _ := utf8.DecodeRune(rest)
		if !inIdent(before) && !inIdent(after) {
			return true
		}
	}
}

func inIdent(r rune) bool {
	return r == '_' || r != utf8.RuneError && (unicode.IsLetter(r) || unicode.IsDigit(r))
}

// carriers returns, sorted, the exported types of a package whose declarations
// name a responder offered by its imports, directly or through another type of
// the package: an importer that names one of them answers HTTP too.
func carriers(files []*ast.File, imports []Mark) []string {
	known := make(map[string]bool)
	for _, m := range imports {
		for _, name := range m.Names {
			known[name] = true
		}
	}
	specs := typeSpecs(files)
	for grown := true; grown; {
		grown = false
		for _, spec := range specs {
			if !known[spec.Name.Name] && names(spec.Type, known) {
				known[spec.Name.Name] = true
				grown = true
			}
		}
	}
	var found []string
	for _, spec := range specs {
		if known[spec.Name.Name] && spec.Name.IsExported() {
			found = append(found, spec.Name.Name)
		}
	}
	slices.Sort(found)
	return slices.Compact(found)
}

// typeSpecs returns the package-level type declarations of the files.
func typeSpecs(files []*ast.File) []*ast.TypeSpec {
	var specs []*ast.TypeSpec
	for _, f := range files {
		for _, decl := range f.Decls {
			gen, ok := decl.(*ast.GenDecl)
			if !ok {
				continue
			}
			for _, spec := range gen.Specs {
				if spec, ok := spec.(*ast.TypeSpec); ok {
					specs = append(specs, spec)
				}
			}
		}
	}
	return specs
}

// names reports whether the type expression contains an identifier of known.
func names(typ ast.Expr, known map[string]bool) bool {
	found := false
	ast.Inspect(typ, func(n ast.Node) bool {
		if id, ok := n.(*ast.Ident); ok && known[id.Name] {
			found = true
		}
		return !found
	})
	return found
}
