// Package nochallenge reports 401 answers that leave without a challenge.
//
// # Analyzer nochallenge
//
// nochallenge: report a 401 without WWW-Authenticate (407 without Proxy-Authenticate)
//
// A 401 asks the client who it is; RFC 9110 §15.5.2 says that the answer MUST
// tell it how to say so, in a WWW-Authenticate field (407 and
// Proxy-Authenticate: §15.5.8). Without it git, Docker, WebDAV, MCP and HTTP
// libraries never send the credentials that they have.
//
//	func (s *server) files(w http.ResponseWriter, r *http.Request) {
//		if _, _, ok := r.BasicAuth(); !ok {
//			http.Error(w, "who are you?", http.StatusUnauthorized) // reported
//			return
//		}
//
// Put the challenge on before the header goes out:
//
//			w.Header().Set("WWW-Authenticate", `Basic realm="files", charset="UTF-8"`)
//			http.Error(w, "who are you?", http.StatusUnauthorized)
//
// The rule follows the answer through helpers, wrappers, struct fields and
// error values, within the package and across packages. It is silent where
// some code out of sight may have put a challenge on: where the responder was
// handed to a function of which nothing is known, for recorders of httptest,
// for code that reads a status, in tests and in generated files. Paths that
// cannot happen do not count.
//
// A deliberate 401 without a challenge is marked on its line or the line above:
//
//	//authstatus:ignore nochallenge browsers would open their dialog
package nochallenge
