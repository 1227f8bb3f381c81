// Package page has the examples of the rule's page.
package page

import "net/http"

func challenges(w http.ResponseWriter) {
	w.Header().Set("WWW-Authenticate", "Basic realm=my files") // want `^WWW-Authenticate in challenges: realm must be quoted: "my files" \(RFC 9110 §11.5\)$`

	w.Header().Set("WWW-Authenticate", "Basic") // want `^WWW-Authenticate in challenges: Basic has no realm \(RFC 7617 §2\)$`

	w.Header().Set("WWW-Authentication", `Basic realm="files"`) // want `^WWW-Authentication in challenges is not the field of challenges: WWW-Authenticate \(RFC 9110 §11.6.1\)$`
}

func challenge(w http.ResponseWriter) {
	w.Header().Set("WWW-Authenticate", `Basic realm="my files", charset="UTF-8"`)
}
