// Package nochallenge reports 401 answers that leave without a challenge.
//
// # Analyzer nochallenge
//
// nochallenge: report a 401 without WWW-Authenticate (407: without Proxy-Authenticate)
//
// # Why
//
// A 401 asks the client who it is, and RFC 9110 §15.5.2 says that the answer
// MUST tell it how to say so, in a WWW-Authenticate field (407 and
// Proxy-Authenticate: §15.5.8). Without that field git, Docker, WebDAV, MCP and
// HTTP libraries never send the credentials that they have, and browsers do not
// ask their user.
//
// # Bad
//
//	func (s *server) files(w http.ResponseWriter, r *http.Request) {
//		_, _, ok := r.BasicAuth()
//		if !ok {
//			http.Error(w, "who are you?", http.StatusUnauthorized)
//			// http.Error answers 401 without a WWW-Authenticate challenge
//			// in (*server).files when !ok (RFC 9110 §15.5.2)
//			return
//		}
//		s.list(w)
//	}
//
// # Good
//
//	func (s *server) pages(w http.ResponseWriter, r *http.Request) {
//		_, _, ok := r.BasicAuth()
//		if !ok {
//			w.Header().Set("WWW-Authenticate", `Basic realm="files", charset="UTF-8"`)
//			http.Error(w, "who are you?", http.StatusUnauthorized)
//			return
//		}
//		s.list(w)
//	}
//
// # What it looks at
//
// The rule follows the answer through helpers, wrappers, struct fields and
// error values, within the package and across packages, and reports it once: at
// the call that names the status, or at the expression that builds the value
// with it. A helper, a wrapper's WriteHeader or a middleware that adds the
// challenge counts for all that is answered through it. One that is taken off
// again, is empty, is put on the request or comes after the header does not. An
// exported helper that is given no request, in a package that names the field,
// leaves the challenge to its callers in other packages: each call without one is
// reported.
//
// Packages are read before those that import them. So an error handler, or
// middleware, that only package main puts before the handlers of another package
// is not seen where these are: what they answer is reported although main sees to
// the challenge. A function that installs it in a package which the handlers'
// package calls is seen.
//
// # Silent
//
// The rule is silent where code out of sight may have put a challenge on: where
// the responder was handed to a function of which nothing is known. It is
// silent for recorders of httptest, for code that only reads a status, in tests
// (-tests) and in generated files (-generated). Paths that cannot happen do not
// count. With -wrongstatus.login=forbid it leaves to wrongstatus what that
// reports.
//
// # Fix
//
// It writes the challenge that the function, the package or the packages of the
// module that it imports send already; else one for the scheme whose
// credentials are read (Request.BasicAuth, a "Bearer " prefix, a JWT library);
// else what -nochallenge.challenge says. There is no fix where nothing tells,
// where another path's answer would change, or where the guard asks for a 403
// (see wrongstatus): a challenge would not help there.
//
// # Where it is meant
//
// A deliberate 401 without a challenge is marked on its line or the line above:
//
//	//authstatus:ignore nochallenge a browser would open its dialog
//
// # Sources
//
// RFC 9110 §15.5.2 and §11.6.1 (401), §15.5.8 and §11.7.1 (407).
package nochallenge
