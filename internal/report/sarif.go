package report

import (
	"encoding/json"
	"io"
	"net/url"
	"path/filepath"
)

// SARIF prints a log of SARIF 2.1.0 (OASIS, with Errata 01).
//
// What its readers do with it: GitHub shows an alert on a pull request only if
// all its lines are in the diff, takes paths relative to the checkout, reads
// rules by index, and ignores fixes; reviewdog makes suggestions of fixes, but
// takes columns for bytes whatever columnKind says (RDJSON is what it reads
// right); editors follow code flows.
func SARIF(w io.Writer, r Report) error {
	s := sarif{r: r, rules: make(map[string]int)}
	log := sarifLog{
		Schema:  "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
		Version: "2.1.0",
		Runs: []sarifRun{{
			Tool:       sarifTool{Driver: s.driver()},
			ColumnKind: "utf16CodeUnits",
			Results:    s.results(),
		}},
	}
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", " ")
	return enc.Encode(log)
}

// The parts of the format that are used, under its own names.
type (
	sarifLog struct {
		Schema  string     `json:"$schema"`
		Version string     `json:"version"`
		Runs    []sarifRun `json:"runs"`
	}
	sarifRun struct {
		Tool       sarifTool     `json:"tool"`
		ColumnKind string        `json:"columnKind"`
		Results    []sarifResult `json:"results"`
	}
	sarifTool struct {
		Driver sarifDriver `json:"driver"`
	}
	sarifDriver struct {
		Name           string      `json:"name"`
		Version        string      `json:"version,omitempty"`
		InformationURI string      `json:"informationUri"`
		Rules          []sarifRule `json:"rules"`
	}
	sarifRule struct {
		ID                   string        `json:"id"`
		ShortDescription     sarifMessage  `json:"shortDescription"`
		FullDescription      sarifMessage  `json:"fullDescription"`
		Help                 sarifMessage  `json:"help"`
		HelpURI              string        `json:"helpUri,omitempty"`
		DefaultConfiguration sarifSettings `json:"defaultConfiguration"`
	}
	sarifSettings struct {
		Level string `json:"level"`
	}
	sarifMessage struct {
		Text string `json:"text"`
	}
	sarifResult struct {
		RuleID              string            `json:"ruleId"`
		RuleIndex           int               `json:"ruleIndex"`
		Level               string            `json:"level"`
		Message             sarifMessage      `json:"message"`
		Locations           []sarifLocation   `json:"locations"`
		RelatedLocations    []sarifLocation   `json:"relatedLocations,omitempty"`
		CodeFlows           []sarifCodeFlow   `json:"codeFlows,omitempty"`
		PartialFingerprints map[string]string `json:"partialFingerprints"`
		Fixes               []sarifFix        `json:"fixes,omitempty"`
	}
	sarifLocation struct {
		ID               int            `json:"id,omitempty"`
		PhysicalLocation sarifPhysical  `json:"physicalLocation"`
		LogicalLocations []sarifLogical `json:"logicalLocations,omitempty"`
		Message          *sarifMessage  `json:"message,omitempty"`
	}
	sarifPhysical struct {
		ArtifactLocation sarifArtifact `json:"artifactLocation"`
		Region           sarifRegion   `json:"region"`
	}
	sarifLogical struct {
		FullyQualifiedName string `json:"fullyQualifiedName"`
		Kind               string `json:"kind"`
	}
	sarifArtifact struct {
		URI string `json:"uri"`
	}
	sarifRegion struct {
		StartLine   int `json:"startLine"`
		StartColumn int `json:"startColumn"`
		EndLine     int `json:"endLine"`
		EndColumn   int `json:"endColumn"`
	}
	sarifCodeFlow struct {
		ThreadFlows []sarifThreadFlow `json:"threadFlows"`
	}
	sarifThreadFlow struct {
		Locations []sarifFlowLocation `json:"locations"`
	}
	sarifFlowLocation struct {
		Location sarifLocation `json:"location"`
	}
	sarifFix struct {
		Description     sarifMessage  `json:"description"`
		ArtifactChanges []sarifChange `json:"artifactChanges"`
	}
	sarifChange struct {
		ArtifactLocation sarifArtifact      `json:"artifactLocation"`
		Replacements     []sarifReplacement `json:"replacements"`
	}
	sarifReplacement struct {
		DeletedRegion   sarifRegion   `json:"deletedRegion"`
		InsertedContent *sarifMessage `json:"insertedContent,omitempty"`
	}
)

// sarif builds the parts of the log.
type sarif struct {
	r     Report
	rules map[string]int // index in the driver's list
}

func (s *sarif) driver() sarifDriver {
	d := sarifDriver{
		Name:           "authstatus",
		Version:        s.r.Version,
		InformationURI: "https://github.com/authstatus/authstatus",
		Rules:          []sarifRule{},
	}
	for i, rule := range s.r.Rules {
		s.rules[rule.ID] = i
		d.Rules = append(d.Rules, sarifRule{
			ID:                   rule.ID,
			ShortDescription:     sarifMessage{rule.Short},
			FullDescription:      sarifMessage{rule.Short},
			Help:                 sarifMessage{rule.Help},
			HelpURI:              rule.URL,
			DefaultConfiguration: sarifSettings{rule.Severity},
		})
	}
	return d
}

func (s *sarif) results() []sarifResult {
	results := []sarifResult{}
	fingerprints := Fingerprints(s.r.Findings, s.r.Source)
	for i, f := range s.r.Findings {
		at := s.location(f.Range)
		if f.Function != "" {
			at.LogicalLocations = []sarifLogical{{f.Package + "." + f.Function, "function"}}
		}
		res := sarifResult{
			RuleID:              f.Rule,
			RuleIndex:           s.rules[f.Rule],
			Level:               f.Severity,
			Message:             sarifMessage{f.Message},
			Locations:           []sarifLocation{at},
			PartialFingerprints: map[string]string{"authstatus/v1": fingerprints[i]},
			Fixes:               s.fixes(f.Fix),
		}
		for j, rel := range f.Related {
			loc := s.location(rel.Range)
			loc.ID, loc.Message = j+1, &sarifMessage{rel.Message}
			res.RelatedLocations = append(res.RelatedLocations, loc)
		}
		res.CodeFlows = s.flow(f)
		results = append(results, res)
	}
	return results
}

// flow presents the places that explain a finding, in their order, as the way
// to it.
func (s *sarif) flow(f Finding) []sarifCodeFlow {
	if len(f.Related) == 0 {
		return nil
	}
	var steps []sarifFlowLocation
	for _, rel := range f.Related {
		loc := s.location(rel.Range)
		loc.Message = &sarifMessage{rel.Message}
		steps = append(steps, sarifFlowLocation{loc})
	}
	end := s.location(f.Range)
	end.Message = &sarifMessage{f.Message}
	steps = append(steps, sarifFlowLocation{end})
	return []sarifCodeFlow{{[]sarifThreadFlow{{steps}}}}
}

func (s *sarif) fixes(fix *Fix) []sarifFix {
	if fix == nil {
		return nil
	}
	out := sarifFix{Description: sarifMessage{fix.Message}}
	for _, e := range fix.Edits {
		rep := sarifReplacement{DeletedRegion: s.region(e.Range)}
		if e.New != "" {
			rep.InsertedContent = &sarifMessage{e.New}
		}
		out.ArtifactChanges = append(out.ArtifactChanges, sarifChange{sarifArtifact{uri(e.File)}, []sarifReplacement{rep}})
	}
	return []sarifFix{out}
}

func (s *sarif) location(r Range) sarifLocation {
	return sarifLocation{PhysicalLocation: sarifPhysical{sarifArtifact{uri(r.File)}, s.region(r)}}
}

// region converts columns to the format's unit, UTF-16.
func (s *sarif) region(r Range) sarifRegion {
	return sarifRegion{
		StartLine:   r.Line,
		StartColumn: utf16Col(s.r.Source.Line(r.File, r.Line), r.Col),
		EndLine:     r.EndLine,
		EndColumn:   utf16Col(s.r.Source.Line(r.File, r.EndLine), r.EndCol),
	}
}

// uri returns a relative reference for a relative file name, else a file URI.
func uri(file string) string {
	u := url.URL{Path: filepath.ToSlash(file)}
	if filepath.IsAbs(file) {
		u.Scheme = "file"
	}
	return u.String()
}
