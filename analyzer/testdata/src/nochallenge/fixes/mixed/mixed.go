// Package mixed: answers that callers have put different challenges on.
package mixed

import "net/http"

func deny(w http.ResponseWriter) {
	w.WriteHeader(401) // want `reached from line 21; the challenge put on at line 11`
}

func well(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("WWW-Authenticate", `Basic realm="a"`)
	deny(w)
}

func alsoWell(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("WWW-Authenticate", `Basic realm="b"`)
	deny(w)
}

func badly(w http.ResponseWriter, r *http.Request) {
	deny(w)
}
