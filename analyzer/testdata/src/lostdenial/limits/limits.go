// Package limits has lost denials that are not reported, since it is not sure
// that they are.
package limits

import (
	"encoding/json"
	"errors"
	"net/http"
	"os"
)

func admin(r *http.Request) bool { return r.Header.Get("X-Role") == "admin" }

func save(name string) { _ = os.WriteFile(name, nil, 0o600) }

// The body could be that of the denial: the table of answers may have been
// made for both.
func onlyTheBody(w http.ResponseWriter, r *http.Request) {
	if !admin(r) {
		w.WriteHeader(http.StatusForbidden)
	}
	_ = json.NewEncoder(w).Encode("secret")
}

// Whoever gets the result may see that there was a denial.
func handedOn(w http.ResponseWriter, r *http.Request) {
	name := require(w, r)
	save(name)
}

func require(w http.ResponseWriter, r *http.Request) string {
	if !admin(r) {
		http.Error(w, "admins only", http.StatusForbidden)
		return ""
	}
	return r.FormValue("name")
}

// Nothing comes behind it that is reached without the denial.
func always(w http.ResponseWriter, r *http.Request) {
	http.Error(w, "closed", http.StatusForbidden)
	save(r.FormValue("name"))
}

// The branch hands something on: it may be meant to go on.
func communicates(w http.ResponseWriter, r *http.Request) {
	name := r.FormValue("name")
	if !admin(r) {
		w.WriteHeader(http.StatusForbidden)
		name = "guest"
	}
	save(name)
}

// An error that is made and dropped before it is an answer (MinIO, April
// 2020, CVE-2020-11012) writes no denial.
func dropped(w http.ResponseWriter, r *http.Request) {
	if err := check(r); err != nil {
		http.Error(w, err.Error(), http.StatusForbidden)
		return
	}
	save(r.FormValue("name"))
}

func check(r *http.Request) error {
	var err error
	if r.Header.Get("Authorization") == "" {
		err = errors.New("who are you?")
	}
	_, err = os.Stat(r.FormValue("name"))
	return err
}
