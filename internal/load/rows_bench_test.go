package load

import (
	"fmt"
	"go/types"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"golang.org/x/tools/go/packages"

	"github.com/authstatus/authstatus/internal/models"
)

// BenchmarkUserRows runs the command over a checkout with 10 and with 10,000
// rows of the user's, by turns, and reports the ratio of their CPU (user and
// system, children included): as it is, and with the reading of the longer
// file, which every process does once, taken off.
//
//	go test ./internal/load -bench UserRows -args -dir ~/src/caddy -patterns ./...
func BenchmarkUserRows(b *testing.B) {
	tool := buildTool(b)
	few, many := rowsFile(b, 10), rowsFile(b, 10_000)
	run := func(file string) usage {
		return measure(b, "", tool, append([]string{"-" + models.Flag + "=" + file}, strings.Fields(*benchPatterns)...)...)
	}
	run(many) // export data goes into the build cache
	before := spentHere(b)
	read := new(models.File)
	if err := read.Set(many); err != nil {
		b.Fatal(err)
	}
	if err := read.Read(); err != nil {
		b.Fatal(err)
	}
	reading := spentHere(b) - before
	var of10, of10000 usage
	for b.Loop() {
		of10.add(run(few))
		of10000.add(run(many))
	}
	b.ReportMetric(float64(of10000.cpu)/float64(of10.cpu), "cpu-10000/10")
	b.ReportMetric(float64(of10000.cpu-time.Duration(b.N)*reading)/float64(of10.cpu), "cpu-10000/10-unread")
	b.ReportMetric(reading.Seconds(), "reading-cpu-s")
}

// spentHere is the CPU time of this process.
func spentHere(b *testing.B) time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		b.Fatal(err)
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// rowsFile is a file of n rows about functions and methods of the standard
// library, where they are seen by whatever is analysed, and about helpers that
// the checkout does not import.
func rowsFile(b *testing.B, n int) string {
	pkgs, err := packages.Load(&packages.Config{Mode: packages.NeedName | packages.NeedTypes | packages.NeedImports | packages.NeedDeps}, "std")
	if err != nil {
		b.Fatal(err)
	}
	var text strings.Builder
	text.WriteString("rows:\n")
	for _, pkg := range pkgs {
		for _, symbol := range callables(pkg.Types) {
			if n == 0 {
				break
			}
			n--
			fmt.Fprintf(&text, "  - symbol: %s\n    benign: true\n", symbol)
		}
	}
	for ; n > 0; n-- {
		fmt.Fprintf(&text, "  - symbol: example.com/helpers/p%d.F%d\n    benign: true\n", n%100, n)
	}
	file := filepath.Join(b.TempDir(), "rows.yaml")
	if err := os.WriteFile(file, []byte(text.String()), 0o644); err != nil {
		b.Fatal(err)
	}
	return file
}

// callables are the exported functions of a package, and the methods of its types.
func callables(pkg *types.Package) []string {
	var out []string
	scope := pkg.Scope()
	for _, name := range scope.Names() {
		obj := scope.Lookup(name)
		if !obj.Exported() || strings.Contains(pkg.Path(), "internal") || pkg.Path() == "net/http" {
			continue
		}
		switch obj := obj.(type) {
		case *types.Func:
			out = append(out, pkg.Path()+"."+name)
		case *types.TypeName:
			named, ok := obj.Type().(*types.Named)
			for i := 0; ok && !obj.IsAlias() && i < named.NumMethods(); i++ {
				if m := named.Method(i); m.Exported() {
					out = append(out, "("+pkg.Path()+"."+name+")."+m.Name())
				}
			}
		}
	}
	return out
}
