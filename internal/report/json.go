package report

import (
	"bufio"
	"bytes"
	"encoding/json"
	"io"
)

// JSON prints the findings as one array, each on a line of its own: a value for
// programs, and lines for grep and diff.
func JSON(w io.Writer, r Report) error {
	b := bufio.NewWriter(w)
	b.WriteString("[")
	for i, f := range r.Findings {
		if i > 0 {
			b.WriteString(",")
		}
		data, err := marshal(f)
		if err != nil {
			return err
		}
		b.WriteString("\n")
		b.Write(data)
	}
	if len(r.Findings) > 0 {
		b.WriteString("\n")
	}
	b.WriteString("]\n")
	return b.Flush()
}

// marshal encodes v on one line and leaves <, > and & alone.
func marshal(v any) ([]byte, error) {
	var buf bytes.Buffer
	enc := json.NewEncoder(&buf)
	enc.SetEscapeHTML(false)
	err := enc.Encode(v)
	return bytes.TrimSuffix(buf.Bytes(), []byte("\n")), err
}
