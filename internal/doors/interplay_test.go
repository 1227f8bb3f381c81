package doors

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

const refused = `package m

import "net/http"

func handle(w http.ResponseWriter, r *http.Request) {
	_, _, ok := r.BasicAuth()
	if !ok {
		http.Error(w, "no credentials", http.StatusForbidden)
		return
	}
	w.WriteHeader(http.StatusNoContent)
}
`

// A 403 that is to be a 401 is one finding. It is not told to have no
// challenge before it is one; then the next -fix gives it that.
func TestForbiddenBecomesChallenged(t *testing.T) {
	if testing.Short() {
		t.Skip("builds the command")
	}
	tool := Build(t, filepath.Join(Root(t), "cmd", "authstatus"))
	p := Place{Dir: t.TempDir()}
	write(t, filepath.Join(p.Dir, "go.mod"), "module example.com/m\n\ngo 1.26\n")
	file := filepath.Join(p.Dir, "a.go")
	write(t, file, refused)

	found := Standalone(t, tool, p)
	if len(found) != 1 || found[0].Rule != "wrongstatus" {
		t.Fatalf("%+v, want wrongstatus alone", found)
	}
	if left := Standalone(t, tool, p, "-fix"); len(left) != 1 || read(t, file) != refused {
		t.Errorf("-fix changes a status unasked:\n%s", read(t, file))
	}
	Standalone(t, tool, p, "-wrongstatus.fix", "-fix")
	if next := Standalone(t, tool, p); len(next) != 1 || next[0].Rule != "nochallenge" {
		t.Errorf("%+v comes next, want nochallenge alone", next)
	}
	if left := Standalone(t, tool, p, "-fix"); len(left) != 0 {
		t.Errorf("%+v is left", left)
	}
	want := strings.Replace(refused, "\t\thttp.Error(w, \"no credentials\", http.StatusForbidden)",
		"\t\tw.Header().Set(\"WWW-Authenticate\", `Basic realm=\"restricted\", charset=\"UTF-8\"`)\n\t\thttp.Error(w, \"no credentials\", http.StatusUnauthorized)", 1)
	if got := read(t, file); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func read(t *testing.T, name string) string {
	t.Helper()
	text, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}
