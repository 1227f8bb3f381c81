package generate

// writeLookAlike is right, and looks wrong.
func writeLookAlike(m *maker) {
	choose(m, "like", lookAlikes)(m)
}

var lookAlikes = []way[func(m *maker)]{
	{"client", 3, func(m *maker) {
		m.declare(app, m.x("func fetch$id(a bool) *http.Response {\nif a {\nreturn &http.Response{StatusCode: $s}\n}\nreturn &http.Response{StatusCode: http.StatusOK}\n}", "s", m.name(m.code)))
		m.write(m.x("resp := fetch$id($a)\nif resp.StatusCode == $name {\nhttp.Error($w, \"upstream\", http.StatusBadGateway)\nreturn\n}\n$ok", "a", m.boolInput(), "ok", m.success))
	}},
	{"recorder", 2, func(m *maker) {
		m.write(m.x("rec := httptest.NewRecorder()\nif $c {\nhttp.Error(rec, \"no\", $name)\n}\nif rec.Code == $name {\nhttp.Error($w, \"inner\", http.StatusBadGateway)\nreturn\n}\n$ok", "c", m.cond, "ok", m.success))
	}},
	{"body", 2, func(m *maker) {
		m.write(m.x("if $c {\n_ = json.NewEncoder($w).Encode(map[string]int{\"code\": $name})\nreturn\n}\n$ok", "c", m.cond, "ok", m.success))
	}},
	{"metric", 2, func(m *maker) {
		m.declare(app, m.x("var hits$id = map[int]int{}\n\nfunc count$id(code int) { hits$id[code]++ }"))
		m.write(m.x("if $c {\ncount$id($name)\nhttp.Error($w, \"gone\", http.StatusNotFound)\nreturn\n}\n$ok", "c", m.cond, "ok", m.success))
	}},
	{"other WriteHeader", 2, func(m *maker) {
		m.declare(app, m.x("type sheet$id struct{ top int }\n\nfunc (s *sheet$id) WriteHeader(n int) { s.top = n }"))
		m.write(m.x("var s sheet$id\ns.WriteHeader($name)\nif $c {\nhttp.Error($w, \"gone\", http.StatusNotFound)\nreturn\n}\n$ok", "c", m.cond, "ok", m.success))
	}},
	{"unreachable", 2, func(m *maker) {
		m.write(m.x("const debug = false\nif debug {\nhttp.Error($w, \"no\", $name)\nreturn\n}\nif $c {\nhttp.Error($w, \"gone\", http.StatusGone)\nreturn\n}\n$ok", "c", m.cond, "ok", m.success))
	}},
	{"never sent", 2, func(m *maker) {
		m.write(m.x("code := $name\nif $c {\ncode = http.StatusForbidden\n} else {\ncode = http.StatusNotFound\n}\nhttp.Error($w, \"no\", code)", "c", m.cond))
	}},
	{"other statuses", 3, func(m *maker) {
		f := m.newFlow()
		m.code, m.field = pick(m, 403, 404, 400, 418), "WWW-Authenticate"
		f.deny = func(int) string { return m.deny(m.code) + "\nreturn" }
		m.calm = true
		m.write(m.x("if $c {\n$d\n}\nif $c2 {\n$d2\n}\n$ok", "c", f.cond, "d", f.denial, "c2", f.cond, "d2", f.denial, "ok", f.success))
	}},
	{"caller's guard", 2, func(m *maker) {
		m.declare(app, m.x("func send$id(w http.ResponseWriter, code int) {\nif code == $name {\nreturn\n}\nw.WriteHeader(code)\n}"))
		m.write(m.x("if $c {\nsend$id($w, $name)\n}\nsend$id($w, http.StatusAccepted)", "c", m.cond))
	}},
}

// writeLost writes denials after which the handler may go on.
func writeLost(m *maker) {
	carry := ""
	if m.oneIn(4) {
		carry = m.carrier()
	}
	m.calm = true
	choose(m, "lost", losts)(m, carry)
}

// ask is a challenge, mostly.
func (m *maker) ask() string {
	if m.oneIn(4) {
		return ""
	}
	return m.challenge() + "\n"
}

// end is what a handler goes on to: work and an answer, never only a body,
// which might be the denial's own.
func (m *maker) end() string {
	return m.x(pick(m,
		"_ = store.Save(r.Context(), \"row\")\n$w.WriteHeader(http.StatusAccepted) //@answer",
		"fmt.Fprintln($w, store.Load(r.Context(), \"secret\")) //@answer",
		"$transfer(r)\nfmt.Fprintln($w, \"done\") //@answer",
		"db := &store.DB{Name: \"t\"}\ndb.Delete(r.Context(), \"row\")",
		"$w.WriteHeader(http.StatusCreated) //@answer\nfmt.Fprintln($w, \"welcome\")"), "transfer", m.transfer)
}

// transfer is a helper that does the work.
func (m *maker) transfer() string {
	declared, used := m.fn(app, "transfer")
	m.declare(app, m.x("func $f(r *http.Request) {\n_ = store.Save(r.Context(), \"t\")\n}", "f", declared))
	return used
}

// gate writes a middleware with body before its next.
func (m *maker) gate(body string) {
	m.declare(app, m.x("func gate$id(next http.Handler) http.Handler {\nreturn http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {\n$reads$body\n})\n}\n\nfunc inner$id(w http.ResponseWriter, r *http.Request) {\n_ = store.Save(r.Context(), \"inner\")\nfmt.Fprintln(w, \"inside\") //@answer\n}", "reads", m.reads(), "body", body))
	m.mount = m.x("gate$id(http.HandlerFunc(inner$id))")
}

// denyAny denies with a code of denialCode.
func (m *maker) denyAny() string { return m.deny(m.denialCode()) }

// denialCode is 403 as often as the handler's own.
func (m *maker) denialCode() int { return pick(m, m.code, 403) }

var losts = []way[func(m *maker, carry string)]{
	{"guard", 10, func(m *maker, carry string) {
		m.write(carry + m.x("if $c {\n$ask$d$ret\n}\n$end", "c", m.cond, "ask", m.ask, "d", m.denyAny, "ret", pick(m, "", "", "\nreturn"), "end", m.end))
	}},
	{"two guards", 6, func(m *maker, carry string) {
		m.write(carry + m.x("if $c {\n$ask$d$ret\n}\nif $c2 {\n$ask2$d2\nreturn\n}\n$end", "c", m.cond, "c2", m.cond, "ask", m.ask, "ask2", m.ask, "d", m.denyAny, "d2", m.denyAny, "ret", pick(m, "", "\nreturn"), "end", m.end))
	}},
	{"else", 4, func(m *maker, carry string) {
		m.write(carry + m.x("if $c {\n$ask$d\n} else {\n$end\n}", "c", m.cond, "ask", m.ask, "d", m.denyAny, "end", m.end))
	}},
	{"switch", 4, func(m *maker, carry string) {
		m.use("mode")
		m.write(carry + m.x(pick(m, "switch mode {\ncase \"x\":\n$ask$d$ret\ncase \"y\":\n$end\n}", "switch mode {\ncase \"x\":\n$ask$d$ret\ndefault:\nlog.Print(mode)\n}\n$end"), "ask", m.ask, "d", m.denyAny, "ret", pick(m, "", "\nreturn"), "end", m.end))
	}},
	{"logging after", 4, func(m *maker, carry string) {
		m.write(carry + m.x("if $c {\n$ask$d\n$log\nreturn\n}\n$end", "c", m.cond, "ask", m.ask, "d", m.denyAny, "log", pick(m, `log.Printf("denied %s", r.URL.Path)`, `fmt.Println("denied")`, `_ = r.Body.Close()`), "end", m.end))
	}},
	{"logging at the end", 3, func(m *maker, carry string) {
		m.write(carry + m.x("if !($c) {\n$end\nreturn\n}\n$ask$d\nlog.Print(\"denied\")", "c", m.cond, "ask", m.ask, "d", m.denyAny, "end", m.end))
	}},
	{"middleware", 8, func(m *maker, carry string) {
		m.gate(carry + m.gateBody())
	}},
	{"helper", 8, func(m *maker, carry string) {
		declared, used := m.fn(app, "require")
		a := m.boolInput()
		ask, deny := m.in("w", m.ask), m.in("w", m.denyAny)
		switch m.IntN(5) {
		case 0:
			m.tag("lost:bool")
			m.declare(app, m.x("func $f(w http.ResponseWriter, r *http.Request, a bool) bool {\n_ = r\nif a {\n$ask$d\nreturn false\n}\nreturn true\n}", "f", declared, "ask", ask, "d", deny))
			m.write(carry + m.x(pick(m, "if !$f($w, r, $a) {\nreturn\n}\n$end", "$f($w, r, $a)\n$end", "if $f($w, r, $a) {\n$end\n}", "if !$f($w, r, $a) {\nlog.Print(\"denied\")\n}\n$end", "_ = $f($w, r, $a)\n$end"), "f", used, "a", a, "end", m.end))
		case 1:
			m.tag("lost:error")
			m.declare(app, m.x("func $f(w http.ResponseWriter, r *http.Request, a bool) error {\n_ = r\nif a {\n$ask$d\nreturn errors.New(\"denied\")\n}\nreturn nil\n}", "f", declared, "ask", ask, "d", deny))
			m.write(carry + m.x(pick(m, "if err := $f($w, r, $a); err != nil {\nreturn\n}\n$end", "_ = $f($w, r, $a)\n$end", "if err := $f($w, r, $a); err != nil {\nlog.Print(err)\n}\n$end"), "f", used, "a", a, "end", m.end))
		case 2:
			m.tag("lost:void")
			m.declare(app, m.x("func $f(w http.ResponseWriter, r *http.Request, a bool) {\n_ = r\nif a {\n$ask$d\nreturn\n}\n}", "f", declared, "ask", ask, "d", deny))
			m.write(carry + m.x(pick(m, "$f($w, r, $a)\n$end", "if $a {\n$f($w, r, $a)\nreturn\n}\n$end", "if !$a {\n$end\nreturn\n}\n$f($w, r, $a)"), "f", used, "a", a, "end", m.end))
		case 3:
			m.tag("lost:pair")
			m.declare(app, m.x("func $f(w http.ResponseWriter, r *http.Request, a bool) (string, bool) {\nif a {\n$ask$d\nreturn \"\", false\n}\nreturn r.URL.Path, true\n}", "f", declared, "ask", ask, "d", deny))
			m.write(carry + m.x(pick(m, "user, ok$id := $f($w, r, $a)\nif !ok$id {\nreturn\n}\nlog.Print(user)\n$end", "user, _ := $f($w, r, $a)\nlog.Print(user)\n$end"), "f", used, "a", a, "end", m.end))
		default:
			m.tag("lost:never returns")
			m.declare(app, m.x("func $f(w http.ResponseWriter, r *http.Request) {\n_ = r\n$ask\n$d\npanic(http.ErrAbortHandler)\n}", "f", declared, "ask", m.in("w", m.challenge), "d", deny))
			m.write(carry + m.x("if $a {\n$f($w, r)\n}\n$end", "f", used, "a", a, "end", m.end))
		}
	}},
	{"second answer", 4, func(m *maker, carry string) {
		m.write(carry + m.x("if $c {\n${ask}http.Error($w, \"no\", $s) //@cause$ret\n}\n$second", "c", m.cond, "ask", m.ask, "s", m.status(app, m.denialCode()), "ret", pick(m, "", "\nreturn"),
			"second", m.x(pick(m, `fmt.Fprintln($w, "welcome") //@answer`, `_, _ = $w.Write([]byte("welcome")) //@answer`, `http.Error($w, "gone", http.StatusGone) //@answer`))))
	}},
	{"own body", 4, func(m *maker, carry string) {
		m.write(carry + m.x("if $c {\n$ask$w.WriteHeader($s) //@cause\n$body\nreturn\n}\n$end", "c", m.cond, "ask", m.ask, "s", m.status(app, m.denialCode()), "end", m.end,
			"body", m.x(pick(m, "fmt.Fprintln($w, \"no\")\nfmt.Fprintln($w, \"entry\")", "_ = json.NewEncoder($w).Encode(map[string]string{\"e\": \"no\"})", "for range 2 {\n_, _ = io.WriteString($w, \"no\")\n}"))))
	}},
	{"loop", 4, func(m *maker, carry string) {
		m.use("mode")
		m.write(carry + m.x(pick(m,
			"for _, k := range []string{\"x\", \"y\"} {\nif k == mode {\n$ask$d\n$leave\n}\n}\n$end",
			"$denied := false\nfor _, k := range []string{\"x\", \"y\"} {\nif k == mode {\n$ask$d\n$denied = true\nbreak\n}\n}\nif $denied {\nreturn\n}\n$end"),
			"ask", m.ask, "d", m.denyAny, "leave", pick(m, "break", "return", "continue"), "end", m.end, "denied", m.fresh("denied")))
	}},
	{"closure", 4, func(m *maker, carry string) {
		m.write(carry + m.x(pick(m,
			"func() {\nif $c {\n$ask$d\nreturn\n}\n}()\n$end",
			"$check := func() bool {\nif $c {\n$ask$d\nreturn false\n}\nreturn true\n}\nif !$check() {\nreturn\n}\n$end",
			"$check := func() bool {\nif $c {\n$ask$d\nreturn false\n}\nreturn true\n}\n$check()\n$end"),
			"c", m.cond, "ask", m.ask, "d", m.denyAny, "end", m.end, "check", m.fresh("check")))
	}},
	{"flag", 4, func(m *maker, carry string) {
		m.write(carry + m.x(pick(m,
			"$ok := true\nif $c {\n$ask$d\n$ok = false\n}\nif $ok {\n$end\n}",
			"$ok := true\nif $c {\n$ask$d\n$ok = false\n}\nif !$ok {\nlog.Print(\"denied\")\n}\n$end"),
			"ok", m.fresh("allowed"), "c", m.cond, "ask", m.ask, "d", m.denyAny, "end", m.end))
	}},
	{"correlated", 4, func(m *maker, carry string) {
		c := m.boolInput()
		m.write(carry + m.x(pick(m, "if $c {\n$ask$d\n}\nif !$c {\n$end\n}", "if $c {\n$ask$d\n}\nif $c2 {\n$end\n}"), "c", c, "c2", m.boolInput, "ask", m.ask, "d", m.denyAny, "end", m.end))
	}},
	{"deferred clean-up", 3, func(m *maker, carry string) {
		m.write(carry + m.x("defer func() {\nlog.Print(\"done\")\n}()\nif $c {\n$ask$d$ret\n}\n$end", "c", m.cond, "ask", m.ask, "d", m.denyAny, "ret", pick(m, "", "\nreturn"), "end", m.end))
	}},
}

// gateBody denies, and goes on to next: the right and the wrong way.
func (m *maker) gateBody() string {
	return m.x(pick(m,
		"if $c {\n$ask$d\n}\nnext.ServeHTTP(w, r)",
		"if $c {\n$ask$d\nreturn\n}\nnext.ServeHTTP(w, r)",
		"if $c {\n$ask$d\n} else {\nnext.ServeHTTP(w, r)\n}",
		"if !($c) {\nnext.ServeHTTP(w, r)\nreturn\n}\n$ask$d",
		"if !($c) {\nnext.ServeHTTP(w, r)\n}\n$ask$d",
		"defer next.ServeHTTP(w, r)\nif $c {\n$ask$d\nreturn\n}",
		"switch {\ncase $c:\n$ask$d\ncase $c2:\n$ask2$d2\nreturn\n}\nnext.ServeHTTP(w, r)"),
		"c", m.cond, "c2", m.cond, "ask", m.ask, "ask2", m.ask, "d", m.denyAny, "d2", m.denyAny)
}
