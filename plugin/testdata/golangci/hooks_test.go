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

	"go.yaml.in/yaml/v3"

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
	tested := map[string]int{"github": 0, "gitlab": 0, "reviewdog": 0, "pre-commit": 0, "custom": 0, "golangci": 0, "tool": 0, "vim": 0, "vscode": 0, "shell": 0}
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

// The action is well-formed for actionlint, and its scripts do what they say.
func TestAction(t *testing.T) {
	p := source(t, denies)
	data, err := os.ReadFile(filepath.Join(doors.Root(t), "action.yml"))
	if err != nil {
		t.Fatal(err)
	}
	write(t, filepath.Join(p.Dir, "ours", "action.yml"), string(data))
	steps := strings.ReplaceAll(snippets(t)["github"], "authstatus/authstatus@main", "./ours")
	lint := func(with string) string {
		text := "on: push\njobs:\n  lint:\n    runs-on: ubuntu-latest\n    steps:\n" + regexp.MustCompile(`(?m)^`).ReplaceAllString(strings.TrimSuffix(steps, "\n"), "      ") + with + "\n"
		write(t, filepath.Join(p.Dir, ".github", "workflows", "ci.yml"), text)
		out, stderr, err := doors.Run(p.Dir, "go", "run", actionlint, "-shellcheck=", "-pyflakes=")
		if err != nil && out == "" {
			t.Fatal(stderr)
		}
		return out
	}
	git(t, p.Dir)
	if out := lint("\n        with: {sarif: true, flags: -nochallenge}"); out != "" {
		t.Error(out)
	}
	if out := lint("\n        with: {nosuch: true}"); !strings.Contains(out, `input "nosuch" is not defined`) {
		t.Errorf("actionlint does not read the action: %s", out)
	}

	temp := t.TempDir()
	for name, text := range scripts(t, data) {
		cmd := exec.Command("bash", "-eo", "pipefail", "-c", text)
		cmd.Dir = p.Dir
		cmd.Env = append(os.Environ(), "GOFLAGS=", "GOWORK=off", "GITHUB_ACTION_PATH="+doors.Root(t), "RUNNER_TEMP="+temp, "PACKAGES=./...", "FLAGS=-nochallenge")
		out, err := cmd.CombinedOutput()
		switch failed := err != nil; {
		case name == "Annotate" && (!failed || !strings.Contains(string(out), "::error file=m.go,line=6,")):
			t.Errorf("%s: %v %s", name, err, out)
		case name != "Annotate" && (failed || len(out) > 0):
			t.Errorf("%s: %v %s", name, err, out)
		}
	}
	var log struct{ Runs []struct{ Results []any } }
	if data, err = os.ReadFile(filepath.Join(temp, "authstatus.sarif")); err == nil {
		err = json.Unmarshal(data, &log)
	}
	if err != nil || len(log.Runs) != 1 || len(log.Runs[0].Results) != 1 {
		t.Errorf("SARIF: %v\n%s", err, data)
	}
}

// scripts yields the scripts of an action, in order, with their names.
func scripts(t *testing.T, action []byte) func(func(name, text string) bool) {
	t.Helper()
	var a struct {
		Runs struct {
			Steps []struct{ Name, Run string }
		}
	}
	if err := yaml.Unmarshal(action, &a); err != nil {
		t.Fatal(err)
	}
	return func(yield func(name, text string) bool) {
		for _, s := range a.Runs.Steps {
			if s.Run != "" && !yield(s.Name, s.Run) {
				return
			}
		}
	}
}

// The script of GitLab's job leaves the report that the job hands in, and fails.
func TestGitLab(t *testing.T) {
	data, err := os.ReadFile(filepath.Join(doors.Root(t), ".ci", "gitlab.yml"))
	if err != nil {
		t.Fatal(err)
	}
	var file struct {
		Job struct {
			Image, When string
			Variables   map[string]string
			Script      []string
			Artifacts   struct {
				When    string
				Reports struct{ Codequality string }
			}
		} `yaml:"authstatus"`
	}
	dec := yaml.NewDecoder(strings.NewReader(string(data)))
	dec.KnownFields(true)
	if err := dec.Decode(&file); err != nil {
		t.Fatal(err)
	}
	if include := snippets(t)["gitlab"]; !strings.Contains(include, "remote: https://raw.githubusercontent.com/authstatus/authstatus/main/.ci/gitlab.yml") {
		t.Errorf("another file is included: %s", include)
	}
	p := source(t, denies)
	env := []string{"AUTHSTATUS_FLAGS=-nochallenge"}
	for name, value := range file.Job.Variables {
		env = append(env, name+"="+value)
	}
	// The released command is fetched there; here it is the one of the repository.
	tool := doors.Build(t, filepath.Join(doors.Root(t), "cmd", "authstatus"))
	script := strings.Replace(strings.Join(file.Job.Script, "\n"), "go run $AUTHSTATUS ", tool+" ", 1)
	_, _, failed := doors.Run(p.Dir, "env", append(env, "bash", "-eo", "pipefail", "-c", script)...)
	report, err := os.ReadFile(filepath.Join(p.Dir, file.Job.Artifacts.Reports.Codequality))
	var list []map[string]any
	if err == nil {
		err = json.Unmarshal(report, &list)
	}
	if failed == nil || err != nil || len(list) != 1 || list[0]["check_name"] != "nochallenge" || file.Job.Artifacts.When != "always" {
		t.Errorf("%v %v\n%s", failed, err, report)
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
