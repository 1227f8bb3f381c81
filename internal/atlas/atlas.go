// Package atlas puts all denials of a service on one page: for each where it
// is, what leads there, by what it is answered and challenged, and which rules
// have something to say about it. Who finds the denials is another room
// (inventory); a format here is a pure function from a map to text.
package atlas

import "github.com/authstatus/authstatus/internal/report"

// A Map is the denials of a service. Its JSON is the format "json": lists are
// never null, places are sorted by file and line, files are named from where
// the command ran, columns count bytes, ends are exclusive.
type Map struct {
	// Schema is the version of these structs. It grows with incompatible changes.
	Schema   int       `json:"schema"`
	Packages []Package `json:"packages"`
	Denials  []Denial  `json:"denials"`
}

// Schema is the version of [Map].
const Schema = 1

// A Package counts the denials of a package.
type Package struct {
	Path         string `json:"path"`
	Unauthorized int    `json:"401"`
	Forbidden    int    `json:"403"`
	Proxy        int    `json:"407"`
	Challenged   int    `json:"challenged"` // 401 and 407 that always have a challenge
	Reported     int    `json:"reported"`   // those of which some rule speaks
}

// Denials is how many there are in all.
func (p Package) Denials() int { return p.Unauthorized + p.Forbidden + p.Proxy }

// Due is how many of them must have a challenge (RFC 9110 §15.5.2, §15.5.8).
func (p Package) Due() int { return p.Unauthorized + p.Proxy }

// A Denial is a place that answers 401, 403 or 407.
type Denial struct {
	report.Range
	Package  string `json:"package"`
	Function string `json:"function"` // F, T.M, (*T).M or "a literal of F"
	Status   int    `json:"status"`
	// Answer is what answers: the call, or what builds the value that does.
	Answer string `json:"answer"`
	// How is "answer"; "value" where other code answers with the value that is
	// built here; "middleware" where a library denies that is mounted here.
	How string `json:"how"`
	// Framework is the import path of what is answered through; "" for a type
	// of the program's own, and where it is not known.
	Framework string `json:"framework"`
	// Responder is the type that is answered through or carries the status.
	Responder string    `json:"responder"`
	Guard     *Guard    `json:"guard"` // null where nothing is asked in the function
	Challenge Challenge `json:"challenge"`
	// Verdict are the findings about this denial; none: nothing is wrong with it.
	Verdict []Finding `json:"verdict"`

	// Conditional: the function denies under a condition.
	Conditional bool `json:"-"`
	// In and Calls name the function around the denial and the one of the
	// program that it leaves the denial to, so that a helper that always denies
	// is shown where it is called.
	In, Calls string `json:"-"`
	// Through are the places in such helpers.
	Through []report.Range `json:"-"`
}

// A Guard is why control comes to a denial.
type Guard struct {
	Condition string     `json:"condition"` // as it is written
	Line      int        `json:"line"`
	Evidence  []Evidence `json:"evidence"` // what it says about the client; none: nothing is understood
	// Partly: it may hold for another reason too.
	Partly bool `json:"partly"`
}

// Evidence is one thing that a guard says.
type Evidence struct {
	Kind string `json:"kind"` // credentials, verify, identity, permission or policy
	Says string `json:"says"` // the kind in words
	Expr string `json:"expr"` // what says it
	What string `json:"what"` // what is looked at there: a header field, a helper's evidence
}

// A Challenge is what is known of the challenge of a denial.
type Challenge struct {
	State  State  `json:"state"`
	Scheme string `json:"scheme"` // Basic, Bearer, …; "" where it is not known
	Value  string `json:"value"`  // "" where it is not constant
	// Set are the places that put it on; none where that is out of sight.
	Set []report.Range `json:"set"`
}

// A State says whether a challenge goes out with a denial.
type State string

// The states of a challenge.
const (
	Sent      State = "sent"      // on every path
	Missing   State = "missing"   // on some path, and there must be one
	Unclear   State = "unclear"   // what happens on some path is out of sight
	Callers   State = "callers"   // who calls the function puts it on, or not
	NotNeeded State = "notneeded" // a 403 without one
)

// A Finding is what a rule says of a denial.
type Finding struct {
	Rule    string `json:"rule"`
	Message string `json:"message"`
	report.Range
	URL string `json:"url"`
}
