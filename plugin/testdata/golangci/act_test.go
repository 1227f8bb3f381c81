package main

import (
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/authstatus/authstatus/internal/doors"
)

// act runs workflows of GitHub, and reads the commands that steps print.
const act = "github.com/nektos/act@v0.2.89"

// stub stands in for actions that cannot be fetched everywhere. Its one script
// keeps what it is given.
const stub = `name: stub
description: stands in for another
inputs:
  go-version-file: {description: of setup-go}
  sarif_file: {description: of upload-sarif}
  category: {description: of upload-sarif}
runs:
  using: composite
  steps:
    - shell: bash
      env: {FILE: "${{ inputs.sarif_file }}"}
      run: if [ "$FILE" ]; then cp "$FILE" "$KEPT"; fi
`

// The steps that the page shows run in a runner, which takes the annotations out
// of the output; with sarif a file is uploaded.
func TestRunner(t *testing.T) {
	bin := t.TempDir()
	install := exec.Command("go", "install", act)
	install.Env = append(os.Environ(), "GOBIN="+bin, "GOFLAGS=", "GOWORK=off")
	if out, err := install.CombinedOutput(); err != nil {
		t.Skipf("the module proxy does not bring act: %s", out)
	}
	p, others, ours := source(t, denies), t.TempDir(), checkout(t)
	write(t, filepath.Join(others, "action.yml"), stub)
	write(t, filepath.Join(others, "upload-sarif", "action.yml"), stub)
	tool, corpus := doors.Build(t, filepath.Join(doors.Root(t), "cmd", "authstatus")), doors.Corpus(t)["cases"]
	printed, _, _ := doors.Run(corpus.Dir, tool, append([]string{"-f=github"}, corpus.Patterns...)...) // there are findings
	write(t, filepath.Join(p.Dir, "printed"), printed)
	write(t, filepath.Join(p.Dir, ".github", "workflows", "ci.yml"), strings.ReplaceAll(snippets(t)["github"],
		"{uses: authstatus/authstatus@main}", "{uses: authstatus/authstatus@main, with: {sarif: true, flags: -nochallenge}}, {run: cat printed, if: always()}"))
	git(t, p.Dir)

	kept := filepath.Join(t.TempDir(), "kept.sarif")
	args := []string{"pull_request", "--platform=ubuntu-latest=-self-hosted", "--json", "--no-cache-server", "--env=KEPT=" + kept}
	for of, dir := range map[string]string{"authstatus/authstatus@main": ours, "actions/setup-go@v5": others, "github/codeql-action@v4": others} {
		args = append(args, "--local-repository="+of+"="+dir)
	}
	for _, name := range []string{"GOMODCACHE", "GOCACHE", "GOPROXY", "GONOSUMDB"} {
		value, _, err := doors.Run(p.Dir, "go", "env", name)
		if err != nil {
			t.Fatal(err)
		}
		args = append(args, "--env="+name+"="+strings.TrimSpace(value))
	}
	runner := exec.Command(filepath.Join(bin, "act"), args...)
	runner.Dir, runner.Env = p.Dir, append(os.Environ(), "HOME="+t.TempDir())
	out, err := runner.CombinedOutput()
	if err == nil {
		t.Error("the findings do not fail the job")
	}
	got := annotations(string(out))
	if len(got) == 0 || !strings.HasPrefix(got[0], "error m.go:6-6 nochallenge ") {
		t.Fatalf("the action annotates %q\n%s", got, tail(string(out)))
	}
	found, _, _ := doors.Run(corpus.Dir, tool, append([]string{"-f=json"}, corpus.Patterns...)...)
	if diff := cmp.Diff(wanted(t, found), got[1:]); diff != "" {
		t.Errorf("the runner reads (+) what is not found (-):\n%s", diff)
	}
	if log, err := os.ReadFile(kept); err != nil || !strings.Contains(string(log), `"ruleId": "nochallenge"`) {
		t.Errorf("uploaded is %s (%v)", log, err)
	}
}

// annotations are those in a log of act.
func annotations(log string) []string {
	var all []string
	for line := range strings.Lines(log) {
		var entry struct {
			Command, Arg string
			KvPairs      struct{ File, Line, EndLine, Title string }
		}
		if json.Unmarshal([]byte(line), &entry) == nil && (entry.Command == "error" || entry.Command == "warning") {
			at := entry.KvPairs
			all = append(all, fmt.Sprintf("%s %s:%s-%s %s %s", entry.Command, at.File, at.Line, at.EndLine, at.Title, entry.Arg))
		}
	}
	return all
}

// wanted are the annotations for the findings.
func wanted(t *testing.T, found string) []string {
	t.Helper()
	var list []struct {
		Rule, Severity, File, Message string
		Line, EndLine                 int
	}
	if err := json.Unmarshal([]byte(found), &list); err != nil {
		t.Fatal(err)
	}
	var all []string
	for _, f := range list {
		all = append(all, fmt.Sprintf("%s %s:%d-%d %s %s", f.Severity, f.File, f.Line, f.EndLine, f.Rule, f.Message))
	}
	return all
}

// tail is the end of a long text.
func tail(text string) string { return text[max(0, len(text)-4000):] }
