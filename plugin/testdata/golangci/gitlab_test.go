package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/authstatus/authstatus/internal/doors"
)

// install brings packages of npm into a folder, or skips the test.
func install(t *testing.T, packages ...string) (dir string) {
	t.Helper()
	npm := need(t, "npm", "it brings "+packages[0])
	need(t, "node", "it runs "+packages[0])
	dir = t.TempDir()
	if _, stderr, err := doors.Run(dir, npm, append([]string{"install", "--silent", "--no-audit", "--no-fund", "--prefix", dir}, packages...)...); err != nil {
		t.Skip("npm does not bring it: " + stderr)
	}
	return dir
}

// The report is one of Code Climate, of which GitLab reads a part: the compiler
// of TypeScript takes it for a list of its issues.
func TestCodeClimate(t *testing.T) {
	dir := install(t, "typescript@5.9.3", "codeclimate-types@0.3.1")
	tool := doors.Build(t, filepath.Join(doors.Root(t), "cmd", "authstatus"))
	p := doors.Corpus(t)["cases"]
	report, _, _ := doors.Run(p.Dir, tool, append([]string{"-f=gitlab"}, p.Patterns...)...) // there are findings
	accept := func(report string) (string, error) {
		write(t, filepath.Join(dir, "report.ts"), `import type { Issue } from "codeclimate-types";
export const report: (Issue & Required<Pick<Issue, "severity" | "fingerprint">>)[] = `+report)
		out, stderr, err := doors.Run(dir, filepath.Join(dir, "node_modules", ".bin", "tsc"), "--noEmit", "--strict", "report.ts")
		return out + stderr, err
	}
	if out, err := accept(report); err != nil {
		t.Error(tail(out))
	}
	if strings.Count(report, `"fingerprint"`) < 100 {
		t.Errorf("only %d findings", strings.Count(report, `"fingerprint"`))
	}
	if _, err := accept(strings.ReplaceAll(report, `"severity": "major"`, `"severity": "grave"`)); err == nil {
		t.Error("every severity is accepted")
	}
}

// A runner for GitLab's pipelines takes what the page shows, holds it to
// GitLab's schema, runs the job, and the report is there though the job fails.
func TestPipeline(t *testing.T) {
	need(t, "rsync", "Debian has it; gitlab-ci-local copies with it")
	dir := install(t, "gitlab-ci-local@4.61.1")
	p := source(t, denies)
	job, err := os.ReadFile(filepath.Join(doors.Root(t), ".ci", "gitlab.yml"))
	if err != nil {
		t.Fatal(err)
	}
	const remote = "remote: https://raw.githubusercontent.com/authstatus/authstatus/main/"
	include := snippets(t)["gitlab"]
	if !strings.Contains(include, remote) {
		t.Errorf("another file is included: %s", include)
	}
	write(t, filepath.Join(p.Dir, ".ci", "gitlab.yml"), string(job))
	write(t, filepath.Join(p.Dir, ".gitlab-ci.yml"), strings.Replace(include, remote, "local: ", 1))
	git(t, p.Dir)
	if _, stderr, err := doors.Run(p.Dir, "git", "remote", "add", "origin", "https://gitlab.com/example/m.git"); err != nil {
		t.Fatal(stderr)
	}
	// The released command is fetched there; here it is the one of the repository.
	out, stderr, err := doors.Run(p.Dir, "node", filepath.Join(dir, "node_modules", ".bin", "gitlab-ci-local"), "authstatus", "--force-shell-executor", "--home", t.TempDir(),
		"--variable", "AUTHSTATUS_FLAGS=-nochallenge", "--variable", "AUTHSTATUS=-C "+doors.Root(t)+" ./cmd/authstatus -C "+p.Dir)
	if err == nil || !strings.Contains(out+stderr, "json schema validated") {
		t.Errorf("%v\n%s%s", err, out, stderr)
	}
	var list []struct {
		Check    string `json:"check_name"`
		Location struct{ Path string }
	}
	report, err := os.ReadFile(filepath.Join(p.Dir, "gl-code-quality-report.json"))
	if err == nil {
		err = json.Unmarshal(report, &list)
	}
	if err != nil || len(list) != 1 || list[0].Check != "nochallenge" || list[0].Location.Path != "m.go" {
		t.Errorf("%v\n%s\n%s%s", err, report, out, stderr)
	}
}
