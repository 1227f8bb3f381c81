package report

import (
	"encoding/xml"
	"io"
	"path/filepath"
)

// Checkstyle prints the XML of the Java tool of that name, which many CI servers
// read. Columns are characters.
func Checkstyle(w io.Writer, r Report) error {
	type problem struct {
		Line     int    `xml:"line,attr"`
		Column   int    `xml:"column,attr"`
		Severity string `xml:"severity,attr"`
		Message  string `xml:"message,attr"`
		Source   string `xml:"source,attr"`
	}
	type file struct {
		Name     string    `xml:"name,attr"`
		Problems []problem `xml:"error"`
	}
	type document struct {
		XMLName xml.Name `xml:"checkstyle"`
		Version string   `xml:"version,attr"`
		Files   []*file  `xml:"file"`
	}
	doc := document{Version: "5.0"}
	for _, f := range r.Findings { // sorted by file
		name := filepath.ToSlash(f.File)
		if n := len(doc.Files); n == 0 || doc.Files[n-1].Name != name {
			doc.Files = append(doc.Files, &file{Name: name})
		}
		start, _ := r.runeCols(f.Range)
		last := doc.Files[len(doc.Files)-1]
		last.Problems = append(last.Problems, problem{f.Line, start, f.Severity, f.Message, "authstatus." + f.Rule})
	}
	if _, err := io.WriteString(w, xml.Header); err != nil {
		return err
	}
	enc := xml.NewEncoder(w)
	enc.Indent("", " ")
	if err := enc.Encode(doc); err != nil {
		return err
	}
	_, err := io.WriteString(w, "\n")
	return err
}
