package main

import (
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// TestTrace looks at what the command asks of the system, with strace: it opens
// no connection, runs nothing but the go command, and writes nothing unless
// -fix says so.
func TestTrace(t *testing.T) {
	if testing.Short() {
		t.Skip("traces processes")
	}
	strace, err := exec.LookPath("strace")
	if err != nil {
		t.Skip("strace is not installed: what the command asks of the system is not looked at")
	}
	if out, err := exec.Command(strace, "-f", "-o", os.DevNull, "true").CombinedOutput(); err != nil {
		t.Skipf("strace cannot trace here: %s", out)
	}
	tool, err := exec.LookPath("suite")
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		flags []string
		wrote []string // in the module
	}{
		{nil, nil},
		{[]string{"-diff", "-f=sarif"}, nil},
		{[]string{"-fix"}, []string{"a.go"}},
	} {
		dir, err := filepath.EvalSymlinks(t.TempDir())
		if err != nil {
			t.Fatal(err)
		}
		write(t, filepath.Join(dir, "go.mod"), "module example.com/m\n\ngo 1.26\n")
		write(t, filepath.Join(dir, "a.go"), traced)
		log := filepath.Join(t.TempDir(), "log")
		cmd := exec.Command(strace, append([]string{"-ff", "-y", "-o", log, "-e", "trace=clone,clone3,vfork,fork,execve,connect,openat,open,creat,unlink,unlinkat,rename,renameat,renameat2,mkdir,mkdirat,truncate,symlinkat,linkat", tool}, test.flags...)...)
		cmd.Dir = dir
		cmd.Env = append(os.Environ(), "PWD="+dir, "GOPROXY=off", "GOTELEMETRY=off")
		_ = cmd.Run() // there are findings
		seen := readTrace(t, log, tool, dir)
		t.Logf("%v: %v", test.flags, seen)
		if got := slices.Sorted(maps.Keys(seen.programs)); !slices.Equal(got, []string{"go", "suite"}) {
			t.Errorf("%v: it runs %v", test.flags, got)
		}
		if len(seen.connections) > 0 {
			t.Errorf("%v: it connects: %v", test.flags, seen.connections)
		}
		if got := slices.Sorted(maps.Keys(seen.own)); len(got) > 0 {
			t.Errorf("%v: it writes %v", test.flags, got)
		}
		if got := slices.Sorted(maps.Keys(seen.written)); !slices.Equal(got, test.wrote) {
			t.Errorf("%v: written in the module: %v, want %v", test.flags, got, test.wrote)
		}
	}
}

const traced = `package m

import "net/http"

func ok(w http.ResponseWriter) {
	w.Header().Set("WWW-Authenticate", "Bearer realm=\"a\"")
	w.WriteHeader(http.StatusUnauthorized)
}

func deny(w http.ResponseWriter) {
	w.WriteHeader(http.StatusUnauthorized)
}
`

func write(t *testing.T, name, text string) {
	t.Helper()
	if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}

// A trace is what the command and the programs that it runs have done.
type trace struct {
	programs    map[string]bool // that the command itself has run
	connections []string        // to another machine, by anybody
	written     map[string]bool // files of the module, by anybody
	own         map[string]bool // files elsewhere, by the command itself
}

var (
	execs    = regexp.MustCompile(`^execve\("([^"]+)".* = 0$`)
	forks    = regexp.MustCompile(`^(?:clone3?|v?fork)\(.* = (\d+)$`)
	connects = regexp.MustCompile(`^connect\(.*sa_family=AF_INET`)
	writes   = regexp.MustCompile(`^(?:open(?:at)?\(.*O_(?:WRONLY|RDWR|CREAT).* = \d+<([^>]*)>|` +
		`(?:creat|unlink|unlinkat|mkdir|mkdirat|truncate|symlinkat|linkat)\(.*"([^"]+)".* = 0|` +
		`rename(?:at|at2)?\(.*"[^"]+", .*"([^"]+)".* = 0)`)
)

// readTrace reads the file of the command's first process, and those of the
// processes that came of it.
func readTrace(t *testing.T, log, tool, dir string) *trace {
	t.Helper()
	files, err := filepath.Glob(log + ".*")
	if err != nil {
		t.Fatal(err)
	}
	seen := &trace{programs: map[string]bool{}, written: map[string]bool{}, own: map[string]bool{}}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if strings.HasPrefix(string(data), fmt.Sprintf("execve(%q", tool)) {
			seen.read(t, string(data), log, dir, false)
		}
	}
	return seen
}

// read takes in what a process has done; foreign: the go command has started it.
func (seen *trace) read(t *testing.T, data, log, dir string, foreign bool) {
	t.Helper()
	for line := range strings.Lines(data) {
		line = strings.TrimSpace(line)
		if m := forks.FindStringSubmatch(line); m != nil {
			child, err := os.ReadFile(log + "." + m[1])
			if err != nil {
				t.Fatal(err)
			}
			seen.read(t, string(child), log, dir, foreign)
		}
		if m := execs.FindStringSubmatch(line); m != nil && !foreign {
			seen.programs[filepath.Base(m[1])] = true
			foreign = filepath.Base(m[1]) == "go"
		}
		if connects.MatchString(line) {
			seen.connections = append(seen.connections, line)
		}
		if m := writes.FindStringSubmatch(line); m != nil {
			seen.write(m[1]+m[2]+m[3], dir, foreign)
		}
	}
}

func (seen *trace) write(name, dir string, foreign bool) {
	rel, inside := strings.CutPrefix(name, dir+string(filepath.Separator))
	switch {
	case inside && strings.HasPrefix(rel, ".authstatus-"): // staged
	case inside:
		seen.written[rel] = true
	case !foreign && name != os.DevNull:
		seen.own[name] = true
	}
}
