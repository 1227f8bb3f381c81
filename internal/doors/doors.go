// Package doors holds the doors to one another: the command by itself, the vet
// tool and golangci-lint find the same things in the same code. Here is the
// code, and what the first two find in it; the test of the third, which has to
// build golangci-lint, is in plugin/testdata/golangci.
package doors

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// A Finding is what all doors say of one.
type Finding struct {
	Rule, Place, Message string // the place is file:line:col
}

// Sorted orders findings and keeps each once.
func Sorted(findings []Finding) []Finding {
	slices.SortFunc(findings, func(a, b Finding) int { return strings.Compare(fmt.Sprint(a), fmt.Sprint(b)) })
	return slices.Compact(findings)
}

// Root is the root of the repository, for tests two folders below it or deeper.
func Root(t *testing.T) string {
	t.Helper()
	dir, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for ; dir != filepath.Dir(dir); dir = filepath.Dir(dir) {
		if _, err := os.Stat(filepath.Join(dir, "cmd", "authstatus", "main.go")); err == nil {
			return dir
		}
	}
	t.Fatal("not in the repository")
	return ""
}

// A Place is a module or workspace, and what is asked about there.
type Place struct {
	Dir      string
	Patterns []string
}

// Corpus returns the places where doors must agree: the example, a module with
// rows, and a workspace of all cases of all rules with the frameworks' stubs.
func Corpus(t *testing.T) map[string]Place {
	t.Helper()
	data := filepath.Join(Root(t), "analyzer", "testdata")
	return map[string]Place{
		"example": module(t, filepath.Join(data, "example"), "example.com/example"),
		"httpx":   module(t, filepath.Join(data, "httpx"), ""),
		"cases":   workspace(t, filepath.Join(data, "src")),
	}
}

// module copies a folder, and makes a module of it unless it is one.
func module(t *testing.T, from, path string) Place {
	t.Helper()
	dir := Copy(t, from)
	if path != "" {
		write(t, filepath.Join(dir, "go.mod"), "module "+path+"\n\ngo 1.26\n")
	}
	return Place{dir, []string{"./..."}}
}

// workspace copies a folder of import paths and makes a module of each first
// element.
func workspace(t *testing.T, from string) Place {
	t.Helper()
	p := Place{Dir: Copy(t, from)}
	entries, err := os.ReadDir(p.Dir)
	if err != nil {
		t.Fatal(err)
	}
	work := "go 1.26\n"
	for _, e := range entries {
		write(t, filepath.Join(p.Dir, e.Name(), "go.mod"), "module "+e.Name()+"\n\ngo 1.26\n")
		work += "\nuse ./" + e.Name() + "\n"
		if !strings.Contains(e.Name(), ".") {
			p.Patterns = append(p.Patterns, "./"+e.Name()+"/...")
		}
	}
	write(t, filepath.Join(p.Dir, "go.work"), work)
	return p
}

// Copy copies a folder to a temporary one.
func Copy(t *testing.T, from string) string {
	t.Helper()
	dir, err := filepath.EvalSymlinks(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	if err := os.CopyFS(dir, os.DirFS(from)); err != nil {
		t.Fatal(err)
	}
	return dir
}

func write(t *testing.T, name, text string) {
	t.Helper()
	if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

// Build builds the command of the package at dir and returns its name.
func Build(t *testing.T, dir string) string {
	t.Helper()
	bin := filepath.Join(t.TempDir(), "tool")
	if _, stderr, err := Run(dir, "go", "build", "-o", bin, "."); err != nil {
		t.Fatalf("%v\n%s", err, stderr)
	}
	return bin
}

// Run runs a command in a folder. The go command is the user's, with nothing of
// the environment of this test.
func Run(dir, name string, args ...string) (stdout, stderr string, err error) {
	cmd := exec.Command(name, args...)
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), "GOFLAGS=", "GOWORK=", "PWD="+dir)
	var out, diag bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &diag
	err = cmd.Run()
	return out.String(), diag.String(), err
}

// Standalone returns what the command finds.
func Standalone(t *testing.T, tool string, p Place, flags ...string) []Finding {
	t.Helper()
	args := append(append([]string{"-f=json"}, flags...), p.Patterns...)
	stdout, stderr, err := Run(p.Dir, tool, args...)
	if stderr != "" {
		t.Fatalf("%v\n%s", err, stderr)
	}
	var list []struct {
		Rule, Message, File string
		Line, Col           int
	}
	if err := json.Unmarshal([]byte(stdout), &list); err != nil {
		t.Fatalf("%v\n%s", err, stdout)
	}
	var found []Finding
	for _, f := range list {
		found = append(found, Finding{f.Rule, fmt.Sprintf("%s:%d:%d", f.File, f.Line, f.Col), f.Message})
	}
	return Sorted(found)
}

// Vet returns what go vet finds with the tool.
func Vet(t *testing.T, tool string, p Place, flags ...string) []Finding {
	t.Helper()
	args := append(append([]string{"vet", "-vettool=" + tool, "-json"}, flags...), p.Patterns...)
	stdout, stderr, err := Run(p.Dir, "go", args...)
	if err != nil {
		t.Fatalf("%v\n%s", err, stderr)
	}
	var found []Finding
	for dec := json.NewDecoder(strings.NewReader(stdout)); ; {
		var tree map[string]map[string][]struct{ Posn, Message string }
		if err := dec.Decode(&tree); errors.Is(err, io.EOF) {
			return Sorted(found)
		} else if err != nil {
			t.Fatalf("%v\n%s", err, stdout)
		}
		for _, rules := range tree {
			for rule, list := range rules {
				for _, f := range list {
					found = append(found, Finding{rule, strings.TrimPrefix(f.Posn, p.Dir+string(filepath.Separator)), f.Message})
				}
			}
		}
	}
}
