// Package leftopen has wrappers that answer the errors of the handlers they
// are given, which are seen only as values.
package leftopen

import (
	"errors"
	"net/http"
)

var errNoToken = errors.New("no token")

type handler func(http.ResponseWriter, *http.Request) error

// The handler that failed has left the answer to the wrapper.
func wrap(h func(http.ResponseWriter, *http.Request) error) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		if err := h(w, r); errors.Is(err, errNoToken) {
			http.Error(w, err.Error(), http.StatusUnauthorized) // want `http\.Error answers 401 without`
		}
	}
}

func secret(w http.ResponseWriter, r *http.Request) error {
	if r.Header.Get("Authorization") == "" {
		return errNoToken
	}
	w.Write([]byte("secret"))
	return nil
}

var _ = wrap(secret)

// One that puts the challenge on before it fails.
func wrapChallenged(h func(http.ResponseWriter, *http.Request) error) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		if err := h(w, r); errors.Is(err, errNoToken) {
			http.Error(w, err.Error(), http.StatusUnauthorized)
		}
	}
}

func challenges(w http.ResponseWriter, r *http.Request) error {
	if r.Header.Get("Authorization") == "" {
		w.Header().Set("WWW-Authenticate", `Bearer realm="api"`)
		return errNoToken
	}
	w.Write([]byte("secret"))
	return nil
}

var _ = wrapChallenged(challenges)

// Nobody knows which handlers these are, and some of the package challenge.
func (h handler) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if err := h(w, r); errors.Is(err, errNoToken) {
		http.Error(w, err.Error(), http.StatusUnauthorized)
	}
}

// One that did not fail may have answered.
func audit(h func(http.ResponseWriter, *http.Request) error) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		if err := h(w, r); err == nil && r.Method == "PURGE" {
			http.Error(w, "no", http.StatusUnauthorized)
		}
	}
}

var _ = audit(secret)

// The status of an embedded struct, which two types answer in their own ways.
type envelope struct {
	status int
	Error  string
}

type challenged struct{ envelope }

func (e *challenged) send(w http.ResponseWriter) {
	if e.status == http.StatusUnauthorized {
		w.Header().Set("WWW-Authenticate", `Bearer realm="envelope"`)
	}
	w.WriteHeader(e.status)
}

func embedsChallenged(w http.ResponseWriter, r *http.Request) {
	answer := &challenged{envelope{status: http.StatusOK}}
	if r.Header.Get("Authorization") == "" {
		answer = &challenged{envelope{status: http.StatusUnauthorized, Error: "log in"}}
	}
	answer.send(w)
}

type bare struct{ envelope }

func (e bare) send(w http.ResponseWriter) { w.WriteHeader(e.status) }

func makeBare() bare {
	return bare{envelope{status: http.StatusUnauthorized}} // want `envelope builds a 401 that is answered without`
}

func embedsBare(w http.ResponseWriter, r *http.Request) { makeBare().send(w) }

type session struct{ user string }

type sessions interface {
	Get(w http.ResponseWriter, r *http.Request) (*session, error)
	Try(w http.ResponseWriter, r *http.Request) (handled bool, err error)
}

// What a store gives back says that it has not answered; whether it has put a
// challenge on is unknown, in a package that names one.
func fromStore(s sessions, w http.ResponseWriter, r *http.Request) {
	if found, err := s.Get(w, r); err != nil || found.user == "" {
		http.Error(w, "log in", http.StatusUnauthorized)
	}
}
