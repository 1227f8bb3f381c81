package nochallenge_test

import (
	"testing"

	"github.com/authstatus/authstatus/analyzer/nochallenge"
	"github.com/authstatus/authstatus/internal/cases"
)

func Test(t *testing.T) { cases.Run(t, nochallenge.Analyzer) }

func TestChallengeFlag(t *testing.T) {
	set := nochallenge.Analyzer.Flags.Lookup("challenge").Value.Set
	t.Cleanup(func() {
		if err := set(""); err != nil {
			t.Error(err)
		}
	})
	for value, ok := range map[string]bool{
		"":                                  true,
		`Bearer realm="api"`:                true,
		"Negotiate":                         true,
		`Basic`:                             false, // needs a realm
		`Basic realm="a`:                    false,
		`Basic realm="a" charset="UTF-8"`:   false,
		`Basic realm="a", Bearer realm="b"`: true,
		`Bearer realm="a", error="invalid_token"`: true,
	} {
		if err := set(value); (err == nil) != ok {
			t.Errorf("%q: got %v", value, err)
		}
	}
}
