package models

import (
	"go/types"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/tools/go/analysis"

	"github.com/authstatus/authstatus/internal/framework"
)

const rows = `rows:
  - symbol: example.com/httpx.Respond
    on: arg0
    answer: {status: arg1}
`

func write(t *testing.T, dir, name, text string) string {
	t.Helper()
	file := filepath.Join(dir, name)
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	return file
}

// httpx is a package with a function Respond of so many arguments.
func httpx(arguments int) *types.Package {
	pkg := types.NewPackage("example.com/httpx", "httpx")
	writer := types.NewInterfaceType(nil, nil)
	params := []*types.Var{types.NewParam(0, pkg, "w", writer), types.NewParam(0, pkg, "status", types.Typ[types.Int])}
	sig := types.NewSignatureType(nil, nil, nil, types.NewTuple(params[:arguments]...), nil, false)
	pkg.Scope().Insert(types.NewFunc(0, pkg, "Respond", sig))
	pkg.MarkComplete()
	return pkg
}

func TestFor(t *testing.T) {
	file := write(t, t.TempDir(), framework.UserFile, rows)
	user := types.NewPackage("example.com/m", "m")
	user.SetImports([]*types.Package{httpx(2)})
	row := func(module *analysis.Module) *framework.Row {
		t.Helper()
		f := new(File)
		if err := f.Set(file); err != nil {
			t.Fatal(err)
		}
		table, err := f.For(module, user)
		if err != nil {
			t.Fatal(err)
		}
		return table.Object(user.Imports()[0].Scope().Lookup("Respond"))
	}
	if row(nil) == nil {
		t.Error("a package of no module knows no rows")
	}
	if row(&analysis.Module{Path: "example.com/m"}) == nil {
		t.Error("a module under work knows no rows")
	}
	if row(&analysis.Module{Path: "example.com/m", Version: "v1.0.0"}) != nil {
		t.Error("a released module knows the user's rows")
	}

	f := new(File)
	if err := f.Set(file); err != nil {
		t.Fatal(err)
	}
	user.SetImports([]*types.Package{httpx(1)})
	_, err := f.For(nil, user)
	if want := file + `:2: row "example.com/httpx.Respond": answer.status: "arg1", but the symbol takes 1 arguments`; err == nil || err.Error() != want {
		t.Errorf("got %v, want %s", err, want)
	}
}

func TestSet(t *testing.T) {
	file := write(t, t.TempDir(), "rows.yaml", rows)
	digest := Digest([]byte(rows))
	folder := write(t, t.TempDir(), "c#/"+framework.UserFile, rows)
	for _, test := range []struct {
		value  string
		pinned bool
		err    string
	}{
		{"", true, ""},
		{file, false, ""},
		{file + "#" + digest, true, ""},
		{file + "#123", true, "rows.yaml has changed: its digest is #" + digest + " now"},
		{folder, false, ""},
		{folder + "#" + digest, true, ""},
		{file + "x", false, "rows.yamlx: no such file"},
	} {
		f := new(File)
		if err := f.Set(test.value); err != nil {
			t.Fatal(err)
		}
		if f.Pinned() != test.pinned || f.String() != test.value || !f.Given() {
			t.Errorf("%s: pinned %t, prints as %s, given %t", test.value, f.Pinned(), f, f.Given())
		}
		err := f.Read()
		if (err == nil) != (test.err == "") || err != nil && !strings.Contains(err.Error(), test.err) {
			t.Errorf("%s: got error %v, want %q", test.value, err, test.err)
		}
	}
}

// The go command's cache must tell what the rows of each module under work are.
func TestHashAll(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, "go.work", "go 1.26\nuse ./a\nuse ./b\n")
	write(t, dir, "a/go.mod", "module example.com/a\n")
	write(t, dir, "b/go.mod", "module example.com/b\n")
	write(t, dir, "b/sub/sub.go", "package sub\n")
	t.Setenv("GOWORK", "")
	hash := func(dir string) string {
		t.Helper()
		t.Chdir(dir)
		var h strings.Builder
		if err := HashAll(&h); err != nil {
			t.Fatal(err)
		}
		return h.String()
	}
	none := hash(dir)
	write(t, dir, "a/"+framework.UserFile, rows)
	a := hash(dir)
	if a == none || hash(filepath.Join(dir, "b")) != a {
		t.Errorf("the rows of the workspace's module a do not count: %q", a)
	}
	write(t, dir, "b/"+framework.UserFile, rows)
	both := hash(filepath.Join(dir, "b", "sub"))
	if both == a || both == none {
		t.Errorf("the rows of module b do not count: %q", both)
	}
	t.Setenv("GOWORK", "off")
	if got := hash(filepath.Join(dir, "b", "sub")); got == none || got == both {
		t.Errorf("without the workspace: %q", got)
	}
	write(t, dir, "b/"+framework.UserFile, "row: 1\n")
	if err := HashAll(new(strings.Builder)); err == nil {
		t.Error("a file that cannot be read goes by")
	}
}
