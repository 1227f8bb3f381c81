package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"go.yaml.in/yaml/v3"

	"github.com/authstatus/authstatus/internal/doors"
)

type customConfig struct {
	Version string
	Plugins []struct{ Module, Import, Version string }
}

// "golangci-lint custom" builds what the page says, and that finds what it
// should. It clones golangci-lint: from a repository made of the released
// module, for a network may have no other; our module is the one here.
func TestCustom(t *testing.T) {
	text := snippets(t)["custom"]
	own, err := os.ReadFile(filepath.Join(doors.Root(t), ".custom-gcl.yml"))
	if err != nil {
		t.Fatal(err)
	}
	var shown, kept customConfig
	for data, to := range map[string]*customConfig{text: &shown, string(own): &kept} {
		if err := yaml.Unmarshal([]byte(data), to); err != nil {
			t.Fatal(err)
		}
	}
	if len(shown.Plugins) != 1 || shown.Version != kept.Version || shown.Plugins[0] != kept.Plugins[0] {
		t.Errorf("the page has %v, .custom-gcl.yml %v", shown, kept)
	}
	dir, stderr, err := doors.Run(here(t), "go", "list", "-m", "-f", "{{.Version}}\t{{.Dir}}", "github.com/golangci/golangci-lint/v2")
	if err != nil {
		t.Fatal(stderr)
	}
	version, dir, _ := strings.Cut(strings.TrimSpace(dir), "\t")
	if version != shown.Version {
		t.Errorf("the page has %s, the tests %s", shown.Version, version)
	}
	clone := doors.Copy(t, dir)
	if _, stderr, err := doors.Run(clone, "chmod", "-R", "u+w", "."); err != nil {
		t.Fatal(stderr)
	}
	git(t, clone)
	if _, stderr, err := doors.Run(clone, "git", "tag", version); err != nil {
		t.Fatal(stderr)
	}
	p := source(t, denies)
	write(t, filepath.Join(p.Dir, ".custom-gcl.yml"), strings.ReplaceAll(text, "version: latest", "path: "+doors.Root(t)))
	out, stderr, err := doors.Run(p.Dir, "env", "GIT_CONFIG_COUNT=1", "GIT_CONFIG_KEY_0=url."+clone+".insteadOf", "GIT_CONFIG_VALUE_0=https://github.com/golangci/golangci-lint.git",
		doors.Build(t, here(t)), "custom")
	if err != nil {
		t.Fatalf("%v\n%s%s", err, out, stderr)
	}
	g := &golangci{bin: filepath.Join(p.Dir, "custom-gcl"), cache: t.TempDir()}
	rules := 0
	for _, f := range g.run(t, p, snippets(t)["golangci"]) { // with what golangci-lint finds by default
		if f.Rule == "nochallenge" && f.Place == "m.go:6:2" {
			rules++
		}
	}
	if rules != 1 {
		t.Errorf("the finding is there %d times", rules)
	}
}
