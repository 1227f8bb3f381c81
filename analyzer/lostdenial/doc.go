// Package lostdenial reports denials after which the handler goes on.
//
// # Analyzer lostdenial
//
// lostdenial: report a 401, 403 or 407 after which the handler goes on
//
// Writing a denial does not end a handler. Without a return the request that
// was refused is served all the same: the client reads 403, and what it asked
// for has been done.
//
//	func remove(w http.ResponseWriter, r *http.Request) {
//		if !isAdmin(r) {
//			http.Error(w, "admins only", http.StatusForbidden)
//			// http.Error denies with 403 in remove (if !isAdmin(r)), and the handler
//			// goes on: db.Delete at line 6 is called all the same
//		}
//		db.Delete(r.Context(), r.FormValue("id"))
//	}
//
// Leave:
//
//	func remove(w http.ResponseWriter, r *http.Request) {
//		if !isAdmin(r) {
//			http.Error(w, "admins only", http.StatusForbidden)
//			return
//		}
//		db.Delete(r.Context(), r.FormValue("id"))
//	}
//
// Reported are a missing return, a helper that denies and whose caller does
// not ask or does not heed the result, a next handler that is called after the
// denial, and in gin and hertz a middleware that denies and does not abort. To
// go on means to call the next handler, to do work, or to write a second
// answer, at a place that is also reached where nothing was denied: that place
// is what the denial was to protect.
//
// The rule is silent where the function only ends; about what happens on the
// denied path alone (the body of the answer, logging, counting failures); about
// logging, metrics, tracing, closing and unlocking; about deferred calls that
// clean up; where the one body of all answers is written behind a status; and
// where it does not know whether the caller has learnt of the denial.
//
// Where it is meant, mark the line or the line above:
//
//	//authstatus:ignore lostdenial the login page is rendered for everybody
package lostdenial
