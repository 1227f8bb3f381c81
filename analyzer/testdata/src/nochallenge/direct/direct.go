// Package direct: the call that names the status is the one that answers.
package direct

import (
	"io"
	"net/http"
)

const unauthorized = 401

type server struct{ open bool }

func (s *server) files(w http.ResponseWriter, r *http.Request) {
	_, _, ok := r.BasicAuth()
	if !ok {
		http.Error(w, "who are you?", http.StatusUnauthorized) // want `^http.Error answers 401 without a WWW-Authenticate challenge in \(\*server\).files when !ok \(RFC 9110 §15.5.2\)$`
		return
	}
	io.WriteString(w, "files")
}

func status(w http.ResponseWriter, r *http.Request) {
	w.WriteHeader(401) // want `^w.WriteHeader answers 401 without a WWW-Authenticate challenge in status \(RFC`
}

func constant(w http.ResponseWriter, r *http.Request) {
	w.WriteHeader(unauthorized) // want `w.WriteHeader answers 401`
}

func redirected(w http.ResponseWriter, r *http.Request) {
	http.Redirect(w, r, "/login", http.StatusUnauthorized) // want `http.Redirect answers 401`
}

func proxied(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("WWW-Authenticate", `Basic realm="not for proxies"`)
	w.WriteHeader(http.StatusProxyAuthRequired) // want `w.WriteHeader answers 407 without a Proxy-Authenticate challenge in proxied \(RFC 9110 §15.5.8\)`
}

func proxiedWell(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Proxy-Authenticate", `Basic realm="proxy"`)
	w.WriteHeader(http.StatusProxyAuthRequired)
}

func well(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("WWW-Authenticate", `Basic realm="files"`)
	http.Error(w, "who are you?", http.StatusUnauthorized)
}

func forbidden(w http.ResponseWriter, r *http.Request) {
	http.Error(w, "not for you", http.StatusForbidden)
}

var literal = http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
	w.WriteHeader(401) // want `in a function literal \(RFC`
})

func routes() {
	http.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		switch r.Method {
		case http.MethodPost, http.MethodPut:
			w.WriteHeader(401) // want `in a literal of routes in case http.MethodPost, http.MethodPut \(RFC`
		default:
			w.WriteHeader(405)
		}
	})
}

// A merged variable is reported at the call that commits it.
func merged(w http.ResponseWriter, r *http.Request) {
	code := http.StatusOK
	if r.Header.Get("X-Token") == "" {
		code = http.StatusUnauthorized
	}
	w.WriteHeader(code) // want `w.WriteHeader answers 401 without a WWW-Authenticate challenge in merged; the status is assigned at line 72 \(RFC`
}

func mergedWell(w http.ResponseWriter, r *http.Request) {
	code := http.StatusOK
	if r.Header.Get("X-Token") == "" {
		code = http.StatusUnauthorized
		w.Header().Set("WWW-Authenticate", `Basic realm="files"`)
	}
	w.WriteHeader(code)
}

func deferred(w http.ResponseWriter, r *http.Request) {
	defer func() {
		w.WriteHeader(401) // want `in a literal of deferred`
	}()
	work()
}

func work() {}

// 1xx answers do not send the header.
func hinted(w http.ResponseWriter, r *http.Request) {
	w.WriteHeader(http.StatusEarlyHints)
	w.Header().Set("WWW-Authenticate", `Basic realm="files"`)
	w.WriteHeader(401)
}

func hintedBadly(w http.ResponseWriter, r *http.Request) {
	w.WriteHeader(http.StatusEarlyHints)
	w.WriteHeader(401) // want `w.WriteHeader answers 401`
}

// The first Write answers 200; the 401 behind it never goes out.
func dead(w http.ResponseWriter, r *http.Request) {
	io.WriteString(w, "hello")
	w.WriteHeader(401)
}
