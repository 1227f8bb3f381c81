// Package fixes: the challenge moves before what sends the header.
package fixes

import (
	"fmt"
	"io"
	"net/http"
)

func adjacent(w http.ResponseWriter, r *http.Request) {
	if r.Method == "GET" {
		http.Error(w, "no", 401)
		w.Header().Set("WWW-Authenticate", `Basic realm="files"`) // want `puts a challenge on`
		return
	}
}

func comments(w http.ResponseWriter, r *http.Request) {
	// Tell that it is wrong.
	http.Error(w, "no", 401) // at once

	// Tell how to log in:
	// by name and password.
	w.Header().Set("WWW-Authenticate", `Basic realm="files"`) // want `puts a challenge on`
}

func apart(w http.ResponseWriter, r *http.Request) {
	w.WriteHeader(401)
	io.WriteString(w, "no")
	w.Header().Set("WWW-Authenticate", `Basic realm="files"`) // want `puts a challenge on`

	io.WriteString(w, "!")
}

func several(w http.ResponseWriter, r *http.Request) {
	w.WriteHeader(401)
	w.Header().Add("WWW-Authenticate", `Basic realm="files"`)  // want `puts a challenge on`
	w.Header().Add("WWW-Authenticate", `Bearer realm="files"`) // want `puts a challenge on`
}

func withAlias(w http.ResponseWriter, r *http.Request) {
	w.WriteHeader(401)
	h := w.Header()
	h.Set("WWW-Authenticate", `Basic realm="files"`) // want `puts a challenge on`
	h.Set("X-Late", "1")
}

func conditional(w http.ResponseWriter, code int) {
	w.WriteHeader(code)
	if code == 401 {
		w.Header().Set("WWW-Authenticate", `Basic realm="files"`) // want `puts a challenge on`
	}
}

func leaving(w http.ResponseWriter, r *http.Request) {
	http.Error(w, "no", 401)
	if r.Method == "HEAD" {
		return
	}
	w.Header().Set("WWW-Authenticate", `Basic realm="files"`) // want `puts a challenge on`
}

func initialised(w http.ResponseWriter, r *http.Request) {
	realm := "files"
	w.WriteHeader(401)
	w.Header().Set("WWW-Authenticate", fmt.Sprintf("Basic realm=%q", realm)) // want `puts a challenge on`
}

func loop(w http.ResponseWriter, code int) {
	w.WriteHeader(code)
	for _, scheme := range []string{"Basic", "Bearer"} {
		w.Header().Add("WWW-Authenticate", scheme+` realm="files"`) // want `puts a challenge on`
	}
}

// No fix: the challenge is made of what is only known later.
func later(w http.ResponseWriter, r *http.Request) {
	w.WriteHeader(401)
	realm := r.FormValue("realm")
	w.Header().Set("WWW-Authenticate", fmt.Sprintf("Basic realm=%q", realm)) // want `puts a challenge on`
}

func changed(w http.ResponseWriter, r *http.Request) {
	realm := "a"
	w.WriteHeader(401)
	realm += "b"
	w.Header().Set("WWW-Authenticate", fmt.Sprintf("Basic realm=%q", realm)) // want `puts a challenge on`
}

func byResult(w http.ResponseWriter, r *http.Request) {
	n, err := io.WriteString(w, "no")
	if err == nil {
		w.Header().Set("WWW-Authenticate", fmt.Sprintf("Basic realm=%q", fmt.Sprint(n))) // want `puts a challenge on`
	}
}

// No fix: the answer of another path would change.
func left(w http.ResponseWriter, r *http.Request) {
	w.WriteHeader(200)
	if r.Method == "HEAD" {
		return
	}
	w.Header().Set("WWW-Authenticate", `Basic realm="files"`) // want `puts a challenge on`
}

// No fix: they stand in two blocks.
func blocks(w http.ResponseWriter, r *http.Request) {
	if r.Method == "GET" {
		w.WriteHeader(401)
	}
	w.Header().Set("WWW-Authenticate", `Basic realm="files"`) // want `puts a challenge on`
}

// No fix: the answer had a challenge, which this one would take the place of.
func again(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("WWW-Authenticate", `Basic realm="files"`)
	w.WriteHeader(401)
	w.Header().Set("WWW-Authenticate", `Bearer realm="files"`) // want `puts a challenge on`
}

// No fix: on one path the header was sent before.
func either(w http.ResponseWriter, r *http.Request) {
	if r.Method == "GET" {
		w.WriteHeader(404)
	}
	w.WriteHeader(401)
	w.Header().Set("WWW-Authenticate", `Basic realm="files"`) // want `puts a challenge on`
}
