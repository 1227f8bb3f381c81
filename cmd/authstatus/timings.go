package main

import (
	"cmp"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
	"time"

	"github.com/authstatus/authstatus/internal/load"
	"github.com/authstatus/authstatus/internal/run"
)

// timings are what -debug=timings tells: where the time went, and how much was
// done for it.
type timings struct {
	list, rest time.Duration // of the clock; of the rest several packages share it
	analyzers  map[string]time.Duration
	packages   map[string]time.Duration
	counts     map[string]int
}

func newTimings() timings {
	return timings{
		analyzers: make(map[string]time.Duration),
		packages:  make(map[string]time.Duration),
		counts:    make(map[string]int),
	}
}

// add counts an analyzed package in.
func (t *timings) add(id string, unit *run.Package) {
	for name, spent := range unit.Times {
		t.analyzers[name] += spent
		t.packages[id] += spent
	}
	for what, n := range unit.Counts {
		t.counts[what] += n
	}
}

// shown is how many of the slowest packages are named.
const shown = 3

func (t *timings) write(w io.Writer, stats load.Stats) {
	fmt.Fprintf(w, "timings: go list %s, load and analyze %s\n", seconds(t.list), seconds(t.rest))
	fmt.Fprintf(w, "packages: listed %d, read %d (in %s, on all cores together), export data %d, signatures %d\n",
		stats.Listed, stats.Syntax, seconds(stats.Reading), stats.Export, stats.Signature)
	fmt.Fprintf(w, "analyzers:%s\n", longest(t.analyzers, len(t.analyzers)))
	fmt.Fprintf(w, "slowest:%s\n", longest(t.packages, shown))
	fmt.Fprintf(w, "functions: explored %d, beyond bound %d, panics %d\n",
		t.counts["functions"], t.counts["beyond bound"], t.counts["panics"])
}

// longest lists the n longest times, the longest first.
func longest(times map[string]time.Duration, n int) string {
	names := slices.SortedFunc(maps.Keys(times), func(a, b string) int {
		return cmp.Or(cmp.Compare(times[b], times[a]), strings.Compare(a, b))
	})
	var b strings.Builder
	for _, name := range names[:min(n, len(names))] {
		fmt.Fprintf(&b, " %s %s", name, seconds(times[name]))
	}
	return b.String()
}

func seconds(d time.Duration) string { return fmt.Sprintf("%.3fs", d.Seconds()) }
