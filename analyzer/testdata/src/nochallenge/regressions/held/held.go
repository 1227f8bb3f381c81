// Package held tests values that variables hold.
package held

import "net/http"

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
