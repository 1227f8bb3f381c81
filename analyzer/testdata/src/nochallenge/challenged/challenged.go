// Package challenged: the sink of a status-carrying value adds the challenge.
package challenged

import (
	"errors"
	"net/http"
)

type httpError struct {
	Status int
	Msg    string
}

func (e *httpError) Error() string { return e.Msg }

type handler func(w http.ResponseWriter, r *http.Request) error

func (h handler) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	err := h(w, r)
	var he *httpError
	if errors.As(err, &he) {
		if he.Status == http.StatusUnauthorized {
			w.Header().Set("WWW-Authenticate", `Basic realm="files"`)
		}
		http.Error(w, he.Msg, he.Status)
	}
}

func files(w http.ResponseWriter, r *http.Request) error {
	if _, _, ok := r.BasicAuth(); !ok {
		return &httpError{Status: http.StatusUnauthorized, Msg: "no"}
	}
	return nil
}

// The sink knows nothing of proxies.
func proxy(w http.ResponseWriter, r *http.Request) error {
	return &httpError{Status: http.StatusProxyAuthRequired, Msg: "no"} // want `httpError builds a 407 that is answered without a Proxy-Authenticate challenge in proxy \(RFC 9110 §15.5.8\)`
}
