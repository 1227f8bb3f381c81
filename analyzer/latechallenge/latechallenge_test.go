package latechallenge_test

import (
	"testing"

	"github.com/authstatus/authstatus/analyzer/latechallenge"
	"github.com/authstatus/authstatus/internal/cases"
)

func Test(t *testing.T) { cases.Run(t, latechallenge.Analyzer) }
