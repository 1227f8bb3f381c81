// Package badchallenge reports challenges that clients cannot use.
//
// # Analyzer badchallenge
//
// badchallenge: report a challenge that clients cannot parse or that breaks its scheme's rules
//
// # Why
//
// A challenge that does not follow RFC 9110 §11 or the rules of its scheme is
// misread or passed over: the user is never asked, the tool says "unsupported
// challenge", the realm ends at its first space.
//
// # Bad
//
//	func challenges(w http.ResponseWriter) {
//		w.Header().Set("WWW-Authenticate", "Basic realm=my files")
//		// WWW-Authenticate in challenges: realm must be quoted: "my files" (RFC 9110 §11.5)
//		w.Header().Set("WWW-Authenticate", "Basic")
//		// WWW-Authenticate in challenges: Basic has no realm (RFC 7617 §2)
//		w.Header().Set("WWW-Authentication", `Basic realm="files"`)
//		// WWW-Authentication in challenges is not the field of challenges: WWW-Authenticate (RFC 9110 §11.6.1)
//	}
//
// # Good
//
//	func challenge(w http.ResponseWriter) {
//		w.Header().Set("WWW-Authenticate", `Basic realm="my files", charset="UTF-8"`)
//	}
//
// # What it looks at
//
// Values are read through constants, variables that are assigned once,
// concatenation, fmt.Sprintf, strconv.Quote, strings.Join and helpers of the
// package. The rule looks at
//
//   - the grammar: a scheme first, commas between parameters, no parameter
//     twice, quotes that close, the realm between quotes;
//   - what the scheme requires: a realm for Basic, realm and nonce for Digest,
//     the form of Digest's parameters, UTF-8 as the only charset, no DPoP for
//     proxies;
//   - quotes doubled by %q, and text of the request that goes between quotes
//     without being escaped;
//   - the field: its spelling; Authorization in its place; WWW-Authenticate on a
//     407, Proxy-Authenticate on a 401.
//
// With -badchallenge.strict it also reports what breaks a SHOULD: stray commas
// and spaces; a bare Bearer; an error code that belongs to another status, or
// that is sent to a client which brought no credentials (RFC 6750 §3.1); a Set
// that erases the challenge of another scheme set just before.
//
// # Silent
//
// It is silent about what it cannot read: a part that may hold a realm, quotes
// or a whole challenge is taken to do so. Schemes that nobody registered, the
// data of Negotiate and NTLM, challenges on answers other than 401, the
// headers of requests, clients, tests and generated files are never reported.
//
// # Fix
//
// It quotes, inserts the comma, adds the realm, corrects the field's name, or
// makes a Set an Add. There is none where the right text cannot be told.
//
// # Where it is meant
//
// A challenge for a client that wants it so is marked on its line or the line
// above:
//
//	//authstatus:ignore badchallenge the old scanner stops at a quote
//
// # Sources
//
// RFC 9110 §11.2 to §11.6 (the grammar), RFC 7617 (Basic), RFC 7616 (Digest),
// RFC 6750 (Bearer), RFC 9449 (DPoP).
package badchallenge
