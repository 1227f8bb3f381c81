package report

import (
	"bytes"
	"errors"
	"flag"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// The source has what formats may stumble over: tabs, characters of two, three
// and four bytes (the last a pair in UTF-16), and a Windows line end.
const source = "package p\n" +
	"\n" +
	"func f() {\n" +
	"\thttp.Error(w, \"é€😀\", 401); next()\r\n" +
	"\tdeny(\n" +
	"\t\tw,\n" +
	"\t)\n" +
	"}\n"

func sample() Report {
	return Report{
		Findings: []Finding{
			{
				Rule: "lostdenial", Severity: "warning", Message: "f goes on: 100%, and <more>\nlines",
				Range:   Range{File: "a b.go", Line: 4, Col: 37, EndLine: 4, EndCol: 43},
				Package: "example.com/p", Function: "f",
			},
			{
				Rule: "nochallenge", Severity: "error", Message: "f answers 401 without a challenge",
				Range:   Range{File: "p.go", Line: 4, Col: 2, EndLine: 4, EndCol: 35},
				Package: "example.com/p", Function: "(*T).f", URL: "https://example.com/nochallenge",
				Related: []Related{{Range{"/usr/q.go", 1, 1, 1, 1}, "called here"}},
				Fix: &Fix{"set it", []Edit{{
					Range: Range{File: "p.go", Line: 4, Col: 2, EndLine: 4, EndCol: 2},
					Start: 22, End: 22, New: "w.Header().Set(\"WWW-Authenticate\", `Basic`)\n\t",
				}}},
			},
			{
				Rule: "nochallenge", Severity: "error", Message: "over several lines",
				Range:   Range{File: "p.go", Line: 5, Col: 2, EndLine: 7, EndCol: 3},
				Package: "example.com/p",
			},
			{
				Rule: "nochallenge", Severity: "error", Message: "no column, from a line directive",
				Range:   Range{File: "p.go", Line: 100, Col: 0, EndLine: 100, EndCol: 0},
				Package: "example.com/p",
			},
		},
		Rules: []Rule{
			{ID: "nochallenge", Severity: "error", Short: "a 401 leaves without a challenge", Help: "Long.", URL: "https://example.com/nochallenge"},
			{ID: "lostdenial", Severity: "warning", Short: "the handler goes on", Help: "Longer."},
		},
		Source: NewSource("/dir", func(name string) ([]byte, error) {
			if filepath.Dir(name) == "/dir" {
				return []byte(source), nil
			}
			return nil, errors.New("not there")
		}),
		Version: "v1.2.3",
	}
}

func TestFormats(t *testing.T) {
	for _, f := range Formats {
		t.Run(f.Name, func(t *testing.T) {
			check(t, f.Name, f, sample())
			empty := sample()
			empty.Findings = nil
			check(t, f.Name+".empty", f, empty)
		})
	}
	t.Run("color", func(t *testing.T) {
		r := sample()
		r.Color = true
		check(t, "color", Format{"text", Text}, r)
	})
}

func check(t *testing.T, name string, f Format, r Report) {
	t.Helper()
	var got bytes.Buffer
	if err := f.Print(&got, r); err != nil {
		t.Fatal(err)
	}
	golden := filepath.Join("testdata", name+".golden")
	if *update {
		if err := os.WriteFile(golden, got.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got.String()); diff != "" {
		t.Errorf("%s (-want +got; -update accepts it):\n%s", golden, diff)
	}
}

func TestColumns(t *testing.T) {
	const line = "a€😀b"
	for _, c := range []struct{ bytes, runes, utf16 int }{
		{0, 1, 1}, {1, 1, 1}, {2, 2, 2}, {5, 3, 3}, {9, 4, 5}, {10, 5, 6}, {12, 7, 8},
	} {
		if got := runeCol(line, c.bytes); got != c.runes {
			t.Errorf("runeCol(%q, %d) = %d, want %d", line, c.bytes, got, c.runes)
		}
		if got := utf16Col(line, c.bytes); got != c.utf16 {
			t.Errorf("utf16Col(%q, %d) = %d, want %d", line, c.bytes, got, c.utf16)
		}
	}
}

func TestSorted(t *testing.T) {
	at := func(file string, line int, rule, pkg string) Finding {
		return Finding{Rule: rule, Range: Range{File: file, Line: line}, Package: pkg}
	}
	got := Sorted([]Finding{
		at("b.go", 1, "x", "p"),
		at("a.go", 2, "y", "p_test"), // the same place in a test variant
		at("a.go", 2, "y", "p"),
		at("a.go", 10, "x", "p"),
		at("a.go", 2, "x", "p"),
	})
	want := []Finding{at("a.go", 2, "x", "p"), at("a.go", 2, "y", "p"), at("a.go", 10, "x", "p"), at("b.go", 1, "x", "p")}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestFingerprints(t *testing.T) {
	lines := func(text string) *Source {
		return NewSource("", func(string) ([]byte, error) { return []byte(text), nil })
	}
	find := func(line ...int) []Finding {
		var found []Finding
		for _, n := range line {
			found = append(found, Finding{Rule: "r", Range: Range{File: "/a.go", Line: n}})
		}
		return found
	}
	before := Fingerprints(find(1, 2, 3), lines("x(1)\ny()\nx(1)\n"))
	after := Fingerprints(find(2, 4, 5), lines("\n\tx(1)\n\ny()\n x(1)\n"))
	if diff := cmp.Diff(before, after); diff != "" {
		t.Errorf("moved lines have other fingerprints:\n%s", diff)
	}
	if slices.Sort(before); len(slices.Compact(before)) != 3 {
		t.Errorf("fingerprints are not distinct: %v", before)
	}
}
