package responses

import (
	"go/ast"
	"go/token"
	"go/types"
	"slices"
	"strings"

	"github.com/authstatus/authstatus/internal/challenge"
	"github.com/authstatus/authstatus/internal/interest"
	"github.com/authstatus/authstatus/internal/scheme"
)

// exportFacts hands what importers may ask to them; asks is a part of it.
func (e *engine) exportFacts(asks bool) {
	e.pass.ExportPackageFact(&Analysed{Sinks: e.sinks, Challenge: e.challenge(), Knows: e.mentionsChallenge(), Variables: e.carriedVariables(), Asks: asks, Configures: e.configuring()})
	told := e.reported
	if e.released() {
		told = nil // nobody reads it
	}
	for w := range e.explored() {
		fn := w.fn
		obj, ok := fn.Object().(*types.Func)
		if !ok || obj.Pkg() != e.pass.Pkg || !token.IsExported(obj.Name()) || fn.Origin() != nil && fn.Origin() != fn {
			continue
		}
		w.summary.Covers = e.coverOf(fn)
		w.summary.Around = e.around(fn)
		if !w.summary.matters() {
			continue
		}
		e.pass.ExportObjectFact(obj, w.summary.portable(told))
	}
}

// portable is s without what means something in its package only; told are the
// places of the package that are reported.
func (s *Summary) portable(told map[token.Pos]bool) *Summary {
	out := *s
	out.lates, out.repeated = nil, nil
	out.Events = slices.Clone(s.Events)
	for i := range out.Events {
		out.Events[i] = out.Events[i].portable(told)
	}
	out.Outcomes = slices.Clone(s.Outcomes)
	for i := range out.Outcomes {
		o := &out.Outcomes[i]
		o.Effects = slices.Clone(o.Effects)
		for j := range o.Effects {
			o.Effects[j].setAt = token.NoPos
			o.Effects[j].Status = o.Effects[j].Status.portable(told)
			if p := o.Effects[j].Pending; p != nil {
				ev := p.portable(told)
				o.Effects[j].Pending = &ev
			}
		}
		o.Results = slices.Clone(o.Results)
		for j := range o.Results {
			o.Results[j] = o.Results[j].portable(told)
		}
		o.Stores = slices.Clone(o.Stores)
		for j := range o.Stores {
			o.Stores[j].Value = o.Stores[j].Value.portable(told)
		}
	}
	return &out
}

func (ev Event) portable(told map[token.Pos]bool) Event {
	ev.site, ev.setAt = nil, token.NoPos
	ev.Status = ev.Status.portable(told)
	ev.Foreign = ev.Foreign || ev.Status.Const != ""
	return ev
}

func (v Value) portable(told map[token.Pos]bool) Value {
	v.Told = v.from != nil && told[v.from.Pos]
	v.from, v.typ, v.fn, v.bound, v.made = nil, nil, nil, nil, token.NoPos
	v.Parts = slices.Clone(v.Parts)
	for i := range v.Parts {
		v.Parts[i].Value = v.Parts[i].Value.portable(told)
	}
	return v
}

// challenge is what the package sends, or the packages of its module that it
// imports.
func (e *engine) challenge() string {
	var sent []scheme.Sent
	for _, fn := range e.program.Funcs {
		if decl, ok := fn.Syntax().(*ast.FuncDecl); ok && e.program.Concerned(fn) {
			sent = append(sent, scheme.Sends(e.pass.TypesInfo, e.table, decl)...)
		}
	}
	if value := scheme.Choose(sent, challenge.WWWAuthenticate, nil); value != "" {
		return value
	}
	return e.inheritedChallenge()
}

// inheritedChallenge is what the imported packages of the module send, where
// they agree.
func (e *engine) inheritedChallenge() string {
	var sent []scheme.Sent
	for _, f := range e.pass.AllPackageFacts() {
		if a, ok := f.Fact.(*Analysed); ok && a.Challenge != "" && e.sameModule(f.Package.Path()) {
			name, _, _ := strings.Cut(a.Challenge, " ")
			sent = append(sent, scheme.Sent{Value: a.Challenge, Scheme: name})
		}
	}
	return scheme.Choose(sent, challenge.WWWAuthenticate, nil)
}

// sameModule reports whether the package is of the module that is analysed;
// drivers that know no modules have those with the same beginning.
func (e *engine) sameModule(path string) bool {
	module := ""
	if e.pass.Module != nil {
		module = e.pass.Module.Path
	}
	if module == "" {
		parts := strings.SplitN(e.pass.Pkg.Path(), "/", 4)
		if strings.Contains(parts[0], ".") {
			parts = parts[:min(3, len(parts))]
		} else {
			parts = parts[:1]
		}
		module = strings.Join(parts, "/")
	}
	return interest.Within(module, path)
}

// matters reports whether a caller can tell the function from one that
// touches no answer.
func (s *Summary) matters() bool {
	if s.Unknown || s.Covers != 0 || len(s.Events) > 0 || len(s.Around) > 0 {
		return true
	}
	for _, o := range s.Outcomes {
		if len(o.Effects) > 0 || o.Panics {
			return true
		}
		for _, r := range o.Results {
			if r.Kind == IntConst || r.Kind == StringConst || len(r.Parts) > 0 || r.Input.Kind != NoInput {
				return true
			}
		}
	}
	return len(s.Outcomes) == 0
}
