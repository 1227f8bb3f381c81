package main

import (
	"bytes"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
	_ "github.com/securego/gosec/v2" // its module has the schema of SARIF 2.1.0 with errata 01

	"github.com/authstatus/authstatus/internal/doors"
)

const reviewdog = "github.com/reviewdog/reviewdog/cmd/reviewdog@v0.21.0"

// SARIF logs follow the schema of the standard, those of real findings and those
// of the golden files.
func TestSARIFSchema(t *testing.T) {
	dir, stderr, err := doors.Run(here(t), "go", "list", "-m", "-f", "{{.Dir}}", "github.com/securego/gosec/v2")
	if err != nil {
		t.Fatal(stderr)
	}
	schema, err := jsonschema.NewCompiler().Compile(filepath.Join(strings.TrimSpace(dir), "report/sarif/testdata/sarif-schema-2.1.0.json"))
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(schema.Location+schema.ID, "errata01") {
		t.Errorf("another schema: %s %s", schema.Location, schema.ID)
	}
	tool := doors.Build(t, filepath.Join(doors.Root(t), "cmd", "authstatus"))
	logs := make(map[string]string)
	for name, p := range doors.Corpus(t) {
		logs[name], _, _ = doors.Run(p.Dir, tool, append([]string{"-f=sarif"}, p.Patterns...)...) // there are findings
	}
	golden, err := filepath.Glob(filepath.Join(doors.Root(t), "internal/report/testdata/sarif*.golden"))
	if err != nil || len(golden) == 0 {
		t.Fatal("no golden files", err)
	}
	for _, name := range golden {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		logs[filepath.Base(name)] = string(data)
	}
	for name, log := range logs {
		value, err := jsonschema.UnmarshalJSON(strings.NewReader(log))
		if err == nil {
			err = schema.Validate(value)
		}
		if err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	// The schema would not take everything.
	wrong, err := jsonschema.UnmarshalJSON(strings.NewReader(strings.ReplaceAll(logs["example"], `"startLine": `, `"startLine": -`)))
	if err != nil || schema.Validate(wrong) == nil {
		t.Errorf("negative lines are accepted (%v)", err)
	}
}

const odd = `package m

import "net/http"

func basic(w http.ResponseWriter) {
	w.Header().Set("WWW-Authenticate", "Basic realm=\"b\"")
	http.Error(w, "who are you?", http.StatusUnauthorized)
}

func odd(w http.ResponseWriter, r *http.Request) {
	if _, _, ok := r.BasicAuth(); !ok { /* é€😀 */	http.Error(w, "é€😀", http.StatusUnauthorized); return }
}

func plain(w http.ResponseWriter, r *http.Request) {
	if _, _, ok := r.BasicAuth(); !ok {
		http.Error(w, "é€😀", http.StatusUnauthorized)
		return
	}
}
`

// Reviewdog reads what is printed for it, on a real diff: the places are where
// the command says, and a suggestion put into the file is what -fix writes.
func TestReviewdog(t *testing.T) {
	bin := t.TempDir()
	install := exec.Command("go", "install", reviewdog)
	install.Env = append(os.Environ(), "GOBIN="+bin, "GOFLAGS=", "GOWORK=off")
	if out, err := install.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	tool := doors.Build(t, filepath.Join(doors.Root(t), "cmd", "authstatus"))
	p := source(t, "package m\n")
	for _, args := range [][]string{{"init", "-q"}, {"add", "."}, {"-c", "user.name=x", "-c", "user.email=x@example.com", "commit", "-qm", "one"}} {
		if _, stderr, err := doors.Run(p.Dir, "git", args...); err != nil {
			t.Fatal(stderr)
		}
	}
	if err := os.WriteFile(filepath.Join(p.Dir, "m.go"), []byte(odd), 0o644); err != nil {
		t.Fatal(err)
	}
	want := doors.Standalone(t, tool, p)
	for _, format := range []string{"sarif", "rdjson", "checkstyle"} {
		t.Run(format, func(t *testing.T) {
			log, _, _ := doors.Run(p.Dir, tool, "-f="+format, "./...") // there are findings
			cmd := exec.Command(filepath.Join(bin, "reviewdog"), "-f="+format, "-diff=git diff", "-reporter=rdjsonl", "-filter-mode=added")
			cmd.Dir, cmd.Stdin = p.Dir, strings.NewReader(log)
			out, err := cmd.Output()
			if err != nil {
				t.Fatal(err)
			}
			reviewed(t, p, tool, want, out, format)
		})
	}
}

type rdPosition struct{ Line, Column int }

type rdDiagnostic struct {
	Message  string
	Location struct {
		Range struct{ Start, End rdPosition }
	}
	Suggestions []struct {
		Range struct{ Start, End rdPosition }
		Text  string
	}
}

func reviewed(t *testing.T, p doors.Place, tool string, want []doors.Finding, out []byte, format string) {
	t.Helper()
	source := read(t, p, "m.go")
	n, suggested := 0, 0
	for dec := json.NewDecoder(bytes.NewReader(out)); dec.More(); n++ {
		var d rdDiagnostic
		if err := dec.Decode(&d); err != nil {
			t.Fatal(err)
		}
		at := offset(source, d.Location.Range.Start)
		// It takes all columns for bytes, also those of formats that count otherwise.
		if line, _, _ := strings.Cut(source[at:], "\n"); format != "rdjson" && strings.Contains(line, "*/") {
			continue
		}
		if !strings.HasPrefix(source[at:], "http.Error(") {
			t.Errorf("%d:%d is not the call but %.20q", d.Location.Range.Start.Line, d.Location.Range.Start.Column, source[at:])
		}
		for _, s := range d.Suggestions {
			suggested++
			fixed := source[:offset(source, s.Range.Start)] + s.Text + source[offset(source, s.Range.End):]
			q := doors.Place{Dir: t.TempDir(), Patterns: p.Patterns}
			for name, text := range map[string]string{"go.mod": "module example.com/m\n\ngo 1.26\n", "m.go": fixed} {
				if err := os.WriteFile(filepath.Join(q.Dir, name), []byte(text), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			if left := doors.Standalone(t, tool, q); len(left) != len(want)-1 {
				t.Errorf("with the suggestion there are %d findings of %d left:\n%s", len(left), len(want), fixed)
			}
		}
	}
	if n != len(want) || n == 0 {
		t.Errorf("reviewdog shows %d findings of %d", n, len(want))
	}
	if format != "checkstyle" && suggested == 0 {
		t.Error("no suggestions")
	}
}

// Jq takes the findings out of the JSON.
func TestJq(t *testing.T) {
	jq := need(t, "jq", "Debian has it")
	tool := doors.Build(t, filepath.Join(doors.Root(t), "cmd", "authstatus"))
	p := doors.Corpus(t)["example"]
	found, _, _ := doors.Run(p.Dir, tool, append([]string{"-f=json"}, p.Patterns...)...) // there are findings
	cmd := exec.Command(jq, "-r", `.[] | "\(.file):\(.line):\(.col) \(.rule)"`)
	cmd.Stdin = strings.NewReader(found)
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatalf("%v %s", err, out)
	}
	var want []string
	for _, f := range doors.Standalone(t, tool, p) {
		want = append(want, f.Place+" "+f.Rule)
	}
	got := strings.Split(strings.TrimSuffix(string(out), "\n"), "\n")
	slices.Sort(got)
	slices.Sort(want)
	if !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}

// offset of a line and a column in bytes.
func offset(text string, p rdPosition) int {
	at := 0
	for range p.Line - 1 {
		at += strings.IndexByte(text[at:], '\n') + 1
	}
	return at + p.Column - 1
}

func here(t *testing.T) string {
	t.Helper()
	dir, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	return dir
}
