package responses

import (
	"maps"
	"math/rand/v2"
	"slices"
	"testing"
)

// TestLedger holds ledgers, and copies of them that go on by themselves, against
// maps: whatever is done to them by turns, they know the same.
func TestLedger(t *testing.T) {
	type pair struct {
		ledger *ledger[int]
		want   map[*symbol]int
	}
	symbols := make([]*symbol, 12)
	for i := range symbols {
		symbols[i] = &symbol{id: i}
	}
	for seed := range uint64(200) {
		r := rand.New(rand.NewPCG(seed, 2))
		pairs := []pair{{new(ledger[int]), map[*symbol]int{}}}
		for range 60 {
			p := pairs[r.IntN(len(pairs))]
			s, n := symbols[r.IntN(len(symbols))], r.IntN(100)
			switch r.IntN(6) {
			case 0, 1, 2:
				p.ledger.set(s, n)
				p.want[s] = n
			case 3:
				p.ledger.drop(s)
				delete(p.want, s)
			case 4:
				p.ledger.dropAll(func(_ *symbol, known int) bool { return known < n/2 })
				maps.DeleteFunc(p.want, func(_ *symbol, known int) bool { return known < n/2 })
			case 5:
				next := p.ledger.clone()
				pairs = append(pairs, pair{&next, maps.Clone(p.want)})
			}
		}
		for _, p := range pairs {
			if got := maps.Collect(p.ledger.all()); !maps.Equal(got, p.want) {
				t.Fatalf("seed %d: it knows %v, want %v", seed, got, p.want)
			}
			if !slices.IsSortedFunc(p.ledger.symbols(), func(a, b *symbol) int { return a.id - b.id }) {
				t.Fatalf("seed %d: not in order", seed)
			}
		}
	}
}

// TestLedgerAll: what changes while a ledger is read does not show.
func TestLedgerAll(t *testing.T) {
	var l ledger[int]
	a, b, c := &symbol{id: 1}, &symbol{id: 2}, &symbol{id: 3}
	l.set(a, 1)
	l.set(c, 3)
	var seen []int
	for s, known := range l.all() {
		seen = append(seen, known)
		if s == a {
			l.set(b, 2)
			l.drop(a)
		}
	}
	if want := []int{1, 3}; !slices.Equal(seen, want) {
		t.Errorf("read %v, want %v", seen, want)
	}
	if l.has(nil) || l.at(a) != 0 || l.at(b) != 2 {
		t.Errorf("it knows %d of a, %d of b", l.at(a), l.at(b))
	}
}
