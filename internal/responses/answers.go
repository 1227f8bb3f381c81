package responses

import (
	"go/ast"
	"go/token"
	"strings"

	"github.com/authstatus/authstatus/internal/framework"
)

// Answers is what the rules ask.
type Answers struct {
	// Unchallenged are the causes of denials that leave without a challenge,
	// in source order.
	Unchallenged []*Unchallenged
	// Late are the challenges that come after the header, in source order.
	Late []*Late
	// Lost are the denials after which the handler goes on, in source order.
	Lost []*Lost
	// Denials are the places of 401, 403 and 407, in source order.
	Denials []*Denial
	// Mute: the package needs nothing to answer through.
	Mute bool
	// Table is what the calls were read with.
	Table *framework.Table
	// Challenge is what the packages of the module that are imported send,
	// where they agree.
	Challenge string

	counts map[string]int
}

// An Unchallenged is the cause of a 401 or 407 that leaves without its challenge.
type Unchallenged struct {
	Status int
	// Node is the expression or statement to change: the call that carries the
	// status, or what builds the value that carries it.
	Node ast.Node
	// Carrier: Node builds a value that other code answers with.
	Carrier bool
	// Middleware is what the table says of the middleware that Node makes, where
	// that denies; nil for other causes.
	Middleware *framework.Middleware
	// Func names the function that Node is in.
	Func string
	// Guard is the condition of the branch that Node is in; nil for none.
	Guard *Guard
	// SetElsewhere is where other paths to Node put the challenge on.
	SetElsewhere token.Pos
	// Unsure: on some path to Node nobody knows whether a challenge is on, or
	// the header has gone out before.
	Unsure bool
	// Always: whenever the call Node runs, and its status is Status, it answers
	// with that, or fails (5xx).
	Always bool
	// Callers are the calls that lead to Node without a challenge, Assigned
	// where the variable that Node answers with gets the status.
	Callers, Assigned []token.Pos
}

// A Late is a challenge that is put on after the header has gone out.
type Late struct {
	Node   ast.Node  // the header call, or the call of the helper that makes it
	SentBy token.Pos // the call that sent the header
	Denied int       // the status that was sent where it is a denial
	// Unsure: on some path another call has sent the header, or it had a
	// challenge already.
	Unsure bool
	Func   string
}

// A Guard is the condition of a branch.
type Guard struct {
	Text string
	Pos  token.Pos
}

// Case reports whether the branch is a clause of a switch.
func (g *Guard) Case() bool { return strings.HasPrefix(g.Text, "case ") }
