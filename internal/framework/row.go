// Package framework is the table of what the symbols of net/http, of web
// frameworks and of credential libraries do to an answer: data only. One file
// holds one framework's rows; user rows (YAML) have the same type.
//
// Everything that is specific to a framework is said here. A rule or the
// engine that needs to know a framework by name shows that [Row] lacks a field.
package framework

// A Row says what one symbol does. Exactly one symbol, keyed fields, and only
// the effects that the symbol has.
type Row struct {
	// Symbol names a function, method, type, variable or field:
	//
	//	net/http.Error
	//	(net/http.ResponseWriter).WriteHeader
	//	(*github.com/gin-gonic/gin.Context).JSON
	//	github.com/labstack/echo/v4.ErrUnauthorized
	//	github.com/labstack/echo/v4.HTTPError
	//
	// A method row holds for the static type of the receiver expression, and,
	// where no row names that type, for the type that declares the method: so
	// gin's c.Writer.WriteHeader, whose declared method is net/http's, can be
	// described as (github.com/gin-gonic/gin.ResponseWriter).WriteHeader.
	// The star is optional, type arguments are not written. The row of a
	// function type (echo.HandlerFunc) speaks of calls of its values, the row of
	// an interface also of the types that implement it; an Answer on a field
	// speaks of assignments to it, and "value" is what is assigned.
	Symbol string `yaml:"symbol,omitempty"`

	// On is the operand through which the answer goes (the responder, or the
	// header map of one). Required by Answer, Body, Header and Chain.
	On Operand `yaml:"on,omitempty"`

	// Responder marks a type whose values are answered through.
	Responder *Responder `yaml:"responder,omitempty"`
	// HeaderMap marks a type whose values are header maps of answers
	// (fasthttp.ResponseHeader) or may be (http.Header).
	HeaderMap bool `yaml:"headerMap,omitempty"`
	// View says that the result (of a function or method) or the field is
	// On itself seen otherwise: the responder, or its header map. On may be a
	// carrier too (connect's Error.Meta).
	View View `yaml:"view,omitempty"`
	// Store is the operand that keeps a pending status, where that is another
	// value than On: chi's render.Status leaves it with the request, and only
	// the render calls on the same request look there.
	Store Operand `yaml:"store,omitempty"`

	// Answer: the call fixes the status.
	Answer *Answer `yaml:"answer,omitempty"`
	// Recorded: the result is the status recorded or sent so far.
	Recorded bool `yaml:"recorded,omitempty"`
	// Unanswered is the operand that is left for a middleware which runs after
	// the handlers: an error that they have not answered (gin's c.Error). On a
	// field, "value": it holds those errors.
	Unanswered Operand `yaml:"unanswered,omitempty"`
	// Unclear: what the call makes of the answer is decided elsewhere (echo's
	// Response.Before runs a function when the header goes out).
	Unclear bool `yaml:"unclear,omitempty"`
	// Body: the call sends the header with the status recorded so far, else
	// with 200 (net/http's first Write).
	Body bool `yaml:"body,omitempty"`
	// Header: the call changes header fields.
	Header *Header `yaml:"header,omitempty"`
	// Chain: the call stops the later handlers or runs them.
	Chain Chain `yaml:"chain,omitempty"`

	// Carrier: a value of the type, the value the function returns, or the
	// variable carries a status that other code turns into an answer.
	Carrier *Carrier `yaml:"carrier,omitempty"`
	// Sink: the call answers with the status of a carrier.
	Sink *Sink `yaml:"sink,omitempty"`
	// ErrorHandler: the field, variable or call takes the user's function that
	// answers what handlers return.
	ErrorHandler *ErrorHandler `yaml:"errorHandler,omitempty"`
	// Output is the field of what mounted handlers return that is the status of
	// the answer (huma's outputs with a field Status). A field of the same
	// struct with a tag header:"WWW-Authenticate" brings the challenge.
	Output Operand `yaml:"output,omitempty"`
	// Types: the row speaks of generated types in whatever package; it has no
	// symbol then, and its carrier no status.
	Types *TypePattern `yaml:"types,omitempty"`

	// Middleware: the function or method is, or makes, a handler that denies
	// by itself.
	Middleware *Middleware `yaml:"middleware,omitempty"`
	// Leaves: the function makes middleware that checks credentials and denies
	// nothing: it leaves what it found to those who ask, by one of these symbols.
	Leaves []string `yaml:"leaves,omitempty"`
	// Evidence: what a result of the call says about credentials or permission.
	Evidence *Evidence `yaml:"evidence,omitempty"`

	// Exits: the call does not return (os.Exit, beego's StopRun).
	Exits bool `yaml:"exits,omitempty"`
	// NonNil: the result is never nil (errors.New).
	NonNil bool `yaml:"nonNil,omitempty"`
	// Pure: equal arguments give equal results, and nothing else happens.
	Pure bool `yaml:"pure,omitempty"`
	// Equal: the result says whether arg0 and arg1 are the same error, or
	// arg0 wraps arg1 (errors.Is).
	Equal bool `yaml:"equal,omitempty"`
	// Asserts: the last result says whether the error arg0 is, or wraps, a value
	// of a type, and the call gives that value: to what arg1 points to, or as
	// result 0 (errors.As, errors.AsType).
	Asserts bool `yaml:"asserts,omitempty"`
	// Benign: may follow a denial without being protected work (logging,
	// metrics, tracing, closing).
	Benign bool `yaml:"benign,omitempty"`

	place string // file and line of a user's row
}

// An Operand names a part of a call: "recv", "arg0", "arg1", …, "result0", …,
// optionally followed by fields: "arg1.Code". A value operand may instead be a
// literal: an integer ("401") or any other text ("WWW-Authenticate").
// For methods, arg0 is the first argument after the receiver. "all" is every
// argument of a variadic parameter.
type Operand string

// A Responder describes a type that is answered through.
type Responder struct {
	// Returned: handlers that take it return an error which the framework
	// answers: the carrier types (full symbols) it understands.
	Returned []string `yaml:"returned,omitempty"`
	// Unwrap: a wrapped carrier is found too (errors.As); otherwise only the
	// bare value is (a type assertion) and a wrapped one is answered 500.
	Unwrap bool `yaml:"unwrap,omitempty"`
	// Buffered: nothing leaves before the handler has returned, whatever writes
	// to the value (fmt.Fprintf to a fasthttp.RequestCtx).
	Buffered bool `yaml:"buffered,omitempty"`
	// Stop is the call that keeps the handlers behind from running, where they
	// run when a handler returns: `$.Abort()` with $ as in Set.
	Stop string `yaml:"stop,omitempty"`
	// Closes: once there is an answer, no handler runs any more (beego).
	Closes bool `yaml:"closes,omitempty"`
	// Set is the fix in the framework's own way: a Go call where $ is the
	// responder expression and % the quoted challenge:
	// `$.Header().Set("WWW-Authenticate", %)`.
	Set string `yaml:"set,omitempty"`
}

// View says what a result or field shows of its operand.
type View string

const (
	ViewResponder View = "responder" // the responder itself: c.Response(), c.Writer, http.NewResponseController(w)
	ViewHeaders   View = "headers"   // its header map: w.Header()
	ViewBody      View = "body"      // a writer or encoder of its body: json.NewEncoder(w)
	ViewHandler   View = "handler"   // the handler that answers: http.StripPrefix
)

// An Answer is a status event.
type Answer struct {
	// Status is the operand or the literal that fixes the status. An operand
	// of type string holds it in digits (beego's Abort("401")).
	Status Operand `yaml:"status"`
	// Default is the status where Status names a variadic parameter and the
	// call gives none (fiber's Redirect).
	Default int `yaml:"default,omitempty"`
	// Pending: the status is only recorded; the header leaves later, with the
	// first body write or after the handler, and the last status wins.
	Pending bool `yaml:"pending,omitempty"`
	// Resets: headers put on before are dropped (fasthttp's ctx.Error).
	Resets bool `yaml:"resets,omitempty"`
	// Sends is what really goes out, where a denial that is written leaves as
	// another status (hertz Redirect(401) sends 302).
	Sends int `yaml:"sends,omitempty"`
	// Codes translates what Status holds, where that is no HTTP status.
	Codes map[string]int `yaml:"codes,omitempty"`
	// Text is the operand that holds a text for the client.
	Text Operand `yaml:"text,omitempty"`
	// Redirect: the answer is a redirect, whatever its status.
	Redirect bool `yaml:"redirect,omitempty"`
	// Headers is the operand whose map of fields goes out too (gin's
	// DataFromReader).
	Headers Operand `yaml:"headers,omitempty"`
	// Challenges: the call itself puts a challenge on.
	Challenges bool `yaml:"challenges,omitempty"`
}

// HeaderOp is what a call does to a header field.
type HeaderOp string

const (
	HeaderSet  HeaderOp = "set"   // replaces the field
	HeaderGet  HeaderOp = "get"   // asks for the field
	HeaderAdd  HeaderOp = "add"   // adds a line
	HeaderDel  HeaderOp = "del"   // removes it
	HeaderCopy HeaderOp = "copy"  // adds the fields of the map Value (maps.Copy)
	HeaderAll  HeaderOp = "reset" // removes all fields
)

// A Header is a change of header fields of the answer.
type Header struct {
	Op    HeaderOp `yaml:"op"`
	Name  Operand  `yaml:"name,omitempty"`  // operand or literal
	Value Operand  `yaml:"value,omitempty"` // operand or literal; empty for del and reset
	// EmptyDeletes: an empty value removes the field (gin's c.Header).
	EmptyDeletes bool `yaml:"emptyDeletes,omitempty"`
}

// Chain is what a call does to the handlers behind this one.
type Chain string

const (
	ChainStop Chain = "stop" // they will not run (gin's Abort…)
	ChainNext Chain = "next" // they run now (c.Next(), next.ServeHTTP)
	// ChainKeep: something is left for them (c.Set).
	ChainKeep Chain = "keep"
	// ChainUse: the arguments are mounted before the handlers that come later on
	// the same router (router.Use), ChainGroup: before those on the router that
	// is the result, or that a literal gets (router.Group); ChainRoute: the call
	// mounts handlers, all but the last before others (router.GET). ChainAll is
	// ChainUse also for the handlers that came earlier (beego's InsertFilter);
	// ChainJoin: the arguments are routers behind this one (go-restful's
	// Container.Add). The router is the receiver, the package of a function or,
	// where it is given, On.
	ChainUse   Chain = "use"
	ChainAll   Chain = "all"
	ChainGroup Chain = "group"
	ChainRoute Chain = "route"
	ChainJoin  Chain = "join"
	// ChainBeside: the arguments are mounted, or made fit to be, where those behind
	// them run whatever they answer (negroni's UseHandler and Wrap).
	ChainBeside Chain = "beside"
)

// A Carrier is a status-carrying value.
type Carrier struct {
	// Status is where the status is: a literal ("401") for variables and
	// parameterless constructors, an operand ("arg0") for constructors, a
	// field ("Code") or method ("StatusCode()") for types.
	Status Operand `yaml:"status"`
	// Codes translates what Status holds, where that is no HTTP status
	// ("16" of gRPC's Unauthenticated, "unauthenticated" of twirp).
	Codes map[string]int `yaml:"codes,omitempty"`
	// Type is, for functions and variables, the symbol of the carrier type.
	Type string `yaml:"type,omitempty"`
	// Wraps is the operand that is a carrier already: the result carries its
	// status (huma's ErrorWithHeaders); Status is empty then. "all" is each
	// of the arguments (errors.Join): what unwraps the result finds it.
	Wraps Operand `yaml:"wraps,omitempty"`
	// Headers is the operand (for types: the field or method) whose map of
	// fields goes out with the answer.
	Headers Operand `yaml:"headers,omitempty"`
	// Answers: handlers of its framework take no responder. What they return
	// is the answer, so the value answers wherever it is made.
	Answers bool `yaml:"answers,omitempty"`
	// Challenges: the value brings a challenge of its own.
	Challenges bool `yaml:"challenges,omitempty"`
}

// A Sink turns a carrier into an answer.
type Sink struct {
	Value Operand `yaml:"value"` // the operand that is the carrier
	// Method is the carrier's method that the call runs first, on the same
	// responder and request: the Render of chi's render.Render.
	Method string `yaml:"method,omitempty"`
	// Default is the status for values that carry none.
	Default int `yaml:"default,omitempty"`
	// Unwrap as in Responder.
	Unwrap bool `yaml:"unwrap,omitempty"`
	// Pending as in Answer.
	Pending bool `yaml:"pending,omitempty"`
	// Challenges: the sink adds a challenge to 401.
	Challenges bool `yaml:"challenges,omitempty"`
}

// An ErrorHandler is where a user's function is put that turns returned
// carriers into answers: if it adds a challenge, they all have one.
type ErrorHandler struct {
	// Func is the function: "value" for what is assigned to the field or
	// variable, else an operand of the call.
	Func Operand `yaml:"func"`
	// Status is the operand with the status whose answers the function
	// completes, where they are recorded and have no body yet (iris'
	// OnErrorCode), a literal where it completes others too; empty where it
	// answers errors.
	Status Operand `yaml:"status,omitempty"`
	// For lists the responder or carrier types (full symbols) whose returned
	// values it answers, or the functions that make the middleware whose denials
	// it completes.
	For []string `yaml:"for,omitempty"`
	// Late: it runs when the header has gone out (beego.ErrorHandler).
	Late bool `yaml:"late,omitempty"`
}

// A TypePattern describes types that a generator makes in the user's packages.
type TypePattern struct {
	// Name is a regular expression for the type's name; its group "status" is
	// the status of the carrier.
	Name string `yaml:"name"`
	// Method is a regular expression for the name of a method that the type
	// must have.
	Method string `yaml:"method"`
}

// A Middleware denies by itself. On a field: the function that is set there
// answers for it, and it sees to the challenge.
type Middleware struct {
	Status int `yaml:"status"` // what it answers to missing credentials
	// Challenge: "always", "never", or "options" where it depends on Fields of
	// the options operand being set.
	Challenge string `yaml:"challenge"`
	// Options is the operand with the options, Fields those that bring the challenge.
	Options Operand  `yaml:"options,omitempty"`
	Fields  []string `yaml:"fields,omitempty"`
	// Handler fields through which a user can answer instead (ErrorHandler).
	Handlers []string `yaml:"handlers,omitempty"`
	// Remedy is told to the user.
	Remedy string `yaml:"remedy,omitempty"`
	// Malformed: the challenge it sends is not well-formed.
	Malformed string `yaml:"malformed,omitempty"`
}

// Kind is what evidence speaks of.
type Kind string

const (
	KindCredentials Kind = "credentials" // missing: 401
	KindVerify      Kind = "verify"      // present but invalid: 401
	KindIdentity    Kind = "identity"    // nobody is known: 401
	KindPermission  Kind = "permission"  // known, and not allowed: 403
	KindPolicy      Kind = "policy"      // neither: origin, rate, IP, feature
)

// Evidence says what a result of a call means when it says no.
type Evidence struct {
	Kind Kind `yaml:"kind"`
	// Result is the operand that says it ("result1"), or the field or variable itself ("value").
	Result Operand `yaml:"result"`
	// No is the value that says no: "false", "true", "empty", "nil", "error" (not
	// nil), "zero", "nonzero".
	No string `yaml:"no"`
	// Name limits the row to calls whose operand is one of Names (without
	// case): Header.Get("Authorization").
	Name  Operand  `yaml:"name,omitempty"`
	Names []string `yaml:"names,omitempty"`
	// Scheme is the authentication scheme that reading it suggests ("Basic", "Bearer").
	Scheme string `yaml:"scheme,omitempty"`
}
