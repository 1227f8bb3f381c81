package house

import (
	"flag"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write the output of commands into README.md")

// TestReadme runs what README.md shows in "console" blocks, from the root of the
// repository, and compares what it printed.
//
//	go test ./internal/house -args -update
//
// writes it anew; read what has changed.
func TestReadme(t *testing.T) {
	if testing.Short() {
		t.Skip("builds the command")
	}
	root, err := filepath.Abs("../..")
	if err != nil {
		t.Fatal(err)
	}
	watch(t, root)
	text := read(t, "README.md")
	bin := t.TempDir()
	build := exec.Command("go", "build", "-o", bin, "./cmd/authstatus")
	build.Dir = root
	if out, err := build.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	t.Setenv("PATH", bin+string(os.PathListSeparator)+os.Getenv("PATH"))
	t.Setenv("GOFLAGS", "")
	got := console.ReplaceAllStringFunc(text, func(block string) string {
		var b strings.Builder
		b.WriteString("```console\n")
		for _, command := range commands(block) {
			cmd := exec.Command("sh", "-c", command)
			cmd.Dir = root
			out, _ := cmd.CombinedOutput() // the linter has findings
			b.WriteString("$ " + command + "\n")
			b.Write(out)
		}
		b.WriteString("```\n")
		return b.String()
	})
	if got == text {
		return
	}
	if !*update {
		t.Errorf("README.md does not show what the commands print: go test ./internal/house -args -update\n%s", difference(text, got))
		return
	}
	if err := os.WriteFile("../../README.md", []byte(got), 0o644); err != nil {
		t.Fatal(err)
	}
}

var console = regexp.MustCompile("(?ms)^```console\n.*?^```\n")

func commands(block string) []string {
	var list []string
	for line := range strings.Lines(block) {
		if command, ok := strings.CutPrefix(line, "$ "); ok {
			list = append(list, strings.TrimSuffix(command, "\n"))
		}
	}
	return list
}

// difference shows the first line that is not the same.
func difference(want, got string) string {
	w, g := strings.Split(want, "\n"), strings.Split(got, "\n")
	for i := range min(len(w), len(g)) {
		if w[i] != g[i] {
			return "shown:   " + w[i] + "\nprinted: " + g[i]
		}
	}
	return "the end differs"
}

// The command that runs all tests is the same everywhere.
func TestOneCommandRunsAllTests(t *testing.T) {
	const command = "\ngo test ./... && go -C analyzer/testdata/frameworks test -count=1 ./... && go -C analyzer/testdata/linters test -count=1 ./... && go -C plugin/testdata/golangci test -count=1 ./...\n"
	for _, file := range []string{"README.md", "CONTRIBUTING.md", ".ci/run"} {
		if !strings.Contains(read(t, file), command) {
			t.Errorf("%s does not run all tests as the others do:%s", file, command)
		}
	}
	if !strings.HasSuffix(read(t, ".ci/run"), command) {
		t.Error(".ci/run does not end with the tests")
	}
}

// What README.md says of rules and flags is there.
func TestReadmeKnowsTheFlags(t *testing.T) {
	watch(t, "../..")
	text := read(t, "README.md")
	cmd := exec.Command("go", "run", "./cmd/authstatus", "-h")
	cmd.Dir = "../.."
	help, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	has := func(line string) bool { return strings.Contains(string(help), "\n\t"+line) }
	_, options, _ := strings.Cut(text, "## Configuration")
	options, _, _ = strings.Cut(options, "###")
	for _, m := range regexp.MustCompile("`-([a-zA-Z.-]+)").FindAllStringSubmatch(options, -1) {
		if !has("-"+m[1]+"\n") && !has("-"+m[1]+" ") {
			t.Errorf("README.md speaks of the flag -%s, which does not exist", m[1])
		}
	}
	_, rules, _ := strings.Cut(text, "## What it reports")
	rules, _, _ = strings.Cut(rules, "\n\n`authstatus explain")
	shown := regexp.MustCompile("(?m)^\\| `(\\w+)` \\|").FindAllStringSubmatch(rules, -1)
	for _, m := range shown {
		if !has(m[1] + ": ") {
			t.Errorf("README.md speaks of the rule %s, which does not exist", m[1])
		}
	}
	_, listed, _ := strings.Cut(string(help), "Rules:\n\n")
	listed, _, _ = strings.Cut(listed, "\n\n")
	if n := strings.Count(listed, "\n") + 1; n != len(shown) {
		t.Errorf("README.md has %d rules, the suite %d", len(shown), n)
	}
}

// watch looks at the source of the command, so that the go command does not
// take the result of the last test for that of this one.
func watch(t *testing.T, root string) {
	t.Helper()
	for _, dir := range []string{"analyzer", "cmd", "internal"} {
		err := filepath.WalkDir(filepath.Join(root, dir), func(_ string, _ os.DirEntry, err error) error { return err })
		if err != nil {
			t.Fatal(err)
		}
	}
}

func read(t *testing.T, file string) string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("../..", file))
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}
