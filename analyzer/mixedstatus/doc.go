// Package mixedstatus finds checks that are answered in two ways.
//
// # Analyzer mixedstatus
//
// mixedstatus: report a check that is answered 401 here and 403 there
//
// A client cannot tell what to do when one and the same check is answered with
// 401 Unauthorized (RFC 9110 §15.5.2) by one handler and with 403 Forbidden
// (§15.5.4) by another of the same package.
//
//	func list(w http.ResponseWriter, r *http.Request) {
//		if !s.known(r) {
//			http.Error(w, "who are you?", http.StatusUnauthorized)
//			return
//		}
//	}
//
//	func read(w http.ResponseWriter, r *http.Request) {
//		if !s.known(r) {
//			http.Error(w, "no", http.StatusForbidden)
//			return
//		}
//	}
//
// is reported as
//
//	http.Error answers 403 in read when known says no, which is answered 401 at line 4
//
// A check is a function or a field that is asked, and how it says no. The
// places with the status that fewer have are reported; the others are listed.
// Where the evidence decides which status is right, wrongstatus reports the
// place, and this rule does not; nor does it where the handler goes on after the
// denial, of which lostdenial speaks.
//
// The rule is silent where more than one check leads to the denial, where the
// same check stands beside others that decide between the two answers, and
// where nothing tells that it is about the client at all.
//
// A deliberate answer is marked on its line or the line above:
//
//	//authstatus:ignore mixedstatus the old endpoint keeps its contract
package mixedstatus
