package responses

import (
	"go/types"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/authstatus/authstatus/internal/framework"
)

// generated notes a value of a generated type whose name holds its status: to
// hand it on as the answer that an interface stands for is to answer with it.
func (w *walk) generated(st *state, i *ssa.MakeInterface) {
	name := framework.NamedOf(i.X.Type())
	if name == nil || !strings.Contains(name.Name(), "401") && !strings.Contains(name.Name(), "407") {
		return
	}
	row, n := w.table.Generated(i.X.Type())
	load, ok := i.X.(*ssa.UnOp)
	if row == nil || !ok {
		return
	}
	literal, ok := load.X.(*ssa.Alloc)
	field, needs := fieldFor(n)
	if !ok || !needs || w.headersSet(st, literal, row.Carrier.Headers, field) {
		return
	}
	w.create(answersSource, n, literal.Pos(), nil)
}

// headersSet reports whether the field of the struct in which a generated type
// keeps header fields has a challenge, or nobody knows.
func (w *walk) headersSet(st *state, literal *ssa.Alloc, headers framework.Operand, field int) bool {
	typ := elemType(literal.Type())
	if !hasField(typ, string(headers)) {
		return false
	}
	at := w.fieldNamed(w.eval(st, literal), string(headers))
	strct, ok := at.typ.Underlying().(*types.Struct)
	if !ok {
		return true
	}
	challenge := strings.ReplaceAll([]string{fieldWWW, fieldProxy}[field], "-", "")
	for f := range strct.Fields() {
		if strings.EqualFold(f.Name(), challenge) {
			v := w.read(st, w.fieldNamed(value{sym: w.within(st, at), typ: at.typ}, f.Name()))
			return v.sym != nil || v.con != nil && v.con.ExactString() != `""`
		}
	}
	return false
}

// within is what the location at holds: a struct that was copied there, or at itself.
func (w *walk) within(st *state, at *symbol) *symbol {
	if content := w.read(st, at); content.sym != nil {
		return content.sym
	}
	return at
}
