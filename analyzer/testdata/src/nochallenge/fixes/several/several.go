// Package several reads more than one scheme.
package several

import (
	"net/http"
	"strings"
)

// Which of the two?
func either(w http.ResponseWriter, r *http.Request) {
	_, _, ok := r.BasicAuth()
	if !ok && !strings.HasPrefix(r.Header.Get("Authorization"), "Bearer ") {
		http.Error(w, "no", 401) // want `answers 401`
	}
}

// A nonce is no literal.
func digest(w http.ResponseWriter, r *http.Request) {
	if !strings.HasPrefix(r.Header.Get("Authorization"), "Digest ") {
		http.Error(w, "no", 401) // want `answers 401`
	}
}

func neither(w http.ResponseWriter, r *http.Request) {
	http.Error(w, "no", 401) // want `answers 401`
}
