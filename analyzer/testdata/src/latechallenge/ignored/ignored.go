// Package ignored: findings that are meant.
package ignored

import "net/http"

func meant(w http.ResponseWriter, r *http.Request) {
	w.WriteHeader(401)
	//authstatus:ignore latechallenge the outer writer buffers the header
	w.Header().Set("WWW-Authenticate", `Basic realm="files"`)
}

func nothing(w http.ResponseWriter, r *http.Request) {
	w.WriteHeader(403) //authstatus:ignore latechallenge there was one // want `there is nothing to silence here`
}
