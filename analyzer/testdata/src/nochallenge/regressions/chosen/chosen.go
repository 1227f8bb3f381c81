package chosen

import "net/http"

type responder2 interface{ Fail2(code int, msg string) }
type poor struct{ w http.ResponseWriter }

func (p poor) Fail2(code int, msg string) { http.Error(p.w, msg, code) }

type poor2 struct{ w http.ResponseWriter }

func (p *poor2) Fail2(code int, msg string) { http.Error(p.w, msg, code) }

func c1(w http.ResponseWriter) responder2 { return poor{w} }
func c2(w http.ResponseWriter) poor       { return poor{w} }
func c3(w http.ResponseWriter) *poor2     { return &poor2{w} }
func c4(w http.ResponseWriter) responder2 { return &poor2{w} }
func b1(w http.ResponseWriter, r *http.Request) {
	c1(w).Fail2(401, "no") // want `without a WWW-Authenticate challenge`
}
func b2(w http.ResponseWriter, r *http.Request) {
	c2(w).Fail2(401, "no") // want `without a WWW-Authenticate challenge`
}
func b3(w http.ResponseWriter, r *http.Request) {
	c3(w).Fail2(401, "no") // want `without a WWW-Authenticate challenge`
}
func b4(w http.ResponseWriter, r *http.Request) {
	c4(w).Fail2(401, "no") // want `without a WWW-Authenticate challenge`
}
func b5(w http.ResponseWriter, r *http.Request) {
	var p responder2 = poor{w}
	p.Fail2(401, "no") // want `without a WWW-Authenticate challenge`
}
func choose(w http.ResponseWriter, b bool) responder2 {
	if b {
		return &poor2{w}
	}
	return poor{w}
}
func d1(w http.ResponseWriter, r *http.Request) {
	out := choose(w, false)
	out.Fail2(401, "no") // want `without a WWW-Authenticate challenge`
}
func d2(w http.ResponseWriter, r *http.Request) {
	out := choose(w, r.Method == "A")
	out.Fail2(401, "no") // want `without a WWW-Authenticate challenge`
}
func d3(w http.ResponseWriter, r *http.Request) {
	out := choose(w, r.Method == "A")
	if r.Method == "B" {
		out.Fail2(401, "no") // want `without a WWW-Authenticate challenge`
	}
}
func d4(w http.ResponseWriter, r *http.Request) {
	x := r.Method == "A"
	out := choose(w, x)
	if r.URL.Path == "B" {
		out.Fail2(401, "no") // want `without a WWW-Authenticate challenge`
	}
}

type rich struct{ w http.ResponseWriter }

func (p rich) Fail2(code int, msg string) {
	p.w.Header().Set("WWW-Authenticate", "Basic")
	http.Error(p.w, msg, code)
}
func choose2(w http.ResponseWriter, b bool) responder2 {
	if b {
		return &rich{w}
	}
	return poor{w}
}
func e1(w http.ResponseWriter, r *http.Request) {
	choose2(w, false).Fail2(401, "no") // want `without a WWW-Authenticate challenge`
}
func e2(w http.ResponseWriter, r *http.Request) {
	choose2(w, true).Fail2(401, "no")
}
func e3(w http.ResponseWriter, r *http.Request) {
	choose2(w, r.Method == "A").Fail2(401, "no") // want `without a WWW-Authenticate challenge`
}
