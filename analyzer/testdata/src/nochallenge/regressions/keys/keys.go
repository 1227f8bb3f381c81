// Package keys changes header maps by keys of any spelling.
package keys

import "net/http"

func strip(h http.Header) { h.Del("WWW-Authenticate") }

// Del does not see a key that is not canonical; it goes out.
func odd(w http.ResponseWriter, r *http.Request) {
	w.Header()["WWW-Authenticate"] = []string{"Negotiate"}
	strip(w.Header())
	w.WriteHeader(401)
}

func canonical(w http.ResponseWriter, r *http.Request) {
	w.Header()["Www-Authenticate"] = []string{"Negotiate"}
	strip(w.Header())
	w.WriteHeader(401) // want `w.WriteHeader answers 401`
}

// The key is there, without a value.
func blank(w http.ResponseWriter, r *http.Request) {
	w.Header()["Www-Authenticate"] = nil
	if _, there := w.Header()["Www-Authenticate"]; !there {
		w.Header().Set("WWW-Authenticate", "Negotiate")
	}
	w.WriteHeader(401) // want `w.WriteHeader answers 401`
}

func unlessThere(w http.ResponseWriter, r *http.Request) {
	if _, there := w.Header()["Www-Authenticate"]; !there {
		w.Header().Set("WWW-Authenticate", "Negotiate")
	}
	w.WriteHeader(401)
}
