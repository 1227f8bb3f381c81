package house

import (
	"bytes"
	"flag"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

var reproduce = flag.Bool("reproduce", false, "build the command twice from scratch and compare the bytes")

// TestReproducible builds the command in two folders with nothing cached.
//
//	go test ./internal/house -run Reproducible -args -reproduce
func TestReproducible(t *testing.T) {
	if !*reproduce {
		t.Skip("compiles all there is, twice; ask for it with -reproduce")
	}
	var builds [][]byte
	for _, name := range []string{"one", "another"} {
		dir := filepath.Join(t.TempDir(), name)
		for _, part := range []string{"analyzer", "cmd", "internal"} {
			if err := os.CopyFS(filepath.Join(dir, part), os.DirFS(filepath.Join("../..", part))); err != nil {
				t.Fatal(err)
			}
		}
		for _, file := range []string{"go.mod", "go.sum"} {
			if err := os.WriteFile(filepath.Join(dir, file), []byte(read(t, file)), 0o600); err != nil {
				t.Fatal(err)
			}
		}
		cmd := exec.Command("go", "build", "-trimpath", "-buildvcs=false", "-o", "authstatus", "./cmd/authstatus")
		cmd.Dir = dir
		cmd.Env = append(os.Environ(), "CGO_ENABLED=0", "GOCACHE="+filepath.Join(t.TempDir(), "cache"))
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("%v\n%s", err, out)
		}
		data, err := os.ReadFile(filepath.Join(dir, "authstatus"))
		if err != nil {
			t.Fatal(err)
		}
		builds = append(builds, data)
	}
	if !bytes.Equal(builds[0], builds[1]) {
		t.Error("two builds differ")
	}
}
