package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/authstatus/authstatus/analyzer"
	"github.com/authstatus/authstatus/internal/doors"
)

// TestGolangci builds golangci-lint with the plugin and asks it for what the
// other doors are asked for. One test, for the build is heavy.
func TestGolangci(t *testing.T) {
	g := &golangci{bin: doors.Build(t, "."), cache: t.TempDir()}
	tool := doors.Build(t, filepath.Join(doors.Root(t), "cmd", "authstatus"))
	documented, err := os.ReadFile(".golangci.yml")
	if err != nil {
		t.Fatal(err)
	}
	// The configuration to copy knows all rules.
	for _, rule := range analyzer.Suite() {
		if !strings.Contains(string(documented), "\n    - "+rule.Name+"\n") {
			t.Errorf(".golangci.yml does not switch on %s", rule.Name)
		}
	}
	for name, p := range doors.Corpus(t) {
		t.Run(name, func(t *testing.T) {
			want := doors.Standalone(t, tool, p)
			equal(t, want, g.run(t, p, string(documented)))
			equal(t, want, g.run(t, p, string(documented))) // from its cache
			equal(t, want, g.run(t, p, suite("")))
		})
	}
	t.Run("settings", g.settings)
	t.Run("wrong", g.wrong)
	t.Run("both", g.both)
	t.Run("facts", func(t *testing.T) { g.facts(t, tool) })
	t.Run("rows", g.rows)
	t.Run("nolint", g.nolint)
	t.Run("fix", func(t *testing.T) { g.fix(t, tool) })
}

type golangci struct{ bin, cache string }

// suite is a configuration of all rules as one linter.
func suite(settings string) string {
	const head = `version: "2"
linters:
  default: none
  enable: [authstatus]
  settings:
    custom:
      authstatus:
        type: module
`
	const tail = "issues: {max-issues-per-linter: 0, max-same-issues: 0, uniq-by-line: false}\n"
	if settings != "" {
		settings = "        settings: " + settings + "\n"
	}
	return head + settings + tail
}

// exec runs golangci-lint at a place, with a configuration there.
func (g *golangci) exec(t *testing.T, p doors.Place, config string, flags ...string) (stdout, stderr string, err error) {
	t.Helper()
	if err := os.WriteFile(filepath.Join(p.Dir, ".golangci.yml"), []byte(config), 0o644); err != nil {
		t.Fatal(err)
	}
	args := append(append([]string{"GOLANGCI_LINT_CACHE=" + g.cache, g.bin, "run", "--allow-parallel-runners"}, flags...), p.Patterns...)
	return doors.Run(p.Dir, "env", args...)
}

// run returns what golangci-lint finds. As one linter, the suite names the rule
// in the text.
func (g *golangci) run(t *testing.T, p doors.Place, config string) []doors.Finding {
	t.Helper()
	stdout, stderr, err := g.exec(t, p, config, "--output.json.path=stdout", "--show-stats=false")
	var report struct {
		Issues []struct {
			FromLinter, Text string
			Pos              struct {
				Filename     string
				Line, Column int
			}
		}
	}
	if jsonErr := json.Unmarshal([]byte(stdout), &report); jsonErr != nil {
		t.Fatalf("%v %v\n%s%s", err, jsonErr, stdout, stderr)
	}
	var found []doors.Finding
	for _, i := range report.Issues {
		rule, text := i.FromLinter, i.Text
		if name, rest, ok := strings.Cut(text, ": "); ok && rule == "authstatus" {
			rule, text = name, rest
		}
		found = append(found, doors.Finding{Rule: rule, Place: fmt.Sprintf("%s:%d:%d", i.Pos.Filename, i.Pos.Line, i.Pos.Column), Message: text})
	}
	if n := len(found); n != len(doors.Sorted(found)) {
		t.Errorf("some of %d findings are there twice", n)
	}
	return doors.Sorted(found)
}

func equal(t *testing.T, want, got []doors.Finding) {
	t.Helper()
	if len(want) == 0 {
		t.Error("nothing to find")
	}
	missing := func(from, what []doors.Finding, word string) {
		has := make(map[doors.Finding]bool)
		for _, f := range from {
			has[f] = true
		}
		for _, f := range what {
			if !has[f] {
				t.Errorf("%s: %v", word, f)
			}
		}
	}
	missing(got, want, "golangci-lint does not find")
	missing(want, got, "only golangci-lint finds")
}

// source makes a module of one file.
func source(t *testing.T, text string) doors.Place {
	t.Helper()
	dir := t.TempDir()
	for name, text := range map[string]string{"go.mod": "module example.com/m\n\ngo 1.26\n", "m.go": text, "m_test.go": strings.ReplaceAll(text, "func ", "func test")} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return doors.Place{Dir: dir, Patterns: []string{"./..."}}
}

const denies = `package m

import "net/http"

func deny(w http.ResponseWriter, r *http.Request) {
	http.Error(w, "who are you?", http.StatusUnauthorized)
}
`

// Settings reach the flags.
func (g *golangci) settings(t *testing.T) {
	p := source(t, denies)
	if n := len(g.run(t, p, suite(""))); n != 1 {
		t.Errorf("%d findings, want 1", n)
	}
	if n := len(g.run(t, p, suite("{tests: true}"))); n != 2 {
		t.Errorf("%d findings with those in tests, want 2", n)
	}
	if found := g.run(t, p, suite("{rules: [latechallenge]}")); len(found) != 0 {
		t.Errorf("other rules than those asked for: %v", found)
	}
	config := suite(`{nochallenge: {challenge: 'Bearer realm="shop"'}}`)
	if out, stderr, err := g.exec(t, p, config, "--fix"); err != nil {
		t.Fatalf("%v\n%s%s", err, out, stderr)
	}
	if text := read(t, p, "m.go"); !strings.Contains(text, "`Bearer realm=\"shop\"`") {
		t.Errorf("the challenge of the settings is not there:\n%s", text)
	}
}

// Wrong settings are named, with their place and what is allowed.
func (g *golangci) wrong(t *testing.T) {
	p := source(t, denies)
	const at = ".golangci.yml:9: linters.settings.custom.authstatus.settings"
	for settings, want := range map[string]string{
		"{nosuch: 1}":                     at + ".nosuch: unknown key; want one of: ",
		"{nochallenge: {chalenge: x}}":    at + ".nochallenge.chalenge: unknown key; want one of: challenge, middleware",
		"{nochallenge: {challenge: '='}}": at + ".nochallenge.challenge: ",
		"{nochallenge: 1}":                at + ".nochallenge: want keys: challenge, middleware",
		"{tests: maybe}":                  at + ".tests: want true or false, not \"maybe\"",
		"{tests: [true]}":                 at + ".tests: want a single value",
		"{rules: [nosuch]}":               at + ".rules: unknown rule \"nosuch\"; want some of: nochallenge, ",
		"{rules: nochallenge}":            at + ".rules: want a list",
		"{models: nowhere.yaml}":          at + ".models: -models=nowhere.yaml: no such file",
	} {
		out, stderr, err := g.exec(t, p, suite(settings))
		exit, ok := errors.AsType[*exec.ExitError](err) // 3 is golangci-lint's own
		if !ok || exit.ExitCode() != 3 || !strings.Contains(stderr, want) {
			t.Errorf("%s: %v; want %s in\n%s%s", settings, err, want, out, stderr)
		}
	}
}

// What helpers of a package do is known where that package is only imported.
func (g *golangci) facts(t *testing.T, tool string) {
	for _, pattern := range []string{"./nochallenge/facts/app", "./nochallenge/facts/inherits"} {
		p := doors.Corpus(t)["cases"]
		p.Patterns = []string{pattern}
		equal(t, doors.Standalone(t, tool, p), g.run(t, p, suite("")))
	}
}

// The suite beside a rule of it is refused: findings would be there twice.
func (g *golangci) both(t *testing.T) {
	p := source(t, denies)
	config := strings.Replace(suite(""), "      authstatus:\n", "      nochallenge: {type: module}\n      authstatus:\n", 1)
	const want = ".golangci.yml:7: linters.settings.custom: authstatus has nochallenge in it: take the suite, or the rules one by one"
	out, stderr, err := g.exec(t, p, config)
	exit, ok := errors.AsType[*exec.ExitError](err)
	if !ok || exit.ExitCode() != 3 || !strings.Contains(stderr, want) {
		t.Errorf("%v; want %s in\n%s%s", err, want, out, stderr)
	}
}

// Other rows, other findings; golangci-lint's cache does not know the file.
func (g *golangci) rows(t *testing.T) {
	p := doors.Corpus(t)["httpx"]
	if n := len(g.run(t, p, suite(""))); n != 1 {
		t.Errorf("%d findings, want 1", n)
	}
	if err := os.WriteFile(filepath.Join(p.Dir, ".authstatus.yaml"), []byte("rows: []\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	if found := g.run(t, p, suite("")); len(found) != 0 {
		t.Errorf("found with rows that are gone: %v", found)
	}
}

func (g *golangci) nolint(t *testing.T) {
	documented, err := os.ReadFile(".golangci.yml")
	if err != nil {
		t.Fatal(err)
	}
	for config, name := range map[string]string{string(documented): "nochallenge", suite(""): "authstatus"} {
		p := source(t, strings.Replace(denies, "Unauthorized)", "Unauthorized) //nolint:"+name+" // meant", 1))
		if found := g.run(t, p, config); len(found) != 0 {
			t.Errorf("//nolint:%s does not silence %v", name, found)
		}
	}
}

// Golangci-lint writes the fixes that the command writes.
func (g *golangci) fix(t *testing.T, tool string) {
	want, got := doors.Corpus(t)["example"], doors.Corpus(t)["example"]
	if out, stderr, _ := doors.Run(want.Dir, tool, "-fix", "./..."); stderr != "" { // what has no fix is left
		t.Fatal(out, stderr)
	}
	if out, stderr, _ := g.exec(t, got, suite(""), "--fix"); stderr != "" {
		t.Fatal(out, stderr)
	}
	before, after := read(t, doors.Corpus(t)["example"], "main.go"), read(t, want, "main.go")
	if before == after {
		t.Error("nothing is fixed")
	}
	if text := read(t, got, "main.go"); text != after {
		t.Errorf("fixed by golangci-lint:\n%s", text)
	}
}

func read(t *testing.T, p doors.Place, name string) string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(p.Dir, name))
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}
