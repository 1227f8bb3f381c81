package atlas

import (
	"encoding/json"
	"io"
	"slices"
	"strings"
)

// A Format prints a map.
type Format struct {
	Name  string
	Print func(io.Writer, *Map) error
}

// Formats are the formats by name, the default first.
var Formats = []Format{{"html", HTML}, {"md", Markdown}, {"json", JSON}}

// Find returns the format of that name.
func Find(name string) (Format, bool) {
	i := slices.IndexFunc(Formats, func(f Format) bool { return f.Name == name })
	if i < 0 {
		return Format{}, false
	}
	return Formats[i], true
}

// Names lists the formats for messages.
func Names() string {
	var names []string
	for _, f := range Formats {
		names = append(names, f.Name)
	}
	return strings.Join(names, ", ")
}

// JSON prints the map as [Map] says.
func JSON(w io.Writer, m *Map) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(m)
}
