// Package counters changes package variables in loops without end, which kept
// the exploration busy for minutes: a number bears no responder.
package counters

import "net/http"

var (
	one, two int
	last     http.ResponseWriter
)

func endless(w http.ResponseWriter) {
	http.Error(w, "no", 401) // want `answers 401 without`
	for one&1 == 0 {
		w.WriteHeader(403)
		one++
		one++
	}
}

func nested(w http.ResponseWriter) {
	w.WriteHeader(401) // want `answers 401 without`
	for two&1 == 0 {
		if two&2 != 0 {
			for two&3 == 2 {
				two++
				two++
			}
		}
		two++
		two++
	}
}

// What is stored where all can reach it may get its challenge there.
func stored(w http.ResponseWriter) {
	last = w
	w.WriteHeader(401)
}
