package makers

import (
	"errors"
	"fmt"
	"net/http"
)

type appError12 struct {
	Status int
	Msg    string
}

func (e *appError12) Error() string { return e.Msg }
func (e *appError12) Code() int     { return e.Status }
func unauthorized12(msg string) *appError12 {
	return &appError12{http.StatusUnauthorized, msg}
}
func adapt12(f func(http.ResponseWriter, *http.Request) error) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		if err := f(w, r); err != nil {
			var ae *appError12
			if errors.As(err, &ae) {
				if ae.Code() == http.StatusUnauthorized {
					w.Header().Set("WWW-Authenticate", `Bearer realm="app"`)
				}
				w.WriteHeader(ae.Code())
				fmt.Fprint(w, err)
				return
			}
			http.Error(w, "broken", http.StatusInternalServerError)
		}
	}
}
func act12(w http.ResponseWriter, r *http.Request) error {
	if r.Method == "" {
		return unauthorized12("no entry")
	}
	return nil
}

var (
	errMissing15 = errors.New("missing")
	errDenied15  = errors.New("denied")
)

func check15(a, b bool) error {
	if a {
		return errMissing15
	}
	if b {
		return errDenied15
	}
	return nil
}
func h15(w http.ResponseWriter, r *http.Request) {
	p := r.FormValue("p") == "1"
	errX := check15(p, p)
	if errors.Is(errX, errMissing15) {
		w.Header().Set("WWW-Authenticate", `Bearer realm="app"`)
	}
	if errX != nil {
		w.WriteHeader(401)
	}
}

func refusal36(w http.ResponseWriter) func(code int) {
	return func(code int) { w.WriteHeader(code) }
}
func h36(w http.ResponseWriter, r *http.Request) {
	refusal36(w)(401) // want `without a WWW-Authenticate challenge`
}

type responder2 interface{ Fail2(code int, msg string) }
type rich struct{ w http.ResponseWriter }

func (p rich) Fail2(code int, msg string) {
	p.w.Header().Set("WWW-Authenticate", "Basic")
	http.Error(p.w, msg, code)
}

type poor struct{ w http.ResponseWriter }

func (p poor) Fail2(code int, msg string) { http.Error(p.w, msg, code) }

func choose(w http.ResponseWriter, b bool) responder2 {
	if b {
		return &rich{w}
	}
	return poor{w}
}
func b16(w http.ResponseWriter, r *http.Request) {
	out := choose(w, r.Method == "A")
	if r.Method == "B" {
		out.Fail2(401, "no") // want `without a WWW-Authenticate challenge`
	}
}
