package doors

import (
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// The command by itself and the vet tool find the same.
func TestStandaloneIsVet(t *testing.T) {
	if testing.Short() {
		t.Skip("builds the command")
	}
	tool := Build(t, filepath.Join(Root(t), "cmd", "authstatus"))
	for name, p := range Corpus(t) {
		t.Run(name, func(t *testing.T) {
			alone, vet := Standalone(t, tool, p), Vet(t, tool, p)
			if len(alone) == 0 {
				t.Fatal("nothing found")
			}
			t.Logf("%d findings", len(alone))
			if diff := cmp.Diff(alone, vet); diff != "" {
				t.Errorf("(-standalone +vet):\n%s", diff)
			}
		})
	}
}
