package generate

import (
	"maps"
	"testing"
)

func TestModuleIsDeterministic(t *testing.T) {
	a, err := Module([]uint64{1, 2}, 40)
	if err != nil {
		t.Fatal(err)
	}
	b, err := Module([]uint64{1, 2}, 40)
	if err != nil {
		t.Fatal(err)
	}
	if !maps.Equal(a.Files, b.Files) {
		t.Error("two programs of the same seeds differ")
	}
}
