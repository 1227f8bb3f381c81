package frameworks

import (
	"encoding/json"
	"errors"
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"io"
	"os/exec"
	"path/filepath"
	"sort"
	"strings"
	"testing"

	"github.com/authstatus/authstatus/internal/framework"
)

// TestRowsResolve holds every built-in row against the real modules: its
// symbol exists, its operands are parts of it, their types fit.
func TestRowsResolve(t *testing.T) {
	want := make(map[string]bool)
	for row := range framework.Builtin().All() {
		if sym, err := framework.ParseSymbol(row.Symbol); err == nil {
			want[sym.Package] = true
		}
	}
	world := loadTypes(t, want)
	var rows []*framework.Row
	for row := range framework.Builtin().All() {
		rows = append(rows, row)
	}
	sort.Slice(rows, func(i, j int) bool { return rows[i].Symbol < rows[j].Symbol })
	for _, row := range rows {
		if err := framework.Resolve(row, world.lookup); err != nil {
			t.Error(err)
			if errors.Is(err, framework.ErrNoPackage) {
				t.Log("import the package in modules/modules.go")
			}
		}
	}
	t.Logf("%d rows over %d packages", len(rows), len(want))
}

// A world has the types of packages, read from source without function bodies.
type world struct {
	fset *token.FileSet
	list map[string]*listed
	done map[string]*types.Package
}

type listed struct {
	ImportPath, Dir string
	GoFiles         []string
	CgoFiles        []string
	ImportMap       map[string]string
}

// loadTypes reads the packages, as modules/modules.go and the standard library
// have them.
func loadTypes(t *testing.T, want map[string]bool) *world {
	args := []string{"list", "-tags=modules", "-deps", "-json=ImportPath,Dir,GoFiles,CgoFiles,ImportMap", "./modules"}
	for path := range want {
		if first, _, _ := strings.Cut(path, "/"); !strings.Contains(first, ".") {
			args = append(args, path)
		}
	}
	cmd := exec.Command("go", args...)
	cmd.Stderr = t.Output()
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	w := &world{fset: token.NewFileSet(), list: make(map[string]*listed), done: map[string]*types.Package{"unsafe": types.Unsafe}}
	for dec := json.NewDecoder(out); ; {
		p := new(listed)
		if err := dec.Decode(p); err == io.EOF {
			break
		} else if err != nil {
			t.Fatal(err)
		}
		w.list[p.ImportPath] = p
	}
	if err := cmd.Wait(); err != nil {
		t.Fatal(err)
	}
	return w
}

// lookup gives the package, type-checked on demand together with what it imports.
func (w *world) lookup(path string) *types.Package {
	pkg, _ := w.importFrom(path, nil)
	return pkg
}

func (w *world) importFrom(path string, from *listed) (*types.Package, error) {
	if from != nil && from.ImportMap[path] != "" {
		path = from.ImportMap[path]
	}
	if pkg := w.done[path]; pkg != nil {
		return pkg, nil
	}
	p := w.list[path]
	if p == nil {
		return nil, errors.New("not listed: " + path)
	}
	var files []*ast.File
	for _, name := range append(p.GoFiles, p.CgoFiles...) {
		f, err := parser.ParseFile(w.fset, filepath.Join(p.Dir, name), nil, parser.SkipObjectResolution)
		if err != nil {
			return nil, err
		}
		files = append(files, f)
	}
	conf := types.Config{
		Importer:         importerFunc(func(path string) (*types.Package, error) { return w.importFrom(path, p) }),
		IgnoreFuncBodies: true,
		FakeImportC:      true,
		Error:            func(error) {}, // what a row needs is looked up by name
	}
	pkg, _ := conf.Check(path, w.fset, files, nil)
	w.done[path] = pkg
	return pkg, nil
}

type importerFunc func(path string) (*types.Package, error)

func (f importerFunc) Import(path string) (*types.Package, error) { return f(path) }
