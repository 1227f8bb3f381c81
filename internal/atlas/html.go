package atlas

import (
	_ "embed"
	"html/template"
	"io"
	"slices"
)

//go:embed page.html.tmpl
var source string

var page = template.Must(template.New("page").Parse(source))

// HTML prints the map as one page that needs nothing else: no network, and no
// JavaScript to be read; that only sorts and filters.
func HTML(w io.Writer, m *Map) error {
	return page.Execute(w, struct {
		*Map
		Total      Package
		Frameworks []string
		Rules      []string
		Schemes    []string
	}{m, m.Total(), m.values(Denial.Via), m.rules(), m.values(func(d Denial) string { return d.Challenge.Short() })})
}

// values are the values of a column, sorted.
func (m *Map) values(of func(Denial) string) []string {
	var all []string
	for _, d := range m.Denials {
		all = append(all, of(d))
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// rules are those that speak.
func (m *Map) rules() []string {
	var all []string
	for _, d := range m.Denials {
		for _, f := range d.Verdict {
			all = append(all, f.Rule)
		}
	}
	slices.Sort(all)
	return slices.Compact(all)
}
