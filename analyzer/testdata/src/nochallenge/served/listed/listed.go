// Package listed makes handlers of lists: chains of middleware, tables of routes,
// functions that are tried one after another.
package listed

import (
	"errors"
	"net/http"
)

type middleware func(http.Handler) http.Handler

func ask(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("WWW-Authenticate", "Negotiate")
		next.ServeHTTP(w, r)
	})
}

func log(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		println(r.URL.Path)
		next.ServeHTTP(w, r)
	})
}

func down(h http.Handler, mw ...middleware) http.Handler {
	for i := len(mw) - 1; i >= 0; i-- {
		h = mw[i](h)
	}
	return h
}

func up(h http.Handler, mw ...func(http.Handler) http.Handler) http.Handler {
	for _, m := range mw {
		h = m(h)
	}
	return h
}

func throughDown(w http.ResponseWriter, r *http.Request) { w.WriteHeader(401) }

func throughUp(w http.ResponseWriter, r *http.Request) { w.WriteHeader(401) }

func logged(w http.ResponseWriter, r *http.Request) {
	w.WriteHeader(401) // want `w.WriteHeader answers 401`
}

func routed(w http.ResponseWriter, r *http.Request) { w.WriteHeader(401) }

func routedToo(w http.ResponseWriter, r *http.Request) { w.WriteHeader(401) }

func routedBare(w http.ResponseWriter, r *http.Request) {
	w.WriteHeader(401) // want `w.WriteHeader answers 401`
}

func mapped(w http.ResponseWriter, r *http.Request) { w.WriteHeader(401) }

func mappedBare(w http.ResponseWriter, r *http.Request) {
	w.WriteHeader(401) // want `w.WriteHeader answers 401`
}

var _ = down(http.HandlerFunc(throughDown), log, ask)
var _ = up(http.HandlerFunc(throughUp), ask, log)
var _ = up(http.HandlerFunc(logged), log, log)

type route struct {
	path string
	h    http.HandlerFunc
}

func mount(m *http.ServeMux) {
	for _, rt := range []route{{"/4", routed}, {"/5", routedToo}} {
		m.Handle(rt.path, ask(rt.h))
	}
	for _, rt := range []route{{"/6", routedBare}} {
		m.Handle(rt.path, log(rt.h))
	}
	for path, h := range map[string]http.HandlerFunc{"/7": mapped} {
		m.Handle(path, ask(h))
	}
	for path, h := range map[string]http.HandlerFunc{"/8": mappedBare} {
		m.Handle(path, log(h))
	}
}

var table = []route{{"/9", tabled}, {"/a", tabledToo}}

func tabled(w http.ResponseWriter, r *http.Request) { w.WriteHeader(401) }

func tabledToo(w http.ResponseWriter, r *http.Request) { w.WriteHeader(401) }

func mountTable(m *http.ServeMux) {
	for _, rt := range table {
		m.Handle(rt.path, ask(rt.h))
	}
}

func throughStack(w http.ResponseWriter, r *http.Request) { w.WriteHeader(401) }

var stack = []middleware{log, ask}

var _ = down(http.HandlerFunc(throughStack), stack...)

func logFirst(w http.ResponseWriter, r *http.Request) { w.WriteHeader(401) }

var _ = up(http.HandlerFunc(logFirst), log, ask)

// The functions are tried one after another; none may let the request in.

type auth struct{}

func (a *auth) any(w http.ResponseWriter, r *http.Request) {
	a.or401(w, r, a.user(), a.client())
}

func (a *auth) user() func(r *http.Request) (int, error) {
	return func(r *http.Request) (int, error) {
		if r.FormValue("u") != "" {
			return 1, nil
		}
		return 0, nil
	}
}

func (a *auth) client() func(r *http.Request) (int, error) {
	return func(r *http.Request) (int, error) {
		if r.FormValue("c") != "" {
			return 1, nil
		}
		if r.FormValue("d") != "" {
			return 0, errors.New("x")
		}
		return 0, nil
	}
}

func (a *auth) or401(w http.ResponseWriter, r *http.Request, fns ...func(r *http.Request) (int, error)) {
	if !a.evaluate(w, r, fns...) {
		w.WriteHeader(401) // want `w.WriteHeader answers 401`
	}
}

func (a *auth) evaluate(w http.ResponseWriter, r *http.Request, fns ...func(r *http.Request) (int, error)) bool {
	for _, fn := range fns {
		s, err := fn(r)
		if err != nil {
			http.Error(w, "", 500)
			return true
		}
		if s == 1 {
			return true
		}
	}
	return false
}
