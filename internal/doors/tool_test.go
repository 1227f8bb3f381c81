package doors

import (
	"os"
	"path/filepath"
	"testing"
)

// The command as a tool of a tools module: the go command builds it, and go.mod
// of the user stays as it is.
func TestGoTool(t *testing.T) {
	if testing.Short() {
		t.Skip("builds the command")
	}
	p := Corpus(t)["httpx"]
	before, err := os.ReadFile(filepath.Join(p.Dir, "go.mod"))
	if err != nil {
		t.Fatal(err)
	}
	tools := filepath.Join(p.Dir, "tools")
	if err := os.Mkdir(tools, 0o755); err != nil {
		t.Fatal(err)
	}
	sum, err := os.ReadFile(filepath.Join(Root(t), "go.sum"))
	if err != nil {
		t.Fatal(err)
	}
	write(t, filepath.Join(tools, "go.mod"), string(before)+"\ntool github.com/authstatus/authstatus/cmd/authstatus\n\nrequire github.com/authstatus/authstatus v0.0.0\n\nreplace github.com/authstatus/authstatus => "+Root(t)+"\n")
	write(t, filepath.Join(tools, "go.sum"), string(sum))
	// What "go get -tool" writes; that would ask the proxy for a release.
	if _, stderr, err := Run(p.Dir, "go", "mod", "tidy", "-modfile=tools/go.mod"); err != nil {
		t.Fatal(stderr)
	}
	stdout, _, _ := Run(p.Dir, "go", "tool", "-modfile=tools/go.mod", "authstatus", "-f=json", "./...") // there are findings
	want, _, _ := Run(p.Dir, Build(t, filepath.Join(Root(t), "cmd", "authstatus")), "-f=json", "./...")
	if stdout != want || len(want) < 10 {
		t.Errorf("go tool authstatus prints\n%s\nand not\n%s", stdout, want)
	}
	if after, err := os.ReadFile(filepath.Join(p.Dir, "go.mod")); err != nil || string(after) != string(before) {
		t.Errorf("go.mod is another: %v\n%s", err, after)
	}
}
