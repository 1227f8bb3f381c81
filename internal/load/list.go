package load

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"go/version"
	"io"
	"os/exec"
	"regexp"
	"strings"

	"golang.org/x/tools/go/analysis"
)

// listed is what we read of one package in the output of go list. The names are
// the go command's.
type listed struct {
	ImportPath      string
	Name            string
	Dir             string
	Export          string // file in the build cache, if the package is in it
	Standard        bool
	DepOnly         bool
	Module          *listedModule
	GoFiles         []string
	CgoFiles        []string
	CompiledGoFiles []string
	Imports         []string
	ImportMap       map[string]string // where a source's import path differs
	Error           *listedError
	DepsErrors      []*listedError
}

type listedModule struct {
	analysis.Module
	Main bool
}

type listedError struct {
	Pos string // "file:line:col", relative to the current directory, or ""
	Err string
}

func (e *listedError) String() string {
	msg, _, _ := strings.Cut(e.Err, "\n")
	msg = strings.TrimSuffix(msg, "; to add it:")
	if e.Pos == "" || strings.HasPrefix(msg, e.Pos) {
		return msg
	}
	return e.Pos + ": " + msg
}

const (
	graphFields = "-json=ImportPath,Name,Dir,Export,Standard,DepOnly,Module,GoFiles,CgoFiles," +
		"Imports,ImportMap,Error,DepsErrors"
	cgoFields = "-json=ImportPath,CompiledGoFiles,Imports,Error"
)

// list asks for the import graph of the patterns. It also returns the patterns
// that matched nothing.
//
// -export names the file of a package's export data and, to that end, builds
// what the cache lacks; -n has the go command print those steps instead of
// taking them. Together they tell which packages the cache already holds.
func list(cfg Config) (packages []*listed, unmatched []string, err error) {
	args := []string{"-n", "-export", "-deps", graphFields}
	return goList(cfg, args, cfg.Patterns)
}

// listCgo asks for the files of the packages as cgo leaves them; it runs cgo
// where the build cache does not hold its output.
func listCgo(cfg Config, importPaths []string) ([]*listed, error) {
	packages, _, err := goList(cfg, []string{"-compiled", cgoFields}, importPaths)
	return packages, err
}

func goList(cfg Config, flags, patterns []string) (packages []*listed, unmatched []string, err error) {
	// Version stamps would have the go command run git, for nothing.
	args := append([]string{"list", "-e", "-buildvcs=false"}, flags...)
	if cfg.Tests {
		args = append(args, "-test")
	}
	if cfg.Tags != "" {
		args = append(args, "-tags="+cfg.Tags)
	}
	args = append(append(args, "--"), patterns...)
	stdout, stderr, err := goCommand(cfg.Dir, args...)
	if err != nil {
		return nil, nil, err
	}
	for dec := json.NewDecoder(bytes.NewReader(stdout)); ; {
		l := new(listed)
		if err := dec.Decode(l); err == io.EOF {
			break
		} else if err != nil {
			return nil, nil, fmt.Errorf("reading the output of go list: %w", err)
		}
		packages = append(packages, l)
	}
	for _, m := range noMatch.FindAllSubmatch(stderr, -1) {
		unmatched = append(unmatched, string(m[1]))
	}
	return packages, unmatched, nil
}

var noMatch = regexp.MustCompile(`(?m)^go: warning: "(.*)" matched no packages$`)

// goCommand runs the go command. The error, if it fails, is the first line of
// what it says is wrong.
func goCommand(dir string, args ...string) (stdout, stderr []byte, err error) {
	var out, msg bytes.Buffer
	cmd := exec.Command("go", args...)
	cmd.Dir, cmd.Stdout, cmd.Stderr = dir, &out, &msg
	err = cmd.Run()
	var exit *exec.ExitError
	if errors.As(err, &exit) {
		err = errors.New(complaint(msg.String()))
	}
	return out.Bytes(), msg.Bytes(), err
}

// complaint returns the line of the go command's messages that tells what is
// wrong, for the steps printed by -n come before it.
func complaint(stderr string) string {
	lines := strings.Split(strings.TrimSpace(stderr), "\n")
	for _, line := range lines {
		if strings.HasPrefix(line, "go: ") && !strings.HasPrefix(line, "go: downloading ") {
			return line
		}
	}
	return lines[0]
}

// goSettings is what we ask the go command about itself.
type goSettings struct {
	GOARCH     string
	GOFLAGS    string
	GOMODCACHE string
	GOVERSION  string
}

func goEnv(dir string) (goSettings, error) {
	stdout, _, err := goCommand(dir, "env", "-json", "GOARCH", "GOFLAGS", "GOMODCACHE", "GOVERSION")
	if err != nil {
		return goSettings{}, err
	}
	var env goSettings
	if err := json.Unmarshal(stdout, &env); err != nil {
		return goSettings{}, fmt.Errorf("reading the output of go env: %w", err)
	}
	return env, nil
}

// outdated returns a complaint if a tool built by Go version built cannot be
// expected to understand the code of Go version current, or "".
func outdated(built, current string) string {
	if version.Compare(version.Lang(built), version.Lang(current)) >= 0 {
		return ""
	}
	return fmt.Sprintf("built by %s, which is older than the code's %s: build it again, with the newer one", built, current)
}
