package robust

import (
	"bytes"
	"fmt"
	"go/format"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/authstatus/authstatus/internal/report"
)

// mend copies the modules in which something can be mended, lets the tool do it
// there, and looks at what it has made of them.
func (s *session) mend(t *testing.T, w workplace, packages map[string]*listed, findings []report.Finding) {
	t.Helper()
	paths := make(map[string]bool)
	copies := make(map[string]string) // by the folder of the module
	replace := ""
	for _, f := range findings {
		p := packages[f.Package]
		if f.Fix == nil || p == nil || p.Module == nil || p.Module.Dir == "" {
			continue
		}
		paths[p.ImportPath] = true
		if copies[p.Module.Dir] == "" {
			copies[p.Module.Dir] = copyModule(t, p.Module.Dir, p.Module.Path)
			if p.Module.Dir != w.dir {
				replace += fmt.Sprintf("\nreplace %s => %s\n", p.Module.Path, copies[p.Module.Dir])
			}
		}
	}
	if len(paths) == 0 {
		return
	}
	there := place(t, w.dir)
	if dir := copies[w.dir]; dir != "" {
		there.dir = dir
		there.env = append(there.env, "PWD="+dir)
	}
	there.append(t, replace)
	asked := slices.Sorted(maps.Keys(paths))
	for round := 0; ; round++ {
		plan := s.run(t, there, asked, "-diff")
		if plan.stdout == "" {
			if round == 0 {
				s.tally["broken fixes"]++
				t.Errorf("nothing to mend in the copies: %s", plan.stderr)
			}
			break
		}
		if round == rounds {
			s.tally["broken fixes"]++
			t.Errorf("after %d rounds there is still something to mend:\n%s", round, plan.stdout)
			break
		}
		s.tally["hunks of fixes"] += strings.Count(plan.stdout, "\n@@ ")
		if out := s.run(t, there, asked, "-fix"); strings.Contains(out.stderr, "authstatus: ") {
			s.tally["broken fixes"]++
			t.Errorf("-fix: %s", out.stderr)
			break
		}
	}
	changed := 0
	for old, dir := range copies {
		changed += s.compareFiles(t, old, dir)
	}
	s.tally["files mended"] += changed
	if out := there.run(t, 30*time.Minute, "go", append([]string{"build"}, asked...)...); out.err != nil {
		s.compiled(t, w, there, asked)
	}
}

// compiled finds the packages that compile only as they were before.
func (s *session) compiled(t *testing.T, before, after workplace, paths []string) {
	t.Helper()
	for _, path := range paths {
		out := after.run(t, 10*time.Minute, "go", "build", "-o", os.DevNull, path)
		if out.err != nil && before.run(t, 10*time.Minute, "go", "build", "-o", os.DevNull, path).err == nil {
			s.tally["broken fixes"]++
			t.Errorf("%s does not compile any more: %s", path, out.stderr)
		}
	}
}

// append adds text to the go.mod in force.
func (w *workplace) append(t *testing.T, text string) {
	t.Helper()
	_, mod, _ := strings.Cut(strings.Join(w.env, "\n"), "-modfile=")
	mod, _, _ = strings.Cut(mod, "\n")
	f, err := os.OpenFile(mod, os.O_APPEND|os.O_WRONLY, 0)
	if err == nil {
		_, err = f.WriteString(text)
	}
	if err == nil {
		err = f.Close()
	}
	if err != nil {
		t.Fatal(err)
	}
}

// copyModule copies a module without what the go command does not look at.
func copyModule(t *testing.T, from, path string) string {
	t.Helper()
	to, err := filepath.EvalSymlinks(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	err = filepath.WalkDir(from, func(name string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(from, name)
		if err != nil {
			return err
		}
		if entry.IsDir() {
			if entry.Name() == ".git" || entry.Name() == "node_modules" {
				return fs.SkipDir
			}
			return os.MkdirAll(filepath.Join(to, rel), 0o755)
		}
		if !entry.Type().IsRegular() {
			return nil
		}
		data, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		return os.WriteFile(filepath.Join(to, rel), data, 0o644)
	})
	if err != nil {
		t.Fatal(err)
	}
	mod := filepath.Join(to, "go.mod")
	if _, err := os.Stat(mod); err != nil {
		err = os.WriteFile(mod, []byte("module "+path+"\n"), 0o644)
		if err != nil {
			t.Fatal(err)
		}
	}
	return to
}

// compareFiles returns how many Go files differ between a module and its copy;
// those that were formatted must be so still.
func (s *session) compareFiles(t *testing.T, old, dir string) int {
	t.Helper()
	changed := 0
	err := filepath.WalkDir(dir, func(name string, _ fs.DirEntry, err error) error {
		if err != nil || filepath.Ext(name) != ".go" {
			return err
		}
		after, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		before, err := os.ReadFile(filepath.Join(old, strings.TrimPrefix(name, dir)))
		if err != nil || bytes.Equal(before, after) {
			return err
		}
		changed++
		if formatted(before) && !formatted(after) {
			s.tally["broken fixes"]++
			t.Errorf("%s is not formatted any more", name)
		}
		return nil
	})
	if err != nil {
		t.Error(err)
	}
	return changed
}

func formatted(src []byte) bool {
	clean, err := format.Source(src)
	return err == nil && bytes.Equal(clean, src)
}
