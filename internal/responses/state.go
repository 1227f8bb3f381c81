package responses

import (
	"go/token"
	"slices"

	"golang.org/x/tools/go/ssa"
)

// A state is what is known on a path: the contents of memory and of SSA
// values, the facts that tests have established, and what became of the
// answers. It is copied before it is changed.
type state struct {
	mem     ledger[value]
	facts   ledger[fact]
	answers ledger[answer]
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
		if assumes[n] != Inherited && !a.odd[n] && !a.ask(n, assumes[n]) {
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

func newState() *state { return new(state) }

func (st *state) clone() *state {
	return &state{
		mem:       st.mem.clone(),
		facts:     st.facts.clone(),
		answers:   st.answers.clone(),
		defers:    slices.Clip(st.defers),
		panicking: st.panicking,
	}
}

// forget drops what is known of s and of all that is made of it.
func (st *state) forget(s *symbol) {
	st.mem.dropAll(func(k *symbol, v value) bool {
		return k.dependsOn(s) || k != s && v.sym != nil && v.sym.dependsOn(s)
	})
	st.facts.dropAll(func(k *symbol, _ fact) bool { return k.dependsOn(s) })
}

// store changes the content of the location loc.
func (st *state) store(loc *symbol, v value) {
	depends := func(k *symbol) bool { return k != loc && k.dependsOn(loc) }
	st.mem.dropAll(func(k *symbol, _ value) bool { return depends(k) })
	for _, k := range st.mem.symbols() {
		if old := st.mem.at(k); old.sym != nil && k != loc && old.sym.dependsOn(loc) && k != old.sym {
			old.sym = k
			st.mem.set(k, old)
		}
	}
	st.facts.dropAll(func(k *symbol, _ fact) bool { return k.dependsOn(loc) })
	st.mem.set(loc, v)
}

// lose forgets the content of the location loc.
func (st *state) lose(loc *symbol) {
	st.store(loc, value{})
	st.mem.drop(loc)
}

// add makes f known of s; false where that contradicts what is known.
func (st *state) add(s *symbol, f fact) bool {
	joined, ok := st.facts.at(s).and(f)
	if ok {
		st.facts.set(s, joined)
	}
	return ok
}
