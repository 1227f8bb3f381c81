// Package page has the examples of the rule's page.
package page

import "net/http"

func late(w http.ResponseWriter) {
	w.WriteHeader(http.StatusUnauthorized)
	w.Header().Set("WWW-Authenticate", `Bearer realm="api"`) // want `^w.Header\(\).Set puts a challenge on in late after w.WriteHeader has sent the header at line \d+: it is lost \(RFC 9110 §15.5.2\)$`
}

func inTime(w http.ResponseWriter) {
	w.Header().Set("WWW-Authenticate", `Bearer realm="api"`)
	w.WriteHeader(http.StatusUnauthorized)
}
