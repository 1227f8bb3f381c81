package report

import (
	"crypto/sha256"
	"fmt"
	"strings"
)

// Fingerprints returns for each finding a name that survives moved lines: made
// of the rule, the file, the function and the source line without its spaces,
// and, where those are equal, of the order.
func Fingerprints(findings []Finding, src *Source) []string {
	prints := make([]string, len(findings))
	seen := make(map[string]int)
	for i, f := range findings {
		line := strings.Join(strings.Fields(src.Line(f.File, f.Line)), " ")
		key := strings.Join([]string{f.Rule, f.File, f.Function, line}, "\x00")
		seen[key]++
		sum := sha256.Sum256(fmt.Appendf(nil, "%s\x00%d", key, seen[key]))
		prints[i] = fmt.Sprintf("%x", sum[:16])
	}
	return prints
}
