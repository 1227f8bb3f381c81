package responses

import (
	"go/constant"
	"go/token"
	"go/types"

	"golang.org/x/tools/go/ssa"
)

// A value is what is known of an SSA value on a path.
type value struct {
	sym    *symbol        // its name; nil for plain constants
	con    constant.Value // it is this constant
	null   nullness
	typ    types.Type // its dynamic type, where known
	from   *Origin    // where con entered a status-carrying value
	source string     // the kind of value it was taken from, in a callee
	made   token.Pos  // of the return statement that the constant comes from
	bound  []value    // what fn captures, where a callee has made it
	fn     ssa.Value  // it is this function: *ssa.Function or *ssa.MakeClosure
}

// nullness is whether a value is nil.
type nullness uint8

const (
	maybeNil nullness = iota
	isNil
	notNil
)

// An Origin is the place where a status was put into a status-carrying value.
type Origin struct {
	Pos token.Pos // of the expression that builds it; NoPos in another package
	Far bool      // the value was built in another package
	// Told: that package has reported it.
	Told bool
}

// known reports whether v says more than its name.
func (v value) known() bool { return v.con != nil || v.null != maybeNil || v.typ != nil || v.fn != nil }

// A fact is what the tests on a path say about a symbol.
type fact struct {
	eq   constant.Value
	ne   []constant.Value // sorted by text
	null nullness
	lo   constant.Value // inclusive bounds
	hi   constant.Value
}

// ofStatus reports whether f is about a denial, or says yes or no.
func (f fact) ofStatus() bool {
	for _, c := range append(f.ne[:len(f.ne):len(f.ne)], f.eq, f.lo, f.hi) {
		if c == nil {
			continue
		}
		if n, ok := intOf(c); !ok || n >= 400 && n < 600 {
			return true
		}
	}
	return false
}

// admits reports whether a symbol with fact f may be c.
func (f fact) admits(c constant.Value) bool {
	if f.eq != nil {
		return same(f.eq, c)
	}
	for _, n := range f.ne {
		if same(n, c) {
			return false
		}
	}
	if f.lo != nil && ordered(f.lo, c) && constant.Compare(c, token.LSS, f.lo) {
		return false
	}
	if f.hi != nil && ordered(f.hi, c) && constant.Compare(c, token.GTR, f.hi) {
		return false
	}
	return true
}

// and joins two facts about one symbol; false where they contradict.
func (f fact) and(g fact) (fact, bool) {
	if g.eq != nil {
		if !f.admits(g.eq) {
			return f, false
		}
		f.eq = g.eq
	}
	for _, c := range g.ne {
		if f.eq != nil && same(f.eq, c) {
			return f, false
		}
		f = f.without(c)
	}
	if g.null != maybeNil {
		if f.null != maybeNil && f.null != g.null {
			return f, false
		}
		f.null = g.null
	}
	if g.lo != nil && (f.lo == nil || ordered(f.lo, g.lo) && constant.Compare(g.lo, token.GTR, f.lo)) {
		f.lo = g.lo
	}
	if g.hi != nil && (f.hi == nil || ordered(f.hi, g.hi) && constant.Compare(g.hi, token.LSS, f.hi)) {
		f.hi = g.hi
	}
	if f.eq != nil {
		for _, bound := range []constant.Value{f.lo, f.hi} {
			if bound != nil && !(fact{lo: f.lo, hi: f.hi}).admits(f.eq) {
				return f, false
			}
		}
		f.ne, f.lo, f.hi = nil, nil, nil
	}
	if f.lo != nil && f.hi != nil && ordered(f.lo, f.hi) && constant.Compare(f.lo, token.GTR, f.hi) {
		return f, false
	}
	return f, true
}

func (f fact) without(c constant.Value) fact {
	text := c.ExactString()
	i := 0
	for i < len(f.ne) && f.ne[i].ExactString() < text {
		i++
	}
	if i < len(f.ne) && f.ne[i].ExactString() == text {
		return f
	}
	ne := make([]constant.Value, 0, len(f.ne)+1)
	ne = append(append(append(ne, f.ne[:i]...), c), f.ne[i:]...)
	f.ne = ne
	return f
}

func same(a, b constant.Value) bool {
	return ordered(a, b) && constant.Compare(a, token.EQL, b)
}

// ordered reports whether two constants compare.
func ordered(a, b constant.Value) bool {
	num := func(c constant.Value) bool { return c.Kind() == constant.Int || c.Kind() == constant.Float }
	return a.Kind() == b.Kind() || num(a) && num(b)
}
