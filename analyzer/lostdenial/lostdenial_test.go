package lostdenial_test

import (
	"testing"

	"github.com/authstatus/authstatus/analyzer/lostdenial"
	"github.com/authstatus/authstatus/internal/cases"
)

func Test(t *testing.T) { cases.Run(t, lostdenial.Analyzer) }
