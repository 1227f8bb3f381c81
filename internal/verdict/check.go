package verdict

import (
	"go/types"

	"github.com/authstatus/authstatus/internal/framework"
)

// A Check is what is asked before a denial, and what its no speaks of.
type Check struct {
	Object types.Object
	Kind   framework.Kind
}

// Check is the one check that leads to the denial; ok is false where there is
// none, or another one that may lead there.
func (v *Verdict) Check() (c Check, ok bool) {
	if fn := v.Guard.Asked; fn != nil && len(v.Guard.Evidence) == 0 {
		return Check{Object: fn}, true
	}
	if v.Guard.Partly || len(v.Guard.Evidence) == 0 {
		return Check{}, false
	}
	for i, e := range v.Guard.Evidence {
		if e.Object == nil || i > 0 && e.Object != c.Object {
			return Check{}, false
		}
		c = Check{e.Object, e.Kind}
		if !own(e.Object) {
			return Check{}, false
		}
	}
	if len(v.Guard.Evidence) > 1 {
		c.Kind = "" // a helper that tells several things
	}
	return c, true
}

// own reports whether the object is of the program: what every program asks
// (Header.Get) is no check of this one.
func own(obj types.Object) bool {
	switch obj := obj.(type) {
	case *types.Func, *types.Var, *types.TypeName:
		return obj.Pkg() != nil
	}
	return false
}
