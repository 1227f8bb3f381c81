package guard

import (
	"go/ast"
	"go/token"
	"go/types"
	"slices"

	"github.com/authstatus/authstatus/internal/framework"
)

// Evidence is one thing that a condition says.
type Evidence struct {
	Kind framework.Kind
	// Expr is what says it, in the function of the branch.
	Expr ast.Expr
	// Object is the function or field that is asked; nil where there is none.
	Object types.Object
	// What names what was looked at: "Authorization", "the role of the user".
	What string
	// Told: the test is for a particular error, not for any.
	Told bool
	// Beside: it counts beside other evidence only: the name that came with a
	// password.
	Beside bool
	// Form: it speaks of what a form or a query holds: a login, not the
	// authentication of a request.
	Form bool
}

// Denies reports whether the evidence says that the client is not known.
func (e *Evidence) Denies() bool {
	switch e.Kind {
	case framework.KindCredentials, framework.KindVerify, framework.KindIdentity:
		return true
	}
	return false
}

// A Reading is what a condition, taken as true, says.
type Reading struct {
	Evidence []*Evidence
	// Partly: it may be true for another reason too.
	Partly bool
	// Neutral: it is about the form of the answer, not about the client.
	Neutral bool
	// Asked is the function of the program whose no is all that is known of a
	// condition without evidence; nil where there is none.
	Asked *types.Func
	// Conds are the conditions that it was read from.
	Conds []Cond
}

// A Cond is a condition and what it must be.
type Cond struct {
	Expr ast.Expr
	Want bool
}

// Pos is where the reason of the branch stands.
func (r Reading) Pos() token.Pos {
	if len(r.Conds) == 0 {
		return token.NoPos
	}
	return r.Conds[0].Expr.Pos()
}

func (r Reading) none() bool { return len(r.Evidence) == 0 }

// Only reports whether all evidence is of the kinds, and there is some.
func (r Reading) Only(kinds ...framework.Kind) bool {
	return !r.none() && !slices.ContainsFunc(r.Evidence, func(e *Evidence) bool { return !slices.Contains(kinds, e.Kind) })
}

// then is the reading of what holds where r holds and, behind that, s: all
// their conditions are told.
func (r Reading) then(s Reading) Reading {
	conds := slices.Concat(r.Conds, s.Conds)
	r = r.and(s)
	r.Conds = conds
	return r
}

// and is the reading of two conditions that both hold.
func (r Reading) and(s Reading) Reading {
	switch {
	case s.none():
		r.Neutral = r.Neutral && s.Neutral
		return r
	case r.none():
		return s
	}
	out := Reading{Evidence: slices.Concat(r.Evidence, s.Evidence), Partly: r.Partly && s.Partly}
	if told := out.told(); len(told) > 0 {
		out.Evidence = told // err != nil && errors.Is(err, ErrForbidden)
	}
	return out
}

func (r Reading) told() []*Evidence {
	var out []*Evidence
	for _, e := range r.Evidence {
		if e.Told {
			out = append(out, e)
		}
	}
	return out
}

// or is the reading of two conditions of which one holds.
func (r Reading) or(s Reading) Reading {
	return Reading{
		Evidence: slices.Concat(r.Evidence, s.Evidence),
		Partly:   r.Partly || s.Partly || r.none() || s.none(),
		Neutral:  r.Neutral && s.Neutral,
	}
}

// settled is the reading without evidence that only counts beside other.
func (r Reading) settled() Reading {
	if !slices.ContainsFunc(r.Evidence, func(e *Evidence) bool { return !e.Beside }) {
		r.Evidence = nil
	}
	return r
}

func says(e *Evidence) Reading { return Reading{Evidence: []*Evidence{e}} }
