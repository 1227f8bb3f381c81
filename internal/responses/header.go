package responses

import (
	"go/constant"
	"go/token"
	"go/types"
	"net/textproto"
	"slices"
	"strconv"

	"golang.org/x/tools/go/ssa"

	"github.com/authstatus/authstatus/internal/framework"
)

// The fields that challenge, in the order of [Event.Challenge].
const (
	fieldWWW   = "Www-Authenticate"
	fieldProxy = "Proxy-Authenticate"
)

// challengeField is the index of a canonical field name in [Event.Challenge].
func challengeField(name string) (int, bool) {
	switch name {
	case fieldWWW:
		return 0, true
	case fieldProxy:
		return 1, true
	}
	return 0, false
}

// fieldFor is the challenge that a status needs.
func fieldFor(status int) (int, bool) {
	switch status {
	case 401:
		return 0, true
	case 407:
		return 1, true
	}
	return 0, false
}

const (
	headerSet = framework.HeaderSet
	headerAdd = framework.HeaderAdd
	headerDel = framework.HeaderDel
	headerAll = framework.HeaderAll
)

// isHeaderMap reports whether values of typ are header maps.
func (e *engine) isHeaderMap(typ types.Type) bool {
	row := e.table.Type(typ)
	return row != nil && row.HeaderMap
}

// header changes the field name on the answer through on. It works in place
// where the name is known; [walk.headerForks] first makes it known.
func (w *walk) header(st *state, on value, op framework.HeaderOp, name, v value, at token.Pos) {
	s := w.responder(st, on)
	if s == nil {
		return
	}
	a := w.answer(st, s)
	if op == headerAll {
		a.challenge, a.blank = [2]Challenge{Absent, Absent}, [2]bool{}
		st.answers.set(s, a)
		return
	}
	if name.con == nil {
		if name.sym != nil && !w.mayBeChallenge(st, name.sym) {
			return
		}
		for i, c := range a.challenge {
			if c != Present {
				a.challenge[i] = Unclear
			}
		}
		st.answers.set(s, a)
		return
	}
	i, ok := challengeField(constant.StringVal(name.con))
	if !ok {
		return
	}
	a.blank[i] = false
	empty := v.con != nil && v.con.Kind() == constant.String && constant.StringVal(v.con) == "" || v.null == isNil
	switch {
	case op == headerDel, op == headerSet && empty:
		if !a.odd[i] {
			a.challenge[i] = Absent
		}
	case op == headerAdd && empty:
	default:
		if a.sent == Gone {
			w.recordLate(st, s, at, nil)
		}
		if a.sent == Open {
			a.sets = true
		}
		a.challenge[i] = Present
		a.setAt = at
		w.putOn(s, a, i)
	}
	st.answers.set(s, a)
}

// mayBeChallenge reports whether the unknown name s may be a challenge field.
func (e *engine) mayBeChallenge(st *state, s *symbol) bool {
	f := st.facts.at(s)
	return f.admits(constant.MakeString(fieldWWW)) || f.admits(constant.MakeString(fieldProxy))
}

// headerForks makes the name of a field known: where it is an input, the path
// forks into the two challenge fields and any other. Where it is the key of a
// map whose keys are known to hold a challenge, it is that.
func (w *walk) headerForks(st *state, name value) []fork {
	canon := w.canonicalName(st, name)
	if canon.con != nil || canon.sym == nil {
		return []fork{{st, canon}}
	}
	if key, ok := w.rangedKey(st, name); ok {
		return []fork{{st, key}}
	}
	if over := w.rangedOver(st, name); over != nil && visible(over.root()) {
		return w.keyForks(st, over)
	}
	if list := listOf(canon.sym); list != nil {
		return w.keyForks(st, list)
	}
	if _, ok := input(canon.sym); !ok {
		return []fork{{st, canon}}
	}
	var out []fork
	other := fact{}
	for _, field := range []string{fieldWWW, fieldProxy} {
		is := constant.MakeString(field)
		other = other.without(is)
		if next := st.clone(); next.add(canon.sym, fact{eq: is}) {
			out = append(out, fork{next, value{con: is}})
		}
	}
	if st.add(canon.sym, other) {
		out = append(out, fork{st, canon})
	}
	return out
}

// listOf is the list, an input, of which the name in canonical form is an
// element; nil for other names.
func listOf(canon *symbol) *symbol {
	if canon.kind != symField || canon.name != canonicalStep {
		return nil
	}
	el := canon.base
	if el.kind != symField || el.name != elementStep {
		return nil
	}
	if _, ok := input(el.base); !ok {
		return nil
	}
	return el.base
}

// namesKnown reports whether all names in the map or list m are known; in a
// list, names and values may take turns.
func (e *engine) namesKnown(st *state, m *symbol) bool {
	return !slices.ContainsFunc(e.elements(st, m), func(el element) bool {
		n, ok := intOf(el.at)
		return ok && n%2 == 0 && el.con == nil
	})
}

// A fork is a state and a value in it.
type fork struct {
	st *state
	v  value
}

// keyForks forks on whether the map m, an input, has a challenge among its
// keys; the value is the field then.
func (w *walk) keyForks(st *state, m *symbol) []fork {
	var out []fork
	for i, name := range []string{fieldWWW, fieldProxy} {
		if next := st.clone(); next.add(w.holding(m, i), fact{eq: constant.MakeBool(true)}) {
			out = append(out, fork{next, value{con: constant.MakeString(name)}})
		}
	}
	if w.holdsNone(st, m) {
		out = append(out, fork{st, value{con: constant.MakeString("")}})
	}
	return out
}

// holdsNone makes it known that the map m has no challenge among its keys.
func (w *walk) holdsNone(st *state, m *symbol) bool {
	no := fact{eq: constant.MakeBool(false)}
	return st.add(w.holding(m, 0), no) && st.add(w.holding(m, 1), no)
}

// holding is the symbol for whether the map m holds challenge field i.
func (w *walk) holding(m *symbol, i int) *symbol {
	return w.syms.field(m, holdsStep+string(rune('0'+i)), types.Typ[types.Bool], nil)
}

// holdsStep begins the name of the field that stands for whether a map holds a
// challenge field.
const holdsStep = "%holds"

// rangedKey is the challenge field among the keys of the map literal that a
// loop takes name from.
func (w *walk) rangedKey(st *state, name value) (value, bool) {
	over := w.rangedOver(st, name)
	if over == nil {
		return value{}, false
	}
	for i := range 2 {
		if w.holdsField(st, over, i) {
			return value{con: constant.MakeString([]string{fieldWWW, fieldProxy}[i])}, true
		}
	}
	if w.hasElements(st, over) { // a literal without a challenge
		return value{con: constant.MakeString("Content-Type")}, true
	}
	return value{}, false
}

// rangedOver is the map that a loop takes name from; nil for none.
func (w *walk) rangedOver(st *state, name value) *symbol {
	if name.sym == nil {
		return nil
	}
	next, ok := name.sym.root().value.(*ssa.Next)
	if !ok {
		return nil
	}
	rng, ok := next.Iter.(*ssa.Range)
	if !ok {
		return nil
	}
	return w.eval(st, rng.X).sym
}

// isChallenge reports whether c is the name of challenge field i.
func isChallenge(c constant.Value, i int) bool {
	if c == nil || c.Kind() != constant.String {
		return false
	}
	j, ok := challengeField(textproto.CanonicalMIMEHeaderKey(constant.StringVal(c)))
	return ok && i == j
}

// holdsField reports whether the map m is known to hold challenge field i,
// however it is spelt.
func (e *engine) holdsField(st *state, m *symbol, i int) bool {
	if a, ok := st.answers.get(m); ok && a.challenge[i] == Present {
		return true
	}
	if told := st.mem.at(e.syms.field(m, holdsStep+strconv.Itoa(i), nil, nil)).con; told != nil && constant.BoolVal(told) {
		return true // by the function that has made it
	}
	return slices.ContainsFunc(e.elements(st, m), func(el element) bool {
		return el.null != isNil && (isChallenge(el.at, i) || isChallenge(el.con, i)) // a key, or in a list of names and values
	})
}
