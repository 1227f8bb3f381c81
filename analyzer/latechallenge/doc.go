// Package latechallenge reports challenges that are put on after the header has
// gone out.
//
// # Analyzer latechallenge
//
// latechallenge: report a WWW-Authenticate that is put on after the header has gone out
//
// WriteHeader, http.Error and the first Write send the header; what is set
// afterwards is lost, and the client gets a 401 that does not say how to log in
// (RFC 9110 §15.5.2).
//
//	func deny(w http.ResponseWriter) {
//		w.WriteHeader(http.StatusUnauthorized)
//		w.Header().Set("WWW-Authenticate", `Bearer realm="api"`)
//		// w.Header().Set puts a challenge on in deny after w.WriteHeader has
//		// sent the header at line 2: it is lost (RFC 9110 §15.5.2)
//	}
//
// Put it on first:
//
//	func deny(w http.ResponseWriter) {
//		w.Header().Set("WWW-Authenticate", `Bearer realm="api"`)
//		w.WriteHeader(http.StatusUnauthorized)
//	}
//
// Where the answer was a 401, nochallenge reports it at the call that sent it;
// the suggested fix of this rule, which moves the challenge, mends both. There
// is no fix where what the challenge is made of is only known after the answer.
//
// The rule is silent where the header goes out after the handler has returned
// (fasthttp, fiber, hertz; gin and iris while the status is pending), where it
// is not sure that the header is gone, and for trailers. A challenge before
// or after a 1xx answer is in time.
//
// A late challenge that is meant is marked on its line or the line above:
//
//	//authstatus:ignore latechallenge the outer writer buffers the header
package latechallenge
