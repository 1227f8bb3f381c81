package path

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"testing"
)

// TestWalk holds the exploration against brute force: on random small graphs
// whose edges collect letters, and may ask for letters collected before, it
// reaches the same pairs of node and letters, each once, by a path that exists.
func TestWalk(t *testing.T) {
	for seed := range uint64(300) {
		hold(t, randomGraph(rand.New(rand.NewPCG(seed, 1))))
	}
}

// FuzzWalk does the same on graphs that are read from bytes, three for an edge.
func FuzzWalk(f *testing.F) {
	f.Add([]byte{0, 1, 1, 1, 2, 0x12, 2, 0, 4, 2, 3, 0x81})
	f.Add([]byte{0, 0, 0})
	f.Add([]byte{5, 5, 0xff, 0, 5, 0x7f, 5, 4, 0x80})
	f.Fuzz(func(t *testing.T, in []byte) {
		const nodes, most = 6, 14
		g := graph{make([][]edge, nodes)}
		for n := 0; len(in) >= 3 && n < most; in, n = in[3:], n+1 {
			from := in[0] % nodes
			g.edges[from] = append(g.edges[from], edge{
				to: int(in[1] % nodes), add: letters(in[2] & 7), needs: letters(in[2] >> 4 & 7), without: in[2]&0x80 != 0,
			})
		}
		hold(t, g)
	})
}

// hold compares Walk with brute force on g.
func hold(t *testing.T, g graph) {
	t.Helper()
	want := map[string]bool{}
	g.all(0, 0, want)
	got := map[string]bool{}
	complete := Walk(0, letters(0), 10_000, func(_ int, s letters) string { return fmt.Sprint(s) }, func(v *Visit[letters]) []Edge[letters] {
		at := fmt.Sprint(v.Node, v.State)
		if got[at] {
			t.Errorf("%v: %s is visited twice", g, at)
		}
		got[at] = true
		if v.From != nil && !slices.Contains(g.next(v.From.Node, v.From.State), Edge[letters]{v.Node, v.State}) {
			t.Errorf("%v: the witness of %s has a step that the graph has not", g, at)
		}
		return g.next(v.Node, v.State)
	})
	if !complete {
		t.Errorf("%v: gave up", g)
	}
	if !maps.Equal(got, want) {
		t.Errorf("%v: reached %v, want %v", g, got, want)
	}
}

// TestLimit: an exploration without end stops, and says so.
func TestLimit(t *testing.T) {
	n := 0
	complete := Walk(0, 0, 50, func(_, s int) string { return fmt.Sprint(s) }, func(v *Visit[int]) []Edge[int] {
		n++
		return []Edge[int]{{0, v.State + 1}}
	})
	if complete || n != 50 {
		t.Errorf("complete %t after %d visits, want false after 50", complete, n)
	}
}

// letters is a set of the letters 0, 1 and 2.
type letters uint8

type graph struct{ edges [][]edge }

// An edge adds a letter, and is there only if another one is, or is not, in the set.
type edge struct {
	to         int
	add, needs letters
	without    bool
}

func randomGraph(r *rand.Rand) graph {
	g := graph{make([][]edge, 2+r.IntN(5))}
	for n := range g.edges {
		for range r.IntN(4) {
			g.edges[n] = append(g.edges[n], edge{r.IntN(len(g.edges)), letters(1 << r.IntN(3)), letters(r.IntN(2) << r.IntN(3)), r.IntN(2) == 0})
		}
	}
	return g
}

func (g graph) next(node int, s letters) []Edge[letters] {
	var out []Edge[letters]
	for _, e := range g.edges[node] {
		if has := s&e.needs == e.needs; has != e.without {
			out = append(out, Edge[letters]{e.to, s | e.add})
		}
	}
	return out
}

// all follows every edge from every pair, depth first and by recursion, as Walk
// does not.
func (g graph) all(node int, s letters, found map[string]bool) {
	at := fmt.Sprint(node, s)
	if found[at] {
		return
	}
	found[at] = true
	for _, e := range g.next(node, s) {
		g.all(e.To, e.State, found)
	}
}
