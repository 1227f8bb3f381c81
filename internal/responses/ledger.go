package responses

import (
	"cmp"
	"iter"
	"slices"
)

// A ledger is what is known of symbols, in their order. A copy costs nothing
// until it is changed; most are thrown away before.
type ledger[V any] struct {
	entries []item[V]
	shared  bool // the entries are those of a copy too
}

type item[V any] struct {
	symbol *symbol
	known  *V // not to be changed
}

// clone returns a copy that changes by itself.
func (l *ledger[V]) clone() ledger[V] {
	l.shared = true
	return *l
}

// own makes sure that the entries are not those of a copy, with room for one more.
func (l *ledger[V]) own() {
	if l.shared {
		l.entries, l.shared = append(make([]item[V], 0, len(l.entries)+4), l.entries...), false
	}
}

func (l *ledger[V]) find(s *symbol) (int, bool) {
	return slices.BinarySearchFunc(l.entries, s, func(e item[V], s *symbol) int { return cmp.Compare(e.symbol.id, s.id) })
}

// get is what is known of s, which may be nil.
func (l *ledger[V]) get(s *symbol) (known V, ok bool) {
	if s == nil {
		return known, false
	}
	i, ok := l.find(s)
	if ok {
		known = *l.entries[i].known
	}
	return known, ok
}

// at is what is known of s, or nothing.
func (l *ledger[V]) at(s *symbol) V {
	known, _ := l.get(s)
	return known
}

func (l *ledger[V]) has(s *symbol) bool {
	_, ok := l.get(s)
	return ok
}

func (l *ledger[V]) set(s *symbol, known V) {
	l.own()
	i, ok := l.find(s)
	if ok {
		l.entries[i].known = &known
	} else {
		l.entries = slices.Insert(l.entries, i, item[V]{s, &known})
	}
}

func (l *ledger[V]) drop(s *symbol) {
	if s == nil {
		return
	}
	if i, ok := l.find(s); ok {
		l.own()
		l.entries = slices.Delete(l.entries, i, i+1)
	}
}

// dropAll drops the entries that f is true of.
func (l *ledger[V]) dropAll(f func(s *symbol, known V) bool) {
	drop := func(e item[V]) bool { return f(e.symbol, *e.known) }
	i := slices.IndexFunc(l.entries, drop)
	if i < 0 {
		return
	}
	l.own()
	kept := l.entries[:i]
	for _, e := range l.entries[i+1:] {
		if !drop(e) {
			kept = append(kept, e)
		}
	}
	clear(l.entries[len(kept):])
	l.entries = kept
}

// all yields what is known, in the order of the symbols. What changes meanwhile
// does not show.
func (l *ledger[V]) all() iter.Seq2[*symbol, V] {
	return func(yield func(*symbol, V) bool) {
		l.shared = true
		for _, e := range l.entries {
			if !yield(e.symbol, *e.known) {
				return
			}
		}
	}
}

// symbols are those that something is known of, in their order.
func (l *ledger[V]) symbols() []*symbol {
	out := make([]*symbol, len(l.entries))
	for i, e := range l.entries {
		out[i] = e.symbol
	}
	return out
}
