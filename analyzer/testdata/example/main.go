// Example is a small service that says no in six ways. Two are right.
package main

import (
	"crypto/subtle"
	"encoding/json"
	"log"
	"net/http"
	"os"
	"strings"
)

func main() {
	s := &service{password: os.Getenv("PASSWORD"), token: os.Getenv("TOKEN")}
	http.HandleFunc("GET /files", s.files)
	http.HandleFunc("GET /report", s.report)
	http.HandleFunc("GET /orders", s.orders)
	http.HandleFunc("DELETE /orders", s.cancel)
	http.HandleFunc("GET /metrics", s.metrics)
	http.HandleFunc("GET /backup", s.backup)
	log.Fatal(http.ListenAndServe("localhost:8080", nil))
}

type service struct{ password, token string }

// files is right: the 401 says how to log in, and 403 is for those who have.
func (s *service) files(w http.ResponseWriter, r *http.Request) {
	user, password, ok := r.BasicAuth()
	if !ok || !same(password, s.password) {
		w.Header().Set("WWW-Authenticate", `Basic realm="files", charset="UTF-8"`)
		http.Error(w, "who are you?", http.StatusUnauthorized)
		return
	}
	if user != "admin" {
		http.Error(w, "not for you", http.StatusForbidden)
		return
	}
	http.ServeFile(w, r, "files.zip")
}

// report is wrong: no browser will ask for the password.
func (s *service) report(w http.ResponseWriter, r *http.Request) {
	_, password, ok := r.BasicAuth()
	if !ok || !same(password, s.password) {
		http.Error(w, "who are you?", http.StatusUnauthorized)
		return
	}
	http.ServeFile(w, r, "report.pdf")
}

// orders is wrong: what answers stands in a helper, but the status comes from
// here.
func (s *service) orders(w http.ResponseWriter, r *http.Request) {
	if !s.knows(r) {
		respond(w, http.StatusUnauthorized, "token missing or invalid")
		return
	}
	respond(w, http.StatusOK, "no orders")
}

// cancel is right: its helper brings the challenge.
func (s *service) cancel(w http.ResponseWriter, r *http.Request) {
	if !s.knows(r) {
		challenge(w)
		return
	}
	respond(w, http.StatusOK, "canceled")
}

// metrics is wrong: the header has gone out before the challenge is put on.
func (s *service) metrics(w http.ResponseWriter, r *http.Request) {
	if !s.knows(r) {
		w.WriteHeader(http.StatusUnauthorized)
		w.Header().Set("WWW-Authenticate", `Bearer realm="api"`)
		return
	}
	respond(w, http.StatusOK, "up")
}

// backup is wrong: a realm of two words stands between quotes.
func (s *service) backup(w http.ResponseWriter, r *http.Request) {
	_, password, ok := r.BasicAuth()
	if !ok || !same(password, s.password) {
		w.Header().Set("WWW-Authenticate", "Basic realm=old files")
		http.Error(w, "who are you?", http.StatusUnauthorized)
		return
	}
	http.ServeFile(w, r, "backup.tar")
}

// knows reports whether the request bears our token.
func (s *service) knows(r *http.Request) bool {
	token, ok := strings.CutPrefix(r.Header.Get("Authorization"), "Bearer ")
	return ok && same(token, s.token)
}

func same(a, b string) bool { return subtle.ConstantTimeCompare([]byte(a), []byte(b)) == 1 }

func challenge(w http.ResponseWriter) {
	w.Header().Set("WWW-Authenticate", `Bearer realm="api"`)
	respond(w, http.StatusUnauthorized, "token missing or invalid")
}

func respond(w http.ResponseWriter, status int, message string) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	if err := json.NewEncoder(w).Encode(map[string]string{"message": message}); err != nil {
		log.Print(err)
	}
}
