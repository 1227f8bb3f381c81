// Package limits: gaps that are known.
package limits

import "net/http"

// A challenge that comes by a name which is made up at run time may be any
// field: the answer behind it is not judged.
func computed(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("X-"+r.Method, "1")
	w.WriteHeader(401)
}

// A loop that does not run at all is a path like another.
var hooks []func(http.ResponseWriter)

func hooked(w http.ResponseWriter, r *http.Request) {
	for _, hook := range hooks {
		hook(w)
	}
	w.WriteHeader(401) // want `w.WriteHeader answers 401`
}
