package main

import (
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/authstatus/authstatus/internal/doors"
)

// core says with GitHub's own library what the JSON says.
const core = `import * as core from "@actions/core";
import { readFileSync } from "node:fs";
for (const f of JSON.parse(readFileSync(0, "utf8"))) {
  const at = { title: f.rule, file: f.file, startLine: f.line, endLine: f.endLine };
  if (f.line === f.endLine) Object.assign(at, { startColumn: f.col, endColumn: f.endCol });
  (f.severity === "error" ? core.error : core.warning)(f.message, at);
}
`

// What GitHub's library writes for its runner is what we write, but for the
// columns, in which the library knows no unit, and the order.
func TestWorkflowCommands(t *testing.T) {
	npm, node := need(t, "npm", "it brings @actions/core"), need(t, "node", "it runs @actions/core")
	dir := t.TempDir()
	write(t, filepath.Join(dir, "say.mjs"), core)
	if _, stderr, err := doors.Run(dir, npm, "install", "--silent", "--prefix", dir, "@actions/core@3.0.1"); err != nil {
		t.Skip("npm does not bring it: " + stderr)
	}
	tool := doors.Build(t, filepath.Join(doors.Root(t), "cmd", "authstatus"))
	p := doors.Corpus(t)["cases"]
	findings, _, _ := doors.Run(p.Dir, tool, append([]string{"-f=json"}, p.Patterns...)...) // there are findings
	ours, _, _ := doors.Run(p.Dir, tool, append([]string{"-f=github"}, p.Patterns...)...)
	cmd := exec.Command(node, "say.mjs")
	cmd.Dir, cmd.Stdin = dir, strings.NewReader(findings)
	theirs, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%s", err, theirs)
	}
	a, b := lines(ours), lines(string(theirs))
	if len(a) != len(b) || len(a) < 100 {
		t.Fatalf("%d commands, the library has %d", len(a), len(b))
	}
	for i := range a {
		if a[i] != b[i] {
			t.Errorf("ours\n%s\nis not GitHub's\n%s", a[i], b[i])
		}
	}
}

// lines are the lines, the properties of each in order and without columns.
func lines(text string) []string {
	var all []string
	for line := range strings.Lines(text) {
		head, message, _ := strings.Cut(strings.TrimPrefix(line, "::"), "::")
		level, properties, _ := strings.Cut(head, " ")
		list := slices.DeleteFunc(strings.Split(properties, ","), func(p string) bool {
			return strings.HasPrefix(p, "col=") || strings.HasPrefix(p, "endColumn=")
		})
		slices.Sort(list)
		all = append(all, level+" "+strings.Join(list, ",")+"::"+message)
	}
	return all
}
