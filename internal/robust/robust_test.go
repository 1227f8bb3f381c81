// Package robust runs the linter over code that was not written for it, and
// looks at how it bears it: nothing crashes or lingers, fixes compile, a second
// run has nothing to mend, and each door says the same at any speed.
//
//	go test ./internal/robust -v                                   a sample
//	go test ./internal/robust -v -timeout 0 -args -every 1         all of it
//	go test ./internal/robust -v -timeout 0 -args -every 1 -vet 10 -dirs ~/src/caddy,~/src/minio
//
// The second takes the packages of the repository's own modules and all that
// they depend upon, the third those of other checkouts, of which nothing is
// written to.
package robust

import (
	"flag"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"
)

var (
	everyFlag = flag.Int("every", 40, "take every nth package and file")
	vetFlag   = flag.Int("vet", 5, "of those, compare every nth package with go vet, which compiles what it depends upon; 0 for none")
	dirsFlag  = flag.String("dirs", "", "checkouts of modules, comma-separated, instead of the repository's own")
	limitFlag = flag.Duration("limit", 30*time.Second, "what one package may take")
)

// A tally counts what was met.
type tally map[string]int

func (t tally) add(u tally) {
	for what, n := range u {
		t[what] += n
	}
}

func (t tally) String() string {
	var b strings.Builder
	for _, what := range slices.Sorted(maps.Keys(t)) {
		fmt.Fprintf(&b, "\n\t%s: %d", what, t[what])
	}
	return b.String()
}

// A slowest remembers which package took longest.
type slowest struct {
	name string
	took time.Duration
}

func (s *slowest) note(name string, took time.Duration) {
	if took > s.took {
		*s = slowest{name, took}
	}
}

func (s *slowest) String() string {
	return fmt.Sprintf("%s (%s)", s.name, s.took.Round(time.Millisecond))
}

// sample takes every nth element, or none for 0.
func sample[T any](list []T, n int) []T {
	var some []T
	for i := 0; n > 0 && i < len(list); i += n {
		some = append(some, list[i])
	}
	return some
}
