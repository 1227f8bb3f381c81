package responses

import (
	"go/constant"
	"go/types"

	"golang.org/x/tools/go/ssa"

	"github.com/authstatus/authstatus/internal/framework"
)

// stores reports whether a store can be seen by a value of the slice or, where
// it is not to a variable of the function, by callers.
func (s *slice) stores(i *ssa.Store) bool {
	root := rootOf(i.Addr)
	if _, global := root.(*ssa.Global); global || s.isRead(i.Addr) {
		return true
	}
	if c, ok := i.Val.(*ssa.Const); ok {
		if _, denies := denialStatus(c.Value); denies {
			return true // a value that answers is made, perhaps
		}
	}
	if isLocal(root) {
		return s.whole[root]
	}
	if field, ok := i.Addr.(*ssa.FieldAddr); ok && pkgPath(field.X.Type()) == "net/http" {
		return s.w.reaches(i.Val.Type())
	}
	return s.tells(i.Val)
}

// tells reports whether callers may ask for v where it is kept: it may be a
// status, fail, answer or, in a function that answers, say whether it has.
func (s *slice) tells(v ssa.Value) bool {
	typ := v.Type()
	if c, ok := v.(*ssa.Const); ok && c.Value != nil && c.Value.Kind() == constant.Int {
		n, exact := constant.Int64Val(c.Value)
		return exact && (n == 0 || 100 <= n && n < 600)
	}
	switch t := typ.Underlying().(type) {
	case *types.Basic:
		named := framework.NamedOf(typ)
		return t.Info()&types.IsBoolean != 0 || t.Info()&types.IsInteger != 0 && (named == nil || named.Pkg().Path() != "time")
	case *types.Slice, *types.Chan:
		return false
	}
	return len(s.behind) > 0 || types.Identical(typ, errorType) || s.w.reaches(typ)
}

// mayChallenge reports whether a header field of that name may be a challenge.
func mayChallenge(name ssa.Value) bool {
	c, ok := name.(*ssa.Const)
	return !ok || isChallengeName(c.Value)
}

// rootOf is the variable, parameter or value that an address or map is part of.
func rootOf(v ssa.Value) ssa.Value {
	for {
		switch x := v.(type) {
		case *ssa.FieldAddr:
			v = x.X
		case *ssa.IndexAddr:
			v = x.X
		case *ssa.Slice:
			v = x.X
		case *ssa.ChangeType:
			v = x.X
		default:
			return v
		}
	}
}

func isLocal(v ssa.Value) bool {
	switch v.(type) {
	case *ssa.Alloc, *ssa.MakeMap, *ssa.MakeSlice:
		return true
	}
	return false
}

// reads notes that a value of the slice is what is at addr.
func (s *slice) reads(addr ssa.Value) {
	s.read[cellOf(addr)] = true
	for outer := around(addr); outer != nil; outer = around(outer) {
		s.read[within(outer)] = true // a store of the whole changes it too
	}
}

// isRead reports whether a value of the slice is taken from where addr points
// to, from a part of it, or from what it is part of.
func (s *slice) isRead(addr ssa.Value) bool {
	if s.read[within(addr)] {
		return true
	}
	for ; addr != nil; addr = around(addr) {
		if s.read[cellOf(addr)] || s.read[whole(addr)] {
			return true
		}
	}
	return false
}

// around is the address of the struct or array that addr points into; nil for none.
func around(addr ssa.Value) ssa.Value {
	switch x := addr.(type) {
	case *ssa.FieldAddr:
		return x.X
	case *ssa.IndexAddr:
		return x.X
	}
	return nil
}

// A cell names what a store and a load of the same place have in common: the
// field of a struct type, the variable, or the type of what is there.
type cell struct {
	of    any
	field int
}

func cellOf(addr ssa.Value) cell {
	switch x := addr.(type) {
	case *ssa.FieldAddr:
		return cell{typeKey(x.X), x.Field}
	case *ssa.Alloc, *ssa.Global, *ssa.FreeVar:
		return cell{x, -1}
	}
	return whole(addr)
}

func whole(addr ssa.Value) cell  { return cell{typeKey(addr), -1} }
func within(addr ssa.Value) cell { return cell{typeKey(addr), -2} }

func typeKey(addr ssa.Value) any { return types.TypeString(elemType(addr.Type()), nil) }
