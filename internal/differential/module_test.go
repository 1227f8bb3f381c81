package differential

import (
	"bytes"
	"context"
	"encoding/json"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"github.com/authstatus/authstatus/internal/generate"
)

// An answer is what the program's command prints for one request; see
// harness/run.go.txt of package generate.
type answer struct {
	Aborted bool
	Status  int
	Header  http.Header
	Body    string
	Events  []event
	Late    bool
	LateAt  [][]string
}

type event struct {
	Kind      string
	Status    int
	Challenge bool
	At        []string
}

func moduleDir(t *testing.T) string {
	if *keepFlag == "" {
		return t.TempDir()
	}
	dir := filepath.Join(*keepFlag, t.Name())
	if err := os.RemoveAll(dir); err != nil {
		t.Fatal(err)
	}
	return dir
}

func writeFiles(t *testing.T, dir string, files map[string]string) {
	t.Helper()
	for name, text := range files {
		file := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
}

// environment keeps the surroundings' go.work and flags out.
func environment() []string {
	return append(os.Environ(), "GOWORK=off", "GOFLAGS=-mod=mod", "GOPROXY=off")
}

// run compiles the program and sends every handler every input. The answers
// are by handler, in the order of its inputs.
func run(t *testing.T, dir string, p *generate.Program) [][]answer {
	t.Helper()
	// Without optimisation it builds faster.
	build := exec.Command("go", "build", "-gcflags=example.test/gen/...=-N -l", "-o", "run.exe", "./run")
	build.Dir, build.Env = dir, environment()
	if out, err := build.CombinedOutput(); err != nil {
		t.Fatalf("go build: %v\n%s", err, out)
	}
	type request struct {
		Path  string
		Input generate.Input
	}
	var requests []request
	for _, h := range p.Handlers {
		for _, in := range h.Inputs {
			requests = append(requests, request{h.Path, in})
		}
	}
	input, err := json.Marshal(requests)
	if err != nil {
		t.Fatal(err)
	}
	var stdout, stderr bytes.Buffer
	ctx, cancel := context.WithTimeout(t.Context(), 5*time.Minute)
	defer cancel()
	cmd := exec.CommandContext(ctx, filepath.Join(dir, "run.exe"))
	cmd.Stdin, cmd.Stdout, cmd.Stderr = bytes.NewReader(input), &stdout, &stderr
	if err := cmd.Run(); err != nil {
		t.Fatalf("the program: %v\n%s", err, stderr.Bytes())
	}
	var flat []answer
	if err := json.Unmarshal(stdout.Bytes(), &flat); err != nil {
		t.Fatal(err)
	}
	all := make([][]answer, len(p.Handlers))
	for i, h := range p.Handlers {
		all[i], flat = flat[:len(h.Inputs)], flat[len(h.Inputs):]
	}
	return all
}
