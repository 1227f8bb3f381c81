// Package challenge knows what may stand in WWW-Authenticate and
// Proxy-Authenticate: it parses, checks and prints the challenges of
// RFC 9110 §11 and the rules that Basic (RFC 7617), Digest (RFC 7616),
// Bearer (RFC 6750) and DPoP (RFC 9449) add.
//
//	WWW-Authenticate = #challenge
//	challenge        = auth-scheme [ 1*SP ( token68 / #auth-param ) ]
//	auth-param       = token BWS "=" BWS ( token / quoted-string )
//	token68          = 1*( ALPHA / DIGIT / "-" / "." / "_" / "~" / "+" / "/" ) *"="
//
// The two lists of the grammar share one comma. A word followed by "=" goes
// on with the challenge before it; any other word begins a challenge.
//
// # Text that is only partly known
//
// A value is a sequence of [Part]s, each known text or a [Hole]: a verb of a
// format, a variable. A problem is reported only if it is there whatever the
// holes contain, given that
//
//   - a hole between quotes holds no quote and no backslash (unless it is
//     Quoted, which holds both its own quotes);
//   - a hole in an unquoted value goes on with it: it is a token or a
//     quoted-string, perhaps with more parameters behind it;
//   - any other hole holds anything in which quotes come in pairs: a scheme,
//     parameters, whole challenges, nothing.
//
// A quote that is never closed behind a hole breaks the first assumption, so
// all behind it is unknown. What may be unknown is marked: [Challenge.Open].
//
// # Hard and soft
//
// A hard problem breaks a MUST that clients rely on. A soft one breaks a
// SHOULD, or a MUST NOT for senders that every recipient has to tolerate
// (empty list elements, spaces around "=").
package challenge
