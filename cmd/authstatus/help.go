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
	authstatus explain 401-or-403
	authstatus map [flags] [packages]
	authstatus completion bash|zsh|fish
	go vet -vettool=$(which authstatus) [flags] [packages]

Packages are named as for the go command; none is the one in the current
directory. The exit status is 0 if nothing is found, 1 if something is, and 2 if
something could not be checked.

Rules:

`

const mapUsage = `Authstatus map prints all answers 401, 403 and 407 of a service on one page: where
they are, what leads there, with which challenge they go out, and which rules
have something to say about them.

	authstatus map [flags] [packages] >map.html

The exit status is 0, or 2 if something could not be read.

Rules:

`

// help prints how to use the command, or a part of it.
func (d *door) help(fs *flag.FlagSet, usage string) int {
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
