// Package verdict holds the denials of a package against their guards: which
// status the evidence asks for. The rules about statuses ask it, and so does
// the one about challenges, so that one mistake is one finding.
package verdict

import (
	"go/ast"
	"reflect"
	"regexp"
	"slices"

	"golang.org/x/tools/go/analysis"

	"github.com/authstatus/authstatus/internal/framework"
	"github.com/authstatus/authstatus/internal/guard"
	"github.com/authstatus/authstatus/internal/responses"
	"github.com/authstatus/authstatus/internal/scheme"
)

// Forbid is the reading that a service with its own login, which asks for no
// HTTP authentication, answers 403 and never 401.
var Forbid bool

// Analyzer judges the denials. Its result is []*[Verdict], in source order.
var Analyzer = &analysis.Analyzer{
	Name:       "verdict",
	Doc:        "tell which status the guard of a denial asks for",
	Run:        run,
	Requires:   []*analysis.Analyzer{responses.Analyzer, guard.Analyzer},
	ResultType: reflect.TypeFor[[]*Verdict](),
}

// A Verdict is a denial and what its guard says.
type Verdict struct {
	*responses.Denial
	// Want is the status that the evidence asks for; 0 where it does not tell.
	Want int
	// Guard is what the conditions say.
	Guard guard.Reading
	// Policy: a 403 where logging in fails, which is a usual answer: nobody says
	// that it is wrong.
	Policy bool
	// Login: Want follows from the reading of [Forbid], not from the guard.
	Login bool
}

// Wrong reports whether the status is another than the evidence asks for.
func (v *Verdict) Wrong() bool { return v.Want != 0 && v.Want != v.Status }

// Of is the verdict on the denial at the node; nil where there is none.
func Of(all []*Verdict, node ast.Node) *Verdict {
	i := slices.IndexFunc(all, func(v *Verdict) bool { return v.Node == node })
	if i < 0 {
		return nil
	}
	return all[i]
}

func run(pass *analysis.Pass) (any, error) {
	answers := pass.ResultOf[responses.Analyzer].(*responses.Answers)
	guards := pass.ResultOf[guard.Analyzer].(*guard.Guards)
	var out []*Verdict
	var decided []*responses.Denial
	for _, d := range answers.Denials {
		if d = chosen(guards, d); d.Own() {
			decided = append(decided, d)
		}
	}
	login := Forbid && len(decided) > 0 && !challenges(pass, answers)
	for _, d := range decided {
		reading, conditional := guards.At(d.Node)
		if d.Within != nil {
			if _, own := guards.At(d.Within); own {
				continue // the helper has its own guard
			}
		}
		v := &Verdict{Denial: d}
		if conditional {
			v.Guard, v.Want = reading, want(d.Status, reading)
			if d.Status == 403 && v.Want == 401 && logs.MatchString(d.Func) {
				v.Want, v.Policy = 0, true
			}
		}
		if login {
			v.Want, v.Login = 403, true
		}
		out = append(out, v)
	}
	return out, nil
}

// chosen is the denial at the place that chooses its status, where a variable
// gives several to the call; else the denial itself.
func chosen(guards *guard.Guards, d *responses.Denial) *responses.Denial {
	call, ok := d.Node.(*ast.CallExpr)
	if !ok || !d.Several || d.Within != nil {
		return d
	}
	_, value := guards.Given(call, d.Status)
	if value == nil {
		return d
	}
	at := *d
	at.Node, at.Several = value, false
	return &at
}

// logs matches the names of functions that log somebody in, or ask for the
// password once more: 403 is a usual answer to a wrong one.
var logs = regexp.MustCompile(`(?i)(log_?in|sign_?in|sign_?up|register|passw|passcode|passkey|factor|totp|otp|mfa|2fa|callback|oidc|oauth|webauthn|confirm|elevat)`)

// want is the status that a guard asks for.
func want(status int, r guard.Reading) int {
	switch {
	case r.Partly || len(r.Evidence) == 0:
		return 0
	case r.Only(framework.KindPermission):
		return 403
	case r.Only(framework.KindPolicy):
		if status == 401 {
			return 403
		}
		return 0
	}
	for _, e := range r.Evidence {
		if !e.Denies() || e.Form && status == 403 {
			return 0 // both kinds, or a login form: a policy
		}
	}
	return 401
}

// challenges reports whether the package asks for a scheme of HTTP.
func challenges(pass *analysis.Pass, answers *responses.Answers) bool {
	nodes := make([]ast.Node, len(pass.Files))
	for i, f := range pass.Files {
		nodes[i] = f
		if len(scheme.Sends(pass.TypesInfo, answers.Table, f)) > 0 {
			return true
		}
	}
	return len(scheme.Reads(pass.TypesInfo, answers.Table, nodes...).Schemes) > 0
}
