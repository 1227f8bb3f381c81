package report

import (
	"encoding/json"
	"io"
	"path/filepath"
)

// RDJSON prints reviewdog's diagnostic format. Columns are bytes. A fix becomes
// a suggestion, which a pull request shows as a one-click change if its lines
// are in the diff.
func RDJSON(w io.Writer, r Report) error {
	type position struct {
		Line   int `json:"line"`
		Column int `json:"column,omitempty"`
	}
	type span struct {
		Start position `json:"start"`
		End   position `json:"end"`
	}
	type location struct {
		Path  string `json:"path"`
		Range span   `json:"range"`
	}
	type code struct {
		Value string `json:"value"`
		URL   string `json:"url,omitempty"`
	}
	type suggestion struct {
		Range span   `json:"range"`
		Text  string `json:"text"`
	}
	type related struct {
		Message  string   `json:"message"`
		Location location `json:"location"`
	}
	type diagnostic struct {
		Message     string       `json:"message"`
		Location    location     `json:"location"`
		Severity    string       `json:"severity"`
		Code        code         `json:"code"`
		Suggestions []suggestion `json:"suggestions,omitempty"`
		Related     []related    `json:"relatedLocations,omitempty"`
	}
	type source struct {
		Name string `json:"name"`
		URL  string `json:"url"`
	}
	spanOf := func(p Range) span { return span{position{p.Line, p.Col}, position{p.EndLine, p.EndCol}} }
	locate := func(p Range) location { return location{filepath.ToSlash(p.File), spanOf(p)} }
	severity := map[string]string{"error": "ERROR", "warning": "WARNING"}
	diagnostics := []diagnostic{}
	for _, f := range r.Findings {
		d := diagnostic{
			Message:  f.Message,
			Location: locate(f.Range),
			Severity: severity[f.Severity],
			Code:     code{f.Rule, f.URL},
		}
		if f.Fix != nil {
			for _, e := range f.Fix.Edits {
				d.Suggestions = append(d.Suggestions, suggestion{spanOf(e.Range), e.New})
			}
		}
		for _, rel := range f.Related {
			d.Related = append(d.Related, related{rel.Message, locate(rel.Range)})
		}
		diagnostics = append(diagnostics, d)
	}
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", " ")
	return enc.Encode(struct {
		Source      source       `json:"source"`
		Diagnostics []diagnostic `json:"diagnostics"`
	}{source{"authstatus", "https://github.com/authstatus/authstatus"}, diagnostics})
}
