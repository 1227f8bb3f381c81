package main

import (
	"fmt"
	"runtime/debug"
	"strings"

	"github.com/authstatus/authstatus/analyzer"
	"github.com/authstatus/authstatus/internal/report"
)

// page returns the rule as reports and help show it: the first paragraph of its
// documentation says what is wrong, all of it why and what to do.
func (r rule) page() report.Rule {
	_, doc, _ := strings.Cut(r.Doc, ": ")
	short, _, _ := strings.Cut(doc, "\n")
	return report.Rule{ID: r.Name, Severity: r.severity, Short: short, Help: doc, URL: r.URL}
}

// pages returns the rules as reports list them.
func (d *door) pages() []report.Rule {
	var pages []report.Rule
	for _, r := range d.rules {
		pages = append(pages, r.page())
	}
	return pages
}

// list prints the rules, one a line.
func (d *door) list() int {
	for _, r := range d.rules {
		page := r.page()
		note := ""
		if r.off {
			note = " (off)"
		}
		fmt.Fprintf(d.stdout, "%s: %s%s: %s\n", page.ID, page.Severity, note, page.Short)
	}
	return clean
}

// whichTopic names the page that is about no single rule.
const whichTopic = "401-or-403"

// explain prints the page of each of the rules, and what they have in common.
func (d *door) explain(names []string) int {
	if len(names) == 0 {
		return d.fail("explain: which page? one of: %s, %s", d.names(), whichTopic)
	}
	for i, name := range names {
		if name == whichTopic {
			fmt.Fprint(d.stdout, analyzer.Which)
			continue
		}
		r, ok := d.rule(name)
		if !ok {
			return d.fail("explain: no page %s; want one of: %s, %s", name, d.names(), whichTopic)
		}
		if i > 0 {
			fmt.Fprintln(d.stdout)
		}
		page := r.page()
		fmt.Fprintf(d.stdout, "%s: %s\n", page.ID, strings.TrimSpace(page.Help))
		if page.URL != "" {
			fmt.Fprintf(d.stdout, "\n%s\n", page.URL)
		}
	}
	return clean
}

func (d *door) rule(name string) (rule, bool) {
	for _, r := range d.rules {
		if r.Name == name {
			return r, true
		}
	}
	return rule{}, false
}

func (d *door) names() string {
	var names []string
	for _, r := range d.rules {
		names = append(names, r.Name)
	}
	return strings.Join(names, ", ")
}

// severity returns how grave the rule's findings are.
func (d *door) severity(name string) string {
	r, _ := d.rule(name)
	return r.severity
}

// version returns the version of the module the command was built from.
func version() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return ""
	}
	return info.Main.Version
}
