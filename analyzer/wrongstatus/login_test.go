package wrongstatus_test

import (
	"path/filepath"
	"testing"

	"golang.org/x/tools/go/analysis/analysistest"

	"github.com/authstatus/authstatus/analyzer/nochallenge"
	"github.com/authstatus/authstatus/analyzer/wrongstatus"
)

// TestLogin holds a service with its own login to 403, and to one finding.
func TestLogin(t *testing.T) {
	dir, err := filepath.Abs("../testdata")
	if err != nil {
		t.Fatal(err)
	}
	set := wrongstatus.Analyzer.Flags.Set
	if err := set("login", "sometimes"); err == nil {
		t.Error("-wrongstatus.login=sometimes: no error")
	}
	if err := set("login", "forbid"); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := set("login", "challenge"); err != nil {
			t.Error(err)
		}
	})
	analysistest.Run(t, dir, wrongstatus.Analyzer, "login/forbid")
	for _, r := range analysistest.Run(silent{}, dir, nochallenge.Analyzer, "login/forbid") {
		for _, d := range r.Diagnostics {
			t.Errorf("nochallenge speaks too: %s", d.Message)
		}
	}
}

type silent struct{}

func (silent) Errorf(string, ...any) {}
