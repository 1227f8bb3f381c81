package guard_test

import (
	"path/filepath"
	"testing"

	"golang.org/x/tools/go/analysis/analysistest"

	"github.com/authstatus/authstatus/internal/guard"
)

// TestFacts holds what helpers say to other packages.
func TestFacts(t *testing.T) {
	dir, err := filepath.Abs("../../analyzer/testdata")
	if err != nil {
		t.Fatal(err)
	}
	analysistest.Run(t, dir, guard.Analyzer, "guard/facts")
}
