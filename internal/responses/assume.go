package responses

import (
	"go/constant"
	"go/token"

	"golang.org/x/tools/go/ssa"
)

// assume makes it known in st that cond is want. It reports whether that is
// possible.
func (e *engine) assume(st *state, cond ssa.Value, want bool) bool {
	v := e.eval(st, cond)
	if v.con != nil && v.con.Kind() == constant.Bool {
		return constant.BoolVal(v.con) == want
	}
	switch c := cond.(type) {
	case *ssa.UnOp:
		if c.Op == token.NOT {
			return e.assume(st, c.X, !want)
		}
	case *ssa.BinOp:
		op := c.Op
		if !want {
			op = negate(op)
		}
		if ok, done := e.relate(st, op, e.eval(st, c.X), e.eval(st, c.Y)); done {
			return ok
		}
	}
	if call, ok := cond.(*ssa.Call); ok && want && v.con == nil {
		if row := e.row(&call.Call); row != nil && row.Equal { // an error that is another is not nil
			if x := e.eval(st, call.Call.Args[0]); x.sym != nil && !st.add(x.sym, fact{null: notNil}) {
				return false
			}
		}
	}
	if v.sym == nil {
		return true
	}
	return st.add(v.sym, fact{eq: constant.MakeBool(want)})
}

// relate makes x op y known; done is false where the relation is of no kind
// that facts can hold.
func (e *engine) relate(st *state, op token.Token, x, y value) (ok, done bool) {
	if truth, ok := e.compare(st, op, x, y); ok {
		return truth, true
	}
	if x.null == isNil && y.null != isNil || x.con != nil && y.con == nil && y.null != isNil {
		x, y, op = y, x, mirror(op)
	}
	if x.sym == nil {
		return true, y.con != nil || y.null == isNil
	}
	switch {
	case y.null == isNil && y.con == nil:
		if op == token.EQL {
			return st.add(x.sym, fact{null: isNil}), true
		}
		return st.add(x.sym, fact{null: notNil}), true
	case y.con == nil:
		return true, false
	}
	one := constant.MakeInt64(1)
	whole := y.con.Kind() == constant.Int
	switch op {
	case token.EQL:
		return st.add(x.sym, fact{eq: y.con}), true
	case token.NEQ:
		if y.con.Kind() == constant.Bool {
			return st.add(x.sym, fact{eq: constant.MakeBool(!constant.BoolVal(y.con))}), true
		}
		return st.add(x.sym, fact{ne: []constant.Value{y.con}}), true
	case token.LSS:
		if whole {
			return st.add(x.sym, fact{hi: constant.BinaryOp(y.con, token.SUB, one)}), true
		}
	case token.LEQ:
		return st.add(x.sym, fact{hi: y.con}), true
	case token.GTR:
		if whole {
			return st.add(x.sym, fact{lo: constant.BinaryOp(y.con, token.ADD, one)}), true
		}
	case token.GEQ:
		return st.add(x.sym, fact{lo: y.con}), true
	}
	return true, false
}

// compare decides x op y where what is known of them suffices.
func (e *engine) compare(st *state, op token.Token, x, y value) (truth, ok bool) {
	equality := op == token.EQL || op == token.NEQ
	if equality && (x.null == isNil || y.null == isNil) {
		if x.null != maybeNil && y.null != maybeNil {
			return (x.null == y.null) == (op == token.EQL), true
		}
		return false, false
	}
	if equality && x.sym != nil && x.sym == y.sym {
		return op == token.EQL, true
	}
	if x.con != nil && y.con != nil && ordered(x.con, y.con) && isComparison(op) {
		if x.con.Kind() == constant.Bool && !equality {
			return false, false
		}
		return constant.Compare(x.con, op, y.con), true
	}
	if y.con == nil {
		x, y, op = y, x, mirror(op)
	}
	if y.con == nil || x.sym == nil || !isComparison(op) {
		return false, false
	}
	f, known := st.facts.get(x.sym)
	if !known {
		return false, false
	}
	switch op {
	case token.EQL, token.NEQ:
		if !f.admits(y.con) {
			return op == token.NEQ, true
		}
	default:
		if f.lo != nil && ordered(f.lo, y.con) && (op == token.GTR || op == token.GEQ) && constant.Compare(f.lo, op, y.con) {
			return true, true
		}
		if f.hi != nil && ordered(f.hi, y.con) && (op == token.LSS || op == token.LEQ) && constant.Compare(f.hi, op, y.con) {
			return true, true
		}
		if f.lo != nil && ordered(f.lo, y.con) && (op == token.LSS || op == token.LEQ) && !constant.Compare(f.lo, op, y.con) {
			return false, true
		}
		if f.hi != nil && ordered(f.hi, y.con) && (op == token.GTR || op == token.GEQ) && !constant.Compare(f.hi, op, y.con) {
			return false, true
		}
	}
	return false, false
}

func isComparison(op token.Token) bool {
	switch op {
	case token.EQL, token.NEQ, token.LSS, token.LEQ, token.GTR, token.GEQ:
		return true
	}
	return false
}

// negate is the operator of the opposite relation.
func negate(op token.Token) token.Token {
	switch op {
	case token.EQL:
		return token.NEQ
	case token.NEQ:
		return token.EQL
	case token.LSS:
		return token.GEQ
	case token.GEQ:
		return token.LSS
	case token.GTR:
		return token.LEQ
	case token.LEQ:
		return token.GTR
	}
	return token.ILLEGAL
}

// mirror is the operator with the sides exchanged.
func mirror(op token.Token) token.Token {
	switch op {
	case token.LSS:
		return token.GTR
	case token.GTR:
		return token.LSS
	case token.LEQ:
		return token.GEQ
	case token.GEQ:
		return token.LEQ
	}
	return op
}
