package robust

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"io/fs"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// TestPrograms has the suite read the tests of the Go compiler, which hold every
// odd thing that Go allows. They do not answer HTTP; their doubles do.
func TestPrograms(t *testing.T) {
	if testing.Short() {
		t.Skip("type-checks a lot")
	}
	goroot := strings.TrimSpace(output(t, "", "go", "env", "GOROOT"))
	x := newExaminer(t)
	for _, name := range sample(programs(t, filepath.Join(goroot, "test")), *everyFlag) {
		x.examine(name, []string{name})
	}
	x.report()
}

// TestCommands does the same with the packages of the go commands, which are
// large programs.
func TestCommands(t *testing.T) {
	if testing.Short() {
		t.Skip("type-checks a lot")
	}
	goroot := strings.TrimSpace(output(t, "", "go", "env", "GOROOT"))
	listed := output(t, filepath.Join(goroot, "src", "cmd"), "go", "list", "-json=ImportPath,Dir,GoFiles,CgoFiles", "cmd")
	var packages [][]string
	for dec := json.NewDecoder(strings.NewReader(listed)); ; {
		var p struct {
			ImportPath, Dir   string
			GoFiles, CgoFiles []string
		}
		if err := dec.Decode(&p); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			t.Fatal(err)
		}
		if len(p.CgoFiles) == 0 && len(p.GoFiles) > 0 {
			names := []string{p.ImportPath}
			for _, name := range p.GoFiles {
				names = append(names, filepath.Join(p.Dir, name))
			}
			packages = append(packages, names)
		}
	}
	x := newExaminer(t)
	for _, p := range sample(packages, *everyFlag) {
		x.examine(p[0], p[1:])
	}
	x.report()
}

// programs are the Go files below dir that are not part of a larger program.
func programs(t *testing.T, dir string) []string {
	t.Helper()
	var names []string
	err := filepath.WalkDir(dir, func(name string, _ fs.DirEntry, err error) error {
		if strings.HasSuffix(name, ".go") {
			names = append(names, name)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return names
}

func output(tb testing.TB, dir, name string, args ...string) string {
	tb.Helper()
	cmd := exec.Command(name, args...)
	cmd.Dir = dir
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		tb.Fatalf("%s %s: %v\n%s", name, strings.Join(args, " "), err, stderr.Bytes())
	}
	return string(out)
}
