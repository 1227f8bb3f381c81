// Package silence: what is none of the rule's business.
package silence

import (
	"net/http"
	"net/http/httptest"
)

// Code that reads a status.
func client(url string) (bool, error) {
	resp, err := http.Get(url)
	if err != nil {
		return false, err
	}
	defer resp.Body.Close()
	return resp.StatusCode == http.StatusUnauthorized, nil
}

// Tables and descriptions.
var documented = map[int]string{http.StatusUnauthorized: "who are you?", http.StatusForbidden: "not for you"}

func describe(code int) string { return documented[code] }

// A recorder's answer goes nowhere.
func recorded() int {
	rec := httptest.NewRecorder()
	rec.WriteHeader(401)
	return rec.Code
}

// Code out of sight has the responder.
var hook func(http.ResponseWriter)

func hooked(w http.ResponseWriter, r *http.Request) {
	hook(w)
	w.WriteHeader(401)
}

var last http.ResponseWriter

func stored(w http.ResponseWriter, r *http.Request) {
	last = w
	w.WriteHeader(401)
}

func sent(ch chan http.ResponseWriter) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		ch <- w
		w.WriteHeader(401)
	}
}

// A type that only looks like a responder.
type logger struct{}

func (logger) WriteHeader(code int) {}

func logged() { logger{}.WriteHeader(401) }
