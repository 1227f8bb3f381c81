// Package house keeps true what is said of the repository: in README.md, in
// CONTRIBUTING.md, and of the walls between its rooms.
package house

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/authstatus/authstatus/internal/framework"
)

const module = "github.com/authstatus/authstatus/"

// A wall says what a room must not know. Direct imports are checked by depguard
// too, with a line number; here also what comes in through others. Names end in /... for all below too;
// without a dot in the first element they are the standard library's, with
// "./" in front the module's.
type wall struct {
	room    string
	not     []string // not even through others
	imports []string // not directly
	why     string
}

var walls = []wall{{
	room: "internal/framework",
	not:  []string{"golang.org/x/tools/...", "net/http", "./..."},
	why:  "rows are data: no SSA, no rules, no messages",
}, {
	room: "internal/models",
	not:  []string{"golang.org/x/tools/go/ssa/...", "net/http", "./analyzer/...", "./internal/responses", "./internal/report", "./cmd/..."},
	why:  "the user's rows are rows",
}, {
	room: "internal/interest",
	not:  []string{"golang.org/x/tools/...", "net/http", "./..."},
	why:  "what matters is decided before anything is type-checked",
}, {
	room: "internal/challenge",
	not:  []string{"go/...", "golang.org/x/tools/...", "net/http", "./..."},
	why:  "the grammar of RFC 9110 knows no Go source",
}, {
	room: "internal/path",
	not:  []string{"go/...", "golang.org/x/tools/...", "net/http", "./..."},
	why:  "a graph algorithm knows neither HTTP nor analysis",
}, {
	room: "internal/responses",
	not:  []string{"./analyzer/...", "./internal/edit", "./internal/report", "./cmd/...", "net/http"},
	why:  "the model knows what happens, not what is wrong with it",
}, {
	room: "internal/guard",
	not:  []string{"./analyzer/...", "./internal/edit", "./internal/report", "./internal/verdict", "./cmd/...", "net/http"},
	why:  "what a condition says is not which status is right",
}, {
	room:    "internal/verdict",
	not:     []string{"./analyzer/...", "./internal/edit", "./internal/report", "./cmd/...", "net/http"},
	imports: []string{"golang.org/x/tools/go/ssa/..."},
	why:     "a judgement says nothing and changes nothing",
}, {
	room: "internal/edit",
	not:  []string{"./analyzer/...", "./internal/report", "./internal/responses", "./cmd/..."},
	why:  "edits know no rules",
}, {
	room: "internal/report",
	not:  []string{"golang.org/x/tools/...", "./analyzer/...", "./internal/responses", "./internal/framework", "./cmd/..."},
	why:  "findings become bytes, whoever found them",
}, {
	room:    "internal/inventory",
	not:     []string{"./analyzer/...", "./internal/edit", "./internal/verdict", "./cmd/...", "net/http"},
	imports: []string{"golang.org/x/tools/go/ssa/..."},
	why:     "the inventory lists what the model knows, and judges nothing",
}, {
	room: "internal/atlas",
	not:  []string{"golang.org/x/tools/...", "./analyzer/...", "./internal/responses", "./internal/guard", "./internal/framework", "./internal/inventory", "./cmd/..."},
	why:  "denials become a page, whoever found them",
}, {
	room: "internal/sift",
	not:  []string{"golang.org/x/tools/...", "./analyzer/...", "./internal/responses", "./internal/framework", "./cmd/..."},
	why:  "findings are sifted, whoever found them",
}, {
	room: "internal/doors",
	not:  []string{"./analyzer/...", "./internal/responses", "./internal/load", "./internal/vet", "./internal/report", "./cmd/..."},
	why:  "doors are held to one another from outside",
}, {
	room:    "plugin",
	not:     []string{"./internal/load", "./internal/report", "./internal/sift", "./internal/atlas", "./cmd/..."},
	imports: []string{"./analyzer/...", "./internal/responses", "./internal/path", "./internal/edit", "./internal/challenge"},
	why:     "the plugin is a door: golangci-lint loads and reports",
}, {
	room:    "analyzer/*",
	not:     []string{"./internal/report", "./internal/load", "./internal/vet", "./internal/run", "./cmd/...", "net/http"},
	imports: []string{"./analyzer/...", "golang.org/x/tools/go/ssa/..."},
	why:     "a rule asks the model one question: it knows no other rule, no output, no driver",
}, {
	room:    "analyzer",
	imports: []string{"./internal/..."},
	why:     "the suite is a list: it does not know how anything works",
}, {
	room:    "cmd/*",
	imports: []string{"./analyzer/...", "./internal/responses", "./internal/path", "./internal/edit", "./internal/challenge"},
	why:     "the doors do not know the analyzers' insides",
}, {
	room: "internal/load",
	not:  []string{"./analyzer/...", "./internal/responses", "./internal/framework", "golang.org/x/tools/go/packages", "golang.org/x/tools/go/ssa/..."},
	why:  "drivers bring packages, not opinions",
}, {
	room: "internal/vet",
	not:  []string{"./analyzer/...", "./internal/responses", "./internal/framework", "golang.org/x/tools/go/ssa/..."},
	why:  "drivers bring packages, not opinions",
}}

// except are doors in the walls.
var except = map[string]string{
	"cmd/authstatus → " + module + "analyzer": "the list of rules",
	"plugin → " + module + "analyzer":         "the list of rules",
}

func TestWalls(t *testing.T) {
	watch(t, "../..")
	packages := list(t)
	for _, w := range walls {
		rooms := w.rooms(packages)
		if len(rooms) == 0 {
			t.Errorf("%s: no such room", w.room)
		}
		for _, p := range rooms {
			for _, dep := range p.Deps {
				if w.forbids(w.not, dep) {
					t.Errorf("%s knows %s, through %s; but %s", p.ImportPath, dep, p.way(packages, dep), w.why)
				}
			}
			for _, imp := range p.Imports {
				room := strings.TrimPrefix(p.ImportPath, module)
				if w.forbids(w.imports, imp) && except[room+" → "+imp] == "" {
					t.Errorf("%s imports %s; but %s", p.ImportPath, imp, w.why)
				}
			}
		}
	}
}

// The walls would be no use if nothing ran into them.
func TestForbids(t *testing.T) {
	for _, test := range []struct {
		name, path string
		want       bool
	}{
		{"net/http", "net/http", true},
		{"net/http", "net/http/httptest", false},
		{"go/...", "go/ast", true},
		{"go/...", "golang.org/x/tools/go/ssa", false},
		{"./analyzer/...", module + "analyzer", true},
		{"./analyzer/...", module + "analyzer/nochallenge", true},
		{"./internal/edit", module + "internal/edits", false},
		{"./...", module + "internal/edit", true},
	} {
		if got := (wall{}).forbids([]string{test.name}, test.path); got != test.want {
			t.Errorf("%s forbids %s: %t", test.name, test.path, got)
		}
	}
}

// Only the table knows frameworks by name.
func TestNoFrameworkByName(t *testing.T) {
	names := framework.Builtin().Packages()
	for _, dir := range []string{"../../analyzer/*", "../responses", "../guard", "../verdict", "../path", "../edit", "../challenge", "../report"} {
		files, err := filepath.Glob(filepath.Join(dir, "*.go"))
		if err != nil || len(files) == 0 {
			t.Fatalf("no files in %s: %v", dir, err)
		}
		for _, file := range files {
			if strings.HasSuffix(file, "_test.go") {
				continue
			}
			src, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			for _, name := range names {
				if strings.Contains(name, ".") && bytes.Contains(src, []byte(name)) {
					t.Errorf("%s names %s: that belongs into a row", file, name)
				}
			}
		}
	}
}

// A listing is what go list says of a package.
type listing struct {
	ImportPath string
	Imports    []string
	Deps       []string
	DepOnly    bool
}

// list returns the packages of the module and all they need, by import path.
func list(t *testing.T) map[string]*listing {
	t.Helper()
	cmd := exec.Command("go", "list", "-deps", "-json=ImportPath,Imports,Deps,DepOnly", "./...")
	cmd.Dir = "../.."
	out, err := cmd.Output()
	if exit, ok := errors.AsType[*exec.ExitError](err); ok {
		t.Fatalf("%v: %s", err, exit.Stderr)
	} else if err != nil {
		t.Fatal(err)
	}
	packages := make(map[string]*listing)
	for dec := json.NewDecoder(bytes.NewReader(out)); ; {
		p := new(listing)
		if err := dec.Decode(p); errors.Is(err, io.EOF) {
			return packages
		} else if err != nil {
			t.Fatal(err)
		}
		packages[p.ImportPath] = p
	}
}

// rooms are the packages that the wall stands around.
func (w wall) rooms(packages map[string]*listing) []*listing {
	var rooms []*listing
	for path, p := range packages {
		if name, own := strings.CutPrefix(path, module); own && !p.DepOnly {
			if ok, _ := filepath.Match(w.room, name); ok {
				rooms = append(rooms, p)
			}
		}
	}
	slices.SortFunc(rooms, func(a, b *listing) int { return strings.Compare(a.ImportPath, b.ImportPath) })
	return rooms
}

func (w wall) forbids(names []string, path string) bool {
	return slices.ContainsFunc(names, func(name string) bool {
		if below, own := strings.CutPrefix(name, "./"); own {
			name = module + below
		}
		root, tree := strings.CutSuffix(name, "/...")
		return path == root || tree && strings.HasPrefix(path, root+"/")
	})
}

// way is the import of p that leads to dep.
func (p *listing) way(packages map[string]*listing, dep string) string {
	for _, imp := range p.Imports {
		if imp == dep || packages[imp] != nil && slices.Contains(packages[imp].Deps, dep) {
			return imp
		}
	}
	return "nobody"
}
