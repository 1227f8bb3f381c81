package robust

import (
	"fmt"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/authstatus/authstatus/internal/run"
)

// shapes are programs of a size.
var shapes = map[string]func(n int) string{
	// branches is a handler of n tests one after the other, each with a denial.
	"branches": func(n int) string {
		var b strings.Builder
		b.WriteString(preamble + "func handle(w http.ResponseWriter, r *http.Request) {\n")
		for i := range n {
			fmt.Fprintf(&b, "\tif r.FormValue(\"a%d\") == \"\" {\n\t\thttp.Error(w, \"no\", 401)\n\t\treturn\n\t}\n", i)
		}
		b.WriteString("}\n")
		return b.String()
	},
	// joins is a handler of n tests that all go on: 2^n paths.
	"joins": func(n int) string {
		var b strings.Builder
		b.WriteString(preamble + "func handle(w http.ResponseWriter, r *http.Request) {\n\tx := 0\n")
		for i := range n {
			fmt.Fprintf(&b, "\tif r.FormValue(\"a%d\") == \"\" {\n\t\tx++\n\t}\n", i)
		}
		b.WriteString("\tif x > 3 {\n\t\tw.WriteHeader(401)\n\t}\n}\n")
		return b.String()
	},
	// chain is a denial n calls away.
	"chain": func(n int) string {
		var b strings.Builder
		b.WriteString(preamble)
		for i := range n {
			fmt.Fprintf(&b, "func f%d(w http.ResponseWriter, r *http.Request) {\n\tf%d(w, r)\n}\n\n", i, i+1)
		}
		fmt.Fprintf(&b, "func f%d(w http.ResponseWriter, r *http.Request) {\n\tw.WriteHeader(401)\n}\n", n)
		return b.String()
	},
	// handlers are n handlers beside each other.
	"handlers": func(n int) string {
		var b strings.Builder
		b.WriteString(preamble)
		for i := range n {
			fmt.Fprintf(&b, "func Handle%d(w http.ResponseWriter, r *http.Request) {\n\tif r.Header.Get(\"Authorization\") == \"\" {\n\t\tw.WriteHeader(401)\n\t\treturn\n\t}\n\tw.Write(nil)\n}\n\n", i)
		}
		return b.String()
	},
}

const preamble = "package p\n\nimport \"net/http\"\n\n"

// TestGrowth: what a function costs grows with its size, up to the bound. Memory
// that was allocated stands for the cost, since it is the same on every machine.
func TestGrowth(t *testing.T) {
	if testing.Short() {
		t.Skip("explores large functions")
	}
	x := newExaminer(t)
	for name, bound := range map[string]struct {
		n      int     // beyond: four times this
		factor float64 // at most, of the cost; 4 is linear
	}{
		"branches": {100, 9}, // each path remembers the tests before it, up to the bound
		"joins":    {100, 6},
		"chain":    {200, 6},
		"handlers": {200, 6},
	} {
		small, _ := x.cost(name, bound.n)
		large, unit := x.cost(name, 4*bound.n)
		t.Logf("%s: %.0f MB for %d, %.1f times that for %d, beyond bound %d", name, small/(1<<20), bound.n, large/small, 4*bound.n, unit.Counts["beyond bound"])
		if large/small > bound.factor {
			t.Errorf("%s: four times the size costs %.1f times as much, want %.0f at most", name, large/small, bound.factor)
		}
	}
}

// cost is the memory that is allocated while a program is analyzed.
func (x *examiner) cost(shape string, n int) (float64, *run.Package) {
	unit := x.shape(shape, n)
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	x.analyze(shape, unit)
	runtime.ReadMemStats(&after)
	return float64(after.TotalAlloc - before.TotalAlloc), unit
}

// shape type-checks a program.
func (x *examiner) shape(shape string, n int) *run.Package {
	x.t.Helper()
	name := filepath.Join(x.t.TempDir(), "p.go")
	x.write(name, []byte(shapes[shape](n)))
	unit, err := x.check([]string{name})
	if err != nil {
		x.t.Fatal(err)
	}
	return unit
}

// BenchmarkGrowth is the time that goes with TestGrowth.
//
//	go test ./internal/robust -run '^$' -bench Growth
func BenchmarkGrowth(b *testing.B) {
	x := newExaminer(b)
	for _, shape := range []string{"branches", "joins", "chain", "handlers"} {
		for _, n := range []int{10, 100, 1000} {
			b.Run(fmt.Sprintf("%s-%d", shape, n), func(b *testing.B) {
				unit := x.shape(shape, n)
				for b.Loop() {
					x.analyze(shape, unit)
				}
				b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N*n), "µs/unit")
				b.ReportMetric(float64(unit.Counts["beyond bound"]), "beyond-bound")
			})
		}
	}
}
