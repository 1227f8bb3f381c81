// Package shared: answers that some callers have put the challenge on.
package shared

import "net/http"

const basic = `Basic realm="files"`

func deny(w http.ResponseWriter) {
	w.WriteHeader(401) // want `reached from line 18; the challenge put on at line 13`
}

func well(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("WWW-Authenticate", basic)
	deny(w)
}

func badly(w http.ResponseWriter, r *http.Request) {
	deny(w)
}
