package guard

import (
	"regexp"
	"sync"
)

// Words match names, and remember those that they have seen: programs use few
// names, and use them often.
type words struct {
	expr *regexp.Regexp
	seen sync.Map // bool by name
}

func compile(expr string) *words { return &words{expr: regexp.MustCompile(expr)} }

// match reports whether the name is among the words.
func (w *words) match(name string) bool {
	if known, ok := w.seen.Load(name); ok {
		return known.(bool)
	}
	matches := w.expr.MatchString(name)
	w.seen.Store(name, matches)
	return matches
}
