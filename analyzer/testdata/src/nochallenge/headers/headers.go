// Package headers: the ways to put a challenge on, and to take it off.
package headers

import (
	"maps"
	"net/http"
)

const (
	field = "WWW-Authenticate"
	basic = `Basic realm="files"`
)

func add(w http.ResponseWriter, r *http.Request) {
	w.Header().Add(field, basic)
	w.WriteHeader(401)
}

func lower(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("www-authenticate", basic)
	w.WriteHeader(401)
}

func alias(w http.ResponseWriter, r *http.Request) {
	h := w.Header()
	h.Set(field, basic)
	w.WriteHeader(401)
}

func canonical(w http.ResponseWriter, r *http.Request) {
	w.Header()["Www-Authenticate"] = []string{basic}
	w.WriteHeader(401)
}

// Another spelling goes out as it is; names are read without case.
func spelling(w http.ResponseWriter, r *http.Request) {
	w.Header()["WWW-Authenticate"] = []string{basic}
	w.WriteHeader(401)
}

func copied(w http.ResponseWriter, r *http.Request) {
	maps.Copy(w.Header(), http.Header{"Www-Authenticate": {basic}})
	w.WriteHeader(401)
}

func loop(w http.ResponseWriter, r *http.Request) {
	for name, value := range map[string]string{field: basic, "Cache-Control": "no-store"} {
		w.Header().Set(name, value)
	}
	w.WriteHeader(401)
}

func loopWithout(w http.ResponseWriter, r *http.Request) {
	for name, value := range map[string]string{"Cache-Control": "no-store"} {
		w.Header().Set(name, value)
	}
	w.WriteHeader(401) // want `answers 401`
}

func helper(w http.ResponseWriter, r *http.Request) {
	ask(w.Header(), basic)
	w.WriteHeader(401)
}

func ask(h http.Header, challenge string) { h.Set(field, challenge) }

// The ways to have none after all.

func removed(w http.ResponseWriter, r *http.Request) {
	w.Header().Set(field, basic)
	w.Header().Del(field)
	w.WriteHeader(401) // want `answers 401`
}

func deleted(w http.ResponseWriter, r *http.Request) {
	w.Header().Set(field, basic)
	delete(w.Header(), "Www-Authenticate")
	w.WriteHeader(401) // want `answers 401`
}

func cleared(w http.ResponseWriter, r *http.Request) {
	w.Header().Set(field, basic)
	clear(w.Header())
	w.WriteHeader(401) // want `answers 401`
}

func empty(w http.ResponseWriter, r *http.Request) {
	w.Header().Set(field, "")
	w.WriteHeader(401) // want `answers 401`
}

func request(w http.ResponseWriter, r *http.Request) {
	r.Header.Set(field, basic)
	w.WriteHeader(401) // want `answers 401`
}

func other(w, v http.ResponseWriter) {
	v.Header().Set(field, basic)
	w.WriteHeader(401) // want `answers 401`
}

func misspelt(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("WWW-Authorization", basic)
	w.WriteHeader(401) // want `answers 401`
}

func late(w http.ResponseWriter, r *http.Request) {
	w.WriteHeader(401) // want `answers 401`
	w.Header().Set(field, basic)
}

func removedAndBack(w http.ResponseWriter, r *http.Request) {
	w.Header().Del(field)
	w.Header().Set(field, basic)
	w.WriteHeader(401)
}
