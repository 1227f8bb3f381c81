// Package mixedstatus finds checks that are answered in two ways.
//
// # Analyzer mixedstatus
//
// mixedstatus: report a check that is answered 401 here and 403 there
//
// # Why
//
// A client cannot tell what to do when one and the same check is answered with
// 401 Unauthorized by one handler and with 403 Forbidden by another of the same
// package: to ask its user for a password, or to give up.
//
// # Bad
//
//	func (s *service) list(w http.ResponseWriter, r *http.Request) {
//		if !s.authorized(r) {
//			http.Error(w, "who are you?", http.StatusUnauthorized)
//			return
//		}
//	}
//
//	func (s *service) read(w http.ResponseWriter, r *http.Request) {
//		if !s.authorized(r) {
//			http.Error(w, "no", http.StatusForbidden)
//			// http.Error answers 403 in (*service).read when authorized says no,
//			// which is answered 401 at line 3
//			return
//		}
//	}
//
// # Good
//
//	func (s *service) edit(w http.ResponseWriter, r *http.Request) {
//		if !s.authorized(r) {
//			http.Error(w, "who are you?", http.StatusUnauthorized)
//			return
//		}
//	}
//
// A check is a function or a field that is asked, and how it says no. The
// places with the status that fewer have are reported; the others are listed.
//
// # Silent
//
// Where the evidence decides which status is right, wrongstatus reports the
// place, and this rule does not; nor does it where the handler goes on after the
// denial, of which lostdenial speaks. It is silent where more than one check
// leads to the denial, where the same check stands beside others that decide
// between the two answers, and where nothing tells that it is about the client
// at all.
//
// # Fix
//
// There is none: which of the two answers is meant is for you to say.
//
// # Where it is meant
//
// A deliberate answer is marked on its line or the line above:
//
//	//authstatus:ignore mixedstatus the old endpoint keeps its contract
//
// # Sources
//
// RFC 9110 §15.5.2 (401) and §15.5.4 (403).
package mixedstatus
