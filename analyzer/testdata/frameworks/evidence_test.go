package frameworks

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"go/format"
	"go/types"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/authstatus/authstatus/internal/framework"
)

// TestEvidence writes a handler for each row that says what a result means: it
// denies where that says no, with the status that contradicts it, and
// wrongstatus must speak of each. What is policy is not spoken of.
func TestEvidence(t *testing.T) {
	rows := make(map[string][]*framework.Row) // by package
	want := make(map[string]bool)
	for row := range framework.Builtin().All() {
		if sym, err := framework.ParseSymbol(row.Symbol); err == nil && row.Evidence != nil {
			rows[sym.Package] = append(rows[sym.Package], row)
			want[sym.Package] = true
		}
	}
	silent := excused(t, "silentevidence.txt")
	world := loadTypes(t, want)
	dir, err := os.MkdirTemp(".", "evidence")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.RemoveAll(dir) })
	written := make(map[string]*framework.Row) // by "file:function"
	for n, path := range slices.Sorted(maps.Keys(rows)) {
		slices.SortFunc(rows[path], func(a, b *framework.Row) int { return strings.Compare(a.Symbol, b.Symbol) })
		file := "rows" + strconv.Itoa(n)
		source := newDenier(world.lookup(path))
		for i, row := range rows[path] {
			name := "Deny" + strconv.Itoa(i)
			if source.deny(name, row) {
				written[file+".go:"+name] = row
			} else if !silent[row.Symbol] {
				t.Errorf("%s: no handler can be written", row.Symbol)
			}
		}
		write(t, filepath.Join(mkdir(t, filepath.Join(dir, file)), file+".go"), source.text(t))
	}
	said := wrongStatuses(t, "./"+filepath.Base(dir)+"/...", dir)
	for _, key := range slices.Sorted(maps.Keys(written)) {
		row := written[key]
		if mute := silent[row.Symbol] || row.Evidence.Kind == framework.KindPolicy; said[key] == mute {
			t.Errorf("%s (%s): spoken of %v", row.Symbol, row.Evidence.Kind, said[key])
		}
	}
	t.Logf("%d handlers, %d rows silent", len(written), len(silent))
}

func mkdir(t *testing.T, dir string) string {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	return dir
}

// wrongStatuses are the functions that wrongstatus speaks of.
func wrongStatuses(t *testing.T, pattern, dir string) map[string]bool {
	bin := filepath.Join(t.TempDir(), "authstatus")
	build := exec.Command("go", "build", "-o", bin, "./cmd/authstatus")
	build.Dir = filepath.Join("..", "..", "..")
	if out, err := build.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	cmd := exec.Command(bin, "-f", "json", pattern)
	cmd.Stderr = t.Output()
	out, err := cmd.Output()
	var exit *exec.ExitError
	if err != nil && (!errors.As(err, &exit) || exit.ExitCode() > 1) {
		t.Fatal(err)
	}
	var findings []struct {
		Rule, File string
		Line       int
	}
	if err := json.Unmarshal(out, &findings); err != nil {
		t.Fatal(err)
	}
	where := spans(t, dir)
	said := make(map[string]bool)
	for _, f := range findings {
		for _, s := range where {
			if f.Rule == "wrongstatus" && filepath.Base(f.File) == filepath.Base(s.file) && s.first <= f.Line && f.Line <= s.end {
				said[filepath.Base(s.file)+":"+s.name] = true
			}
		}
	}
	return said
}

// A denier writes handlers that deny as rows about a package say not to.
type denier struct {
	pkg     *types.Package
	imports map[string]string // names by path
	body    bytes.Buffer
}

func newDenier(pkg *types.Package) *denier {
	return &denier{pkg: pkg, imports: map[string]string{"net/http": "http"}}
}

// name is how the file calls a package.
func (d *denier) name(pkg *types.Package) string {
	if d.imports[pkg.Path()] == "" {
		d.imports[pkg.Path()] = "p" + strconv.Itoa(len(d.imports))
	}
	return d.imports[pkg.Path()]
}

func (d *denier) typ(t types.Type) string { return types.TypeString(t, d.name) }

// deny writes a handler for the row; false where it cannot be called.
func (d *denier) deny(name string, row *framework.Row) bool {
	sym, err := framework.ParseSymbol(row.Symbol)
	if err != nil {
		return false
	}
	params := []string{"w http.ResponseWriter", "r *http.Request"}
	var obj types.Object
	callee := ""
	if sym.Type == "" {
		obj = d.pkg.Scope().Lookup(sym.Name)
		callee = d.name(d.pkg) + "." + sym.Name
	} else {
		owner := d.pkg.Scope().Lookup(sym.Type)
		if named, ok := owner.Type().(*types.Named); !ok || named.TypeParams().Len() > 0 {
			return false
		}
		obj, _, _ = types.LookupFieldOrMethod(types.NewPointer(owner.Type()), true, d.pkg, sym.Name)
		recv := owner.Type()
		if !types.IsInterface(recv) {
			recv = types.NewPointer(recv)
			if obj == nil {
				return false
			}
		} else {
			obj, _, _ = types.LookupFieldOrMethod(recv, true, d.pkg, sym.Name)
		}
		params = append(params, "recv "+d.typ(recv))
		callee = "recv." + sym.Name
	}
	value, setup := callee, ""
	if fn, ok := obj.(*types.Func); ok {
		var args []string
		setup, args, params, ok = d.call(fn.Signature(), row, params)
		if !ok {
			return false
		}
		result := row.Evidence.Result.Place()
		var left []string
		for i := range fn.Signature().Results().Len() {
			if i == result.Index {
				left = append(left, "x")
			} else {
				left = append(left, "_")
			}
		}
		setup += strings.Join(left, ", ") + " := " + callee + "(" + strings.Join(args, ", ") + ")\n"
		value = "x"
		if result.Field != "" {
			value += "." + result.Field
		}
	} else if obj == nil {
		return false
	}
	status := 403
	if row.Evidence.Kind == framework.KindPermission {
		status = 401
	}
	fmt.Fprintf(&d.body, "func %s(%s) {\n%sif %s {\nw.WriteHeader(%d)\nreturn\n}\nw.Write([]byte(\"secret\"))\n}\n\n",
		name, strings.Join(params, ", "), setup, says(row.Evidence.No, value, obj), status)
	return true
}

// call writes the arguments: parameters of the handler, but for the name that
// the row asks for.
func (d *denier) call(sig *types.Signature, row *framework.Row, params []string) (setup string, args, all []string, ok bool) {
	if sig.TypeParams().Len() > 0 {
		return "", nil, nil, false
	}
	name := row.Evidence.Name.Place()
	for i := range sig.Params().Len() {
		typ := sig.Params().At(i).Type()
		if len(row.Evidence.Names) > 0 && name.Kind == framework.Argument && name.Index == i {
			arg := strconv.Quote(row.Evidence.Names[0])
			if _, bytes := typ.Underlying().(*types.Slice); bytes {
				arg = "[]byte(" + arg + ")"
			}
			args = append(args, arg)
			continue
		}
		if row.Evidence.Kind == framework.KindVerify {
			if given := credential(typ); given != "" {
				args = append(args, given)
				continue
			}
		}
		arg := "a" + strconv.Itoa(i)
		params = append(params, arg+" "+d.typ(typ))
		if sig.Variadic() && i == sig.Params().Len()-1 {
			arg += "..."
		}
		args = append(args, arg)
	}
	return "", args, params, true
}

// credential is what a verifier gets for a parameter: that of the request;
// empty for what is none.
func credential(typ types.Type) string {
	switch typ.String() {
	case "string":
		return `r.Header.Get("Authorization")`
	case "[]byte":
		return `[]byte(r.Header.Get("Authorization"))`
	case "*net/http.Request":
		return "r"
	}
	return ""
}

// says is the test that holds where the value says no.
func says(no, value string, obj types.Object) string {
	switch no {
	case "false":
		return "!" + value
	case "true":
		return value
	case "nil":
		return value + " == nil"
	case "error":
		return value + " != nil"
	case "zero":
		return value + " == 0"
	case "nonzero":
		return value + " != 0"
	}
	return "len(" + value + ") == 0"
}

// text is the file.
func (d *denier) text(t *testing.T) string {
	var b bytes.Buffer
	fmt.Fprintf(&b, "package rows\n\nimport (\n")
	for _, path := range slices.Sorted(maps.Keys(d.imports)) {
		fmt.Fprintf(&b, "%s %q\n", d.imports[path], path)
	}
	b.WriteString(")\n\nvar _ http.Handler\n\n")
	b.Write(d.body.Bytes())
	out, err := format.Source(b.Bytes())
	if err != nil {
		t.Fatalf("%v\n%s", err, b.Bytes())
	}
	return string(out)
}
