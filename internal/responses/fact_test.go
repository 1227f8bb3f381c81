package responses_test

import (
	"bytes"
	"encoding/gob"
	"path/filepath"
	"reflect"
	"testing"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/analysis/analysistest"

	"github.com/authstatus/authstatus/internal/responses"
)

// silent keeps the cases' expectations, which are those of rules, out of it.
type silent struct{}

func (silent) Errorf(string, ...any) {}

// TestFacts sends every fact about the cases through its encoding: nothing is
// lost, and equal facts have equal bytes.
func TestFacts(t *testing.T) {
	dir, err := filepath.Abs("../../analyzer/testdata")
	if err != nil {
		t.Fatal(err)
	}
	// Bytes that a fact may have: summaries are to stay small.
	const most = 8 << 10
	results := analysistest.Run(silent{}, dir, responses.Analyzer, "nochallenge/facts/...", "nochallenge/helpers", "nochallenge/values")
	n := 0
	for _, r := range results {
		if r.Err != nil {
			t.Fatal(r.Err)
		}
		var facts []analysis.Fact
		for _, f := range r.Pass.AllObjectFacts() {
			facts = append(facts, f.Fact)
		}
		for _, f := range r.Pass.AllPackageFacts() {
			facts = append(facts, f.Fact)
		}
		for _, fact := range facts {
			n++
			once := encode(t, fact)
			decoded := reflect.New(reflect.TypeOf(fact).Elem()).Interface().(analysis.Fact)
			if err := gob.NewDecoder(bytes.NewReader(once)).Decode(decoded); err != nil {
				t.Fatal(err)
			}
			if twice := encode(t, decoded); !bytes.Equal(once, twice) {
				t.Errorf("%v: encodes otherwise after its decoding as %v", fact, decoded)
			}
			if len(once) > most {
				t.Errorf("%v: %d bytes", fact, len(once))
			}
		}
	}
	if n < 10 {
		t.Errorf("only %d facts", n)
	}
}

func encode(t *testing.T, fact analysis.Fact) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := gob.NewEncoder(&b).Encode(fact); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}
