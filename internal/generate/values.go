package generate

import "strings"

// writeValue denies by a value that a dispatcher turns into an answer.
func writeValue(m *maker) {
	choose(m, "value", values)(m)
}

// add is what a dispatcher does about the challenge for the status in expr.
func (m *maker) dispatcherAdds(expr string) string {
	switch m.IntN(8) {
	case 0, 1, 2, 3:
		return ""
	case 4:
		m.tag("sink adds")
		return m.plainChallenge("w") + "\n"
	case 5:
		m.tag("sink adds for 403")
		return m.x("if $e == http.StatusForbidden {\n$set\n}\n", "e", expr, "set", m.plainChallenge("w"))
	default:
		m.tag("sink adds on code")
		return m.x("if $e == $name {\n$set\n}\n", "e", expr, "set", m.plainChallenge("w"))
	}
}

// adds is dispatcherAdds, written where it is used.
func (m *maker) adds(expr string) func() string {
	return func() string { return m.dispatcherAdds(expr) }
}

// returning is a flow in a function that returns the denial made by deny and
// ok at the end.
func (m *maker) returning(deny func(code int) string, ok string) *flow {
	f := &flow{maker: m}
	f.deny = deny
	f.success = func() string { return m.x(`fmt.Fprintln($w, "welcome") //@answer`) + "\nreturn " + ok }
	return f
}

// guards is a body of guards and a success.
func (f *flow) guards() string {
	text := ""
	for range 1 + f.IntN(2) {
		c := f.cond()
		text += f.x(pick(f.maker, "if $c {\n$d\n}\n", "if $c {\n$d\n}\n", "if $c {\n$set\n$d\n}\n", "if $c {\nlog.Print(\"no\")\nif $c2 {\n$d\n}\n$d2\n}\n"),
			"c", c, "c2", f.cond, "d", f.deny(pick(f.maker, f.code, f.code, f.otherStatus())), "d2", f.refuse, "set", f.challenge)
	}
	return text + f.success()
}

var values = []way[func(m *maker)]{
	{"error type", 10, func(m *maker) {
		home := pick(m, app, app, app, lib)
		typ, typUsed := m.fn(home, "appError")
		m.declare(home, m.x("// $t is an error with a status.\ntype $t struct {\nStatus int\nMsg string\n}\n\nfunc (e *$t) Error() string { return e.Msg }", "t", typ))
		field := "Status"
		if m.coin() {
			m.tag("value:method")
			m.declare(home, m.x("// Code is the status.\nfunc (e *$t) Code() int { return e.Status }", "t", typ))
			field = "Code()"
		}
		deny := func(code int) string {
			return m.x(`return &$t{Status: $s, Msg: "no entry"} //@cause`, "t", typUsed, "s", m.status(app, code))
		}
		switch m.IntN(6) {
		case 0:
			m.tag("value:constructor")
			make, makeUsed := m.fn(home, "newError")
			m.declare(home, m.x("// $f makes an error.\nfunc $f(status int, msg string) error {\nreturn &$t{Status: status, Msg: msg}\n}", "f", make, "t", typ))
			deny = func(code int) string {
				return m.x(`return $f($s, "no entry") //@cause`, "f", makeUsed, "s", m.status(app, code))
			}
		case 1:
			m.tag("value:fixed constructor")
			make, makeUsed := m.fn(home, "unauthorized")
			m.declare(home, m.x("// $f makes an error.\nfunc $f(msg string) *$t {\nreturn &$t{$s, msg} //@cause\n}", "f", make, "t", typ, "s", m.status(home, m.code)))
			deny = func(code int) string {
				if code != m.code {
					return m.x(`return &$t{Status: $s, Msg: "no entry"} //@cause`, "t", typUsed, "s", m.status(app, code))
				}
				return m.x(`return $f("no entry")`, "f", makeUsed) + pick(m, "", " //@cause")
			}
		case 2:
			m.tag("value:sentinel")
			sentinel, sentinelUsed := m.fn(home, "errNoEntry")
			m.declare(home, m.x("// $v is refused.\nvar $v = &$t{Status: $s, Msg: \"no entry\"} //@cause", "v", sentinel, "t", typ, "s", m.status(home, m.code)))
			deny = func(code int) string {
				if code != m.code {
					return m.x(`return &$t{Status: $s, Msg: "no entry"} //@cause`, "t", typUsed, "s", m.status(app, code))
				}
				return m.x(`return $v`, "v", sentinelUsed)
			}
		case 3:
			m.tag("value:wrapped")
			deny = func(code int) string {
				return m.x(`return fmt.Errorf("guard: %w", &$t{$s, "no entry"}) //@cause`, "t", typUsed, "s", m.status(app, code))
			}
		}
		// The dispatcher.
		send := func() string {
			return m.x(pick(m, `http.Error(w, err.Error(), ae.$f)`, "w.WriteHeader(ae.$f)\nfmt.Fprint(w, err)", `$respond(w, ae.$f, "refused")`), "f", field, "respond", m.lazyChain)
		}
		dispatch := func() string {
			return m.x(pick(m,
				"var ae *$t\nif errors.As(err, &ae) {\n$add$send\nreturn\n}",
				"if ae, ok := errors.AsType[*$t](err); ok {\n$add$send\nreturn\n}",
				"if ae := new($t); errors.As(err, &ae) {\n$add$send\nreturn\n}"), "t", typUsed, "add", m.adds("ae."+field), "send", send)
		}
		if !m.tags["value:wrapped"] && m.oneIn(3) {
			dispatch = func() string {
				return m.x(pick(m,
					"if ae, ok := err.(*$t); ok {\n$add$send\nreturn\n}",
					"switch ae := err.(type) {\ncase *$t:\n$add$send\nreturn\n}"), "t", typUsed, "add", m.adds("ae."+field), "send", send)
			}
		}
		m.dispatcher("error", m.x("if err := f(w, r); err != nil {\n$d\nhttp.Error(w, \"broken\", http.StatusInternalServerError)\n}", "d", dispatch))
		m.handlerOf("error", m.returning(deny, "nil"))
	}},
	{"int and error", 6, func(m *maker) {
		m.dispatcher("(int, error)", m.x(pick(m,
			"code, err := f(w, r)\nif err != nil {\n$add$send\n}",
			"if code, err := f(w, r); err != nil && code != 0 {\n$add$send\n} else if err != nil {\nhttp.Error(w, \"broken\", 500)\n}"),
			"add", m.adds("code"), "send", pick(m, "http.Error(w, err.Error(), code)", "w.WriteHeader(code)\nfmt.Fprintln(w, err)")))
		m.handlerOf("(int, error)", m.returning(func(code int) string {
			return m.x(`return $s, errors.New("no entry") //@cause`, "s", m.status(app, code))
		}, "0, nil"))
	}},
	{"int", 4, func(m *maker) {
		m.dispatcher("int", m.x("if code := f(w, r); $t {\n${add}w.WriteHeader(code)\n}", "t", pick(m, "code != 0", "code >= 400"), "add", m.dispatcherAdds("code")))
		m.handlerOf("int", m.returning(func(code int) string {
			return m.x(`return $s //@cause`, "s", m.status(app, code))
		}, "0"))
	}},
	{"reply struct", 5, func(m *maker) {
		typ, used := m.fn(app, "reply")
		star := pick(m, "", "*")
		m.declare(app, m.x("type $t struct {\ncode int\nbody string\n}\n\nfunc (p ${star}$t) send(w http.ResponseWriter) {\n${add}w.WriteHeader(p.code)\n_, _ = io.WriteString(w, p.body)\n}", "t", typ, "star", star, "add", m.dispatcherAdds("p.code")))
		amp := ""
		if star == "*" {
			amp = "&"
		}
		name := star + used
		m.dispatcher(name, "p := f(w, r)\n"+pick(m, "p.send(w)", "if p.code != 0 {\np.send(w)\n}"))
		f := m.returning(func(code int) string {
			return m.x(`return $amp$t{$s, "no entry"} //@cause`, "amp", amp, "t", used, "s", m.status(app, code))
		}, "")
		f.success = func() string {
			return m.x(`return $amp$t{code: http.StatusOK, body: "welcome"}`, "amp", amp, "t", used)
		}
		m.handlerOf(name, f)
	}},
	{"kind", 4, func(m *maker) {
		typ, used := m.fn(app, "kind")
		m.declare(app, m.x("type $t int\n\nconst (\nkindNone$id $t = iota\nkindAuth$id\nkindRole$id\n)\n\nfunc (k $t) Error() string { return \"refused\" }\n\nfunc (k $t) status() int {\nswitch k {\ncase kindAuth$id:\nreturn $s\ncase kindRole$id:\nreturn http.StatusForbidden\n}\nreturn http.StatusInternalServerError\n}", "t", typ, "s", m.status(app, m.code)))
		m.dispatcher(used, m.x("if k := f(w, r); k != kindNone$id {\n${add}http.Error(w, k.Error(), k.status()) //@cause\n}", "add", m.dispatcherAdds("k.status()")))
		m.handlerOf(used, m.returning(func(code int) string {
			if code == m.code {
				return m.x("return kindAuth$id")
			}
			return m.x("return kindRole$id")
		}, m.x("kindNone$id")))
	}},
	{"local error", 4, func(m *maker) {
		// A check returns the error, the handler itself answers.
		typ, used := m.fn(app, "httpError")
		m.declare(app, m.x("type $t struct{ code int }\n\nfunc (e $t) Error() string { return http.StatusText(e.code) }", "t", typ))
		check, checkUsed := m.fn(app, "verify")
		m.declare(app, m.x("func $f(a, b bool) error {\nif a {\nreturn $t{$s} //@cause\n}\nif b {\nreturn $t{code: http.StatusForbidden}\n}\nreturn nil\n}", "f", check, "t", used, "s", m.status(app, m.code)))
		add := strings.ReplaceAll(m.dispatcherAdds("he.code"), "w.Header", m.w+".Header")
		m.write(m.x("if err := $f($a, $b); err != nil {\nvar he $t\nif errors.As(err, &he) {\n${add}http.Error($w, he.Error(), he.code)\nreturn\n}\nhttp.Error($w, \"broken\", 500)\nreturn\n}\n$ok", "f", checkUsed, "a", m.boolInput(), "b", m.boolInput(), "t", used, "add", add, "ok", m.success))
	}},
}

// dispatcher declares the type of functions that return a value, and makes it
// a handler with the given body, in which f is the function.
func (m *maker) dispatcher(result, body string) {
	if m.coin() {
		m.tag("dispatch:method")
		m.declare(app, m.x("type action$id func(w http.ResponseWriter, r *http.Request) $result\n\nfunc (f action$id) ServeHTTP(w http.ResponseWriter, r *http.Request) {\n$body\n}", "result", result, "body", body))
		m.mount = m.x("action$id(act$id)")
		return
	}
	m.tag("dispatch:adapter")
	m.declare(app, m.x("func adapt$id(f func(http.ResponseWriter, *http.Request) $result) http.HandlerFunc {\nreturn func(w http.ResponseWriter, r *http.Request) {\n$body\n}\n}", "result", result, "body", body))
	m.mount = m.x("adapt$id(act$id)")
}

// handlerOf declares the function that returns the value.
func (m *maker) handlerOf(result string, f *flow) {
	body := f.guards()
	m.declare(app, m.x("func act$id(w http.ResponseWriter, r *http.Request) $result {\n$reads$body\n}", "result", result, "reads", m.reads(), "body", body))
}
