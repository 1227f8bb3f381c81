// Package loops puts challenges on in loops, which may have no round, and asks
// for them by index.
package loops

import (
	"errors"
	"maps"
	"net/http"
	"sync"
)

func addAll(h http.Header, kv ...string) {
	for i := 0; i+1 < len(kv); i += 2 {
		h.Add(kv[i], kv[i+1])
	}
}

func variadic(w http.ResponseWriter, r *http.Request) {
	addAll(w.Header(), "Cache-Control", "no-store", "WWW-Authenticate", "Negotiate")
	w.WriteHeader(401)
}

type option func(http.ResponseWriter)

func ask(w http.ResponseWriter) { w.Header().Set("WWW-Authenticate", "Negotiate") }

func send(w http.ResponseWriter, code int, options ...option) {
	for _, o := range options {
		o(w)
	}
	w.WriteHeader(code)
}

func withOption(w http.ResponseWriter, r *http.Request) { send(w, 401, ask) }

func withoutOption(w http.ResponseWriter, r *http.Request) {
	send(w, 401) // want `send answers 401`
}

var fields = http.Header{"Www-Authenticate": {"Negotiate"}}

func copied(w http.ResponseWriter, r *http.Request) {
	for name, values := range fields {
		for _, value := range values {
			w.Header().Add(name, value)
		}
	}
	w.WriteHeader(401)
}

var others = http.Header{"Cache-Control": {"no-store"}}

func othersCopied(w http.ResponseWriter, r *http.Request) {
	for name, values := range others {
		w.Header()[name] = values
	}
	w.WriteHeader(401) // want `w.WriteHeader answers 401`
}

var schemes = []string{"Negotiate", `Basic realm="app"`}

func listed(w http.ResponseWriter, r *http.Request) {
	for _, scheme := range schemes {
		w.Header().Add("WWW-Authenticate", scheme)
	}
	w.WriteHeader(401)
}

func appended(w http.ResponseWriter, r *http.Request) {
	var all []string
	if r.Method == http.MethodPut {
		all = append(all, "Negotiate")
		for _, scheme := range all {
			w.Header().Add("WWW-Authenticate", scheme)
		}
		w.WriteHeader(401)
		return
	}
	w.WriteHeader(401) // want `w.WriteHeader answers 401`
}

// Whoever configures no scheme wants none.
type service struct{ schemes []string }

func (s *service) configured(w http.ResponseWriter, r *http.Request) {
	for _, scheme := range s.schemes {
		w.Header().Add("WWW-Authenticate", scheme)
	}
	w.WriteHeader(401)
}

func byIndex(w http.ResponseWriter, r *http.Request) {
	if _, there := w.Header()["Www-Authenticate"]; !there {
		ask(w)
	}
	w.WriteHeader(401)
}

func byOtherIndex(w http.ResponseWriter, r *http.Request) {
	if _, there := w.Header()["Cache-Control"]; !there {
		ask(w)
	}
	w.WriteHeader(401) // want `w.WriteHeader answers 401`
}

func methodExpression(w http.ResponseWriter, r *http.Request) {
	set := http.Header.Set
	if r.Method == http.MethodPut {
		set(r.Header, "WWW-Authenticate", "Negotiate")
		w.WriteHeader(401) // want `w.WriteHeader answers 401`
		return
	}
	set(w.Header(), "WWW-Authenticate", "Negotiate")
	w.WriteHeader(401)
}

func deferred(w http.ResponseWriter, r *http.Request) {
	code := 0
	defer func() {
		if code != 0 {
			w.WriteHeader(code) // want `w.WriteHeader answers 401`
		}
	}()
	if r.Method == http.MethodPut {
		code = 401
	}
}

// An error by value, found behind another.
type refusal struct{ code int }

func (e refusal) Error() string { return "refused" }

func dispatch(ask bool, f func(*http.Request) error) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		var e refusal
		if err := f(r); errors.As(err, &e) {
			if ask && e.code == 401 {
				w.Header().Set("WWW-Authenticate", "Negotiate")
			}
			w.WriteHeader(e.code)
		}
	}
}

func routes(mux *http.ServeMux) {
	mux.HandleFunc("/asked", dispatch(true, asked))
	mux.Handle("/bare", http.StripPrefix("/bare", dispatch(false, bare)))
}

func asked(r *http.Request) error { return refusal{401} }

func bare(r *http.Request) error {
	return refusal{401} // want `refusal builds a 401 that is answered`
}

// 400 + 1 is a status as well.
func sum(w http.ResponseWriter, r *http.Request) {
	w.WriteHeader(400 + 1) // want `w.WriteHeader answers 401`
}

// A loop over an iterator may run its body.
func iterated(w http.ResponseWriter, r *http.Request) {
	for name, value := range maps.All(map[string]string{"WWW-Authenticate": "Negotiate"}) {
		w.Header().Set(name, value)
	}
	w.WriteHeader(401)
}

func once(w http.ResponseWriter, r *http.Request) {
	var once sync.Once
	once.Do(func() { w.Header().Set("WWW-Authenticate", "Negotiate") })
	w.WriteHeader(401)
}

func onceOther(w http.ResponseWriter, r *http.Request) {
	var once sync.Once
	once.Do(func() { w.Header().Set("X-Other", "x") })
	w.WriteHeader(401) // want `w.WriteHeader answers 401`
}

// What was put into a header map is in the first round.
func collected(w http.ResponseWriter, r *http.Request) {
	h := http.Header{}
	h.Set("WWW-Authenticate", "Negotiate")
	for name := range h {
		w.Header()[name] = h[name]
	}
	w.WriteHeader(401)
}
