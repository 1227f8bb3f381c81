package responses

import (
	"encoding/binary"
	"go/constant"
	"go/token"
	"go/types"
	"hash/maphash"
)

// A keyer names states: equal keys, equal futures. It is asked for one at every
// step of the exploration, so it writes numbers and keeps its memory.
type keyer struct {
	buf   []byte
	types map[types.Type]int
	names map[string]int // of types
	seeds [2]maphash.Seed
}

func newKeyer() *keyer {
	return &keyer{
		types: map[types.Type]int{}, names: map[string]int{},
		seeds: [2]maphash.Seed{maphash.MakeSeed(), maphash.MakeSeed()},
	}
}

// key is the name of st. It means something within one exploration only.
func (k *keyer) key(st *state) string {
	k.buf = k.buf[:0]
	for s, known := range st.mem.all() {
		k.number(s.id)
		k.value(known)
	}
	k.mark('~')
	for s, known := range st.facts.all() {
		k.number(s.id)
		k.fact(known)
	}
	k.mark('~')
	for s, known := range st.answers.all() {
		k.number(s.id)
		k.answer(known)
	}
	k.mark('~')
	for _, d := range st.defers {
		k.pos(d.Pos())
	}
	k.flag(st.panicking)
	var sum [16]byte
	for i, seed := range k.seeds {
		binary.LittleEndian.PutUint64(sum[8*i:], maphash.Bytes(seed, k.buf))
	}
	return string(sum[:])
}

func (k *keyer) number(n int)      { k.buf = binary.AppendVarint(k.buf, int64(n)) }
func (k *keyer) pos(pos token.Pos) { k.number(int(pos)) }
func (k *keyer) mark(b byte)       { k.buf = append(k.buf, b) }

func (k *keyer) text(s string) {
	k.number(len(s))
	k.buf = append(k.buf, s...)
}

func (k *keyer) flag(is bool) {
	if is {
		k.mark(1)
	} else {
		k.mark(0)
	}
}

func (k *keyer) symbol(s *symbol) {
	if s == nil {
		k.number(-1)
	} else {
		k.number(s.id)
	}
}

func (k *keyer) constant(c constant.Value) {
	if c == nil {
		k.mark('-')
		return
	}
	switch c.Kind() {
	case constant.Bool:
		k.mark('b')
		k.flag(constant.BoolVal(c))
	case constant.String:
		k.mark('s')
		k.text(constant.StringVal(c))
	default:
		k.mark('n')
		if n, exact := constant.Int64Val(constant.ToInt(c)); exact && c.Kind() == constant.Int {
			k.number(int(n))
		} else {
			k.text(c.ExactString())
		}
	}
}

func (k *keyer) typ(t types.Type) {
	id, ok := k.types[t]
	if !ok {
		name := types.TypeString(t, nil)
		if id, ok = k.names[name]; !ok {
			id = len(k.names)
			k.names[name] = id
		}
		k.types[t] = id
	}
	k.number(id)
}

func (k *keyer) value(v value) {
	k.symbol(v.sym)
	k.constant(v.con)
	k.mark("?0!"[v.null])
	if v.typ != nil && (v.sym == nil || v.sym.typ != v.typ) {
		k.mark('t')
		k.typ(v.typ)
	}
	if v.made.IsValid() {
		k.mark('m')
		k.pos(v.made)
	}
	if _, denies := denialStatus(v.con); denies && v.from != nil {
		k.mark('@')
		k.pos(v.from.Pos)
	}
	if v.fn != nil {
		k.mark('f')
		k.text(v.fn.Name())
	}
	k.mark('.')
}

func (k *keyer) fact(f fact) {
	k.constant(f.eq)
	for _, c := range f.ne {
		k.mark('!')
		k.constant(c)
	}
	k.constant(f.lo)
	k.constant(f.hi)
	k.mark("?0!"[f.null])
}

func (k *keyer) answer(a answer) {
	for _, n := range [...]int{int(a.challenge[0]), int(a.challenge[1]), int(a.sent), int(a.assumes[0]), int(a.assumes[1])} {
		k.mark(byte(n))
	}
	k.flag(a.odd[0])
	k.flag(a.odd[1])
	k.flag(a.blank[0])
	k.flag(a.blank[1])
	k.flag(a.stopped)
	k.flag(a.passed)
	if d := a.denied; d != nil {
		k.mark('d')
		k.pos(d.at.Pos())
		k.flag(d.vague)
		k.flag(d.handed)
		if d.body != nil {
			k.mark('b')
			k.pos(d.body.Pos())
		}
	}
	if p := a.pending; p != nil {
		k.mark('p')
		k.value(p.status)
		if p.site != nil { // else a function of another package has set it
			k.pos(p.site.Pos)
		}
	}
	k.mark('.')
}
