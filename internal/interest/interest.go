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
	"go/token"
	"maps"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Base tells whether a package is described by the table and, if it defines a
// responder, the identifiers one of which a package that answers through it
// must mention: the responder's own, and those of the statuses.
type Base func(importPath string) (names []string, described bool)

// Within reports whether the package is one of the module, both by their paths.
func Within(module, pkg string) bool {
	return pkg == module || strings.HasPrefix(pkg, module+"/")
}

// A Mark is what the importers of a package need to know of it.
type Mark struct {
	Reaches bool     // it can reach a responder
	Read    bool     // it is read for its importers, who may use its facts
	Names   []string // identifiers of its that stand for a responder
}

// A Package is what the decision depends on.
type Package struct {
	Path     string
	Standard bool
	Own      bool            // of a module under work, as opposed to a released one
	Imports  []Mark          // the marks of its imports
	Sources  func() [][]byte // its Go files; called only where the rest does not decide
}

// Judge returns the mark of a package. A package that reaches a responder and
// for which findings are wanted is to be read whatever its mark says.
func (b Base) Judge(p Package) Mark {
	names, described := b(p.Path)
	switch {
	case len(names) > 0:
		return Mark{Reaches: true, Read: !described, Names: names}
	case !slices.ContainsFunc(p.Imports, func(m Mark) bool { return m.Reaches }):
		return Mark{}
	case described || p.Standard:
		return Mark{Reaches: true}
	case p.Own:
		return Mark{Reaches: true, Read: true}
	}
	known := make(map[string]bool)
	for _, m := range p.Imports {
		for _, name := range m.Names {
			known[name] = true
		}
	}
	if len(known) == 0 {
		return Mark{Reaches: true}
	}
	sources := p.Sources()
	if !mentions(sources, known) {
		return Mark{Reaches: true}
	}
	return Mark{Reaches: true, Read: true, Names: carriers(sources, known)}
}

// mentions reports whether the sources contain one of the names.
func mentions(sources [][]byte, names map[string]bool) bool {
	return slices.ContainsFunc(sources, func(src []byte) bool {
		for name := range names {
			if hasWord(src, name) {
				return true
			}
		}
		return false
	})
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

// carriers returns, sorted, the exported types whose declarations contain one
// of the known names, directly or through another type of the package: an
// importer that names one of them may answer HTTP too.
func carriers(sources [][]byte, known map[string]bool) []string {
	var decls []typeDecl
	for _, src := range sources {
		decls = append(decls, typeDecls(src)...)
	}
	found := make(map[string]bool)
	for grown := true; grown; {
		grown = false
		for _, d := range decls {
			uses := func(name string) bool { return known[name] || found[name] }
			if !found[d.name] && (known[d.name] || slices.ContainsFunc(d.uses, uses)) {
				found[d.name] = true
				grown = true
			}
		}
	}
	maps.DeleteFunc(found, func(name string, _ bool) bool { return !token.IsExported(name) })
	return slices.Sorted(maps.Keys(found))
}
