package nochallenge

import (
	"fmt"
	"go/ast"
	"go/token"
	"go/types"
	"slices"
	"strconv"

	"golang.org/x/tools/go/analysis"

	"github.com/authstatus/authstatus/internal/challenge"
	"github.com/authstatus/authstatus/internal/edit"
	"github.com/authstatus/authstatus/internal/framework"
	"github.com/authstatus/authstatus/internal/responses"
	"github.com/authstatus/authstatus/internal/scheme"
)

// A fixer suggests fixes for the findings of a package.
type fixer struct {
	pass       *analysis.Pass
	answers    *responses.Answers
	responders *edit.Responders
	sent       []scheme.Sent // by the package; see sends
	read       *scheme.Credentials
}

// fix puts a challenge on right before the denial; nil where it is not sure
// which, or that no other answer changes.
func (f *fixer) fix(u *responses.Unchallenged) *analysis.SuggestedFix {
	if u.Unsure || !u.Always || f.late(u) {
		return nil
	}
	file := edit.Open(f.pass, u.Node.Pos())
	if file == nil {
		return nil
	}
	path := file.Path(u.Node)
	stmt := edit.Holder(path)
	if stmt == nil {
		return nil
	}
	responder, status, ok := f.through(u, path, stmt)
	if !ok {
		return nil
	}
	field, _ := challenge.FieldFor(u.Status)
	value := f.infer(path, field)
	if value == "" || u.SetElsewhere.IsValid() && !f.same(u.SetElsewhere, field, value) {
		return nil
	}
	lines := []string{responder.Set(field.String(), quote(value))}
	if status != nil {
		if !f.responders.Stable(status, stmt.Pos()) {
			return nil
		}
		lines = []string{
			fmt.Sprintf("if %s == %s {", types.ExprString(status), f.constant(u.Status, stmt.Pos())),
			"\t" + lines[0],
			"}",
		}
	}
	change, ok := file.InsertBefore(stmt, lines...)
	if !ok {
		return nil
	}
	return &analysis.SuggestedFix{
		Message:   fmt.Sprintf("Put the %s challenge on first", field),
		TextEdits: []analysis.TextEdit{change},
	}
}

// late reports whether a challenge comes after this denial: latechallenge
// moves it.
func (f *fixer) late(u *responses.Unchallenged) bool {
	return slices.ContainsFunc(f.answers.Late, func(l *responses.Late) bool {
		return u.Node.Pos() <= l.SentBy && l.SentBy < u.Node.End() || slices.Contains(u.Callers, l.SentBy)
	})
}

// through is what the denial is answered through, and the expression that holds
// its status where that may hold another.
func (f *fixer) through(u *responses.Unchallenged, path []ast.Node, stmt ast.Stmt) (r *edit.Responder, status ast.Expr, ok bool) {
	if call, isCall := u.Node.(*ast.CallExpr); isCall && f.answersBy(call) {
		status, ok = f.status(call, u.Status)
		r = f.responders.Of(call, stmt.Pos())
		return r, status, ok && r != nil
	}
	if _, returned := stmt.(*ast.ReturnStmt); returned {
		r = f.responders.Param(path, stmt)
	}
	return r, nil, r != nil
}

// status is the argument with the status of a call that answers; nil where it
// can be no other. ok is false where that is not to be told.
func (f *fixer) status(call *ast.CallExpr, want int) (status ast.Expr, ok bool) {
	args := call.Args
	if row := f.answers.Table.Call(f.pass.TypesInfo, call); row != nil && row.Answer != nil {
		place := row.Answer.Status.Place()
		switch {
		case place.Kind != framework.Argument:
			return nil, true
		case place.Field != "" || place.Index >= len(args):
			return nil, false
		}
		args = args[place.Index : place.Index+1]
	}
	for _, arg := range args {
		tv := f.pass.TypesInfo.Types[arg]
		basic, isBasic := tv.Type.Underlying().(*types.Basic)
		switch {
		case !isBasic || basic.Info()&(types.IsInteger|types.IsUntyped) == 0:
		case tv.Value == nil && status != nil:
			return nil, false // which of them?
		case tv.Value == nil:
			status = arg
		case tv.Value.ExactString() == strconv.Itoa(want):
			return nil, true
		}
	}
	return status, true
}

// constant is the status as the file at pos can write it.
func (f *fixer) constant(status int, pos token.Pos) string {
	name := map[int]string{401: "StatusUnauthorized", 407: "StatusProxyAuthRequired"}[status]
	if pkg := f.responders.Import(pos, "net/http"); pkg != "" {
		return pkg + "." + name
	}
	return strconv.Itoa(status)
}

func quote(value string) string {
	if strconv.CanBackquote(value) {
		return "`" + value + "`"
	}
	return strconv.Quote(value)
}
