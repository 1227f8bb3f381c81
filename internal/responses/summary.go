package responses

import (
	"fmt"
	"go/constant"
	"go/token"
	"go/types"
	"strings"

	"golang.org/x/tools/go/ssa"
)

// A Summary says what a function does to the answers that go through its
// inputs. It is data only: it travels between packages as a fact.
type Summary struct {
	// Version of the encoding; facts of another version are ignored.
	Version int
	// Events are the status events that may happen in the function.
	Events []Event
	// Outcomes are the classes of paths through it. None: it never returns.
	Outcomes []Outcome
	// Unknown: the analysis gave the function up.
	Unknown bool
	// Recovers: deferred, it stops a panic.
	Recovers bool
	// Covers is what it does, as middleware or by making some, for the denials of
	// the handlers behind it.
	Covers Cover
	// Around is what becomes of the answers of the handlers that it is given, by
	// parameter, where it makes a handler around them.
	Around []Middleware
	// Widened: callers cannot tell all outcomes apart that are.
	Widened bool

	far      bool // it comes from another package
	lates    []lateOn
	repeated []repetition
}

// AFact makes a Summary a fact of go/analysis.
func (*Summary) AFact() {}

const summaryVersion = 4

// An Input names something the caller knows: a parameter (the receiver is
// parameter 0), a captured variable, or a part of one.
type Input struct {
	Kind  InputKind
	Index int
	// Path leads from the input to the part: ".field", "*" for what a pointer
	// points to, "&" for a pointer to it, "#" for a header-field name in
	// canonical form.
	Path string
}

// InputKind is the kind of an [Input].
type InputKind uint8

// The kinds of inputs.
const (
	NoInput InputKind = iota
	Param
	Free    // variable captured by a literal
	Recover // what recover() returns
)

func (in Input) String() string {
	return fmt.Sprintf("%c%d%s", "-pvr"[in.Kind], in.Index, in.Path)
}

// A Value is a [value] as a caller sees it.
type Value struct {
	Const string // exact text of a constant
	Kind  ConstKind
	Input Input
	Null  bool   // it is nil
	Full  bool   // it is not nil
	Type  string // dynamic type
	Parts []Part // known fields of what it points to
	// Fresh: the function has made it, a struct of a package of the table, and
	// has set no other fields than Set.
	Fresh bool
	Set   []string

	// Told: it is reported where it was made.
	Told bool

	fn    ssa.Value // it is this function, within the package
	bound []Value   // what it captures
	from  *Origin
	made  token.Pos  // of the return statement that gives a constant
	typ   types.Type // the type that Type names, within the package
}

// number is the integer that v is known to be.
func (v Value) number() (int, bool) {
	return intOf(constant.MakeFromLiteral(v.Const, token.INT, 0))
}

// ConstKind is the kind of a constant in a [Value].
type ConstKind uint8

// The kinds of constants.
const (
	NoConst ConstKind = iota
	IntConst
	BoolConst
	StringConst
)

// A Part is a known field of a value.
type Part struct {
	Name  string
	Value Value
}

// A Cond is what must hold of an input for an event or outcome.
type Cond struct {
	Input Input
	Eq    *Value // it is this constant
	Ne    []Value
	Lo    *Value // inclusive bounds
	Hi    *Value
	Null  bool
	Full  bool
}

// An Outcome is a class of paths to the function's end.
type Outcome struct {
	Conds   []Cond
	Effects []Effect
	Results []Value
	Stores  []Store
	Panics  bool
}

// A Store is a change of memory that the caller can see.
type Store struct {
	To    Input
	Value Value
}

// An Effect is what became of the answer through one responder.
type Effect struct {
	On        Input
	Challenge [2]Challenge // in the order of challengeField
	// Assumes is what the path takes the caller to have left.
	Assumes [2]Challenge
	Sent    Sent
	Status  Value // what was sent
	Denied  int   // the status that was sent or recorded where it is 401, 403 or 407
	Whole   bool  // Denied went out with a body
	Vague   bool  // see [denial]
	Stops   bool  // the handlers behind this one will not run
	// Sets: a challenge was put on while the function had sent nothing.
	Sets    bool
	Pending *Event
	// Odd: the challenge stands under a key that is not canonical.
	Odd [2]bool
	// Kept: On is no responder; it keeps Pending for one.
	Kept bool

	setAt    token.Pos
	deniedAt token.Pos
	handed   bool // see [denial]
}

// Challenge is the state of a challenge field on an answer.
type Challenge uint8

// The states of a challenge.
const (
	Inherited Challenge = iota // as the caller left it
	Absent
	Present
	Unclear
)

func (c Challenge) String() string {
	return [...]string{"inherited", "absent", "present", "unclear"}[c]
}

// Sent says whether the header has gone out.
type Sent uint8

// The states of the header.
const (
	Open Sent = iota
	Gone
	MaybeGone
)

// An Event is a status event: an answer goes out.
type Event struct {
	On        Input
	Status    Value
	Challenge [2]Challenge
	Assumes   [2]Challenge
	Conds     []Cond
	// Foreign: the constant stands in another package.
	Foreign bool
	// Left: whether a challenge is on is left to the callers in other packages,
	// so that they are judged, not the function.
	Left bool
	// Source names the kind of value that the status is taken from, where the
	// function does not get that value from its caller.
	Source string
	// Excluded are the denials that the status cannot be on the path.
	Excluded []int
	// AtEnd: the status is still pending at the function's end; it goes out
	// then if the function is the handler.
	AtEnd bool
	// Returned: the event happens when the handler returns this value.
	Returned bool

	site  *site     // where the constant is, in this package
	setAt token.Pos // where the challenge was put on, in this package
}

func (s *Summary) String() string {
	var b strings.Builder
	for i, e := range s.Events {
		if i > 0 {
			b.WriteString("; ")
		}
		status := e.Status.Const
		if status == "" {
			status = e.Status.Input.String()
		}
		fmt.Fprintf(&b, "%s sends %s, challenge %s", e.On, status, e.Challenge[0])
	}
	return b.String()
}
