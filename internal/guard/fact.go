package guard

import (
	"cmp"
	"fmt"
	"go/types"
	"slices"
	"strings"

	"github.com/authstatus/authstatus/internal/framework"
)

// Says is the fact about a function whose results say something of the client.
type Says struct {
	Results []Said
	Sources []From
}

// Said is what a result says when it is no.
type Said struct {
	Result int
	No     string
	Kinds  []framework.Kind
	What   string
	Partly bool
	Form   bool
}

// From is where a result comes from.
type From struct {
	Result int
	Kind   uint8
	What   string
	Form   bool
}

// AFact makes Says a fact of go/analysis.
func (*Says) AFact() {}

func (s *Says) String() string {
	var parts []string
	for _, said := range s.Results {
		partly := ""
		if said.Partly {
			partly = "partly "
		}
		parts = append(parts, fmt.Sprintf("result%d %s: %s%v", said.Result, said.No, partly, said.Kinds))
	}
	for _, f := range s.Sources {
		parts = append(parts, fmt.Sprintf("result%d is %d", f.Result, f.Kind))
	}
	return strings.Join(parts, "; ")
}

// fact is the summary for other packages; nil where it says nothing.
func (s *summary) fact() *Says {
	out := new(Says)
	for key, r := range s.says {
		if r.none() && !r.Partly {
			continue
		}
		said := Said{Result: key.result, No: key.no, Partly: r.Partly, Form: !r.none()}
		for _, e := range r.Evidence {
			if !slices.Contains(said.Kinds, e.Kind) {
				said.Kinds = append(said.Kinds, e.Kind)
			}
			said.Form = said.Form && e.Form
			said.What = max(said.What, e.What)
		}
		slices.Sort(said.Kinds)
		out.Results = append(out.Results, said)
	}
	for i, src := range s.sources {
		out.Sources = append(out.Sources, From{i, uint8(src.kind), src.what, src.form})
	}
	if len(out.Results)+len(out.Sources) == 0 {
		return nil
	}
	slices.SortFunc(out.Results, func(a, b Said) int { return cmp.Or(a.Result-b.Result, cmp.Compare(a.No, b.No)) })
	slices.SortFunc(out.Sources, func(a, b From) int { return a.Result - b.Result })
	return out
}

// into makes a summary of the fact.
func (s *Says) into(out *summary) {
	for _, said := range s.Results {
		r := Reading{Partly: said.Partly}
		for _, kind := range said.Kinds {
			r.Evidence = append(r.Evidence, &Evidence{Kind: kind, What: said.What, Form: said.Form})
		}
		out.says[saying{said.Result, said.No}] = r
	}
	for _, f := range s.Sources {
		out.sources[f.Result] = source{kind: sourceKind(f.Kind), what: f.What, form: f.Form}
	}
}

// telling reports whether callers elsewhere may ask what fn says: it is given
// a request, a context, an identity or a credential, and answers with a word.
func (r *reader) telling(fn *types.Func) bool {
	if !fn.Exported() || fn.Signature().Results().Len() == 0 {
		return false
	}
	sig := fn.Signature()
	last := sig.Results().At(sig.Results().Len() - 1).Type()
	first := sig.Results().At(0).Type()
	if !isError(last) && !isBool(last) && !identityType(first) && !isString(first) {
		return false
	}
	of := func(v *types.Var) bool {
		return v != nil && (r.requestLike(v.Type()) || identityType(v.Type()) || isText(v.Type()) && credentialParam.match(v.Name()))
	}
	for v := range sig.Params().Variables() {
		if of(v) {
			return true
		}
	}
	return of(sig.Recv())
}
