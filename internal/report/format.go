package report

import (
	"io"
	"strings"
)

// A Report is what a format prints.
type Report struct {
	Findings []Finding // sorted
	Rules    []Rule    // all that ran, in the suite's order
	Source   *Source   // the files that findings lie in
	Version  string    // of the tool
	Color    bool      // the reader is a terminal that shows colours
}

// A Rule describes a rule to the formats that list them.
type Rule struct {
	ID       string
	Severity string // error or warning
	Short    string // one sentence
	Help     string // the page of the rule
	URL      string
}

// A Format prints a report.
type Format struct {
	Name  string
	Print func(io.Writer, Report) error
}

// Formats are the formats by name, in the order in which help lists them.
var Formats = []Format{
	{"text", Text},
	{"json", JSON},
	{"sarif", SARIF},
	{"github", GitHub},
	{"gitlab", GitLab},
	{"rdjson", RDJSON},
	{"checkstyle", Checkstyle},
}

// Find returns the format of that name.
func Find(name string) (Format, bool) {
	for _, f := range Formats {
		if f.Name == name {
			return f, true
		}
	}
	return Format{}, false
}

// Names lists the formats for messages.
func Names() string {
	var names []string
	for _, f := range Formats {
		names = append(names, f.Name)
	}
	return strings.Join(names, ", ")
}
