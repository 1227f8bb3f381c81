package atlas

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/authstatus/authstatus/internal/report"
)

var update = flag.Bool("update", false, "rewrite the golden files")

func at(file string, line, col, end int) report.Range {
	return report.Range{File: "/dir/" + file, Line: line, Col: col, EndLine: line, EndCol: end}
}

// sample has a denial of each kind, markup where text may have some, and
// findings that concern denials in each way.
func sample() *Map {
	verify := &Guard{Condition: "!ok || a < b && c | d", Line: 9, Evidence: []Evidence{
		{"credentials", "credentials are missing", "r.BasicAuth()", ""},
		{"verify", "the credentials are not valid", "same(a, b)", "password"},
	}}
	role := &Guard{Condition: "u.Role != `admin`", Line: 20, Partly: true, Evidence: []Evidence{{"permission", "a permission is missing", "u.Role != `admin`", "Role"}}}
	basic := Challenge{State: Sent, Scheme: "Basic", Value: `Basic realm="a <b>"`, Set: []report.Range{at("a.go", 9, 3, 40), at("z.go", 2, 1, 9)}}
	denials := []Denial{
		{Range: at("a.go", 10, 3, 50), Package: "example.com/a", Function: "(*T).files", Status: 401, Answer: "http.Error", How: "answer", Framework: "net/http", Responder: "http.ResponseWriter", Guard: verify, Conditional: true, Challenge: basic},
		{Range: at("a.go", 21, 3, 50), Package: "example.com/a", Function: "(*T).files", Status: 403, Answer: "c.JSON", How: "answer", Framework: "github.com/gin-gonic/gin", Responder: "*gin.Context", Guard: role, Conditional: true, Challenge: Challenge{State: NotNeeded}},
		{Range: at("a.go", 30, 3, 20), Package: "example.com/a", Function: "deny", In: "example.com/a.deny", Status: 401, Answer: "w.WriteHeader", How: "answer", Framework: "net/http", Challenge: Challenge{State: Missing}},
		{Range: at("b.go", 5, 2, 9), Package: "example.com/b", Function: "orders", Calls: "example.com/a.deny", Status: 401, Answer: "a.Deny", How: "answer", Framework: "net/http", Challenge: Challenge{State: Callers}},
		{Range: at("b.go", 6, 2, 9), Package: "example.com/b", Status: 407, Answer: "APIError", How: "value", Responder: "b.APIError", Challenge: Challenge{State: Unclear}},
		{Range: at("b.go", 7, 2, 9), Package: "example.com/b", Function: "main", Status: 401, Answer: "jwtauth.Authenticator", How: "middleware", Framework: "github.com/go-chi/jwtauth/v5", Challenge: Challenge{State: Missing}},
		{Range: at("b.go", 10, 2, 9), Package: "example.com/b", Function: "check", In: "example.com/b.check", Status: 403, Answer: "http.Error", How: "answer", Conditional: true, Challenge: Challenge{State: NotNeeded}},
		{Range: at("c.go", 8, 2, 9), Package: "example.com/c", Function: "Index", Calls: "example.com/b.check", Status: 403, Answer: "b.check", How: "answer", Challenge: Challenge{State: NotNeeded}},
	}
	findings := []report.Finding{
		{Rule: "nochallenge", Message: "w.WriteHeader answers 401 without <a> challenge", Range: at("a.go", 30, 3, 20), URL: "https://example.com/nochallenge"},
		{Rule: "badchallenge", Message: "realm must be quoted", Range: at("a.go", 9, 25, 35)},
		{Rule: "latechallenge", Message: "too late", Range: at("a.go", 11, 3, 20), Related: []report.Related{{Range: at("a.go", 10, 3, 50), Message: "the header goes out here"}}},
		{Rule: "wrongstatus", Message: "401", Range: at("a.go", 21, 3, 50)},
		{Rule: "lostdenial", Message: "of another place", Range: at("a.go", 100, 3, 50)},
	}
	return New(denials, findings, "/dir")
}

func TestFormats(t *testing.T) {
	for _, f := range Formats {
		t.Run(f.Name, func(t *testing.T) {
			check(t, "map."+f.Name, f, sample())
			check(t, "empty."+f.Name, f, New(nil, nil, "/dir"))
		})
	}
}

func check(t *testing.T, name string, f Format, m *Map) {
	t.Helper()
	var got bytes.Buffer
	if err := f.Print(&got, m); err != nil {
		t.Fatal(err)
	}
	golden := filepath.Join("testdata", name)
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
		t.Errorf("%s (-want +got):\n%s", golden, diff)
	}
}

// A helper that always denies is shown where it is called, one that decides
// itself where it decides; findings in the first are about its callers.
func TestHelpers(t *testing.T) {
	got := map[string]string{}
	for _, d := range sample().Denials {
		got[d.Place()] = d.Says()
	}
	want := map[string]string{
		"a.go:10": "badchallenge, latechallenge", "a.go:21": "wrongstatus",
		"b.go:5": "nochallenge", "b.go:6": "ok", "b.go:7": "ok", "b.go:10": "ok",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
