package report

import (
	"encoding/json"
	"fmt"
	"io"
)

// The shapes that the go command, and all who read vet's JSON, expect.
type (
	vetDiagnostic struct {
		Posn           string       `json:"posn"`
		End            string       `json:"end"`
		Message        string       `json:"message"`
		SuggestedFixes []vetFix     `json:"suggested_fixes,omitempty"`
		Related        []vetRelated `json:"related,omitempty"`
	}
	vetFix struct {
		Message string    `json:"message"`
		Edits   []vetEdit `json:"edits"`
	}
	vetEdit struct {
		Filename string `json:"filename"`
		Start    int    `json:"start"`
		End      int    `json:"end"`
		New      string `json:"new"`
	}
	vetRelated struct {
		Posn    string `json:"posn"`
		End     string `json:"end"`
		Message string `json:"message"`
	}
	vetError struct {
		Err string `json:"error"`
	}
)

// VetJSON prints the findings of one package as a vet tool does: an object by
// package, then by rule. An err stands beside them under the tool's name.
func VetJSON(w io.Writer, id string, findings []Finding, err error) error {
	rules := make(map[string]any)
	for _, f := range findings {
		list, _ := rules[f.Rule].([]vetDiagnostic)
		rules[f.Rule] = append(list, vetDiagnosticOf(f))
	}
	if err != nil {
		rules["authstatus"] = vetError{err.Error()}
	}
	tree := make(map[string]map[string]any)
	if len(rules) > 0 {
		tree[id] = rules
	}
	data, err := json.MarshalIndent(tree, "", "\t")
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(w, "%s\n", data)
	return err
}

func vetDiagnosticOf(f Finding) vetDiagnostic {
	d := vetDiagnostic{Posn: f.posn(), End: f.endPosn(), Message: f.Message}
	for _, r := range f.Related {
		d.Related = append(d.Related, vetRelated{r.posn(), r.endPosn(), r.Message})
	}
	if f.Fix != nil {
		fix := vetFix{Message: f.Fix.Message}
		for _, e := range f.Fix.Edits {
			fix.Edits = append(fix.Edits, vetEdit{e.File, e.Start, e.End, e.New})
		}
		d.SuggestedFixes = []vetFix{fix}
	}
	return d
}

// VetText prints the findings as a vet tool does when nobody asks for JSON.
func VetText(w io.Writer, findings []Finding) error {
	for _, f := range findings {
		if _, err := fmt.Fprintf(w, "%s: %s\n", f.posn(), f.Message); err != nil {
			return err
		}
		for _, r := range f.Related {
			if _, err := fmt.Fprintf(w, "%s: \t%s\n", r.posn(), r.Message); err != nil {
				return err
			}
		}
	}
	return nil
}
