package analyzer

import (
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/go/analysis"

	"github.com/authstatus/authstatus/internal/ignore"
)

// TestSuite holds the rules to what the doors and the comments rely on.
func TestSuite(t *testing.T) {
	var all []*analysis.Analyzer
	for _, rule := range Suite() {
		all = append(all, rule.Analyzer)
		short, text, _ := strings.Cut(rule.Doc, "\n\n")
		if !strings.HasPrefix(short, rule.Name+": report ") || strings.Contains(short, "\n") || text == "" {
			t.Errorf("%s: the help begins with %q", rule.Name, short)
		}
		if !strings.Contains(text, "//authstatus:ignore "+rule.Name+" ") {
			t.Errorf("%s: the help does not say how to silence it", rule.Name)
		}
		if want := "https://pkg.go.dev/github.com/authstatus/authstatus/analyzer/" + rule.Name; rule.URL != want {
			t.Errorf("%s: URL %s, want %s", rule.Name, rule.URL, want)
		}
		if !slices.Contains(ignore.Rules, rule.Name) {
			t.Errorf("%s: comments cannot silence it", rule.Name)
		}
		if rule.Severity != "error" && rule.Severity != "warning" {
			t.Errorf("%s: severity %q", rule.Name, rule.Severity)
		}
	}
	if err := analysis.Validate(all); err != nil {
		t.Error(err)
	}
}
