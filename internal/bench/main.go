// Bench measures what the linter costs beside its peers, in a checkout, and
// prints it as ratios within one run on one machine.
//
//	go run ./internal/bench -dir ~/src/caddy
//	go run ./internal/bench -dir ~/src/caddy -n 1 -empty
//	go run ./internal/bench -sizes 1000,10000,100000 -svg growth.svg
//	go run ./internal/bench -dir ~/src/caddy -peers -also 'golangci-lint=golangci-lint run ./...'
//
// Every command runs as often as -n says, by turns. CPU is user and system time
// of the command and all it starts, peak the memory of its largest process.
// The build cache is warm: loading has been done once before. What a vet tool
// costs "first" is with nothing cached of the tool's own, "again" with all of
// it. Ratios are to the floor: loading and type-checking the packages asked for,
// with export data, and nothing else.
//
// Nothing is written in the checkout.
package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

func main() {
	if as := os.Getenv(roleEnv); as != "" {
		os.Exit(play(as))
	}
	b := bench{env: os.Environ(), copies: make(map[string]string)}
	flag.StringVar(&b.dir, "dir", ".", "the checkout")
	patterns := flag.String("patterns", "./...", "its packages, with spaces between")
	flag.IntVar(&b.runs, "n", 3, "how often each command runs")
	tool := flag.String("tool", "", "a built authstatus; default is to build it, which needs the repository")
	sizes := flag.String("sizes", "", "measure generated modules of so many lines, with commas between, in place of a checkout")
	svg := flag.String("svg", "", "write what -sizes finds as a plot to the file")
	empty := flag.Bool("empty", false, "measure with nothing in the build cache, too: go vet compiles all then")
	peers := flag.Bool("peers", false, "install other linters, and measure them too")
	flag.Func("also", "measure another command: `name=command`", b.also)
	flag.Parse()
	b.patterns = strings.Fields(*patterns)
	if err := b.main(*tool, *peers, *empty, *sizes, *svg); err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(2)
	}
}

// main prepares the commands, runs them and prints the table.
func (b *bench) main(tool string, peers, empty bool, sizes, svg string) (err error) {
	if b.temp, err = os.MkdirTemp("", "authstatus-bench-"); err != nil {
		return err
	}
	defer func() { _ = os.RemoveAll(b.temp) }()
	if tool == "" {
		tool = filepath.Join(b.temp, "authstatus")
		if err := b.run("", "go", "build", "-o", tool, "github.com/authstatus/authstatus/cmd/authstatus"); err != nil {
			return fmt.Errorf("building authstatus: %w", err)
		}
	}
	self, err := os.Executable()
	if err != nil {
		return err
	}
	if sizes != "" {
		return b.grow(self, tool, sizes, svg)
	}
	others := b.commands
	b.commands = []command{
		{name: "loading alone (the floor)", path: self, role: loading + " " + strings.Join(b.patterns, " ")},
		{name: "authstatus", path: tool, args: b.patterns},
		{name: "do-nothing vet tool with facts, first", path: "go", vettool: self, role: nothing},
		{name: "do-nothing vet tool with facts, again", path: "go", vettool: self, role: nothing, warm: true},
		{name: "authstatus as vet tool, first", path: "go", vettool: tool},
		{name: "authstatus as vet tool, again", path: "go", vettool: tool, warm: true},
		{name: "go vet", path: "go", args: append([]string{"vet"}, b.patterns...)},
	}
	if empty {
		b.commands = append(b.commands,
			command{name: "authstatus, nothing cached", path: tool, args: b.patterns, fresh: "GOCACHE"},
			command{name: "x/tools' checker, nothing cached", path: self, role: checking, args: b.patterns, fresh: "GOCACHE"},
			command{name: "go vet, nothing cached", path: "go", args: append([]string{"vet"}, b.patterns...), fresh: "GOCACHE"},
		)
	}
	if peers {
		if err := b.install(); err != nil {
			return err
		}
	}
	b.commands = append(b.commands, others...)
	if err := b.measure(); err != nil {
		return err
	}
	return b.table(os.Stdout)
}

// grow measures generated modules of the sizes.
func (b *bench) grow(self, tool, sizes, svg string) error {
	lines, err := parseSizes(sizes)
	if err != nil {
		return err
	}
	g := growth{bench: *b, self: self, tool: tool, lines: lines}
	if err := g.measure(); err != nil {
		return err
	}
	if svg != "" {
		if err := g.plot(svg); err != nil {
			return err
		}
	}
	return g.table(os.Stdout)
}
