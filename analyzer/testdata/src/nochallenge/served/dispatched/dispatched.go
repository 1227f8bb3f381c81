// Package dispatched has functions whose results others answer with: each is
// looked at as what it is made into.
package dispatched

import (
	"errors"
	"net/http"

	"nochallenge/served/lib"
)

// action is answered by the status that its error tells.
type action func(w http.ResponseWriter, r *http.Request) error

func (f action) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	err := f(w, r)
	var e *lib.Error
	if errors.As(err, &e) {
		http.Error(w, e.Error(), e.Code())
	}
}

// asking does so with a challenge.
func asking(f func(w http.ResponseWriter, r *http.Request) error) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		if e, ok := f(w, r).(*lib.Error); ok {
			if e.Code() == http.StatusUnauthorized {
				lib.Ask(w)
			}
			http.Error(w, e.Error(), e.Code())
		}
	}
}

func routes() map[string]http.Handler {
	return map[string]http.Handler{
		"variable":    action(variable),
		"constructor": action(constructor),
		"role":        action(role),
		"own":         action(ownChallenge),
		"asked":       asking(asked),
		"kind":        kinds(bare),
		"kind-asked":  kindsAsked(bareToo),
	}
}

func variable(w http.ResponseWriter, r *http.Request) error {
	if r.Method == http.MethodPut {
		return lib.ErrRole
	}
	return lib.ErrNobody // want `the 401 returned here is answered without a WWW-Authenticate challenge in variable`
}

func constructor(w http.ResponseWriter, r *http.Request) error {
	return lib.Nobody() // want `lib.Nobody builds a 401 that is answered`
}

func role(w http.ResponseWriter, r *http.Request) error { return lib.ErrRole }

func ownChallenge(w http.ResponseWriter, r *http.Request) error {
	lib.Ask(w)
	return lib.ErrNobody
}

func asked(w http.ResponseWriter, r *http.Request) error {
	if r.Method == http.MethodPut {
		return lib.Nobody()
	}
	return lib.ErrNobody
}

// kind is a refusal that knows its status.
type kind int

const (
	fine kind = iota
	nobody
	role1
)

func (k kind) status() int {
	switch k {
	case nobody:
		return http.StatusUnauthorized
	case role1:
		return http.StatusForbidden
	}
	return http.StatusOK
}

func kinds(f func(*http.Request) kind) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		if k := f(r); k != fine {
			w.WriteHeader(k.status()) // want `w.WriteHeader answers 401`
		}
	}
}

func kindsAsked(f func(*http.Request) kind) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		k := f(r)
		if k.status() == http.StatusUnauthorized {
			lib.Ask(w)
		}
		if k != fine {
			w.WriteHeader(k.status())
		}
	}
}

func bare(r *http.Request) kind {
	if r.Method == http.MethodPut {
		return role1
	}
	return nobody
}

func bareToo(r *http.Request) kind { return nobody }
