package generate

// shapes are the main rules; each writes a whole handler.
var shapes []way[func(m *maker)]

func init() { // the shapes use choose, which would refer to them
	shapes = []way[func(m *maker)]{
		{"flow", 40, writeFlow},
		{"short", 20, writeShort},
		{"helper that adds", 12, writeAdding},
		{"value", 20, writeValue},
		{"wrapper", 14, writeWrapper},
		{"middleware", 8, writeMiddleware},
		{"buffer", 3, writeBuffer},
		{"interface", 6, writeInterface},
		{"look-alike", 8, writeLookAlike},
		{"lost", 26, writeLost},
	}
}

// writeFlow mixes everything.
func writeFlow(m *maker) {
	carry := m.carrier()
	body := m.newFlow().body()
	m.write(carry + body)
}

// writeShort has one guard and one denial: small, to see one way alone.
func writeShort(m *maker) {
	carry := m.carrier()
	f := m.newFlow()
	m.write(carry + m.x("if $c {\n$d\n}\n$ok", "c", f.cond, "d", f.denial, "ok", f.success))
}

// writeAdding answers through helpers that add the challenge themselves, in
// one of the right or wrong ways.
func writeAdding(m *maker) {
	carry := m.carrier()
	f := m.newFlow()
	respond := m.chain(addition(1 + m.IntN(int(addUnless))))
	f.deny = func(code int) string {
		return m.x("$f($w, $s, \"no entry\") //@cause\nreturn", "f", respond, "s", m.status(app, code))
	}
	switch m.IntN(3) {
	case 0:
		m.write(carry + m.x("if $c {\n$d\n}\nif $c2 {\n$d2\n}\n$ok", "c", f.cond, "d", f.refuse, "c2", f.cond, "d2", f.deny(m.otherStatus()), "ok", f.success))
	case 1:
		m.write(carry + m.x("code := 0\nif $c {\ncode = $s\n} else if $c2 {\ncode = 403\n}\nif code != 0 {\n$f($w, code, \"no\") //@cause\nreturn\n}\n$ok", "c", f.cond, "c2", f.cond, "s", m.status(app, m.code), "f", respond, "ok", f.success))
	default:
		m.write(carry + f.body())
	}
}

// carrier chooses the expression of the responder and declares it.
func (m *maker) carrier() string {
	return choose(m, "carrier", carriers)(m)
}

var carriers = []way[func(m *maker) string]{
	{"plain", 24, func(m *maker) string { return "" }},
	{"alias", 2, func(m *maker) string {
		m.w = "out"
		return "out := w\n"
	}},
	{"field", 4, func(m *maker) string {
		declared, used := m.fn(app, "ctx")
		m.declare(app, m.x("type $f struct {\nw http.ResponseWriter\nr *http.Request\n}", "f", declared))
		m.w = "cx.w"
		return m.x(pick(m, "cx := &$f{w: w, r: r}\n_ = cx.r\n", "cx := $f{w, r}\n_ = cx.r\n", "var cx $f\ncx.w, cx.r = w, r\n"), "f", used)
	}},
	{"embedded", 4, func(m *maker) string {
		declared, used := m.fn(app, "env")
		m.declare(app, m.x("type $f struct {\nhttp.ResponseWriter\nuser string\n}\n\nfunc (x $f) Unwrap() http.ResponseWriter { return x.ResponseWriter }", "f", declared))
		m.w = pick(m, "e", "e", "e.ResponseWriter")
		return m.x(pick(m, "e := &$f{ResponseWriter: w, user: r.URL.Path}\n_ = e.user\n", "e := $f{w, r.URL.Path}\n_ = e.user\n"), "f", used)
	}},
	{"recorder", 4, func(m *maker) string {
		declared, used := m.fn(app, "recorder")
		m.declare(app, m.x("type $f struct {\nhttp.ResponseWriter\ncode int\nsize int\n}\n\nfunc (x *$f) WriteHeader(code int) {\nx.code = code\nx.ResponseWriter.WriteHeader(code)\n}\n", "f", declared))
		if m.coin() {
			m.declare(app, m.x("func (x *$f) Write(b []byte) (int, error) {\nn, err := x.ResponseWriter.Write(b)\nx.size += n\nreturn n, err\n}", "f", declared))
		}
		m.declare(app, m.x("func (x *$f) Unwrap() http.ResponseWriter { return x.ResponseWriter }", "f", declared))
		m.w = "rec0"
		return m.x("rec0 := &$f{ResponseWriter: w, code: http.StatusOK}\ndefer func() { log.Print(rec0.code) }()\n", "f", used)
	}},
	{"holder", 2, func(m *maker) string {
		declared, used := m.fn(app, "holder")
		m.declare(app, m.x("type $f struct{ rw http.ResponseWriter }\n\nfunc (h $f) writer() http.ResponseWriter { return h.rw }", "f", declared))
		m.w = "h0.writer()"
		return m.x("h0 := $f{rw: w}\n", "f", used)
	}},
	{"struct in struct", 2, func(m *maker) string {
		declared, used := m.fn(app, "outer")
		m.declare(app, m.x("type $f struct {\ninner struct{ rw http.ResponseWriter }\n}", "f", declared))
		m.w = "o.inner.rw"
		return m.x("var o $f\no.inner.rw = w\n", "f", used)
	}},
	{"interface", 2, func(m *maker) string {
		declared, used := m.fn(app, "sender")
		m.declare(app, m.x("type $f interface {\nHeader() http.Header\nWrite(b []byte) (int, error)\nWriteHeader(code int)\n}", "f", declared))
		m.w = "out"
		return m.x("var out $f = w\n", "f", used)
	}},
}

// write wraps the body into one of the forms of a handler.
func (m *maker) write(body string) {
	choose(m, "form", forms)(m, m.reads()+body)
	if m.oneIn(15) {
		m.tag("mounted through")
		m.mount = pick(m, "http.MaxBytesHandler("+m.mount+", 1<<20)", "http.AllowQuerySemicolons("+m.mount+")")
	}
}

var forms = []way[func(m *maker, body string)]{
	{"func", 20, func(m *maker, body string) {
		m.declare(app, m.x("func h$id(w http.ResponseWriter, r *http.Request) {\n$body\n}", "body", body))
		m.mount = m.x("http.HandlerFunc(h$id)")
	}},
	{"method", 4, func(m *maker, body string) {
		m.declare(app, m.x("type server$id struct{ realm string }\n\nfunc (srv *server$id) handle(w http.ResponseWriter, r *http.Request) {\n$body\n}", "body", body))
		m.mount = m.x("http.HandlerFunc((&server$id{}).handle)")
	}},
	{"ServeHTTP", 3, func(m *maker, body string) {
		m.declare(app, m.x("type page$id struct{}\n\nfunc (page$id) ServeHTTP(w http.ResponseWriter, r *http.Request) {\n$body\n}", "body", body))
		m.mount = m.x("page$id{}")
	}},
	{"factory", 4, func(m *maker, body string) {
		m.declare(app, m.x("func make$id(name string) http.HandlerFunc {\nlog.Print(name)\nreturn func(w http.ResponseWriter, r *http.Request) {\n$body\n}\n}", "body", body))
		m.mount = m.x("make$id(\"page\")")
	}},
	{"literal", 2, func(m *maker, body string) {
		m.declare(app, m.x("var h$id http.Handler = http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {\n$body\n})", "body", body))
		m.mount = m.x("h$id")
	}},
	{"through", 3, func(m *maker, body string) {
		m.declare(app, m.x("func h$id(w http.ResponseWriter, r *http.Request) {\nserve$id(r, w)\n}\n\nfunc serve$id(r *http.Request, w http.ResponseWriter) {\n$body\n}", "body", body))
		m.mount = m.x("http.HandlerFunc(h$id)")
	}},
	{"mux", 2, func(m *maker, body string) {
		m.declare(app, m.x("func mux$id() http.Handler {\nmux := http.NewServeMux()\nmux.HandleFunc(\"/\", func(w http.ResponseWriter, r *http.Request) {\n$body\n})\nreturn mux\n}", "body", body))
		m.mount = m.x("mux$id()")
	}},
	{"middleware", 4, func(m *maker, body string) {
		m.declare(app, m.x("func guard$id(next http.Handler) http.Handler {\nreturn http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {\nif r.Method == http.MethodOptions {\nnext.ServeHTTP(w, r)\nreturn\n}\n$body\n})\n}\n\nfunc next$id(w http.ResponseWriter, r *http.Request) {\nfmt.Fprint(w, r.URL.Path)\n}", "body", body))
		m.mount = m.x("guard$id(http.HandlerFunc(next$id))")
	}},
}
