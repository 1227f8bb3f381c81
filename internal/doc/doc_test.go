package doc

import "testing"

const page = `// Package rule is about x.
//
// # Analyzer rule
//
// rule: report x
//
// # Why
//
// It harms.
//
//	x()
//
// # Analyzer other
//
// other: report y
package rule
`

func TestOf(t *testing.T) {
	for name, want := range map[string]string{
		"rule":  "rule: report x\n\n# Why\n\nIt harms.\n\n\tx()",
		"other": "other: report y",
	} {
		if got := Of(name, page); got != want {
			t.Errorf("%s: got %q, want %q", name, got, want)
		}
	}
}

func TestOfPanics(t *testing.T) {
	for _, src := range []string{"package rule", "// # Analyzer rule\npackage rule", "no go"} {
		func() {
			defer func() {
				if recover() == nil {
					t.Errorf("%q: no panic", src)
				}
			}()
			Of("rule", src)
		}()
	}
}
