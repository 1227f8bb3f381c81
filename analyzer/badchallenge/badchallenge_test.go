package badchallenge_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	"golang.org/x/tools/go/analysis/analysistest"

	"github.com/authstatus/authstatus/analyzer/badchallenge"
)

func testdata(t *testing.T) string {
	t.Helper()
	dir, err := filepath.Abs(filepath.Join("..", "testdata"))
	if err != nil {
		t.Fatal(err)
	}
	return dir
}

func Test(t *testing.T) {
	analysistest.RunWithSuggestedFixes(t, testdata(t), badchallenge.Analyzer,
		"badchallenge/grammar",
		"badchallenge/schemes",
		"badchallenge/fields",
		"badchallenge/texts",
		"badchallenge/helpers",
		"badchallenge/request",
		"badchallenge/frameworks",
		"badchallenge/silent",
		"badchallenge/ignored",
		"badchallenge/page",
		"badchallenge/limits",
	)
}

func TestStrict(t *testing.T) {
	set(t, "true")
	analysistest.RunWithSuggestedFixes(t, testdata(t), badchallenge.Analyzer, "badchallenge/strict")
}

// What the fixes made compiles and has nothing to fix.
func TestFixesHold(t *testing.T) {
	src := filepath.Join(testdata(t), "src")
	dir := t.TempDir()
	if err := os.CopyFS(filepath.Join(dir, "src", "github.com"), os.DirFS(filepath.Join(src, "github.com"))); err != nil {
		t.Fatal(err)
	}
	goldens, err := fs.Glob(os.DirFS(src), "badchallenge/*/*.golden")
	if err != nil || len(goldens) == 0 {
		t.Fatal(goldens, err)
	}
	var pkgs []string
	for _, golden := range goldens {
		text, err := os.ReadFile(filepath.Join(src, golden))
		if err != nil {
			t.Fatal(err)
		}
		pkg := filepath.Dir(golden)
		if err := os.MkdirAll(filepath.Join(dir, "src", pkg), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, "src", pkg, "fixed.go"), text, 0o666); err != nil {
			t.Fatal(err)
		}
		pkgs = append(pkgs, pkg)
	}
	for _, result := range analysistest.Run(quiet{}, dir, badchallenge.Analyzer, pkgs...) {
		if result.Err != nil {
			t.Error(result.Err)
		}
		for _, d := range result.Diagnostics {
			if len(d.SuggestedFixes) > 0 {
				t.Errorf("%s: %s", result.Pass.Fset.Position(d.Pos), d.Message)
			}
		}
	}
}

// quiet does not mind the diagnostics that are gone.
type quiet struct{}

func (quiet) Errorf(string, ...any) {}

// set sets -strict for a test.
func set(t *testing.T, strict string) {
	t.Helper()
	flags := &badchallenge.Analyzer.Flags
	if err := flags.Set("strict", strict); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := flags.Set("strict", "false"); err != nil {
			t.Fatal(err)
		}
	})
}
