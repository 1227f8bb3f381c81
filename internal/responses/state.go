package responses

import (
	"go/token"
	"maps"
	"slices"

	"golang.org/x/tools/go/ssa"
)

// A state is what is known on a path: the contents of memory and of SSA
// values, the facts that tests have established, and what became of the
// answers. It is copied before it is changed.
type state struct {
	mem     map[*symbol]value
	facts   map[*symbol]fact
	answers map[*symbol]answer
	defers  []*ssa.Defer
	// panicking: the function is unwinding and deferred calls run.
	panicking bool
}

// An answer is what is known of what goes out through a responder.
type answer struct {
	challenge [2]Challenge
	// assumes is what the path takes the caller to have left: it has asked.
	assumes [2]Challenge
	// odd: the field stands under a key that is not canonical, which Get and
	// Del do not see.
	odd [2]bool
	// blank: the field stands there without a value.
	blank   [2]bool
	setAt   token.Pos // where the challenge was put on
	sent    Sent
	status  value     // what was sent
	kept    bool      // it is no answer, but keeps the status of one
	sets    bool      // a challenge was put on while sent was Open
	sentBy  token.Pos // the call that sent it
	denied  *denial   // the denial that was sent or recorded
	passed  bool      // the handlers behind this one have run
	stopped bool      // the handlers behind this one will not run
	pending *pending
}

// A pending status is recorded and not yet sent.
type pending struct {
	status value
	site   *site
	far    bool
	// excluded are the denials that it cannot be, by the callee that recorded it.
	excluded []int
}

// inherit lets what a callee did to the challenge follow on a, if what it took
// for granted may hold.
func (a *answer) inherit(challenge, assumes [2]Challenge) bool {
	for n := range challenge {
		if assumes[n] != Inherited && !a.ask(n, assumes[n]) {
			return false
		}
		if challenge[n] == Absent && a.challenge[n] == Present && a.odd[n] {
			continue // taken off by its canonical name
		}
		if challenge[n] != Inherited {
			a.challenge[n] = challenge[n]
		}
	}
	return true
}

// ask makes it known that challenge n is c; false where it is not.
func (a *answer) ask(n int, c Challenge) bool {
	switch a.challenge[n] {
	case Inherited:
		a.challenge[n], a.assumes[n] = c, c
	case Absent, Present:
		return a.challenge[n] == c
	}
	return true
}

func newState() *state {
	return &state{mem: map[*symbol]value{}, facts: map[*symbol]fact{}, answers: map[*symbol]answer{}}
}

func (st *state) clone() *state {
	return &state{
		mem:       maps.Clone(st.mem),
		facts:     maps.Clone(st.facts),
		answers:   maps.Clone(st.answers),
		defers:    slices.Clip(st.defers),
		panicking: st.panicking,
	}
}

func sorted[V any](m map[*symbol]V) []*symbol {
	return slices.SortedFunc(maps.Keys(m), func(a, b *symbol) int { return a.id - b.id })
}

// forget drops what is known of s and of all that is made of it.
func (st *state) forget(s *symbol) {
	maps.DeleteFunc(st.mem, func(k *symbol, v value) bool {
		return k.dependsOn(s) || k != s && v.sym != nil && v.sym.dependsOn(s)
	})
	maps.DeleteFunc(st.facts, func(k *symbol, _ fact) bool { return k.dependsOn(s) })
}

// store changes the content of the location loc.
func (st *state) store(loc *symbol, v value) {
	for k, old := range st.mem {
		if k != loc && k.dependsOn(loc) {
			delete(st.mem, k)
		} else if old.sym != nil && k != loc && old.sym.dependsOn(loc) && k != old.sym {
			old.sym = k
			st.mem[k] = old
		}
	}
	maps.DeleteFunc(st.facts, func(k *symbol, _ fact) bool { return k.dependsOn(loc) })
	st.mem[loc] = v
}

// lose forgets the content of the location loc.
func (st *state) lose(loc *symbol) {
	st.store(loc, value{})
	delete(st.mem, loc)
}

// add makes f known of s; false where that contradicts what is known.
func (st *state) add(s *symbol, f fact) bool {
	joined, ok := st.facts[s].and(f)
	if ok {
		st.facts[s] = joined
	}
	return ok
}
