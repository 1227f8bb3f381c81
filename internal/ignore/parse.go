package ignore

import "strings"

// A directive is a parsed comment //authstatus:ignore.
type directive struct {
	names  []name
	reason string
}

// A name is a rule that a directive names, and where in the comment.
type name struct {
	text   string
	offset int
}

const prefix = "//authstatus:ignore"

// parse reads a comment; ok is false for one that is no directive.
//
//	//authstatus:ignore rule[,rule] reason
func parse(comment string) (d directive, ok bool) {
	rest, ok := strings.CutPrefix(comment, prefix)
	if !ok || rest != "" && !strings.ContainsAny(rest[:1], " \t\r") {
		return directive{}, false // perhaps //authstatus:ignored
	}
	list := strings.TrimLeft(rest, " \t\r")
	at := len(comment) - len(list)
	if end := strings.IndexAny(list, " \t\r"); end >= 0 {
		list, d.reason = list[:end], strings.TrimSpace(list[end:])
	}
	for text := range strings.SplitSeq(list, ",") {
		if text != "" {
			d.names = append(d.names, name{text, at})
		}
		at += len(text) + 1
	}
	return d, true
}
