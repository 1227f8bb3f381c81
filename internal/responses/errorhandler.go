package responses

import (
	"go/types"
	"slices"

	"golang.org/x/tools/go/ssa"
)

// handledErrors reports whether what handlers of a framework return, which
// answer through the type, is answered by an error handler of the package that
// puts a challenge on each 401. Where there are several, all must.
func (e *engine) handledErrors(typ types.Type) bool {
	if e.handlers == nil {
		e.handlers = map[string]bool{}
		for _, fn := range e.program.Funcs {
			for _, b := range fn.Blocks {
				for _, i := range b.Instrs {
					e.errorHandlerSet(i)
				}
			}
		}
	}
	return e.handlers[symbolOf(typ)]
}

// errorHandlerSet notes an assignment to a field that the table calls an error handler.
func (e *engine) errorHandlerSet(i ssa.Instruction) {
	store, ok := i.(*ssa.Store)
	if !ok {
		return
	}
	field, ok := store.Addr.(*ssa.FieldAddr)
	if !ok {
		return
	}
	strct, ok := elemType(field.X.Type()).Underlying().(*types.Struct)
	if !ok {
		return
	}
	row := e.table.Member(field.X.Type(), strct.Field(field.Field).Name())
	if row == nil || row.ErrorHandler == nil || row.ErrorHandler.Late {
		return
	}
	challenges := e.challengesErrors(store.Val)
	for _, typ := range row.ErrorHandler.For {
		if known, ok := e.handlers[typ]; ok && !known {
			continue
		}
		e.handlers[typ] = challenges
	}
}

// challengesErrors reports whether the error handler v is a function of the
// package that answers 401 with a challenge, always.
func (e *engine) challengesErrors(v ssa.Value) bool {
	for range maxWraps {
		change, ok := v.(*ssa.ChangeType)
		if !ok {
			break
		}
		v = change.X
	}
	fn := functionOf(v)
	if fn == nil {
		return false
	}
	s, ok := e.summaryOf(e.declared(origin(fn)))
	if !ok || s.Unknown {
		return false
	}
	found := false
	for _, ev := range s.Events {
		n, known := ev.Status.number()
		if known && n != 401 || slices.Contains(ev.Excluded, 401) {
			continue
		}
		if ev.Challenge[0] != Present && ev.Assumes[0] != Present {
			return false
		}
		found = true
	}
	return found
}
