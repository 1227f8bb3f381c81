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

// Every way to write something must be reachable, else it is untested.
func TestWaysAreUsed(t *testing.T) {
	var seeds []uint64
	for i := range 40 {
		seeds = append(seeds, uint64(i))
	}
	p, err := Module(seeds, 40)
	if err != nil {
		t.Fatal(err)
	}
	used := map[string]bool{}
	for _, h := range p.Handlers {
		used[h.Shape] = true
		for _, tag := range h.Tags {
			used[tag] = true
		}
	}
	check := func(kind string, names []string) {
		for _, name := range names {
			if !used[kind+name] {
				t.Errorf("no handler of 40 seeds uses %s%s", kind, name)
			}
		}
	}
	check("", namesOf(shapes))
	check("deny:", namesOf(denials))
	check("set:", namesOf(challenges))
	check("off:", namesOf(takeOffs))
	check("decoy:", namesOf(decoys))
	check("flow:", namesOf(flows))
	check("carrier:", namesOf(carriers))
	check("form:", namesOf(forms))
	check("value:", namesOf(values))
	check("like:", namesOf(lookAlikes))
	check("lost:", namesOf(losts))
}

func namesOf[F any](ways []way[F]) []string {
	var names []string
	for _, w := range ways {
		names = append(names, w.name)
	}
	return names
}
