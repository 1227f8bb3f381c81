package robust

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/authstatus/authstatus/internal/doors"
	"github.com/authstatus/authstatus/internal/report"
)

// own are the repository's modules that depend on the most code of others.
var own = []string{"analyzer/testdata/frameworks", "plugin/testdata/golangci"}

// TestModules runs the command over the packages that modules depend upon, as
// they lie in the module cache, and over the modules' own: once on one core,
// once on many, once as the go command's vet tool. Then it mends copies.
func TestModules(t *testing.T) {
	if testing.Short() {
		t.Skip("reads the module cache")
	}
	root := doors.Root(t)
	s := &session{tool: doors.Build(t, filepath.Join(root, "cmd", "authstatus")), seen: make(map[string]bool), tally: make(tally)}
	dirs := strings.Split(*dirsFlag, ",")
	if *dirsFlag == "" {
		dirs = nil
		for _, dir := range own {
			dirs = append(dirs, filepath.Join(root, dir))
		}
	}
	for _, dir := range dirs {
		t.Run(filepath.Base(dir), func(t *testing.T) { s.module(t, dir) })
	}
	t.Logf("slowest: %s%s", &s.slowest, s.tally)
	if s.tally["packages"] == 0 || s.tally["functions"] == 0 {
		t.Error("nothing was read")
	}
}

// A session is what all modules share.
type session struct {
	tool    string
	seen    map[string]bool // packages of module versions
	tally   tally
	slowest slowest
}

// A workplace is a module under work, with the environment in which the go
// command leaves it as it is.
type workplace struct {
	dir string
	env []string
}

// A listed is what go list says of a package.
type listed struct {
	ImportPath, Dir   string
	Standard          bool
	Incomplete        bool
	GoFiles, CgoFiles []string
	Module            *struct{ Path, Version, Dir, GoVersion string }
}

// key names a package for good.
func (p *listed) key() string {
	if p.Module == nil || p.Module.Version == "" {
		return p.Dir
	}
	return p.ImportPath + "@" + p.Module.Version
}

func (s *session) module(t *testing.T, dir string) {
	w := place(t, dir)
	packages := make(map[string]*listed)
	var paths []string
	for _, p := range s.list(t, w) {
		packages[p.ImportPath] = p
		paths = append(paths, p.ImportPath)
	}
	if paths = sample(paths, *everyFlag); len(paths) == 0 {
		return
	}
	many := s.run(t, w, paths, "-debug=timings", "-f=json", "-generated")
	s.tally["packages"] += len(paths)
	s.count(t, many.stderr)
	s.failures(t, w, packages, many.stderr)
	one := s.run(t, workplace{w.dir, append(w.env, "GOMAXPROCS=1")}, paths, "-f=json", "-generated")
	if one.stdout != many.stdout {
		s.tally["differences between one core and many"]++
		t.Errorf("on one core: %s\non many: %s", one.stdout, many.stdout)
	}
	var findings []report.Finding
	if err := json.Unmarshal([]byte(many.stdout), &findings); err != nil {
		t.Fatalf("%v: %s\n%s", err, many.stdout, many.stderr)
	}
	for _, f := range findings {
		s.tally["findings of "+f.Rule]++
	}
	s.compareVet(t, w, packages, sample(paths, *vetFlag), findings)
	s.mend(t, w, packages, findings)
}

// place finds out how to work in dir and write nothing there.
func place(t *testing.T, dir string) workplace {
	t.Helper()
	mod := filepath.Join(t.TempDir(), "go.mod")
	for _, file := range []string{"go.mod", "go.sum"} {
		data, err := os.ReadFile(filepath.Join(dir, file))
		if err != nil && !errors.Is(err, os.ErrNotExist) {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(filepath.Dir(mod), file), data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return workplace{dir, append(os.Environ(), "PWD="+dir, "GOWORK=off", "GOTOOLCHAIN=local", "GOFLAGS=-mod=mod -buildvcs=false -modfile="+mod)}
}

// list returns the packages of a module and those it depends upon that were not
// seen before and can be built.
func (s *session) list(t *testing.T, w workplace) []*listed {
	t.Helper()
	out := w.run(t, time.Minute, "go", "list", "-e", "-deps", "-json=ImportPath,Dir,Standard,Incomplete,GoFiles,CgoFiles,Module", "./...")
	var packages []*listed
	for dec := json.NewDecoder(strings.NewReader(out.stdout)); ; {
		p := new(listed)
		if err := dec.Decode(p); errors.Is(err, io.EOF) {
			return packages
		} else if err != nil {
			t.Fatal(err)
		}
		switch {
		case p.Standard, len(p.GoFiles)+len(p.CgoFiles) == 0:
		case p.Incomplete:
			s.tally["packages that go list finds fault with"]++
		case !s.seen[p.key()]:
			s.seen[p.key()] = true
			packages = append(packages, p)
		}
	}
}

// A said is what a process said.
type said struct {
	stdout, stderr string
	err            error
}

// run runs a command in the workplace. One that lingers is a fatal error.
func (w workplace) run(t *testing.T, limit time.Duration, name string, args ...string) said {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), limit)
	defer cancel()
	cmd := exec.CommandContext(ctx, name, args...)
	cmd.Dir, cmd.Env = w.dir, w.env
	var stdout, stderr bytes.Buffer
	cmd.Stdout, cmd.Stderr = &stdout, &stderr
	err := cmd.Run()
	if ctx.Err() != nil {
		t.Fatalf("%s %s: not done within %s", name, args[0], limit)
	}
	return said{stdout.String(), stderr.String(), err}
}

// run runs the tool over packages. It must not crash.
func (s *session) run(t *testing.T, w workplace, paths []string, flags ...string) said {
	t.Helper()
	out := w.run(t, *limitFlag+time.Duration(len(paths))*time.Second, s.tool, append(flags, paths...)...)
	if strings.Contains(out.stderr, "panic") && !strings.Contains(out.stderr, "panics 0") || strings.Contains(out.stderr, "goroutine ") {
		s.tally["crashes"]++
		t.Errorf("it crashed: %s", out.stderr)
	}
	return out
}

var (
	functions = regexp.MustCompile(`(?m)^functions: explored (\d+), beyond bound (\d+), panics (\d+)$`)
	slow      = regexp.MustCompile(`(?m)^slowest: (\S+)(?: \[\S+\])? ([0-9.]+)s`)
)

// count takes the counts out of what -debug=timings prints.
func (s *session) count(t *testing.T, stderr string) {
	t.Helper()
	m := functions.FindStringSubmatch(stderr)
	if m == nil {
		t.Fatalf("no counts: %s", stderr)
	}
	for i, what := range []string{"functions", "functions beyond bound", "functions that made it panic"} {
		n, err := strconv.Atoi(m[i+1])
		if err != nil {
			t.Fatal(err)
		}
		s.tally[what] += n
	}
	if m := slow.FindStringSubmatch(stderr); m != nil {
		took, err := time.ParseDuration(m[2] + "s")
		if err != nil {
			t.Fatal(err)
		}
		s.slowest.note(m[1], took)
		if took > *limitFlag {
			t.Errorf("%s took %s", m[1], took)
		}
	}
}

// failures looks at the packages that the tool could not load: the compiler
// must not do so either.
func (s *session) failures(t *testing.T, w workplace, packages map[string]*listed, stderr string) {
	t.Helper()
	for line := range strings.Lines(stderr) {
		rest, ok := strings.CutPrefix(line, "authstatus: ")
		path, why, _ := strings.Cut(rest, ": ")
		if !ok || packages[path] == nil {
			continue
		}
		if w.run(t, 10*time.Minute, "go", "build", "-o", os.DevNull, path).err == nil {
			s.tally["packages that compile and do not load"]++
			t.Errorf("%s compiles, but: %s", path, why)
			continue
		}
		s.tally["packages that do not compile"]++
	}
}

// compareVet holds what the go command finds with the tool in some packages
// against what the tool finds by itself.
func (s *session) compareVet(t *testing.T, w workplace, packages map[string]*listed, paths []string, findings []report.Finding) {
	t.Helper()
	if len(paths) == 0 {
		return
	}
	out := w.run(t, 30*time.Minute, "go", append([]string{"vet", "-vettool=" + s.tool, "-json", "-generated"}, paths...)...)
	vet, failed := readVet(t, w.dir, out.stdout)
	for line := range strings.Lines(out.stderr) {
		// What does not compile, or has tests that do not load, is named, and
		// nothing is found in it.
		if path, ok := strings.CutPrefix(strings.TrimSpace(line), "# "); ok {
			failed[strings.Trim(path, "[]")] = true
			continue
		}
		file, _, _ := strings.Cut(line, ":")
		if !filepath.IsAbs(file) {
			file = filepath.Join(w.dir, file)
		}
		for _, path := range paths {
			failed[path] = failed[path] || packages[path].Dir == filepath.Dir(file)
		}
	}
	var alone []string
	for _, f := range findings {
		if slices.Contains(paths, f.Package) && !failed[f.Package] {
			alone = append(alone, fmt.Sprintf("%s %s:%d:%d %s", f.Rule, f.File, f.Line, f.Col, f.Message))
		}
	}
	slices.Sort(alone)
	vet = slices.DeleteFunc(vet, func(line string) bool { return strings.Contains(line, "_test.go:") })
	for _, path := range paths {
		if !failed[path] {
			s.tally["packages compared with go vet"]++
		}
	}
	if !slices.Equal(alone, slices.Compact(vet)) {
		s.tally["differences from go vet"]++
		t.Errorf("by itself:\n%s\nunder go vet:\n%s\n%s", strings.Join(alone, "\n"), strings.Join(vet, "\n"), out.stderr)
	}
}

// readVet reads vet's JSON: the findings, and the packages for which it gives an
// error instead.
func readVet(t *testing.T, dir, stdout string) (found []string, failed map[string]bool) {
	t.Helper()
	failed = make(map[string]bool)
	for dec := json.NewDecoder(strings.NewReader(stdout)); ; {
		var tree map[string]map[string]json.RawMessage
		if err := dec.Decode(&tree); errors.Is(err, io.EOF) {
			slices.Sort(found)
			return found, failed
		} else if err != nil {
			t.Fatalf("%v: %s", err, stdout)
		}
		for path, rules := range tree {
			for rule, raw := range rules {
				var list []struct{ Posn, Message string }
				if err := json.Unmarshal(raw, &list); err != nil {
					t.Errorf("%s: %s: %s", path, rule, raw)
					failed[path] = true
				}
				for _, f := range list {
					found = append(found, fmt.Sprintf("%s %s %s", rule, strings.TrimPrefix(f.Posn, dir+string(filepath.Separator)), f.Message))
				}
			}
		}
	}
}
