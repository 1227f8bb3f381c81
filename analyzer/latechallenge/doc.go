// Package latechallenge reports challenges that are put on after the header has
// gone out.
//
// # Analyzer latechallenge
//
// latechallenge: report a WWW-Authenticate that is put on after the header has gone out
//
// # Why
//
// WriteHeader, http.Error and the first Write send the header; what is set
// afterwards is lost, and the client gets a 401 that does not say how to log in.
//
// # Bad
//
//	func late(w http.ResponseWriter) {
//		w.WriteHeader(http.StatusUnauthorized)
//		w.Header().Set("WWW-Authenticate", `Bearer realm="api"`)
//		// w.Header().Set puts a challenge on in late after w.WriteHeader has
//		// sent the header at line 2: it is lost (RFC 9110 §15.5.2)
//	}
//
// # Good
//
//	func inTime(w http.ResponseWriter) {
//		w.Header().Set("WWW-Authenticate", `Bearer realm="api"`)
//		w.WriteHeader(http.StatusUnauthorized)
//	}
//
// # Silent
//
// The rule is silent where the header goes out after the handler has returned
// (fasthttp, fiber, hertz; gin and iris while the status is pending), where it
// is not sure that the header is gone, and for trailers. A challenge before
// or after a 1xx answer is in time.
//
// # Fix
//
// It moves the challenge before the call that sends the header. Where the
// answer was a 401, nochallenge reports it at that call; this one fix mends
// both. There is none where what the challenge is made of is only known after
// the answer.
//
// # Where it is meant
//
// Mark the line or the line above:
//
//	//authstatus:ignore latechallenge the outer writer buffers the header
//
// # Sources
//
// RFC 9110 §15.5.2 and §11.6.1; the documentation of
// net/http.ResponseWriter.WriteHeader.
package latechallenge
