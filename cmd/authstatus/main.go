// Authstatus finds HTTP answers whose status 401 or 403 is wrong.
//
// It checks packages by itself, or as the vet tool of the go command. See
// authstatus -h.
package main

import (
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/authstatus/authstatus/internal/interest"
)

// Exit statuses.
const (
	clean  = 0
	found  = 1 // there are findings
	failed = 2 // something could not be checked
)

func main() {
	delayCollection()
	d := door{rules: suite(), interest: described, stdout: os.Stdout, stderr: os.Stderr}
	os.Exit(d.main(os.Args[1:]))
}

// A door is the command: what it checks, and where it speaks.
type door struct {
	rules          []rule
	interest       interest.Base
	stdout, stderr io.Writer
}

// A rule is an analyzer as the doors see it.
type rule struct {
	*analysis.Analyzer
	severity string // error or warning
	off      bool   // runs only if asked for
}

// main tells who is there: the go command, which asks three questions and no
// other, or people.
func (d *door) main(args []string) int {
	if len(args) > 0 {
		switch args[0] {
		case "explain":
			return d.explain(args[1:])
		case "rules":
			return d.list()
		case "map":
			return d.chart(args[1:])
		case "completion":
			return d.complete(args[1:])
		}
	}
	asked := func(arg string) bool { return arg == "-V=full" || arg == "-flags" || strings.HasSuffix(arg, ".cfg") }
	if slices.ContainsFunc(args, asked) {
		return d.vet(args)
	}
	return d.standalone(args)
}

// fail prints what went wrong, on one line.
func (d *door) fail(format string, args ...any) int {
	fmt.Fprintf(d.stderr, "authstatus: "+format+"\n", args...)
	return failed
}
