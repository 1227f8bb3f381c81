package wrongstatus_test

import (
	"testing"

	"github.com/authstatus/authstatus/analyzer/wrongstatus"
	"github.com/authstatus/authstatus/internal/cases"
)

func Test(t *testing.T) {
	if err := wrongstatus.Analyzer.Flags.Set("fix", "true"); err != nil {
		t.Fatal(err)
	}
	cases.Run(t, wrongstatus.Analyzer)
}
