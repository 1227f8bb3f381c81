package responses

import (
	"flag"

	"golang.org/x/tools/go/ssa"
)

// shielded explores fn. A function that defeats the analysis is unknown, not a
// crash: a panic over a dependency would fail all its importers under go vet.
// Tests see the panic.
func (e *engine) shielded(fn *ssa.Function, c *context, s *special) (w *walk) {
	if flag.Lookup("test.v") == nil {
		defer func() {
			if recover() != nil {
				w = &walk{engine: e, fn: fn, summary: &Summary{Version: summaryVersion, Unknown: true}}
			}
		}()
	}
	return e.explore(fn, c, s)
}
