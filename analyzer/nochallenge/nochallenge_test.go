package nochallenge_test

import (
	"testing"

	"github.com/authstatus/authstatus/analyzer/nochallenge"
	"github.com/authstatus/authstatus/internal/cases"
)

func Test(t *testing.T) { cases.Run(t, nochallenge.Analyzer) }
