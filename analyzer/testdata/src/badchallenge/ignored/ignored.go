// Package ignored has challenges that are meant as they are.
package ignored

import "net/http"

func meant(w http.ResponseWriter) {
	//authstatus:ignore badchallenge the old scanner stops at a quote
	w.Header().Set("WWW-Authenticate", "Basic realm=files")
	w.Header().Add("WWW-Authenticate", "Basic") //authstatus:ignore badchallenge so does the new one
}
