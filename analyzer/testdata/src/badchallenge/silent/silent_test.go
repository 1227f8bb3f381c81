package silent

import "net/http"

func inTest(w http.ResponseWriter) {
	w.Header().Set("WWW-Authenticate", "Basic")
}
