package responses

import (
	"go/ast"
	"go/types"
	"reflect"
	"strings"

	"github.com/authstatus/authstatus/internal/framework"
)

// outputs notes the structs with which handlers answer by returning them: the
// status is one of their fields.
func (j *judgement) outputs() {
	if !j.importsTrait(framework.TraitOutput) {
		return
	}
	for _, file := range j.pass.Files {
		ast.Inspect(file, func(n ast.Node) bool {
			call, ok := n.(*ast.CallExpr)
			if !ok || len(call.Args) == 0 {
				return true
			}
			if row := j.table.Call(j.pass.TypesInfo, call); row != nil && row.Output != "" {
				j.output(j.pass.TypesInfo.TypeOf(call.Args[len(call.Args)-1]), string(row.Output))
			}
			return true
		})
	}
}

// output notes what the handlers of type typ return.
func (j *judgement) output(typ types.Type, field string) {
	if typ == nil {
		return
	}
	sig, ok := typ.Underlying().(*types.Signature)
	if !ok || sig.Results().Len() == 0 {
		return
	}
	out := sig.Results().At(0).Type()
	owner := framework.NamedOf(out)
	strct, ok := elemType(out).Underlying().(*types.Struct)
	if !ok || owner == nil || owner.Pkg() == nil || !hasField(out, field) {
		return
	}
	for n, name := range []string{fieldWWW, fieldProxy} {
		brings := false
		for i := range strct.NumFields() {
			brings = brings || strings.EqualFold(reflect.StructTag(strct.Tag(i)).Get("header"), name)
		}
		j.sinks[Sink{fieldSource(owner, field), []int{401, 407}[n], brings}] = true
	}
}
