// Package generate writes net/http programs from a seed, for tests that
// compare what a linter says about a handler with what the handler does.
//
// A program is a module of many handlers. Each is steered only by a few inputs
// of its request (query parameters and the Authorization header), so that all
// of its inputs can be run, and each has files of its own, so that a finding
// belongs to one handler. The truth is never guessed here: the module's
// command ./run serves the handlers and says what was really answered, and
// from which lines. The generator only marks the lines that a finding about
// an event may name (see [Mark]).
package generate

import (
	"fmt"
	"go/format"
	"maps"
	"math/rand/v2"
	"path"
	"regexp"
	"slices"
	"strings"

	_ "embed"
)

// ModulePath is the module path of every program.
const ModulePath = "example.test/gen"

// A Program is a module: its files and the handlers in them.
type Program struct {
	Files    map[string]string // path inside the module → text
	Handlers []Handler
	Marks    map[string][]Mark // file → marked lines
}

// A Handler is one generated handler.
type Handler struct {
	Path   string   // of its route, as in "/s1/h07"
	Shape  string   // the generator's main rule it was made by
	Tags   []string // the building blocks that were used
	Files  []string // all of its own files
	Inputs []Input  // every input that steers it
}

// Input is one request: parameters such as a, b and mode, and the credentials.
type Input map[string]string

// A Mark is a line that means something to the judge.
type Mark struct {
	Line int
	Kind string // one of the Mark constants
}

// The kinds of marks, as they are written at the ends of template lines.
const (
	Cause  = "cause"  // the place that SPEC names for a 401 sent from here
	Sink   = "sink"   // sends what was kept from any of the causes
	Set    = "set"    // puts a challenge on
	Answer = "answer" // begins an answer that is no denial
)

//go:embed harness/run.go.txt
var runSource string

//go:embed harness/store.go.txt
var storeSource string

// Module makes one program with perSeed handlers for each seed.
func Module(seeds []uint64, perSeed int) (*Program, error) {
	p := &Program{Files: map[string]string{}, Marks: map[string][]Mark{}}
	p.Files["go.mod"] = "module " + ModulePath + "\n\ngo 1.26\n"
	p.Files["store/store.go"] = storeSource

	var imports, mounts strings.Builder
	for _, seed := range seeds {
		dir := fmt.Sprintf("s%d", seed)
		fmt.Fprintf(&imports, "\t%s %q\n", dir, path.Join(ModulePath, dir, "app"))
		fmt.Fprintf(&mounts, "\tmount(%q, %s.Routes())\n", dir, dir)
		var routes strings.Builder
		for i := range perSeed {
			m := newMaker(rand.New(rand.NewPCG(seed, uint64(i))), i)
			m.make()
			if err := p.add(dir, m); err != nil {
				return nil, fmt.Errorf("seed %d, handler %d (%s): %w", seed, i, m.shape, err)
			}
			fmt.Fprintf(&routes, "\t\t\"h%s\": %s,\n", m.id, m.mount)
		}
		text := "package app\n\nimport \"net/http\"\n\n// Routes are the handlers by name.\nfunc Routes() map[string]http.Handler {\n\treturn map[string]http.Handler{\n" + routes.String() + "\t}\n}\n"
		if err := p.file(dir+"/app/routes.go", text); err != nil {
			return nil, err
		}
	}
	run := strings.Replace(runSource, "\t//imports\n", imports.String(), 1)
	p.Files["run/main.go"] = strings.Replace(run, "\t//mounts\n", mounts.String(), 1)
	return p, nil
}

// add puts a made handler into the program.
func (p *Program) add(dir string, m *maker) error {
	h := Handler{
		Path:   "/" + dir + "/h" + m.id,
		Shape:  m.shape,
		Tags:   slices.Sorted(maps.Keys(m.tags)),
		Inputs: m.allInputs(),
	}
	for _, pk := range []pkg{app, lib, base} {
		text := m.decls[pk].String()
		if text == "" && pk == app {
			return fmt.Errorf("no text")
		}
		// lib and base exist also when this handler does not use them.
		if text == "" && m.id != "00" {
			continue
		}
		name := fmt.Sprintf("%s/%s/h%s.go", dir, pk, m.id)
		if err := p.file(name, withImports(dir, pk, text)); err != nil {
			return err
		}
		h.Files = append(h.Files, name)
	}
	p.Handlers = append(p.Handlers, h)
	return nil
}

var markRE = regexp.MustCompile(`[ \t]*//@(\w+)((?: //@\w+)*)$`)

// file formats text, takes the marks out and adds it to the program.
func (p *Program) file(name, text string) error {
	formatted, err := format.Source([]byte(text))
	if err != nil {
		return fmt.Errorf("%s: %w\n%s", name, err, text)
	}
	lines := strings.Split(string(formatted), "\n")
	for i, line := range lines {
		for {
			at := markRE.FindStringSubmatchIndex(line)
			if at == nil {
				break
			}
			for _, kind := range strings.Split(strings.TrimSpace(line[at[0]:]), " ") {
				p.Marks[name] = append(p.Marks[name], Mark{i + 1, strings.TrimPrefix(kind, "//@")})
			}
			line = line[:at[0]]
		}
		lines[i] = line
	}
	// Comments shape alignment; without them the text must be formatted again.
	formatted, err = format.Source([]byte(strings.Join(lines, "\n")))
	if err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	p.Files[name] = string(formatted)
	return nil
}

var importPaths = map[string]string{
	"context": "context", "errors": "errors", "fmt": "fmt", "http": "net/http",
	"httptest": "net/http/httptest", "io": "io", "json": "encoding/json",
	"log": "log", "maps": "maps", "slices": "slices", "strconv": "strconv", "strings": "strings",
	"textproto": "net/textproto", "store": ModulePath + "/store", "bytes": "bytes", "time": "time",
}

var qualifierRE = regexp.MustCompile(`(?:^|[^.\w"])([a-z]+)\.[A-Z]`)

// withImports makes a file: package clause, the imports that text uses, text.
func withImports(dir string, pk pkg, text string) string {
	known := maps.Clone(importPaths)
	known["lib"] = path.Join(ModulePath, dir, "lib")
	known["base"] = path.Join(ModulePath, dir, "base")
	used := map[string]bool{}
	for _, at := range qualifierRE.FindAllStringSubmatch(text, -1) {
		used[at[1]] = true
	}
	var std, own []string
	for _, name := range slices.Sorted(maps.Keys(known)) {
		if !used[name] {
			continue
		}
		line := fmt.Sprintf("\t%q\n", known[name])
		if strings.HasPrefix(known[name], ModulePath) {
			own = append(own, line)
		} else {
			std = append(std, line)
		}
	}
	slices.Sort(std)
	header := "package " + pk.String() + "\n\n"
	switch {
	case len(std) > 0 && len(own) > 0:
		header += "import (\n" + strings.Join(std, "") + "\n" + strings.Join(own, "") + ")\n"
	case len(std)+len(own) > 0:
		header += "import (\n" + strings.Join(std, "") + strings.Join(own, "") + ")\n"
	}
	return header + "\n" + text
}
