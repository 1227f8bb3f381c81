// Package wrongstatus finds denials whose status contradicts their guard.
//
// # Analyzer wrongstatus
//
// wrongstatus: report 401 where a permission is missing, and 403 where nobody is known
//
// # Why
//
// 401 Unauthorized asks who the client is, and says how to tell. 403 Forbidden
// answers that the server knows enough, and that the answer is no. A client that
// is sent the wrong one asks its user for a password that would not help, or
// gives up where a fresh token would.
//
// # Bad
//
//	func report(w http.ResponseWriter, r *http.Request) {
//		user := r.Context().Value(userKey).(*User)
//		if !user.Admin {
//			http.Error(w, "for administrators", http.StatusUnauthorized)
//			// http.Error answers 401 in report, but the guard says that a permission
//			// is missing (user.Admin): 403 (RFC 9110 §15.5.4)
//			return
//		}
//	}
//
// # Good
//
//	func audit(w http.ResponseWriter, r *http.Request) {
//		user := r.Context().Value(userKey).(*User)
//		if !user.Admin {
//			http.Error(w, "for administrators", http.StatusForbidden)
//			return
//		}
//	}
//
// # What it looks at
//
// The guard is the condition of the branch that holds the denial, or what is
// known behind an early return. Evidence for 401: credentials that are absent
// or have another scheme; tokens, signatures, passwords and sessions that do
// not hold; nobody in the context, the session, or an authenticating helper.
// Evidence for 403: the role, scope or ownership of somebody who is known, the
// decision of a policy library, an error that says so, and what protects
// against requests from other sites. Evidence passes through helpers of the
// module, whose code is read.
//
// A redirect with 401 or 403, which no browser follows, and a text that is the
// name of the other status are reported too.
//
// # Silent
//
// The rule is silent where the guard is not understood; where one branch holds
// both, strangers and those who lack a permission; where a login form's wrong
// password is answered 403; and for other reasons to refuse with 403: origin,
// addresses, rates, features, methods.
//
// # Fix
//
// There is one with -wrongstatus.fix only, since it changes what clients are
// answered. Where it makes a 401, nochallenge then asks for the challenge. With
// -wrongstatus.login=forbid, a package that neither reads credentials of an HTTP
// scheme nor sends a challenge is told to answer 403 for each 401.
//
// # Where it is meant
//
// A deliberate answer is marked on its line or the line above:
//
//	//authstatus:ignore wrongstatus older clients know nothing else
//
// # Sources
//
// RFC 9110 §15.5.2 (401), §15.5.4 (403), §11.6.1; the decision table of
// "authstatus explain 401-or-403".
package wrongstatus
