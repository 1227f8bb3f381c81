// Package held tests values that variables hold.
package held

import (
	"errors"
	"net/http"
)

// The variable is the condition, or false.
func conjunction(w http.ResponseWriter, r *http.Request) {
	cond := r.Header.Get("X-B") != "0"
	refuse := r.FormValue("c") != "1" && cond
	if refuse {
		w.Header().Set("WWW-Authenticate", "Negotiate")
	}
	if refuse {
		http.Error(w, "no", 401)
	}
}

func otherConjunction(w http.ResponseWriter, r *http.Request) {
	cond := r.Header.Get("X-B") != "0"
	refuse := r.FormValue("c") != "1" && cond
	if refuse {
		w.Header().Set("WWW-Authenticate", "Negotiate")
	}
	if cond {
		http.Error(w, "no", 401) // want `http.Error answers 401`
	}
}

// A table of fields that has no challenge puts none on.
var plain = map[string]string{"Cache-Control": "no-store"}

func fields(w http.ResponseWriter, r *http.Request) {
	for name, value := range plain {
		w.Header().Set(name, value)
	}
	http.Error(w, "no", 401) // want `http.Error answers 401`
}

var pairs = [][2]string{{"Cache-Control", "no-store"}, {"X-Frame-Options", "DENY"}}

func listed(w http.ResponseWriter, r *http.Request) {
	for _, pair := range pairs {
		w.Header().Set(pair[0], pair[1])
	}
	http.Error(w, "no", 401) // want `http.Error answers 401`
}

// One that is filled elsewhere may.
var filled = map[string]string{"Cache-Control": "no-store"}

func configure(name, value string) { filled[name] = value }

func filledFields(w http.ResponseWriter, r *http.Request) {
	for name, value := range filled {
		w.Header().Set(name, value)
	}
	http.Error(w, "no", 401)
}

// A table of statuses by error.
var (
	errUnknown = errors.New("unknown")
	errRole    = errors.New("role")
	statuses   = map[error]int{errUnknown: 401, errRole: 403}
)

func check(r *http.Request) error {
	if r.Header.Get("Authorization") == "" {
		return errUnknown
	}
	return nil
}

func looked(w http.ResponseWriter, r *http.Request) {
	if code, ok := statuses[check(r)]; ok {
		w.WriteHeader(code) // want `w.WriteHeader answers 401`
	}
}

func lookedWell(w http.ResponseWriter, r *http.Request) {
	if code, ok := statuses[check(r)]; ok {
		if code == 401 {
			w.Header().Set("WWW-Authenticate", "Negotiate")
		}
		w.WriteHeader(code)
	}
}
