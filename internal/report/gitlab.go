package report

import (
	"encoding/json"
	"io"
	"path/filepath"
)

// GitLab prints a Code Quality report: an array of issues of Code Climate, which
// need a fingerprint each, since GitLab keeps one entry a fingerprint. It passes
// over type and categories, which other readers want.
func GitLab(w io.Writer, r Report) error {
	type position struct {
		Line   int `json:"line"`
		Column int `json:"column"`
	}
	type positions struct {
		Begin position `json:"begin"`
		End   position `json:"end"`
	}
	type location struct {
		Path      string    `json:"path"`
		Positions positions `json:"positions"`
	}
	type issue struct {
		Type        string   `json:"type"`
		Description string   `json:"description"`
		CheckName   string   `json:"check_name"`
		Fingerprint string   `json:"fingerprint"`
		Categories  []string `json:"categories"`
		Severity    string   `json:"severity"`
		Location    location `json:"location"`
	}
	severity := map[string]string{"error": "major", "warning": "minor"}
	issues := []issue{}
	fingerprints := Fingerprints(r.Findings, r.Source)
	for i, f := range r.Findings {
		start, end := r.runeCols(f.Range)
		issues = append(issues, issue{
			Type:        "issue",
			Description: f.Message,
			CheckName:   f.Rule,
			Fingerprint: fingerprints[i],
			Categories:  []string{"Security"},
			Severity:    severity[f.Severity],
			Location: location{filepath.ToSlash(f.File), positions{
				Begin: position{f.Line, start},
				End:   position{f.EndLine, end},
			}},
		})
	}
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", " ")
	return enc.Encode(issues)
}
