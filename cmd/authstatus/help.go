package main

import (
	"flag"
	"fmt"
	"strings"
)

const usage = `Authstatus finds HTTP answers whose status 401 or 403 is wrong.

	authstatus [flags] [packages]
	authstatus rules
	authstatus explain RULE
	go vet -vettool=$(which authstatus) [flags] [packages]

Packages are named as for the go command; none is the one in the current
directory. The exit status is 0 if nothing is found, 1 if something is, and 2 if
something could not be checked.

Rules:

`

// help prints how to use the command.
func (d *door) help(fs *flag.FlagSet) int {
	var b strings.Builder
	b.WriteString(usage)
	for _, r := range d.rules {
		fmt.Fprintf(&b, "\t%s: %s\n", r.Name, r.page().Short)
	}
	b.WriteString("\nFlags:\n\n")
	fs.VisitAll(func(f *flag.Flag) {
		name, text := flag.UnquoteUsage(f)
		fmt.Fprintf(&b, "\t-%s\n\t\t%s\n", strings.TrimSuffix(f.Name+" "+name, " "), text)
	})
	if _, err := fmt.Fprint(d.stdout, b.String()); err != nil {
		return failed
	}
	return clean
}
