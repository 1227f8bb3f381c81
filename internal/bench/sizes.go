package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"text/tabwriter"
	"time"
)

// The lines of a generated package.
const packageLines = 1000

// A growth is what the floor and authstatus take in generated modules of some
// sizes: first with all code but one package plain, then with all of it web code.
type growth struct {
	bench
	self, tool string
	lines      []int
	plain, web []cost // by size
}

// A cost is the CPU of the two in one module.
type cost struct{ floor, authstatus time.Duration }

// parseSizes reads numbers of lines with commas between.
func parseSizes(list string) ([]int, error) {
	var lines []int
	for s := range strings.SplitSeq(list, ",") {
		n, err := strconv.Atoi(s)
		if err != nil || n < packageLines {
			return nil, fmt.Errorf("size %q: want lines, %d at least", s, packageLines)
		}
		lines = append(lines, n)
	}
	return lines, nil
}

// measure fills in the costs.
func (g *growth) measure() error {
	for _, lines := range g.lines {
		for _, all := range []bool{false, true} {
			dir := filepath.Join(g.temp, fmt.Sprintf("module-%d-%t", lines, all))
			if err := generate(dir, lines/packageLines, all); err != nil {
				return err
			}
			c, err := g.in(dir)
			if err != nil {
				return err
			}
			if all {
				g.web = append(g.web, c)
			} else {
				g.plain = append(g.plain, c)
			}
			if err := os.RemoveAll(dir); err != nil {
				return err
			}
		}
	}
	return nil
}

// in is what the two take in dir, on average.
func (g *growth) in(dir string) (cost, error) {
	g.dir = dir
	floor := command{name: "the floor", path: g.self, role: loading + " ./..."}
	linter := command{name: "authstatus", path: g.tool, args: []string{"./..."}}
	if _, err := g.once(&floor); err != nil { // export data goes into the build cache
		return cost{}, err
	}
	var sum cost
	for range g.runs {
		f, err := g.once(&floor)
		if err != nil {
			return cost{}, err
		}
		a, err := g.once(&linter)
		if err != nil {
			return cost{}, err
		}
		sum.floor += f.cpu
		sum.authstatus += a.cpu
	}
	n := time.Duration(g.runs)
	return cost{sum.floor / n, sum.authstatus / n}, nil
}

// generate writes a module of so many packages: one answers HTTP, or all do.
func generate(dir string, packages int, all bool) error {
	if err := write(filepath.Join(dir, "go.mod"), "module example.com/m\n\ngo 1.26\n"); err != nil {
		return err
	}
	for n := range packages {
		name := fmt.Sprintf("p%d", n)
		code := plainCode(name)
		if all || n == 0 {
			code = webCode(name)
		}
		if err := write(filepath.Join(dir, name, "p.go"), code); err != nil {
			return err
		}
	}
	return nil
}

func write(name, text string) error {
	if err := os.MkdirAll(filepath.Dir(name), 0o700); err != nil {
		return err
	}
	return os.WriteFile(name, []byte(text), 0o600)
}

// plainCode is a package of calculations.
func plainCode(name string) string {
	var b strings.Builder
	fmt.Fprintf(&b, "package %s\n", name)
	for n := range packageLines / 10 {
		fmt.Fprintf(&b, `
func F%d(xs []int, limit int) (sum int) {
	for i, x := range xs {
		if x > limit {
			sum += x * i
		}
	}
	return sum - %d
}
`, n, n)
	}
	return b.String()
}

// webCode is a package of handlers behind a check.
func webCode(name string) string {
	var b strings.Builder
	fmt.Fprintf(&b, "package %s\n\nimport \"net/http\"\n", name)
	for n := range packageLines / 20 {
		fmt.Fprintf(&b, `
func H%d(w http.ResponseWriter, r *http.Request) {
	user, _, ok := r.BasicAuth()
	if !ok {
		w.Header().Set("WWW-Authenticate", "Basic realm=\"m\"")
		http.Error(w, "who are you?", http.StatusUnauthorized)
		return
	}
	if user != "admin" && r.Method == http.MethodDelete {
		http.Error(w, "no", http.StatusForbidden)
		return
	}
	if id := r.FormValue("id"); id == "" {
		http.Error(w, "which?", http.StatusBadRequest)
		return
	}
	w.WriteHeader(%d)
}
`, n, 200+n%7)
	}
	return b.String()
}

// table prints the costs.
func (g *growth) table(w io.Writer) error {
	tw := tabwriter.NewWriter(w, 0, 0, 1, ' ', tabwriter.AlignRight|tabwriter.Debug)
	fmt.Fprintln(tw, "lines\tfloor, one web package\tauthstatus\tfloor, all web\tauthstatus\t CPU s")
	for i, n := range g.lines {
		fmt.Fprintf(tw, "%d\t%.2f\t%.2f\t%.2f\t%.2f\t\n", n, g.plain[i].floor.Seconds(), g.plain[i].authstatus.Seconds(), g.web[i].floor.Seconds(), g.web[i].authstatus.Seconds())
	}
	return tw.Flush()
}
