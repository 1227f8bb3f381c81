package apply

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"
)

// killEnv makes the test binary a process that writes a plan and is killed.
const killEnv = "AUTHSTATUS_KILLED"

const killedFiles = 40

func killedPlan(dir string) *Plan {
	p := new(Plan)
	for i := range killedFiles {
		p.Changes = append(p.Changes, Change{File: filepath.Join(dir, fmt.Sprintf("f%02d.go", i)), New: killedContent("new", i)})
	}
	return p
}

// killedContent is long enough that writing it takes several steps.
func killedContent(word string, i int) []byte {
	return bytes.Repeat(fmt.Appendf(nil, "// %s %d\n", word, i), 20_000)
}

// TestKilled kills the process at some moment of its writing: every file is the
// old or the new one, whole, and what was staged cannot be taken for source.
func TestKilled(t *testing.T) {
	if dir := os.Getenv(killEnv); dir != "" {
		if err := killedPlan(dir).Write(); err != nil {
			t.Fatal(err)
		}
		return
	}
	if testing.Short() {
		t.Skip("starts processes")
	}
	seen := make(map[string]int) // what became of the runs
	whole := killed(t, time.Minute, seen)
	const runs = 40
	for i := range runs {
		killed(t, whole*time.Duration(i)/runs, seen)
	}
	if seen["all old"] == 0 || seen["all new"] == 0 {
		t.Errorf("no run was killed before the first file, or none came to its end: %v", seen)
	}
	t.Log(seen)
}

// killed has a process write the plan, kills it after some time, and notes in
// seen what became of the files. It returns how long the process lived.
func killed(t *testing.T, after time.Duration, seen map[string]int) time.Duration {
	t.Helper()
	dir := t.TempDir()
	for i := range killedFiles {
		if err := os.WriteFile(filepath.Join(dir, fmt.Sprintf("f%02d.go", i)), killedContent("old", i), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	ctx, cancel := context.WithTimeout(t.Context(), after)
	defer cancel()
	cmd := exec.CommandContext(ctx, os.Args[0], "-test.run=^TestKilled$")
	cmd.Env = append(os.Environ(), killEnv+"="+dir)
	start := time.Now()
	_ = cmd.Run() // it is killed, or not
	lived := time.Since(start)
	seen[killedState(t, dir)]++
	return lived
}

// killedState looks at the files after a run.
func killedState(t *testing.T, dir string) string {
	t.Helper()
	renewed := 0
	for i := range killedFiles {
		name := filepath.Join(dir, fmt.Sprintf("f%02d.go", i))
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		switch {
		case bytes.Equal(data, killedContent("new", i)):
			renewed++
		case !bytes.Equal(data, killedContent("old", i)):
			t.Errorf("%s is neither old nor new: %d bytes", name, len(data))
		}
	}
	if files, err := filepath.Glob(filepath.Join(dir, "*.go")); err != nil || len(files) != killedFiles {
		t.Errorf("%d Go files: %v", len(files), err)
	}
	switch renewed {
	case 0:
		return "all old"
	case killedFiles:
		return "all new"
	}
	return "some"
}
