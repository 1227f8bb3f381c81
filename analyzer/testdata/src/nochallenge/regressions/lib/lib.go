package lib

import "net/http"

func Deny(w http.ResponseWriter) { http.Error(w, "no", 401) }

func Ask(w http.ResponseWriter) { w.Header().Set("WWW-Authenticate", "Basic realm=\"x\"") }

func Respond(w http.ResponseWriter, code int, msg string) {
	w.WriteHeader(code)
	w.Write([]byte(msg))
}
