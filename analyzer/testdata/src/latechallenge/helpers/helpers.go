// Package helpers: one or both of the two are done by functions of the program.
package helpers

import "net/http"

const basic = `Basic realm="files"`

func respond(w http.ResponseWriter, code int) { w.WriteHeader(code) }

func ask(w http.ResponseWriter) { w.Header().Set("WWW-Authenticate", basic) }

func sentByHelper(w http.ResponseWriter, r *http.Request) {
	respond(w, 401)
	w.Header().Set("WWW-Authenticate", basic) // want `w.Header\(\).Set puts a challenge on in sentByHelper after respond has sent the header at line 13`
}

func setByHelper(w http.ResponseWriter, r *http.Request) {
	w.WriteHeader(401)
	ask(w) // want `ask puts a challenge on in setByHelper after w.WriteHeader has sent the header at line 18`
}

func bothByHelper(w http.ResponseWriter, r *http.Request) {
	respond(w, 401)
	ask(w) // want `ask puts a challenge on in bothByHelper after respond`
}

func inTime(w http.ResponseWriter, r *http.Request) {
	ask(w)
	respond(w, 401)
}

// A helper that does both in the wrong order.
func respondLate(w http.ResponseWriter, code int) {
	w.WriteHeader(code)
	if code == 401 {
		w.Header().Set("WWW-Authenticate", basic) // want `w.Header\(\).Set puts a challenge on in respondLate after w.WriteHeader`
	}
}

func byRespondLate(w http.ResponseWriter, r *http.Request) { respondLate(w, 401) }

// addAll is late where its fields are a challenge.
func addAll(h http.Header, kv ...string) {
	for i := 0; i+1 < len(kv); i += 2 {
		h.Add(kv[i], kv[i+1])
	}
}

func listed(w http.ResponseWriter, r *http.Request) {
	w.WriteHeader(401)
	addAll(w.Header(), "Cache-Control", "no-store", "WWW-Authenticate", basic) // want `addAll puts a challenge on in listed after w.WriteHeader`
}

func listedOthers(w http.ResponseWriter, r *http.Request) {
	w.WriteHeader(401)
	addAll(w.Header(), "Cache-Control", "no-store", "X-Other", basic)
}
