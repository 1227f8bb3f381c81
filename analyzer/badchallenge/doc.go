// Package badchallenge reports challenges that clients cannot use.
//
// # Analyzer badchallenge
//
// badchallenge: report a challenge that clients cannot parse or that breaks its scheme's rules
//
// A challenge that does not follow RFC 9110 §11 or the rules of its scheme
// (Basic: RFC 7617, Digest: RFC 7616, Bearer: RFC 6750, DPoP: RFC 9449) is
// misread or passed over: the user is never asked, the tool says "unsupported
// challenge", the realm ends at its first space.
//
//	w.Header().Set("WWW-Authenticate", "Basic realm=my files")  // reported: the realm must be quoted
//	w.Header().Set("WWW-Authenticate", "Basic")                 // reported: Basic has no realm
//	w.Header().Set("WWW-Authentication", `Basic realm="files"`) // reported: no client looks there
//
// Write it as the standard does:
//
//	w.Header().Set("WWW-Authenticate", `Basic realm="my files", charset="UTF-8"`)
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
// It is silent about what it cannot read: a part that may hold a realm, quotes
// or a whole challenge is taken to do so. Schemes that nobody registered, the
// data of Negotiate and NTLM, challenges on answers other than 401, the
// headers of requests, clients, tests and generated files are never reported.
//
// A challenge that is meant as it is, for a client that wants it so, is marked
// on its line or the line above:
//
//	//authstatus:ignore badchallenge the old scanner stops at a quote
package badchallenge
