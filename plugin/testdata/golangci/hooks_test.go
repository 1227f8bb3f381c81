package main

import (
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/authstatus/authstatus/internal/doors"
)

// What the page of the doors has users copy.
func snippets(t *testing.T) map[string]string {
	t.Helper()
	page, err := os.ReadFile(filepath.Join(doors.Root(t), "cmd", "authstatus", "README.md"))
	if err != nil {
		t.Fatal(err)
	}
	found := make(map[string]string)
	for _, m := range regexp.MustCompile("(?ms)^```\\w+ ([\\w-]+)\n(.*?)^```$").FindAllStringSubmatch(string(page), -1) {
		found[m[1]] = m[2]
	}
	if n := strings.Count(string(page), "\n```\n"); n != len(found) {
		t.Errorf("%d snippets have no name", n-len(found))
	}
	return found
}

// Every snippet has five lines at most, and a test.
func TestSnippets(t *testing.T) {
	tested := map[string]int{"github": 0, "gitlab": 0, "reviewdog": 0, "review": 0, "pre-commit": 0, "custom": 0, "golangci": 0, "tool": 0, "vim": 0, "vscode": 0, "shell": 0}
	for name, text := range snippets(t) {
		if _, ok := tested[name]; !ok {
			t.Errorf("nobody tries %s", name)
		}
		delete(tested, name)
		if n := strings.Count(text, "\n"); n > 5 {
			t.Errorf("%s: %d lines to copy", name, n)
		}
	}
	if len(tested) > 0 {
		t.Errorf("not on the page: %v", tested)
	}
	if s := snippets(t); strings.Count(s["custom"]+s["golangci"], "\n") > 5 {
		t.Error("golangci-lint has more than five lines in all")
	}
}

// need returns the path of a program, or skips the test.
func need(t *testing.T, program, from string) string {
	t.Helper()
	path, err := exec.LookPath(program)
	if err != nil {
		t.Skipf("no %s in PATH: %s", program, from)
	}
	return path
}

// git makes a repository of a folder.
func git(t *testing.T, dir string) {
	t.Helper()
	for _, args := range [][]string{{"init", "-q", "-b", "main"}, {"add", "."}, {"-c", "user.name=x", "-c", "user.email=x@example.com", "commit", "-qm", "one"}} {
		if _, stderr, err := doors.Run(dir, "git", args...); err != nil {
			t.Fatal(stderr)
		}
	}
}

// checkout copies the files of the repository into one of their own.
func checkout(t *testing.T) string {
	t.Helper()
	root, dir := doors.Root(t), t.TempDir()
	stdout, stderr, err := doors.Run(root, "git", "ls-files", "-co", "--exclude-standard", ":!analyzer/testdata", ":!plugin/testdata")
	if err != nil {
		t.Fatal(stderr)
	}
	for name := range strings.Lines(stdout) {
		name = strings.TrimSuffix(name, "\n")
		data, err := os.ReadFile(filepath.Join(root, name))
		if err != nil {
			continue // removed and not yet committed
		}
		to := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(to), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(to, data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	git(t, dir)
	return dir
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

const actionlint = "github.com/rhysd/actionlint/cmd/actionlint@v1.7.12"

// The workflows are well-formed for actionlint, which reads the action too; a
// runner runs it in TestRunner.
func TestAction(t *testing.T) {
	p := source(t, denies)
	data, err := os.ReadFile(filepath.Join(doors.Root(t), "action.yml"))
	if err != nil {
		t.Fatal(err)
	}
	write(t, filepath.Join(p.Dir, "ours", "action.yml"), string(data))
	git(t, p.Dir)
	lint := func(workflow string) string {
		write(t, filepath.Join(p.Dir, ".github", "workflows", "ci.yml"), workflow)
		out, stderr, err := doors.Run(p.Dir, "go", "run", actionlint, "-shellcheck=", "-pyflakes=")
		if err != nil && out == "" {
			t.Fatal(stderr)
		}
		return out
	}
	with := func(inputs string) string {
		return strings.ReplaceAll(snippets(t)["github"], "{uses: authstatus/authstatus@main}", "{uses: ./ours, with: {"+inputs+"}}")
	}
	for _, workflow := range []string{snippets(t)["github"], snippets(t)["review"], with("sarif: true, flags: -nochallenge")} {
		if out := lint(workflow); out != "" {
			t.Error(out)
		}
	}
	if out := lint(with("nosuch: true")); !strings.Contains(out, `input "nosuch" is not defined`) {
		t.Errorf("actionlint does not read the action: %s", out)
	}
}

// Pre-commit takes the hook, builds the command and refuses the commit.
func TestPreCommit(t *testing.T) {
	pre := need(t, "pre-commit", "Debian has it")
	hooks := checkout(t)
	if out, stderr, err := doors.Run(hooks, pre, "validate-manifest", ".pre-commit-hooks.yaml"); err != nil {
		t.Fatal(out, stderr)
	}
	p := source(t, denies)
	config := snippets(t)["pre-commit"]
	write(t, filepath.Join(p.Dir, ".pre-commit-config.yaml"), strings.ReplaceAll(config, "https://github.com/authstatus/authstatus", hooks))
	git(t, p.Dir)
	modules, _, err := doors.Run(p.Dir, "go", "env", "GOMODCACHE")
	if err != nil {
		t.Fatal(err)
	}
	out, stderr, err := doors.Run(p.Dir, "env", "GOMODCACHE="+strings.TrimSpace(modules), "GOTOOLCHAIN=local", "PRE_COMMIT_HOME="+t.TempDir(), pre, "run", "--all-files")
	if err == nil || !strings.Contains(out, "m.go:6:2: nochallenge: ") {
		t.Errorf("%v\n%s%s", err, out, stderr)
	}
}

// Vim's quickfix list has the findings.
func TestVim(t *testing.T) {
	vim := need(t, "nvim", "Debian has neovim")
	tool := doors.Build(t, filepath.Join(doors.Root(t), "cmd", "authstatus"))
	bin := t.TempDir()
	if err := os.Symlink(tool, filepath.Join(bin, "authstatus")); err != nil {
		t.Fatal(err)
	}
	p := source(t, denies)
	write(t, filepath.Join(p.Dir, "rc.vim"), snippets(t)["vim"])
	out, stderr, err := doors.Run(p.Dir, "env", "PATH="+bin+":"+os.Getenv("PATH"), "XDG_DATA_HOME="+t.TempDir(), "XDG_STATE_HOME="+t.TempDir(),
		vim, "--headless", "-u", "rc.vim", "+silent make!", `+call writefile([json_encode(map(getqflist(), {_, d -> [bufname(d.bufnr), d.lnum, d.col, d.text]}))], "list.json")`, "+qa!")
	data, readErr := os.ReadFile(filepath.Join(p.Dir, "list.json"))
	if readErr != nil || !strings.HasPrefix(string(data), `[["m.go", 6, 2, "nochallenge: `) || strings.Count(string(data), "m.go") != 1 {
		t.Errorf("%v %v\n%s\n%s%s", err, readErr, data, out, stderr)
	}
}

// What VS Code reads: a folder is checked without arguments, and findings are
// the only news.
func TestVSCode(t *testing.T) {
	var settings map[string]any
	if err := json.Unmarshal([]byte("{"+snippets(t)["vscode"]+"}"), &settings); err != nil {
		t.Error(err)
	}
	tool := doors.Build(t, filepath.Join(doors.Root(t), "cmd", "authstatus"))
	for _, args := range [][]string{nil, {"./..."}, {"m.go"}} {
		p := source(t, denies)
		out, stderr, _ := doors.Run(p.Dir, tool, args...)
		if stderr != "" || !regexp.MustCompile(`^m.go:6:2: nochallenge: .*\n`).MatchString(out) {
			t.Errorf("%v: %s%s", args, out, stderr)
		}
	}
}

// What stands on lines for shells is there.
func TestCommands(t *testing.T) {
	tool := doors.Build(t, filepath.Join(doors.Root(t), "cmd", "authstatus"))
	for name, want := range map[string]string{
		"reviewdog": "authstatus -f rdjson ./... | reviewdog -f=rdjson ", // see TestReviewdog
		"tool":      "go tool -modfile=tools/go.mod authstatus ./...\ngo vet -vettool=$(which authstatus) ./...\n",
		"shell":     "source <(authstatus completion bash)\nauthstatus completion fish >",
	} {
		if text := snippets(t)[name]; !strings.HasPrefix(text, want) {
			t.Errorf("%s is %s", name, text)
		}
	}
	out, stderr, err := doors.Run(t.TempDir(), "bash", "-c", fmt.Sprintf("PATH=%s:$PATH; ln -s %s %[1]s/authstatus; source <(authstatus completion bash) && complete -p authstatus", t.TempDir(), tool))
	if err != nil || out != "complete -o default -F _authstatus authstatus\n" {
		t.Errorf("%v %s%s", err, out, stderr)
	}
}
