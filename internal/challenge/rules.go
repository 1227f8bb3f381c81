package challenge

// A Rule names a kind of problem.
type Rule string

// Rules of the grammar, found by [Parse].
const (
	NoScheme      Rule = "noscheme"      // parameters without a scheme, or no token in its place
	NoComma       Rule = "nocomma"       // no comma between parameters or challenges
	StrayComma    Rule = "straycomma"    // a comma between a scheme and its parameters
	BadParam      Rule = "badparam"      // neither a token68 nor name=value
	MixedToken68  Rule = "mixedtoken68"  // a token68 beside parameters
	EmptyValue    Rule = "emptyvalue"    // name= with nothing behind it
	BadValue      Rule = "badvalue"      // neither a token nor a quoted-string
	BadQuotes     Rule = "badquotes"     // a quoted-string without an end, or with a control character
	DoubledQuotes Rule = "doubledquotes" // a Quoted hole between quotes
	Unescaped     Rule = "unescaped"     // a FromRequest hole between quotes
	EmptyElement  Rule = "emptyelement"  // a comma too many
	Spaces        Rule = "spaces"        // whitespace around "="
)

// Rules of parameters and schemes, found by [Check].
const (
	Repeated      Rule = "repeated"      // a parameter named twice in one challenge
	UnquotedRealm Rule = "unquotedrealm" // also by Parse, for a realm that is no token either
	MissingParam  Rule = "missingparam"  // a parameter that the scheme requires
	Charset       Rule = "charset"       // another charset than UTF-8
	QuoteForm     Rule = "quoteform"     // quoted where a token must stand, or the other way round
	ProxyScheme   Rule = "proxyscheme"   // a scheme that proxies must not use
	BareScheme    Rule = "barescheme"    // a scheme that wants parameters has none
	ErrorStatus   Rule = "errorstatus"   // an error code that belongs to another status
)

// grounds says where each rule comes from. Rules whose ground depends on the
// scheme have it in the schemes' table.
var grounds = map[Rule]struct {
	section string
	hard    bool
}{
	NoScheme:      {"RFC 9110 §11.3", true},
	NoComma:       {"RFC 9110 §11.3", true},
	StrayComma:    {"RFC 9110 §11.3", true},
	BadParam:      {"RFC 9110 §11.2", true},
	MixedToken68:  {"RFC 9110 §11.3", true},
	EmptyValue:    {"RFC 9110 §11.2", true},
	BadValue:      {"RFC 9110 §11.2", true},
	BadQuotes:     {"RFC 9110 §5.6.4", true},
	DoubledQuotes: {"RFC 9110 §5.6.4", true},
	Unescaped:     {"RFC 9110 §5.6.4", true},
	EmptyElement:  {"RFC 9110 §5.6.1.1", false},
	Spaces:        {"RFC 9110 §5.6.3", false},
	Repeated:      {"RFC 9110 §11.2", true},
	UnquotedRealm: {"RFC 9110 §11.5", true},
	MissingParam:  {"", true},
	Charset:       {"", true},
	QuoteForm:     {"", true},
	ProxyScheme:   {"", true},
	BareScheme:    {"", false}, // RFC 6750 §3 says MUST, but no client fails on it
	ErrorStatus:   {"", false},
}

// problem makes a problem of the rule. An empty section means the rule's own.
func (r Rule) problem(section, text string, pos, end Pos, edits []Edit) Problem {
	ground := grounds[r]
	if section == "" {
		section = ground.section
	}
	return Problem{r, text, section, ground.hard, pos, end, edits}
}
