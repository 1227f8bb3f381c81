package flows

import "net/http"

func direct(w http.ResponseWriter, r *http.Request) {
	if r.Header.Get("Authorization") == "" {
		http.Error(w, "no", 401) // want `without a WWW-Authenticate challenge`
		return
	}
	w.WriteHeader(200)
}

func good(w http.ResponseWriter, r *http.Request) {
	h := w.Header()
	if r.Header.Get("Authorization") == "" {
		h.Set("WWW-Authenticate", "Basic")
		http.Error(w, "no", 401)
		return
	}
}

func path(w http.ResponseWriter, r *http.Request) {
	code := 403
	if r.Method == "GET" {
		code = 401
	}
	if r.URL.Path == "/x" {
		w.Header().Set("WWW-Authenticate", "Basic")
	}
	w.WriteHeader(code) // want `without a WWW-Authenticate challenge`
}

func corr(w http.ResponseWriter, r *http.Request) {
	code := 403
	if r.Method == "GET" {
		code = 401
	}
	if code == 401 {
		w.Header().Set("WWW-Authenticate", "Basic")
	}
	w.WriteHeader(code)
}

func respond(w http.ResponseWriter, code int, m string) {
	w.WriteHeader(code)
	w.Write([]byte(m))
}

func respond2(w http.ResponseWriter, code int, m string) {
	if code == 401 {
		w.Header().Set("WWW-Authenticate", "Basic")
	}
	w.WriteHeader(code)
	w.Write([]byte(m))
}

func use(w http.ResponseWriter, r *http.Request) {
	if r.Method == "A" {
		respond(w, 401, "x") // want `without a WWW-Authenticate challenge`
		return
	}
	if r.Method == "B" {
		respond2(w, 401, "x")
		return
	}
	w.Header().Add("www-authenticate", "x")
	respond(w, 401, "x")
}

type rec struct {
	http.ResponseWriter
	code int
}

func (r *rec) WriteHeader(c int) { r.code = c; r.ResponseWriter.WriteHeader(c) }

type chal struct{ http.ResponseWriter }

func (c chal) WriteHeader(code int) {
	if code == 401 {
		c.Header().Set("WWW-Authenticate", "Basic")
	}
	c.ResponseWriter.WriteHeader(code)
}

func wrap(w http.ResponseWriter, r *http.Request) {
	rw := &rec{ResponseWriter: w}
	if r.Method == "A" {
		rw.WriteHeader(401) // want `without a WWW-Authenticate challenge`
		return
	}
	cw := chal{w}
	if r.Method == "B" {
		cw.WriteHeader(401)
		return
	}
	if r.Method == "C" {
		http.Error(rw, "x", 401) // want `without a WWW-Authenticate challenge`
		return
	}
	http.Error(cw, "x", 401)
}

type appErr struct {
	Code int
	Msg  string
}

func (e *appErr) Error() string { return e.Msg }

type handler func(w http.ResponseWriter, r *http.Request) *appErr

func (h handler) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if e := h(w, r); e != nil {
		http.Error(w, e.Msg, e.Code)
	}
}

func newErr(code int, m string) *appErr { return &appErr{code, m} }

func h1(w http.ResponseWriter, r *http.Request) *appErr {
	if r.Method == "A" {
		return &appErr{Code: 401} // want `without a WWW-Authenticate challenge`
	}
	if r.Method == "B" {
		return newErr(401, "x") // want `without a WWW-Authenticate challenge`
	}
	return nil
}

type ctx struct {
	w http.ResponseWriter
	r *http.Request
}

func (c *ctx) deny() {
	c.w.WriteHeader(401) // want `without a WWW-Authenticate challenge`
}
func (c *ctx) fail(code int) { c.w.WriteHeader(code) }

func h2(w http.ResponseWriter, r *http.Request) {
	c := &ctx{w, r}
	if r.Method == "A" {
		c.deny()
		return
	}
	c.fail(401) // want `without a WWW-Authenticate challenge`
}

func h3(w http.ResponseWriter, r *http.Request) {
	w.WriteHeader(401) // want `without a WWW-Authenticate challenge`
	w.Header().Set("WWW-Authenticate", "Basic")
}

func checkAuth(w http.ResponseWriter, r *http.Request) bool {
	if r.Header.Get("X") == "" {
		w.WriteHeader(401) // want `without a WWW-Authenticate challenge`
		return false
	}
	return true
}

func h4(w http.ResponseWriter, r *http.Request) {
	if !checkAuth(w, r) {
		return
	}
	w.WriteHeader(401) // want `without a WWW-Authenticate challenge`
}

func h5(w http.ResponseWriter, r *http.Request) {
	deny := func(code int) { w.WriteHeader(code) }
	defer func() {
		if recover() != nil {
			w.WriteHeader(401) // want `without a WWW-Authenticate challenge`
		}
	}()
	if r.Method == "A" {
		panic("x")
	}
	deny(401) // want `without a WWW-Authenticate challenge`
}

var hdrs = map[string]string{"WWW-Authenticate": "Basic"}
var codes = map[string]int{"a": 401, "b": 403}

func h6(w http.ResponseWriter, r *http.Request) {
	for k, v := range hdrs {
		w.Header().Set(k, v)
	}
	w.WriteHeader(401)
}
func h7(w http.ResponseWriter, r *http.Request) {
	w.WriteHeader(codes[r.Method]) // want `without a WWW-Authenticate challenge`
}
func dispatch(f func(http.ResponseWriter, *http.Request) (int, error)) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		code, err := f(w, r)
		if err != nil {
			http.Error(w, err.Error(), code)
		}
	})
}
func h8(w http.ResponseWriter, r *http.Request) (int, error) {
	return 401, nil // want `without a WWW-Authenticate challenge`
}

var _ = dispatch(h8)
