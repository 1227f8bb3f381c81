package apply

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/authstatus/authstatus/internal/report"
)

// fix returns a finding whose fix replaces each old text, at its first place in
// src, by the new one.
func fix(file, src string, oldNew ...string) report.Finding {
	f := report.Finding{Fix: new(report.Fix)}
	for i := 0; i < len(oldNew); i += 2 {
		start := strings.Index(src, oldNew[i])
		f.Fix.Edits = append(f.Fix.Edits, report.Edit{
			Range: report.Range{File: file},
			Start: start, End: start + len(oldNew[i]), New: oldNew[i+1],
		})
	}
	return f
}

func TestNew(t *testing.T) {
	const src = "package p\n\nfunc f() {\n\tdeny()\n\tnext()\n}\n"
	for _, test := range []struct {
		name     string
		src      string
		findings func(src string) []report.Finding
		want     string
		left     int
	}{
		{
			"two fixes", src,
			func(s string) []report.Finding {
				return []report.Finding{fix("p.go", s, "deny", "forbid"), fix("p.go", s, "next", "last")}
			},
			strings.NewReplacer("deny", "forbid", "next", "last").Replace(src), 0,
		},
		{
			"overlapping: the first wins", src,
			func(s string) []report.Finding {
				return []report.Finding{fix("p.go", s, "deny()", "a()"), fix("p.go", s, "()\n\tnext", "b")}
			},
			strings.Replace(src, "deny", "a", 1), 1,
		},
		{
			"a fix is whole: one of its edits overlaps", src,
			func(s string) []report.Finding {
				return []report.Finding{fix("p.go", s, "deny", "a"), fix("p.go", s, "deny", "b", "next", "c")}
			},
			strings.Replace(src, "deny", "a", 1), 1,
		},
		{
			"two insertions at one place", src,
			func(s string) []report.Finding {
				x, y := fix("p.go", s, "deny", "a"), fix("p.go", s, "deny", "b")
				x.Fix.Edits[0].End = x.Fix.Edits[0].Start
				y.Fix.Edits[0].End = y.Fix.Edits[0].Start
				return []report.Finding{x, y}
			},
			strings.Replace(src, "deny", "adeny", 1), 1,
		},
		{
			"the same fix twice", src,
			func(s string) []report.Finding {
				return []report.Finding{fix("p.go", s, "deny", "a"), fix("p.go", s, "deny", "a")}
			},
			strings.Replace(src, "deny", "a", 1), 0,
		},
		{
			"no fix", src,
			func(string) []report.Finding { return []report.Finding{{}} },
			"", 1,
		},
		{
			"formatted, as it was before", src,
			func(s string) []report.Finding { return []report.Finding{fix("p.go", s, "next()", "if x {\nreturn}")} },
			strings.Replace(src, "next()", "if x {\n\t\treturn\n\t}", 1), 0,
		},
		{
			"not formatted, as it was before", "package p;func f(){deny()}\n",
			func(s string) []report.Finding { return []report.Finding{fix("p.go", s, "deny", "a")} },
			"package p;func f(){a()}\n", 0,
		},
		{
			"Windows line ends", strings.ReplaceAll(src, "\n", "\r\n"),
			func(s string) []report.Finding { return []report.Finding{fix("p.go", s, "next()", "last()\n\treturn")} },
			strings.ReplaceAll(strings.Replace(src, "next()", "last()\n\treturn", 1), "\n", "\r\n"), 0,
		},
		{
			"not UTF-8", "package p\n\n// \xff\nfunc f() { deny() }\n",
			func(s string) []report.Finding { return []report.Finding{fix("p.go", s, "deny", "a")} },
			"", -1,
		},
		{
			"a fix that breaks the file", src,
			func(s string) []report.Finding { return []report.Finding{fix("p.go", s, "deny()", "deny(")} },
			"", -1,
		},
		{
			"the file has changed since", src,
			func(s string) []report.Finding { return []report.Finding{fix("p.go", s+"//longer", "longer", "a")} },
			"", -1,
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			plan, err := New(test.findings(test.src), Files{
				Read: func(string) ([]byte, error) { return []byte(test.src), nil },
				Keep: func(string) bool { return false },
			})
			if (err != nil) != (test.left < 0) {
				t.Fatalf("error is %v", err)
			}
			if err != nil {
				return
			}
			var got string
			for _, c := range plan.Changes {
				got += string(c.New)
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
			if len(plan.Left) != test.left {
				t.Errorf("%d findings left, want %d", len(plan.Left), test.left)
			}
		})
	}
}

func TestKeep(t *testing.T) {
	const src = "package p\n"
	keep := Foreign("/cache/mod")
	for _, name := range []string{"/m/vendor/p.go", "/cache/mod/example.com@v1.0.0/p.go"} {
		plan, err := New([]report.Finding{fix(name, src, "p", "q")}, Files{
			Read: func(string) ([]byte, error) { return []byte(src), nil },
			Keep: keep,
		})
		if err != nil || len(plan.Changes) != 0 || len(plan.Left) != 1 {
			t.Errorf("%s: changes %v, error %v", name, plan.Changes, err)
		}
	}
	if keep("/m/vendored/p.go") || keep("/cache/model/p.go") {
		t.Error("files of one's own are kept")
	}
}

func TestUnreadable(t *testing.T) {
	_, err := New([]report.Finding{fix("p.go", "package p", "p", "q")}, Files{
		Read: func(string) ([]byte, error) { return nil, os.ErrPermission },
		Keep: func(string) bool { return false },
	})
	if !errors.Is(err, os.ErrPermission) {
		t.Errorf("error is %v", err)
	}
}

func TestWrite(t *testing.T) {
	dir := t.TempDir()
	write := func(name string, mode os.FileMode) string {
		name = filepath.Join(dir, name)
		if err := os.WriteFile(name, []byte("old"), mode); err != nil {
			t.Fatal(err)
		}
		return name
	}
	read := func(name string) string {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		return string(data)
	}
	plain, locked := write("a.go", 0o640), write("b.go", 0o444)
	link := filepath.Join(dir, "link.go")
	if err := os.Symlink("a.go", link); err != nil {
		t.Fatal(err)
	}

	// Nothing is written unless all can be.
	plan := &Plan{Changes: []Change{{File: plain, New: []byte("new")}, {File: locked, New: []byte("new")}}}
	if err := plan.Write(); err == nil || !strings.Contains(err.Error(), "b.go is read-only") {
		t.Errorf("error is %v", err)
	}
	if got := read(plain) + read(locked); got != "oldold" {
		t.Errorf("files hold %q", got)
	}
	missing := &Plan{Changes: []Change{{File: plain, New: []byte("new")}, {File: filepath.Join(dir, "no.go")}}}
	if err := missing.Write(); err == nil {
		t.Error("a missing file was written")
	}

	// Through a link, with the mode, and no trace of how.
	if err := (&Plan{Changes: []Change{{File: link, New: []byte("new")}}}).Write(); err != nil {
		t.Fatal(err)
	}
	if read(plain) != "new" {
		t.Error("the link's target was not written")
	}
	if info, err := os.Lstat(link); err != nil || info.Mode()&os.ModeSymlink == 0 {
		t.Error("the link was replaced")
	}
	if info, err := os.Stat(plain); err != nil || info.Mode().Perm() != 0o640 {
		t.Errorf("mode is %v", info.Mode())
	}
	names, err := filepath.Glob(filepath.Join(dir, ".*"))
	if err != nil || len(names) > 0 {
		t.Errorf("left behind: %v", names)
	}
}

func TestDiff(t *testing.T) {
	var b bytes.Buffer
	plan := &Plan{Changes: []Change{{"/dir/a/p.go", []byte("x\n"), []byte("y\n")}}}
	if err := plan.Diff(&b, "/dir"); err != nil {
		t.Fatal(err)
	}
	const want = "--- a/a/p.go\n+++ b/a/p.go\n@@ -1 +1 @@\n-x\n+y\n"
	if diff := cmp.Diff(want, b.String()); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
