// Package doc takes an analyzer's help out of the doc.go of its package, so
// that the web page and the terminal show one text.
package doc

import (
	"go/parser"
	"go/token"
	"strings"
)

// Of is the part of the package comment in src under "# Analyzer name", which
// begins with "name: ", with the headings below it. It panics where there is
// none: src is embedded.
func Of(name, src string) string {
	file, err := parser.ParseFile(token.NewFileSet(), "doc.go", src, parser.PackageClauseOnly|parser.ParseComments)
	if err != nil {
		panic(err)
	}
	_, text, ok := strings.Cut("\n"+file.Doc.Text(), "\n# Analyzer "+name+"\n")
	text, _, _ = strings.Cut(text, "\n# Analyzer ")
	text = strings.TrimSpace(text)
	if !ok || !strings.HasPrefix(text, name+": ") {
		panic(`doc.go has no "# Analyzer ` + name + `" that begins with "` + name + `: "`)
	}
	return text
}
