package frameworks

import (
	"bufio"
	"encoding/json"
	"go/ast"
	"go/types"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/go/packages"

	"github.com/authstatus/authstatus/internal/framework"
)

// TestRowsAreExercised holds the table to the cases: each row's symbol is used
// in a case of a rule or of a framework, or says the same as that of another
// method of its type, or function of its package, which is; or TestEvidence has
// written a handler for it; or it stands in
// unexercised.txt under the reason why it is not. That list may only shrink.
func TestRowsAreExercised(t *testing.T) {
	used := make(map[*framework.Row]bool)
	note := func(row *framework.Row) {
		if row != nil {
			used[row] = true
		}
	}
	src, err := filepath.Abs("../src")
	if err != nil {
		t.Fatal(err)
	}
	for _, config := range []*packages.Config{
		{Dir: "."},
		{Dir: src, Env: append(os.Environ(), "GO111MODULE=off", "GOPATH="+filepath.Dir(src), "GOFLAGS=")},
	} {
		config.Mode = packages.LoadSyntax
		pkgs, err := packages.Load(config, "./...")
		if err != nil {
			t.Fatal(err)
		}
		for _, pkg := range pkgs {
			exercise(framework.Builtin(), pkg.TypesInfo, note)
		}
	}

	said := make(map[string]bool)
	for row := range used {
		said[saying(row)] = true
	}
	excuses, silent := excused(t, "unexercised.txt"), excused(t, "silentevidence.txt")
	var missing []string
	rows := 0
	for row := range framework.Builtin().All() {
		if row.Symbol == "" {
			continue // of generated types, which have no name
		}
		rows++
		exercised := said[saying(row)] || row.Evidence != nil && !silent[row.Symbol] // see TestEvidence
		switch {
		case exercised && excuses[row.Symbol]:
			t.Errorf("%s is exercised: delete it from unexercised.txt", row.Symbol)
		case !exercised && !excuses[row.Symbol]:
			missing = append(missing, row.Symbol)
		}
		delete(excuses, row.Symbol)
	}
	for symbol := range excuses {
		t.Errorf("unexercised.txt: there is no row %s", symbol)
	}
	slices.Sort(missing)
	for _, symbol := range missing {
		t.Errorf("no case uses %s", symbol)
	}
	t.Logf("%d rows, %d used in cases", rows, len(used))
}

// saying is what the row says, and of which type or package.
func saying(row *framework.Row) string {
	sym, err := framework.ParseSymbol(row.Symbol)
	if err != nil {
		return row.Symbol
	}
	same := *row
	same.Symbol = ""
	text, err := json.Marshal(same)
	if err != nil {
		return row.Symbol
	}
	return sym.Package + " " + sym.Type + " " + string(text)
}

// exercise notes the rows of the symbols that a package uses.
func exercise(table *framework.Table, info *types.Info, note func(*framework.Row)) {
	if info == nil {
		return
	}
	for _, obj := range info.Uses {
		note(table.Object(obj))
		if fn, ok := obj.(*types.Func); ok && fn.Signature().Recv() != nil {
			note(table.Func(fn, nil))
		}
	}
	for x, sel := range info.Selections {
		note(table.Member(sel.Recv(), sel.Obj().Name()))
		if inner, ok := info.Types[x.X]; ok {
			note(table.Type(inner.Type))
		}
	}
	for x, tv := range info.Types {
		note(table.Type(tv.Type))
		if lit, ok := x.(*ast.CompositeLit); ok {
			for _, el := range lit.Elts {
				if kv, ok := el.(*ast.KeyValueExpr); ok {
					if key, ok := kv.Key.(*ast.Ident); ok {
						note(table.Member(tv.Type, key.Name))
					}
				}
			}
		}
	}
}

// excused are the rows of a file of those that no case speaks for: a symbol a
// line, below a comment that says why.
func excused(t *testing.T, name string) map[string]bool {
	file, err := os.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	list := make(map[string]bool)
	reason := ""
	lines := bufio.NewScanner(file)
	for n := 1; lines.Scan(); n++ {
		line := strings.TrimSpace(lines.Text())
		switch {
		case line == "":
			reason = ""
		case strings.HasPrefix(line, "#"):
			reason = line
		case reason == "":
			t.Errorf("%s:%d: %s has no reason", name, n, line)
		default:
			list[line] = true
		}
	}
	return list
}
