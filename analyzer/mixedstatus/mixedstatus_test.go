package mixedstatus_test

import (
	"testing"

	"github.com/authstatus/authstatus/analyzer/mixedstatus"
	"github.com/authstatus/authstatus/internal/cases"
)

func Test(t *testing.T) {
	cases.Run(t, mixedstatus.Analyzer)
}
