package responses

import (
	"go/constant"
	"go/types"

	"golang.org/x/tools/go/ssa"

	"github.com/authstatus/authstatus/internal/framework"
)

// isInert reports whether a call does nothing but to yield its results.
func (s *slice) isInert(call *ssa.Call) bool {
	c := call.Common()
	if _, builtin := c.Value.(*ssa.Builtin); builtin {
		return !s.w.changesHeader(c)
	}
	for _, arg := range c.Args {
		if root := rootOf(arg); isLocal(root) && s.values[root] && pointsInto(arg) {
			return false
		}
	}
	if known, ok := s.inert[call]; ok {
		return known
	}
	inert := s.w.isInert(c)
	s.inert[call] = inert
	return inert
}

// pointsInto reports whether whoever gets v can change what it is part of.
func pointsInto(v ssa.Value) bool {
	switch v.Type().Underlying().(type) {
	case *types.Pointer, *types.Slice, *types.Map:
		return true
	}
	return false
}

func (w *walk) isInert(c *ssa.CallCommon) bool {
	if row := w.row(c); row != nil {
		return !row.Exits && row.Answer == nil && row.Sink == nil && !row.Body && row.Chain == "" && row.Middleware == nil &&
			!row.Unclear && row.Store == "" && row.Unanswered == "" && row.ErrorHandler == nil &&
			(row.Header == nil || row.Header.Op == framework.HeaderGet || !w.headerMatters(c, row.Header))
	}
	operands := c.Args
	if c.IsInvoke() {
		operands = append([]ssa.Value{c.Value}, operands...)
	}
	for _, x := range operands {
		if w.reaches(x.Type()) {
			return false
		}
	}
	if c.IsInvoke() {
		for _, impl := range w.implementations(c.Value.Type()) {
			if s, ok := w.methodOf(impl, c.Method); !ok || !s.inert() {
				return false
			}
		}
		return true
	}
	fn, ok := c.Value.(*ssa.Function)
	if !ok {
		return false // who knows which
	}
	s, ok := w.summaryOf(fn)
	return !ok || s.inert()
}

// headerMatters reports whether a call that changes header fields may change a
// challenge.
func (w *walk) headerMatters(c *ssa.CallCommon, h *framework.Header) bool {
	if len(c.Args) > 0 && isOfRequest(c.Args[0]) {
		return false
	}
	switch place := h.Name.Place(); place.Kind {
	case framework.Literal:
		return isChallengeName(constant.MakeString(place.Text))
	case framework.Argument:
		args := c.Args
		if !c.IsInvoke() && c.Signature().Recv() != nil {
			args = args[1:]
		}
		return place.Index >= len(args) || mayChallenge(args[place.Index])
	}
	return true
}

// isOfRequest reports whether a header map is that of a request.
func isOfRequest(m ssa.Value) bool {
	load, ok := m.(*ssa.UnOp)
	if !ok {
		return false
	}
	field, ok := load.X.(*ssa.FieldAddr)
	return ok && symbolOf(elemType(field.X.Type())) == "net/http.Request"
}

// reaches reports whether a callee that gets a value of typ can answer, or run
// a function that does.
func (w *walk) reaches(typ types.Type) bool {
	switch t := typ.Underlying().(type) {
	case *types.Signature:
		return true
	case *types.Interface:
		for m := range t.Methods() {
			if m.Name() == "ServeHTTP" {
				return true
			}
		}
	}
	return w.isHeaderMap(typ) || w.holdsResponder(typ, 2)
}

// inert reports whether running the function changes nothing that callers see.
func (s *Summary) inert() bool {
	if s.Unknown || len(s.Events) > 0 || len(s.Outcomes) == 0 {
		return false
	}
	for _, o := range s.Outcomes {
		if o.Panics || len(o.Effects) > 0 || len(o.Stores) > 0 {
			return false
		}
	}
	return true
}

func (w *walk) changesHeader(c *ssa.CallCommon) bool {
	name := c.Value.Name()
	return (name == "delete" || name == "clear" || name == "recover") && (len(c.Args) == 0 || w.isHeaderMap(c.Args[0].Type()))
}
