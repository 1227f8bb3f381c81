package shapes

import (
	"errors"
	"io"
	"net/http"
	"net/textproto"

	"nochallenge/regressions/lib"
)

const v = `Basic realm="a"`

func b1(w http.ResponseWriter, r *http.Request)  { w.Header().Set("WWW-Authenticate", v); lib.Deny(w) }
func b1b(w http.ResponseWriter, r *http.Request) { lib.Deny(w) } // want `without a WWW-Authenticate challenge`

func b2(w http.ResponseWriter, r *http.Request) {
	for k, v := range map[string]string{"WWW-Authenticate": v, "Cache-Control": "no-store"} {
		w.Header().Set(k, v)
	}
	http.Error(w, "no", 401)
}
func b2b(w http.ResponseWriter, r *http.Request) {
	for _, p := range [][2]string{{"WWW-Authenticate", v}, {"Cache-Control", "no-store"}} {
		w.Header().Set(p[0], p[1])
	}
	http.Error(w, "no", 401)
}
func b2c(w http.ResponseWriter, r *http.Request) {
	for _, s := range []string{v, "x"} {
		w.Header().Add("WWW-Authenticate", s)
	}
	http.Error(w, "no", 401)
}
func setHeaders(w http.ResponseWriter, all map[string]string) {
	for k, v := range all {
		w.Header().Set(k, v)
	}
}
func b2d(w http.ResponseWriter, r *http.Request) {
	setHeaders(w, map[string]string{"WWW-Authenticate": v, "Cache-Control": "no-store"})
	http.Error(w, "no", 401)
}

func respond(w http.ResponseWriter, code int, msg string) {
	if code == 401 {
		w.Header().Set("WWW-Authenticate", v)
	}
	w.WriteHeader(code)
}
func respondb(w http.ResponseWriter, code int, msg string) { respond(w, code, msg) }
func b3(w http.ResponseWriter, r *http.Request) {
	if r.Method == "A" {
		respondb(w, 401, "no")
		return
	}
}

func adapt(f func(http.ResponseWriter, *http.Request) int) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		if code := f(w, r); code != 0 {
			if code == 401 {
				w.Header().Set("WWW-Authenticate", v)
			}
			w.WriteHeader(code)
		}
	}
}
func b4(w http.ResponseWriter, r *http.Request) int {
	if r.Method == "A" {
		return 401
	}
	return 0
}

var _ = adapt(b4)

type reply struct {
	code int
	body string
}

func (p *reply) send(w http.ResponseWriter) {
	if p.code == 401 {
		w.Header().Set("WWW-Authenticate", v)
	}
	w.WriteHeader(p.code)
}
func b4b(w http.ResponseWriter, r *http.Request) *reply {
	return &reply{401, "x"}
}
func b4c(f func(w http.ResponseWriter, r *http.Request) *reply) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { f(w, r).send(w) })
}

var _ = b4c(b4b)

type appError struct {
	Status int
	Msg    string
}

func (e *appError) Error() string { return e.Msg }
func (e *appError) Code() int     { return e.Status }

func adaptErr(f func(w http.ResponseWriter, r *http.Request) error) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		err := f(w, r)
		var ae *appError
		if errors.As(err, &ae) {
			http.Error(w, err.Error(), ae.Code())
		}
	})
}
func unauthorized(msg string) *appError { return &appError{401, msg} } // want `without a WWW-Authenticate challenge`
func b4d(w http.ResponseWriter, r *http.Request) error {
	if r.Method == "A" {
		return unauthorized("x")
	}
	return &appError{Status: 401} // want `without a WWW-Authenticate challenge`
}

var _ = adaptErr(b4d)

type hfunc func(w http.ResponseWriter, r *http.Request) (int, error)

func (h hfunc) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if code, err := h(w, r); err != nil {
		http.Error(w, err.Error(), code)
	}
}
func b4e(w http.ResponseWriter, r *http.Request) (int, error) {
	if r.Method == "B" {
		return http.StatusUnauthorized, errors.New("no") // want `without a WWW-Authenticate challenge`
	}
	w.Header().Set("WWW-Authenticate", v)
	return http.StatusUnauthorized, errors.New("no")
}

var _ = hfunc(b4e)

type responder interface{ Fail(code int, msg string) }
type plain struct{ w http.ResponseWriter }

func (p plain) Fail(code int, msg string) {
	p.w.Header().Set("WWW-Authenticate", v)
	http.Error(p.w, msg, code)
}
func refuse(out responder)                      { out.Fail(401, "no") }
func b5(w http.ResponseWriter, r *http.Request) { refuse(plain{w}) }

type asker struct{ http.ResponseWriter }

func (x *asker) WriteHeader(code int) {
	switch code {
	case 401:
		x.ResponseWriter.Header().Set("WWW-Authenticate", v)
	}
	x.ResponseWriter.WriteHeader(code)
}
func asking(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		next.ServeHTTP(&asker{ResponseWriter: w}, r)
	})
}

var _ = asking(http.HandlerFunc(b6))

func b6(w http.ResponseWriter, r *http.Request) { http.Error(w, "no", 401) }

func pre(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("WWW-Authenticate", v)
		next.ServeHTTP(w, r)
	})
}

var _ = pre(http.HandlerFunc(b6b))

func b6b(w http.ResponseWriter, r *http.Request) { http.Error(w, "no", 401) }

type asker2 struct{ http.ResponseWriter }

func (x *asker2) WriteHeader(code int) {
	if code == 401 && x.Header().Get("WWW-Authenticate") == "" {
		x.Header().Set("WWW-Authenticate", v)
	}
	x.ResponseWriter.WriteHeader(code)
}
func b6c(w http.ResponseWriter, r *http.Request) {
	http.Error(&asker2{w}, "no", 401)
}

type sender interface {
	Header() http.Header
	Write([]byte) (int, error)
	WriteHeader(int)
}

func b7(w http.ResponseWriter, r *http.Request) {
	var out sender = w
	if r.Method == "A" {
		out.WriteHeader(401) // want `without a WWW-Authenticate challenge`
		return
	}
	if r.Method == "B" {
		out.Header()["WWW-Authenticate"] = []string{v}
		out.WriteHeader(401)
		return
	}
	out.WriteHeader(200)
	out.Header().Set("WWW-Authenticate", v)
}
func b8(w http.ResponseWriter, r *http.Request) {
	if r.Method == "A" {
		defer w.WriteHeader(401) // want `without a WWW-Authenticate challenge`
		return
	}
}

var codes9 = [...]int{200, 401, 403}

func b9(w http.ResponseWriter, r *http.Request) {
	i := len(r.Method)
	if s := codes9[i]; s != 200 {
		w.WriteHeader(s) // want `without a WWW-Authenticate challenge`
	}
}
func b11(w http.ResponseWriter, r *http.Request) {
	w.Header()["WWW-Authenticate"] = []string{v}
	delete(w.Header(), "Www-Authenticate")
	w.WriteHeader(401)
}
func b12(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("WWW-Authenticate", v)
	http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { http.Error(w, "no", 401) }).ServeHTTP(w, r)
}
func serve(r *http.Request, w http.ResponseWriter) { lib.Deny(w) } // want `without a WWW-Authenticate challenge`
func b13(w http.ResponseWriter, r *http.Request)   { serve(r, w) }

func b13b() http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) { b13c(&asker{w}, r) }
}
func b13c(w http.ResponseWriter, r *http.Request) { http.Error(w, "no", 401) }

func respondLate(w http.ResponseWriter, code int, msg string) {
	w.WriteHeader(code)
	io.WriteString(w, msg)
	w.Header()["Www-Authenticate"] = []string{v}
}
func b14(w http.ResponseWriter, r *http.Request) {
	respondLate(w, 401, "x") // want `without a WWW-Authenticate challenge`
}
func b14b(w http.ResponseWriter, r *http.Request) {
	lib.Respond(w, 401, "x") // want `without a WWW-Authenticate challenge`
	w.Header().Set("WWW-Authenticate", v)
}
func b14c(w http.ResponseWriter, r *http.Request) { inside(&asker{w}, r) }
func inside(w http.ResponseWriter, r *http.Request) {
	http.Error(w, "no", 401)
	for k, v := range map[string]string{"WWW-Authenticate": v} {
		w.Header().Set(k, v)
	}
}

type late struct{ http.ResponseWriter }

func (x *late) WriteHeader(code int) {
	x.ResponseWriter.WriteHeader(code)
	if code == 401 {
		x.Header().Set("WWW-Authenticate", v)
	}
}
func b15(w http.ResponseWriter, r *http.Request) {
	defer func() { w.Header().Set("WWW-Authenticate", v) }()
	w.WriteHeader(401) // want `without a WWW-Authenticate challenge`
}

type rich struct{ w http.ResponseWriter }

func (p rich) Fail2(code int, msg string) {
	p.w.Header().Set("WWW-Authenticate", v)
	http.Error(p.w, msg, code)
}

type poor struct{ w http.ResponseWriter }

func (p poor) Fail2(code int, msg string) { http.Error(p.w, msg, code) }

type responder2 interface{ Fail2(code int, msg string) }

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
func b17(w http.ResponseWriter, r *http.Request) {
	textproto.MIMEHeader(w.Header()).Set("WWW-Authenticate", v)
	w.Header()["Www-Authenticate"] = []string{}
	w.WriteHeader(401) // want `without a WWW-Authenticate challenge`
}
func b18(w http.ResponseWriter, r *http.Request) {
	io.WriteString(w, "partial")
	respond(w, 401, "no")
}
