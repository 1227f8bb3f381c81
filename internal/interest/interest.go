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
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Base tells what the table knows of a package.
type Base func(importPath string) Known

// Known is what the table knows of a package. One that answers through it must
// mention one of its types or values.
type Known struct {
	Described bool     // the rows say all there is to know
	Types     []string // responders
	Values    []string // what carries a denial or makes one: constants, variables, types and functions
}

// Within reports whether the package is one of the module, both by their paths.
func Within(module, pkg string) bool {
	return pkg == module || strings.HasPrefix(pkg, module+"/")
}

// A Mark is what the importers of a package need to know of it.
type Mark struct {
	Reaches bool     // it can reach a responder
	Read    bool     // it is read for its importers, who may use its facts
	Types   []string // types of its that stand for a responder
	Values  []string // what of it stands for a denial or makes one
	// Offers are the functions that have facts of use to an importer, and one of
	// which it must name to use them: see [Mark.Of]. The packages of a module
	// under work say nothing of theirs.
	Offers []string
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
	known := b(p.Path)
	switch {
	case len(known.Types)+len(known.Values) > 0:
		return Mark{Reaches: true, Read: !known.Described, Types: known.Types, Values: known.Values}
	case !slices.ContainsFunc(p.Imports, func(m Mark) bool { return m.Reaches }):
		return Mark{}
	case known.Described || p.Standard:
		return Mark{Reaches: true}
	case p.Own:
		return Mark{Reaches: true, Read: true}
	}
	types, values := make(map[string]bool), make(map[string]bool)
	for _, m := range p.Imports {
		enter(types, m.Types)
		enter(values, m.Values)
	}
	if len(types)+len(values) == 0 {
		return Mark{Reaches: true}
	}
	sources := p.Sources()
	if !mentions(sources, types) && !mentions(sources, values) {
		return Mark{Reaches: true}
	}
	return survey(sources, types, values)
}

func enter(set map[string]bool, names []string) {
	for _, name := range names {
		set[name] = true
	}
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
