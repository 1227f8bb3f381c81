package responses

import (
	"go/token"
	"go/types"
)

// exportFacts hands what importers may ask to them.
func (e *engine) exportFacts() {
	e.pass.ExportPackageFact(&Analysed{Sinks: e.sinks})
	for _, fn := range e.program.Funcs {
		obj, ok := fn.Object().(*types.Func)
		if !ok || obj.Pkg() != e.pass.Pkg || !token.IsExported(obj.Name()) || fn.Origin() != nil && fn.Origin() != fn {
			continue
		}
		w := e.walks[fn]
		if w == nil || !w.summary.matters() {
			continue
		}
		e.pass.ExportObjectFact(obj, w.summary)
	}
}

// matters reports whether a caller can tell the function from one that
// touches no answer.
func (s *Summary) matters() bool {
	if s.Unknown || len(s.Events) > 0 {
		return true
	}
	for _, o := range s.Outcomes {
		if len(o.Effects) > 0 || o.Panics {
			return true
		}
		for _, r := range o.Results {
			if r.Kind == IntConst || len(r.Parts) > 0 || r.Input.Kind != NoInput {
				return true
			}
		}
	}
	return len(s.Outcomes) == 0
}
