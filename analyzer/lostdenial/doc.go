// Package lostdenial reports denials after which the handler goes on.
//
// # Analyzer lostdenial
//
// lostdenial: report a 401, 403 or 407 after which the handler goes on
//
// # Why
//
// Writing a denial does not end a handler. Without a return the request that
// was refused is served all the same: the client reads 403, and what it asked
// for has been done.
//
// # Bad
//
//	func remove(w http.ResponseWriter, r *http.Request) {
//		if !isAdmin(r) {
//			http.Error(w, "admins only", http.StatusForbidden)
//			// http.Error denies with 403 in remove (if !isAdmin(r)), and the handler
//			// goes on: db.Delete at line 5 is called all the same
//		}
//		db.Delete(r.Context(), r.FormValue("id"))
//	}
//
// # Good
//
//	func erase(w http.ResponseWriter, r *http.Request) {
//		if !isAdmin(r) {
//			http.Error(w, "admins only", http.StatusForbidden)
//			return
//		}
//		db.Delete(r.Context(), r.FormValue("id"))
//	}
//
// # What it looks at
//
// Reported are a missing return, a helper that denies and whose caller does
// not ask or does not heed the result, a next handler that is called after the
// denial, in gin and hertz a middleware that denies and does not abort, a
// handler that denies mounted where it stops nothing (negroni's UseHandler), and
// a verifier that leaves its verdict to others where nobody asks for it (jwtauth's
// Verifier without an Authenticator). To go on means to call the next handler, to do work, or to write a second
// answer, at a place that is also reached where nothing was denied: that place
// is what the denial was to protect.
//
// # Silent
//
// The rule is silent where the function only ends; about what happens on the
// denied path alone (the body of the answer, logging, counting failures); about
// logging, metrics, tracing, closing and unlocking; about deferred calls that
// clean up; where the one body of all answers is written behind a status; and
// where it does not know whether the caller has learnt of the denial.
//
// # Fix
//
// It inserts the return that the function's results allow, or takes the variant
// that aborts. There is none where a result would have to be invented.
//
// # Where it is meant
//
// Mark the line or the line above:
//
//	//authstatus:ignore lostdenial the login page is rendered for everybody
//
// # Beside other linters
//
// Httperroryzer v0.0.1 (github.com/orijtech/httperroryzer) reports an
// http.Error that no return follows, go-critic v0.15.0 (its checker
// returnAfterHttpError, off by default) one that ends the block of an if. All
// three read the cases of this rule, which were written for it: the table shows
// what the others look at, not how often they are right on other code. Of the
// lost denials each finds the first number, and speaks of the second number of
// places where nothing is lost.
//
//	cases       lost   lostdenial   httperroryzer   returnAfterHttpError
//	codes          4         4, 0            0, 0                   0, 0
//	direct        13        13, 0            7, 0                   5, 0
//	gin            4         4, 0            0, 0                   0, 0
//	helpers        6         6, 0            0, 0                   0, 0
//	limits         0         0, 0            0, 0                   0, 0
//	page           1         1, 0            1, 0                   1, 0
//	regressions    1         1, 0            0, 0                   0, 0
//	replayed       6         6, 0            0, 0                   2, 0
//	silence        0         0, 0            0, 3                   0, 1
//
// Theirs flag an http.Error at the end of a function and the one that ends an
// if before it. They see neither other ways to answer (WriteHeader, JSON) nor
// helpers, literals that are called, switches, and middleware of gin that does
// not abort.
//
// # Sources
//
// RFC 9110 §15.5.2, §15.5.4, §15.5.8 (what a denial says); CWE-698 (execution
// after the answer); the documentation of net/http.Error: it does not otherwise
// end the request.
package lostdenial
