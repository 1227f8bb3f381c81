package interest

import (
	"bytes"
	"go/token"
	"maps"
	"slices"
	"strings"
	"sync"
)

// handlers are the types of net/http by which a middleware is told.
var handlers = map[string]bool{"Handler": true, "HandlerFunc": true}

// survey returns the mark of a released package that mentions one of the types
// or values: it is read if it offers a function to its importers that answers,
// makes a denial, or stands around handlers.
func survey(sources [][]byte, types, values map[string]bool) Mark {
	var decls []decl
	for _, src := range sources {
		decls = append(decls, declarations(src)...)
	}
	carriers := grow(decls, func(d decl, found map[string]bool) bool {
		in := func(name string) bool { return types[name] || found[name] }
		return d.kind == token.TYPE && (types[d.name] || slices.ContainsFunc(d.signature, in))
	})
	makers := grow(decls, func(d decl, found map[string]bool) bool {
		in := func(name string) bool {
			selected, ok := strings.CutPrefix(name, ".")
			return ok && values[selected] || !ok && found[name]
		}
		return d.receiver == "" && d.makes() && slices.ContainsFunc(d.values, in)
	})
	offers := make(map[string]bool)
	for _, d := range decls {
		takes := func(name string) bool { return types[name] || carriers[name] || handlers[name] }
		if makers[d.name] && d.receiver == "" || d.offered() && slices.ContainsFunc(d.taken(), takes) {
			offers[d.name] = true
		}
	}
	m := Mark{Reaches: true, Types: exported(carriers), Offers: exported(offers)}
	m.Read = len(m.Offers) > 0
	return m
}

// offered reports whether d is a function that importers may call, and not only
// as a handler.
func (d decl) offered() bool {
	return d.kind == token.FUNC && (d.receiver == "" || token.IsExported(d.receiver)) &&
		(d.name != "ServeHTTP" || slices.ContainsFunc(d.signature, func(name string) bool { return handlers[name] }))
}

// taken are the identifiers of the receiver, the parameters and the results.
// Who makes a handler of nothing answers by itself.
func (d decl) taken() []string {
	if len(d.results) == 2 && d.results[0] == "http" && d.results[1] == "Handler" {
		return d.signature
	}
	return slices.Concat(d.signature, d.results)
}

// makes reports whether d may hand a denial to others that does not take what
// to answer through: a variable or a function with results.
func (d decl) makes() bool {
	return d.kind == token.VAR || d.kind == token.FUNC && len(d.results) > 0
}

// grow returns the names of the declarations that are in, which may depend on
// those found before.
func grow(decls []decl, in func(d decl, found map[string]bool) bool) map[string]bool {
	found := make(map[string]bool)
	for grown := true; grown; {
		grown = false
		for _, d := range decls {
			if !found[d.name] && in(d, found) {
				found[d.name] = true
				grown = true
			}
		}
	}
	return found
}

// exported returns those of the names that are, sorted.
func exported(names map[string]bool) []string {
	maps.DeleteFunc(names, func(name string, _ bool) bool { return !token.IsExported(name) })
	return slices.Sorted(maps.Keys(names))
}

// Of reports whether a package that uses the names may use the facts of the one
// that is marked.
func (m Mark) Of(used func(name string) bool) bool {
	return m.Read && (len(m.Offers) == 0 || slices.ContainsFunc(m.Offers, used))
}

// Used tells which identifiers Go sources have, the words of their comments and
// strings included. The sources are read when it is first asked.
func Used(sources func() [][]byte) func(name string) bool {
	read := sync.OnceValue(func() map[string]bool {
		used := make(map[string]bool)
		for _, src := range sources() {
			for word := range bytes.FieldsFuncSeq(src, func(r rune) bool { return !inIdent(r) }) {
				if !used[string(word)] {
					used[string(word)] = true
				}
			}
		}
		return used
	})
	return func(name string) bool { return read()[name] }
}
