package generate

import (
	"strings"
)

// deny writes an answer with the given status through m.w in the handler's
// body (r is in scope). The caller adds the return.
func (m *maker) deny(code int) string {
	return choose(m, "deny", denials)(m, m.status(app, code))
}

var denials = []way[func(m *maker, s string) string]{
	{"error", 24, func(m *maker, s string) string {
		return m.x(`http.Error($w, "no entry", $s) //@cause`, "s", s)
	}},
	{"header", 12, func(m *maker, s string) string {
		return m.x(`$w.WriteHeader($s) //@cause`, "s", s)
	}},
	{"body", 8, func(m *maker, s string) string {
		return m.x("$w.WriteHeader($s) //@cause\n"+pick(m,
			`fmt.Fprintln($w, "no entry")`,
			`_, _ = io.WriteString($w, "no entry")`,
			`_, _ = $w.Write([]byte("no entry"))`,
			`_ = json.NewEncoder($w).Encode(map[string]string{"error": "no entry"})`), "s", s)
	}},
	{"json", 5, func(m *maker, s string) string {
		return m.x("$w.Header().Set(\"Content-Type\", \"application/json\")\n$w.WriteHeader($s) //@cause\n_ = json.NewEncoder($w).Encode(struct{ Error string }{\"no entry\"})", "s", s)
	}},
	{"redirect", 3, func(m *maker, s string) string {
		return m.x(`http.Redirect($w, r, "/login", $s) //@cause`, "s", s)
	}},
	{"variable", 4, func(m *maker, s string) string {
		return m.x("$v := $s\n$w.WriteHeader($v) //@cause", "s", s, "v", m.fresh("code"))
	}},
	{"respond", 8, func(m *maker, s string) string {
		return m.x(`$f($w, $s, "no entry") //@cause`, "s", s, "f", m.chain(addNothing))
	}},
	{"fixed", 8, func(m *maker, s string) string {
		declared, used := m.fn(app, "deny")
		m.declare(app, m.x("func $f(w http.ResponseWriter) {\n"+pick(m,
			`http.Error(w, "no entry", $s) //@cause`,
			`w.WriteHeader($s) //@cause`,
			`$next(w, $s, "no entry") //@cause`)+"\n}", "f", declared, "s", s, "next", m.lazyChain))
		return m.x("$f($w)", "f", used)
	}},
	{"foreign", 4, func(m *maker, _ string) string {
		home := pick(m, lib, base)
		declared, used := m.fn(home, "deny")
		m.declare(home, m.x("// $f denies.\nfunc $f(w http.ResponseWriter) {\n"+pick(m,
			`http.Error(w, "no entry", $s) //@cause`,
			`w.WriteHeader($s) //@cause`)+"\n}", "f", declared, "s", m.status(home, m.code)))
		return m.x("$f($w) //@cause", "f", used)
	}},
	{"closure", 4, func(m *maker, s string) string {
		f := m.fresh("fail")
		return pick(m,
			m.x("$f := func(code int) { http.Error($w, \"no entry\", code) }\n$f($s) //@cause", "f", f, "s", s),
			m.x("$f := func() {\n$w.WriteHeader($s) //@cause\n}\n$f()", "f", f, "s", s),
			m.x("func() {\nhttp.Error($w, \"no entry\", $s) //@cause\n}()", "s", s))
	}},
	{"methodvalue", 3, func(m *maker, s string) string {
		f := m.fresh("send")
		return pick(m,
			m.x("$f := $w.WriteHeader\n$f($s) //@cause", "f", f, "s", s),
			m.x("$f := http.Error\n$f($w, \"no entry\", $s) //@cause", "f", f, "s", s))
	}},
	{"generic", 3, func(m *maker, s string) string {
		declared, used := m.fn(app, "reply")
		m.declare(app, m.x("func $f[T any](w http.ResponseWriter, code int, v T) {\nw.WriteHeader(code)\nfmt.Fprint(w, v)\n}", "f", declared))
		return m.x(pick(m, `$f($w, $s, "no entry") //@cause`, `$f[int]($w, $s, 7) //@cause`), "f", used, "s", s)
	}},
	{"variadic", 3, func(m *maker, s string) string {
		declared, used := m.fn(app, "replyf")
		m.declare(app, m.x("func $f(w http.ResponseWriter, code int, format string, args ...any) {\nhttp.Error(w, fmt.Sprintf(format, args...), code)\n}", "f", declared))
		return m.x(pick(m, `$f($w, $s, "no entry") //@cause`, `$f($w, $s, "no %s %d", "entry", 1) //@cause`), "f", used, "s", s)
	}},
	{"handlerfunc", 2, func(m *maker, s string) string {
		return m.x("http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {\nhttp.Error(w, \"no entry\", $s) //@cause\n}).ServeHTTP($w, r)", "s", s)
	}},
	{"method", 4, func(m *maker, s string) string {
		declared, used := m.fn(app, "api")
		star := pick(m, "", "*")
		m.declare(app, m.x("type $f struct{ name string }\n\nfunc (a ${star}$f) fail(w http.ResponseWriter, code int) {\nhttp.Error(w, a.name, code)\n}", "f", declared, "star", star))
		v := m.fresh("svc")
		return m.x("$v := $f{\"svc\"}\n$v.fail($w, $s) //@cause", "f", used, "s", s, "v", v)
	}},
	{"answer struct", 3, func(m *maker, s string) string {
		declared, used := m.fn(app, "answer")
		m.declare(app, m.x("type $f struct {\nStatus int\nText string\n}\n\nfunc (a $f) send(w http.ResponseWriter) {\nhttp.Error(w, a.Text, a.Status)\n}", "f", declared))
		return m.x(pick(m,
			`$f{Status: $s, Text: "no entry"}.send($w) //@cause`,
			"$v := $f{Status: $s, Text: \"no entry\"} //@cause\n$v.send($w)"), "f", used, "s", s, "v", m.fresh("ans"))
	}},
	{"context", 4, func(m *maker, s string) string {
		declared, used := m.fn(app, "exchange")
		m.declare(app, m.x("type $f struct {\nw http.ResponseWriter\nr *http.Request\n}\n\nfunc (x *$f) fail(code int) {\nx.w.WriteHeader(code)\n}", "f", declared))
		return m.x("$v := &$f{$w, r}\n$v.fail($s) //@cause", "f", used, "s", s, "v", m.fresh("x"))
	}},
	{"deferred", 2, func(m *maker, s string) string {
		return m.x(pick(m,
			"defer func() {\n$w.WriteHeader($s) //@cause\n}()",
			`defer $w.WriteHeader($s) //@cause`,
			`defer http.Error($w, "no entry", $s) //@cause`), "s", s)
	}},
	{"callback", 2, func(m *maker, s string) string {
		declared, used := m.fn(app, "with")
		m.declare(app, m.x("func $f(r *http.Request, do func(path string)) {\ndo(r.URL.Path)\n}", "f", declared))
		return m.x("$f(r, func(path string) {\nhttp.Error($w, path, $s) //@cause\n})", "f", used, "s", s)
	}},
	{"recursive", 1, func(m *maker, s string) string {
		declared, used := m.fn(app, "retry")
		m.declare(app, m.x("func $f(w http.ResponseWriter, n int) {\nif n == 0 {\nhttp.Error(w, \"no entry\", $s) //@cause\nreturn\n}\n$f(w, n-1)\n}", "f", declared, "s", s))
		return m.x("$f($w, 2)", "f", used)
	}},
	{"method expression", 1, func(m *maker, s string) string {
		declared, used := m.fn(app, "office")
		m.declare(app, m.x("type $f struct{ name string }\n\nfunc (o *$f) refuse(w http.ResponseWriter, code int) {\nhttp.Error(w, o.name, code)\n}", "f", declared))
		return m.x(`(*$f).refuse(&$f{"office"}, $w, $s) //@cause`, "f", used, "s", s)
	}},
	{"maker of a func", 2, func(m *maker, s string) string {
		declared, used := m.fn(app, "refusal")
		m.declare(app, m.x("func $f(w http.ResponseWriter) func(code int) {\nreturn func(code int) { w.WriteHeader(code) }\n}", "f", declared))
		return m.x(pick(m, `$f($w)($s) //@cause`, "$v := $f($w)\n$v($s) //@cause"), "f", used, "s", s, "v", m.fresh("refuse0"))
	}},
	{"generic type", 1, func(m *maker, s string) string {
		declared, used := m.fn(app, "box")
		m.declare(app, m.x("type $f[T any] struct {\nw http.ResponseWriter\nv T\n}\n\nfunc (b $f[T]) send(code int) {\nb.w.WriteHeader(code)\nfmt.Fprint(b.w, b.v)\n}", "f", declared))
		return m.x(`$f[string]{$w, "no entry"}.send($s) //@cause`, "f", used, "s", s)
	}},
	{"pending", 2, func(m *maker, s string) string {
		declared, used := m.fn(app, "view")
		m.declare(app, m.x("type $f struct {\nw http.ResponseWriter\nstatus int\n}\n\nfunc (v *$f) flush() {\nv.w.WriteHeader(v.status)\n}", "f", declared))
		return m.x("$v := &$f{w: $w, status: http.StatusOK}\n$v.status = $s //@cause\n$v.flush() //@sink", "f", used, "s", s, "v", m.fresh("view"))
	}},
	{"options", 2, func(m *maker, s string) string {
		declared, used := m.fn(app, "reply")
		m.declare(app, m.x("func $f(w http.ResponseWriter, code int, options ...func(http.ResponseWriter)) {\nfor _, o := range options {\no(w)\n}\nw.WriteHeader(code)\n}", "f", declared))
		return m.x(`$f($w, $s) //@cause`, "s", s, "f", used)
	}},
	{"early const", 2, func(m *maker, s string) string {
		v := m.fresh("refused")
		return m.x("const $v = $s\nhttp.Error($w, http.StatusText($v), $v) //@cause", "s", s, "v", v)
	}},
}

// challenge puts a challenge on m.w in the handler's body.
func (m *maker) challenge() string {
	return choose(m, "set", challenges)(m, m.w)
}

// plainChallenge is a challenge on w without a helper; for any package.
func (m *maker) plainChallenge(w string) string {
	return choose(m, "set", challenges[:plainChallenges])(m, w)
}

const plainChallenges = 10 // the first ways need no declaration of their own

var challenges []way[func(m *maker, w string) string]

func init() { challenges = challengeList } // the list refers to itself through plainChallenge

var challengeList = []way[func(m *maker, w string) string]{
	{"set", 20, func(m *maker, w string) string { return m.x(`$w.Header().Set($field, $value) //@set`, "w", w) }},
	{"add", 6, func(m *maker, w string) string { return m.x(`$w.Header().Add($field, $value) //@set`, "w", w) }},
	{"odd set", 4, func(m *maker, w string) string {
		return m.x(`$w.Header().Set($odd, $value) //@set`, "w", w, "odd", `"`+pick(m, strings.ToLower(m.field), strings.ToUpper(m.field))+`"`)
	}},
	{"index", 4, func(m *maker, w string) string {
		return m.x(`$w.Header()[$canonical] = []string{$value} //@set`, "w", w)
	}},
	{"odd index", 4, func(m *maker, w string) string {
		return m.x(`$w.Header()[$odd] = []string{$value} //@set`, "w", w, "odd", `"`+pick(m, m.field, strings.ToLower(m.field))+`"`)
	}},
	{"alias", 8, func(m *maker, w string) string {
		return m.x("$h := $w.Header()\n"+pick(m, `$h.Set($field, $value) //@set`, `$h[$canonical] = append($h[$canonical], $value) //@set`), "w", w, "h", m.fresh("h"))
	}},
	{"copy", 3, func(m *maker, w string) string {
		return m.x(`maps.Copy($w.Header(), http.Header{$canonical: {$value}, "X-Kind": {"k"}}) //@set`, "w", w)
	}},
	{"loop", 3, func(m *maker, w string) string {
		return m.x("for k, v := range map[string]string{$field: $value, \"Cache-Control\": \"no-store\"} {\n$w.Header().Set(k, v) //@set\n}", "w", w)
	}},
	{"pairs", 2, func(m *maker, w string) string {
		return m.x("for _, kv := range [][2]string{{\"Cache-Control\", \"no-store\"}, {$field, $value}} {\n$w.Header().Add(kv[0], kv[1]) //@set\n}", "w", w)
	}},
	{"values", 2, func(m *maker, w string) string {
		return m.x("for _, v := range []string{$value, $value} {\n$w.Header().Add($field, v) //@set\n}", "w", w)
	}},
	// These declare something in app.
	{"constant", 5, func(m *maker, w string) string {
		home := pick(m, app, lib, base)
		declared, used := m.fn(home, "fieldName")
		m.declare(home, m.x("// $d is a field.\nconst $d = $field", "d", declared))
		return m.x(`$w.Header().Set($k, $value) //@set`, "w", w, "k", used)
	}},
	{"method value", 2, func(m *maker, w string) string {
		return m.x("$f := $w.Header().Set\n$f($field, $value) //@set", "w", w, "f", m.fresh("set"))
	}},
	{"mime", 1, func(m *maker, w string) string {
		return m.x(`textproto.MIMEHeader($w.Header()).Set($field, $value) //@set`, "w", w)
	}},
	{"sprintf", 3, func(m *maker, w string) string {
		return m.x(`$w.Header().Set($field, fmt.Sprintf("Basic realm=%q", r.Method)) //@set`, "w", w)
	}},
	{"helper", 8, func(m *maker, w string) string {
		home := pick(m, app, app, lib, base)
		declared, used := m.fn(home, "challenge")
		m.declare(home, m.x("// $f says how to come in.\nfunc $f(w http.ResponseWriter) {\n$set\n}", "f", declared, "set", m.plainChallenge("w")))
		return m.x(`$f($w) //@set`, "w", w, "f", used)
	}},
	{"header helper", 5, func(m *maker, w string) string {
		home := pick(m, app, app, lib)
		declared, used := m.fn(home, "addTo")
		m.declare(home, m.x("// $f adds to h.\nfunc $f(h http.Header, scheme string) {\n"+pick(m,
			`h.Set($field, scheme+" realm=\"app\"") //@set`,
			`h.Add($field, fmt.Sprintf("%s realm=\"app\"", scheme)) //@set`,
			`h[$canonical] = []string{scheme} //@set`)+"\n}", "f", declared))
		return m.x(`$f($w.Header(), "Basic") //@set`, "w", w, "f", used)
	}},
	{"setter helper", 2, func(m *maker, w string) string {
		declared, used := m.fn(app, "setHeaders")
		m.declare(app, m.x("func $f(w http.ResponseWriter, all map[string]string) {\nfor k, v := range all {\nw.Header().Set(k, v)\n}\n}", "f", declared))
		return m.x(`$f($w, map[string]string{$field: $value}) //@set`, "w", w, "f", used)
	}},
	{"conditional helper", 3, func(m *maker, w string) string {
		declared, used := m.fn(app, "challengeIf")
		m.declare(app, m.x("func $f(w http.ResponseWriter, code int) {\nif code == $name {\n$set\n}\n}", "f", declared, "set", m.plainChallenge("w")))
		return m.x(`$f($w, $s) //@set`, "w", w, "f", used, "s", pick(m, m.name(m.code), m.name(m.code), m.name(m.code), "http.StatusForbidden"))
	}},
	{"closure", 3, func(m *maker, w string) string {
		return m.x("$f := func() {\n$set\n}\n$f() //@set", "f", m.fresh("ask"), "set", m.plainChallenge(w))
	}},
	{"variadic helper", 2, func(m *maker, w string) string {
		declared, used := m.fn(app, "addAll")
		m.declare(app, m.x("func $f(h http.Header, kv ...string) {\nfor i := 0; i+1 < len(kv); i += 2 {\nh.Add(kv[i], kv[i+1])\n}\n}", "f", declared))
		return m.x(`$f($w.Header(), "Cache-Control", "no-store", $field, $value) //@set`, "w", w, "f", used)
	}},
	{"package header", 2, func(m *maker, w string) string {
		declared, used := m.fn(app, "fields")
		m.declare(app, m.x("var $f = http.Header{$canonical: {$value}}", "f", declared))
		return m.x("for k, vs := range $f {\nfor _, v := range vs {\n$w.Header().Add(k, v) //@set\n}\n}", "w", w, "f", used)
	}},
	{"package list", 2, func(m *maker, w string) string {
		declared, used := m.fn(app, "schemes")
		m.declare(app, m.x("var $f = []string{$value}", "f", declared))
		return m.x("for _, v := range $f {\n$w.Header().Add($field, v) //@set\n}", "w", w, "f", used)
	}},
	{"unless there", 2, func(m *maker, w string) string {
		return m.x("if _, ok := $w.Header()[$canonical]; !ok {\n$set\n}", "w", w, "set", m.plainChallenge(w))
	}},
	{"method expression", 1, func(m *maker, w string) string {
		return m.x("$f := http.Header.Set\n$f($w.Header(), $field, $value) //@set", "w", w, "f", m.fresh("put"))
	}},
}

// takeOff removes the challenge again.
func (m *maker) takeOff() string {
	return choose(m, "off", takeOffs)(m)
}

var takeOffs = []way[func(m *maker) string]{
	{"del", 6, func(m *maker) string { return m.x(`$w.Header().Del($field)`) }},
	{"empty", 3, func(m *maker) string { return m.x(`$w.Header().Set($field, "")`) }},
	{"delete", 3, func(m *maker) string { return m.x(`delete($w.Header(), $canonical)`) }},
	{"clear", 2, func(m *maker) string { return m.x(`clear($w.Header())`) }},
	{"nil", 1, func(m *maker) string { return m.x(`$w.Header()[$canonical] = nil`) }},
	{"none", 1, func(m *maker) string { return m.x(`$w.Header()[$canonical] = []string{}`) }},
	{"helper", 2, func(m *maker) string {
		declared, used := m.fn(app, "strip")
		m.declare(app, m.x("func $f(h http.Header) {\nh.Del($field)\nh.Del(\"X-Other\")\n}", "f", declared))
		return m.x(`$f($w.Header())`, "f", used)
	}},
}

// decoy looks like a challenge on m.w and is none.
func (m *maker) decoy() string {
	return choose(m, "decoy", decoys)(m)
}

var decoys = []way[func(m *maker) string]{
	{"request", 4, func(m *maker) string { return m.x(`r.Header.Set($field, $value)`) }},
	{"recorder", 3, func(m *maker) string {
		return m.x("$rec := httptest.NewRecorder()\n$rec.Header().Set($field, $value)", "rec", m.fresh("rec"))
	}},
	{"own map", 3, func(m *maker) string {
		return m.x("$h := http.Header{}\n$h.Set($field, $value)", "h", m.fresh("h"))
	}},
	{"clone", 2, func(m *maker) string { return m.x(`$w.Header().Clone().Set($field, $value)`) }},
	{"get", 2, func(m *maker) string { return m.x(`_ = $w.Header().Get($field)`) }},
	{"other field", 3, func(m *maker) string {
		return m.x(`$w.Header().Set($k, "x")`, "k", pick(m, `"Content-Type"`, `"X-Authenticate"`, `"Authentication-Info"`, `"Cache-Control"`))
	}},
	{"other code's", 2, func(m *maker) string {
		other := "Proxy-Authenticate"
		if m.code == 407 {
			other = "WWW-Authenticate"
		}
		return m.x(`$w.Header().Set("$other", $value) //@set`, "other", other)
	}},
	{"empty", 2, func(m *maker) string { return m.x(`$w.Header().Set($field, "")`) }},
	{"other responder", 2, func(m *maker) string {
		declared, used := m.fn(app, "detached")
		m.declare(app, m.x("type $f struct {\nhttp.ResponseWriter\nown http.Header\n}\n\nfunc (d *$f) Header() http.Header { return d.own }", "f", declared))
		return m.x("$v := &$f{$w, http.Header{}}\n$v.Header().Set($field, $value)", "f", used, "v", m.fresh("other"))
	}},
	{"reverse copy", 1, func(m *maker) string {
		return m.x("$h := http.Header{$canonical: {$value}}\nmaps.Copy($h, $w.Header())", "h", m.fresh("h"))
	}},
}

// An addition is what a responding helper does about the challenge.
type addition int

const (
	addNothing  addition = iota
	addOnCode            // if code == 401 { set }
	addAlways            // set
	addOnOther           // if code == 403 { set }
	addTooLate           // set, after the commit
	addBySwitch          // switch code { case 401: set }
	addUnless            // if code != 401 { return early } else set
)

// chain declares a helper func(w, code int, msg string) that answers, through
// up to three more helpers, in this package or the other two, and returns the
// name to call it by from app.
func (m *maker) chain(add addition) string {
	depth := 1 + pick(m, 0, 0, 0, 1, 1, 2, 3)
	home := pick(m, app, app, app, lib, lib, base)
	addAt := m.IntN(depth)
	next := ""
	var used string
	for level := depth - 1; level >= 0; level-- {
		send := pick(m,
			`http.Error(w, msg, code)`,
			"w.WriteHeader(code)\n_, _ = io.WriteString(w, msg)",
			"w.Header().Set(\"Content-Type\", \"application/json\")\nw.WriteHeader(code)\n_ = json.NewEncoder(w).Encode(map[string]any{\"error\": msg, \"code\": code})")
		if next != "" {
			send = m.x("$next(w, code, msg)", "next", next)
		}
		if level == addAt {
			send = m.addTo(add, send)
		}
		if m.oneIn(6) {
			send = "if code >= 500 {\nlog.Print(msg)\n}\n" + send
		}
		var declared string
		declared, _ = m.fn(home, "respond")
		m.declare(home, m.x("// $f answers.\nfunc $f(w http.ResponseWriter, code int, msg string) {\n$send\n}", "f", declared, "send", send))
		from := home
		if level > 0 && home > app && m.oneIn(3) {
			from = home - 1
		} else if level == 0 {
			from = app
		}
		next = home.qualify(from, declared)
		used = next
		home = from
	}
	if depth > 1 {
		m.tag("depth>1")
	}
	return used
}

// lazyChain is a chain that adds nothing.
func (m *maker) lazyChain() string { return m.chain(addNothing) }

// addTo puts the addition around the statements that send code.
func (m *maker) addTo(add addition, send string) string {
	set := ""
	if add != addNothing {
		set = m.plainChallenge("w")
	}
	switch add {
	case addOnCode:
		return m.x("if code == $name {\n$set\n}\n$send", "set", set, "send", send)
	case addAlways:
		return set + "\n" + send
	case addOnOther:
		return m.x("if code == http.StatusForbidden {\n$set\n}\n$send", "set", set, "send", send)
	case addTooLate:
		return send + "\n" + set
	case addBySwitch:
		return m.x("switch code {\ncase http.StatusBadRequest:\nw.Header().Set(\"X-Bad\", \"1\")\ncase $name, http.StatusTeapot:\n$set\n}\n$send", "set", set, "send", send)
	case addUnless:
		return m.x("if code != $name {\nhttp.Error(w, msg, code)\nreturn\n}\n$set\n$send", "set", set, "send", send)
	}
	return send
}
