package frameworks

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// TestContributing walks the steps of CONTRIBUTING.md for a new framework, in a
// copy of the repository, with the code and the commands as they stand there.
func TestContributing(t *testing.T) {
	if testing.Short() {
		t.Skip("builds the tests of all frameworks again")
	}
	root := filepath.Join("..", "..", "..")
	copied := t.TempDir()
	for _, dir := range []string{"analyzer", "cmd", "internal"} {
		if err := os.CopyFS(filepath.Join(copied, dir), os.DirFS(filepath.Join(root, dir))); err != nil {
			t.Fatal(err)
		}
	}
	for _, file := range []string{"go.mod", "go.sum"} {
		write(t, filepath.Join(copied, file), read(t, filepath.Join(root, file)))
	}
	acorn := t.TempDir()
	write(t, filepath.Join(acorn, "go.mod"), "module example.com/acorn\n\ngo 1.26.0\n")

	// The sections behind are about other things than frameworks.
	guide, _, _ := strings.Cut(read(t, filepath.Join(root, "CONTRIBUTING.md")), "\n## Adding a rule")
	for _, m := range blocks.FindAllStringSubmatch(guide, -1) {
		name, code := m[1], m[2]
		if name == "acorn.go" {
			write(t, filepath.Join(acorn, name), code)
		} else {
			write(t, filepath.Join(copied, name), code)
		}
	}
	for _, m := range inserted.FindAllStringSubmatch(guide, -1) {
		after, name, line := m[1], filepath.Join(copied, m[2]), m[3]
		before, rest, ok := strings.Cut(read(t, name), after+"\n")
		if !ok {
			t.Fatalf("%s has no line %s", m[2], after)
		}
		write(t, name, before+after+"\n"+line+rest)
	}
	for _, m := range shell.FindAllStringSubmatch(guide, -1) {
		for command := range strings.Lines(m[1]) {
			if strings.Contains(command, "./...") {
				continue // these tests
			}
			// No proxy has the framework.
			command = strings.Replace(command, "get example.com/acorn", "mod edit -require=example.com/acorn@v1.0.0 -replace=example.com/acorn="+acorn, 1)
			command = strings.Replace(command, " -run", " -v -run", 1)
			cmd := exec.Command("sh", "-c", command)
			cmd.Dir = copied
			out, err := cmd.CombinedOutput()
			if err != nil {
				t.Fatalf("%s%v\n%s", command, err, out)
			}
			if strings.Contains(command, "TestCompare") && !strings.Contains(string(out), "3 right, 0 false alarms, 0 missed") {
				t.Errorf("not what the cases are:\n%s", out)
			}
		}
	}
}

// The blocks of CONTRIBUTING.md.
var (
	blocks   = regexp.MustCompile("(?ms)^```go name=(\\S+)\n(.*?)^```\n")
	inserted = regexp.MustCompile("(?ms)^```go after=\"(.*?)\" in=(\\S+)\n(.*?)^```\n")
	shell    = regexp.MustCompile("(?ms)^```sh\n(.*?)^```\n")
)

func read(t *testing.T, name string) string {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func write(t *testing.T, name, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}
