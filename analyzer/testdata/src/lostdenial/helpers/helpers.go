// Package helpers denies in a helper, and the caller goes on.
package helpers

import (
	"errors"
	"fmt"
	"log"
	"net/http"
	"os"
)

func save(r *http.Request) { _ = os.WriteFile(r.FormValue("f"), nil, 0o600) }

func requireBool(w http.ResponseWriter, r *http.Request) bool {
	if r.Header.Get("Authorization") == "" {
		w.Header().Set("WWW-Authenticate", `Basic realm="a"`)
		http.Error(w, "who are you?", http.StatusUnauthorized)
		return false
	}
	return true
}

func heeds(w http.ResponseWriter, r *http.Request) {
	if !requireBool(w, r) {
		return
	}
	save(r)
}

func ignores(w http.ResponseWriter, r *http.Request) {
	requireBool(w, r) // want `requireBool may deny with 401 in ignores, and the handler goes on: save at line 32 is called all the same`
	save(r)
}

func ignoresByBlank(w http.ResponseWriter, r *http.Request) {
	_ = requireBool(w, r) // want `requireBool may deny`
	save(r)
}

func onlyLogs(w http.ResponseWriter, r *http.Request) {
	if !requireBool(w, r) { // want `requireBool may deny`
		log.Print("denied")
	}
	save(r)
}

func requireError(w http.ResponseWriter, r *http.Request) error {
	if r.Header.Get("X-Role") != "admin" {
		respond(w, http.StatusForbidden, "admins only")
		return errors.New("denied")
	}
	return nil
}

func respond(w http.ResponseWriter, code int, text string) {
	w.WriteHeader(code)
	fmt.Fprintln(w, text)
}

func heedsError(w http.ResponseWriter, r *http.Request) {
	if err := requireError(w, r); err != nil {
		return
	}
	save(r)
}

func ignoresError(w http.ResponseWriter, r *http.Request) {
	if err := requireError(w, r); err != nil { // want `requireError may deny with 403`
		log.Print(err)
	}
	save(r)
}

func saysNothing(w http.ResponseWriter, r *http.Request) {
	if r.Header.Get("X-Role") != "admin" {
		respond(w, http.StatusForbidden, "admins only")
	}
}

func trusts(w http.ResponseWriter, r *http.Request) {
	saysNothing(w, r) // want `saysNothing may deny with 403`
	save(r)
}

func byStatus(w http.ResponseWriter, r *http.Request) {
	if r.Header.Get("X-Role") != "admin" {
		respond(w, http.StatusForbidden, "admins only") // want `respond may deny with 403 in byStatus \(if .*: save`
	}
	save(r)
}

// The helper says nothing that is understood of its error: silent.
func unclear(w http.ResponseWriter, r *http.Request) {
	if err := look(w, r); err != nil {
		return
	}
	save(r)
}

var look = requireLoosely

func requireLoosely(w http.ResponseWriter, r *http.Request) error {
	if r.Header.Get("X-Role") != "admin" {
		respond(w, http.StatusForbidden, "admins only")
		return wrapped(r)
	}
	return nil
}

func unclearToo(w http.ResponseWriter, r *http.Request) {
	if err := requireLoosely(w, r); err != nil {
		return
	}
	save(r)
}

func wrapped(r *http.Request) error { return r.Context().Err() }
