package main

import (
	"fmt"
	"os"
	"strings"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/analysis/singlechecker"
	"golang.org/x/tools/go/analysis/unitchecker"
	"golang.org/x/tools/go/packages"
)

// roleEnv makes this program one of its peers.
const (
	roleEnv  = "AUTHSTATUS_BENCH_ROLE"
	loading  = "load"    // patterns follow
	nothing  = "nothing" // a vet tool
	checking = "check"   // the driver of x/tools, with an analyzer that does nothing
)

// play plays the part and returns the exit status.
func play(role string) int {
	switch role { // of those that do not return
	case nothing:
		unitchecker.Main(idle)
	case checking:
		singlechecker.Main(idle)
	}
	patterns := strings.Fields(role)[1:]
	if _, err := packages.Load(&packages.Config{Mode: packages.LoadSyntax}, patterns...); err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 2
	}
	return 0
}

// idle is the least that an analyzer with facts can be.
var idle = &analysis.Analyzer{
	Name:      "idle",
	Doc:       "do nothing, of which importers could be told",
	FactTypes: []analysis.Fact{new(idleness)},
	Run:       func(*analysis.Pass) (any, error) { return nil, nil },
}

type idleness struct{}

func (*idleness) AFact() {}
