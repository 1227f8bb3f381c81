package generate

// writeWrapper answers through a wrapper of the user's with a WriteHeader of
// its own.
func writeWrapper(m *maker) {
	declared, used := m.fn(app, "asker")
	set := m.plainChallenge("x.ResponseWriter")
	if m.coin() {
		set = m.plainChallenge("x")
	}
	m.declare(app, m.x("type $t struct {\nhttp.ResponseWriter\n$extra\n}\n\nfunc (x *$t) WriteHeader(code int) {\n$body\n}\n\nfunc (x *$t) Unwrap() http.ResponseWriter { return x.ResponseWriter }", "t", declared, "extra", "done bool", "body", m.wrapperBody(set)))
	if m.coin() {
		m.tag("wrapper:write")
		m.declare(app, m.x("func (x *$t) Write(b []byte) (int, error) {\nif !x.done {\nx.WriteHeader(http.StatusOK)\n}\nreturn x.ResponseWriter.Write(b)\n}", "t", declared))
	}
	switch m.IntN(3) {
	case 0: // the handler wraps its own writer
		m.w = "aw"
		body := m.newFlow().body()
		m.write(m.x("aw := &$t{ResponseWriter: w}\n", "t", used) + body)
	case 1: // a middleware wraps it
		m.tag("wrapper:middleware")
		body := m.newFlow().body()
		m.declare(app, m.x("func asking$id(next http.Handler) http.Handler {\nreturn http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {\nnext.ServeHTTP(&$t{ResponseWriter: w}, r)\n})\n}", "t", used))
		m.declare(app, m.x("func h$id(w http.ResponseWriter, r *http.Request) {\n$reads$body\n}", "reads", m.reads(), "body", body))
		m.mount = m.x("asking$id(http.HandlerFunc(h$id))")
	default: // only a helper of the handler gets it
		m.tag("wrapper:helper")
		inner, innerUsed := m.fn(app, "inside")
		body := m.newFlow().body()
		m.declare(app, m.x("func $f(w http.ResponseWriter, r *http.Request) {\n$reads$body\n}", "f", inner, "reads", m.reads(), "body", body))
		inputs := m.inputs
		m.inputs = nil
		m.write(m.x("$f(&$t{ResponseWriter: w}, r)", "f", innerUsed, "t", used))
		m.inputs = inputs
	}
}

// wrapperBody is the text of a WriteHeader.
func (m *maker) wrapperBody(set string) string {
	return m.x(choose(m, "wrapper", []way[string]{
		{"right", 8, "x.done = true\nif code == $name {\n$set\n}\nx.ResponseWriter.WriteHeader(code)"},
		{"only when none", 2, "x.done = true\nif code == $name && x.Header().Get($field) == \"\" {\n$set\n}\nx.ResponseWriter.WriteHeader(code)"},
		{"wrong code", 2, "x.done = true\nif code == http.StatusForbidden {\n$set\n}\nx.ResponseWriter.WriteHeader(code)"},
		{"late", 2, "x.done = true\nx.ResponseWriter.WriteHeader(code)\n$set"},
		{"switch", 2, "x.done = true\nswitch code {\ncase $name:\n$set\ncase http.StatusForbidden:\nx.Header().Set(\"X-Why\", \"role\")\n}\nx.ResponseWriter.WriteHeader(code)"},
		{"once", 2, "if x.done {\nreturn\n}\nx.done = true\nif code == $name {\n$set\n}\nx.ResponseWriter.WriteHeader(code)"},
		{"translates", 1, "x.done = true\nif code == $name {\ncode = http.StatusForbidden\n}\nx.ResponseWriter.WriteHeader(code)"},
		{"hides", 1, "x.done = true\nx.Header().Del($field)\nx.ResponseWriter.WriteHeader(code)"},
	}), "set", set)
}

// writeBuffer answers into a writer that keeps the status until the end.
func writeBuffer(m *maker) {
	m.declare(app, m.x("type buffer$id struct {\nh http.Header\ncode int\nbody bytes.Buffer\n}\n\nfunc (b *buffer$id) Header() http.Header { return b.h }\n\nfunc (b *buffer$id) Write(p []byte) (int, error) { return b.body.Write(p) }\n\nfunc (b *buffer$id) WriteHeader(code int) {\nif b.code == 0 {\nb.code = code\n}\n}\n"))
	own := m.coin()
	h, copyHeader := "w.Header()", ""
	if own {
		m.tag("buffer:own header")
		h, copyHeader = "http.Header{}", "maps.Copy(w.Header(), buf.h)\n"
	}
	f := m.newFlow()
	m.calm = true
	body := m.in("buf", f.body)()
	m.declare(app, m.x("func inside$id(buf http.ResponseWriter, r *http.Request) {\n$reads$body\n}", "reads", m.reads(), "body", body))
	m.declare(app, m.x("func h$id(w http.ResponseWriter, r *http.Request) {\nbuf := &buffer$id{h: $h}\ninside$id(buf, r)\nif buf.code == 0 {\nbuf.code = http.StatusOK\n}\n$copy${add}w.WriteHeader(buf.code) //@sink\n_, _ = buf.body.WriteTo(w)\n}", "h", h, "copy", copyHeader, "add", m.adds("buf.code")))
	m.mount = m.x("http.HandlerFunc(h$id)")
}

// writeMiddleware denies in a handler that is only reached through middleware
// that does something about the challenge.
func writeMiddleware(m *maker) {
	body := m.newFlow().body()
	around := choose(m, "around", []way[func(m *maker) string]{
		{"sets before", 4, func(m *maker) string { return m.plainChallenge("w") + "\nnext.ServeHTTP(w, r)" }},
		{"sets after", 1, func(m *maker) string { return "next.ServeHTTP(w, r)\n" + m.plainChallenge("w") }},
		{"sets other", 2, func(m *maker) string {
			return "w.Header().Set(\"Cache-Control\", \"no-store\")\nnext.ServeHTTP(w, r)"
		}},
		{"denies itself", 3, func(m *maker) string {
			return m.x("if r.Header.Get(\"X-Gate\") == \"shut\" {\n$set\nhttp.Error(w, \"shut\", $name) //@cause\nreturn\n}\nnext.ServeHTTP(w, r)", "set", m.plainChallenge("w"))
		}},
		{"recovers", 2, func(m *maker) string {
			return m.x("defer func() {\nif recover() != nil {\n${set}http.Error(w, \"broken\", $s) //@cause\n}\n}()\nnext.ServeHTTP(w, r)", "set", pick(m, "", m.plainChallenge("w")+"\n"), "s", pick(m, m.name(m.code), "http.StatusInternalServerError"))
		}},
	})(m)
	m.declare(app, m.x("func around$id(next http.Handler) http.Handler {\nreturn http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {\n$around\n})\n}", "around", around))
	m.declare(app, m.x("func h$id(w http.ResponseWriter, r *http.Request) {\n$reads$body\n}", "reads", m.reads(), "body", body))
	m.mount = m.x(pick(m, "around$id(http.HandlerFunc(h$id))", "around$id(http.HandlerFunc(h$id))", "around$id(http.AllowQuerySemicolons(http.HandlerFunc(h$id)))"))
}

// writeInterface answers through an interface of the user's.
func writeInterface(m *maker) {
	add := func() string {
		switch m.IntN(4) {
		case 0, 1:
			return ""
		case 2:
			return m.x("if code == $name {\n$set\n}\n", "set", m.plainChallenge("p.w"))
		}
		return m.plainChallenge("p.w") + "\n"
	}
	m.declare(app, m.x("type responder$id interface {\nFail(code int, msg string)\n}\n\ntype plain$id struct{ w http.ResponseWriter }\n\nfunc (p plain$id) Fail(code int, msg string) {\n${add}http.Error(p.w, msg, code)\n}", "add", add()))
	make := "var out responder$id = plain$id{$w}"
	if m.coin() {
		m.tag("interface:two")
		m.declare(app, m.x("type rich$id struct{ w http.ResponseWriter }\n\nfunc (p *rich$id) Fail(code int, msg string) {\n${add}p.w.WriteHeader(code)\nfmt.Fprint(p.w, msg)\n}", "add", add()))
		make = pick(m,
			"var out responder$id = plain$id{$w}\nif $a {\nout = &rich$id{$w}\n}",
			"out := choose$id($w, $a)")
		m.declare(app, m.x("func choose$id(w http.ResponseWriter, rich bool) responder$id {\nif rich {\nreturn &rich$id{w}\n}\nreturn plain$id{w}\n}\n\nvar _ = choose$id"))
	}
	send := m.x(`out.Fail($s, "no entry") //@cause`, "s", m.status(app, m.code))
	if m.oneIn(3) {
		m.tag("interface:parameter")
		m.declare(app, m.x("func refuse$id(out responder$id) {\n$send\n}", "send", send))
		send = m.x("refuse$id(out)")
	}
	m.write(m.x(make+"\nif $c {\n$send\nreturn\n}\nif $c2 {\nout.Fail(http.StatusForbidden, \"role\")\nreturn\n}\n$ok", "a", m.boolInput, "c", m.cond, "c2", m.cond, "send", send, "ok", m.success))
}
