package generate

import "strings"

// A flow writes the statements of a handler around its answers.
type flow struct {
	*maker

	deny    func(code int) string // an answer, and the return
	success func() string         // the answer at the end
	early   bool                  // a challenge was put on unconditionally
}

// newFlow answers through m.w.
func (m *maker) newFlow() *flow {
	f := &flow{maker: m}
	f.deny = func(code int) string { return m.deny(code) + "\nreturn" }
	f.success = m.success
	return f
}

// success is the answer of a handler that lets the request in.
func (m *maker) success() string {
	return choose(m, "success", successes)(m)
}

var successes = []way[func(m *maker) string]{
	{"text", 6, func(m *maker) string { return m.x(`fmt.Fprintln($w, "welcome") //@answer`) }},
	{"status", 2, func(m *maker) string {
		return m.x("$w.WriteHeader($s) //@answer", "s", pick(m, "http.StatusNoContent", "204", "http.StatusAccepted"))
	}},
	{"work", 4, func(m *maker) string {
		return m.x("if err := store.Save(r.Context(), \"$id\"); err != nil {\nhttp.Error($w, err.Error(), http.StatusInternalServerError) //@answer\nreturn\n}\n_, _ = $w.Write([]byte(\"saved\")) //@answer")
	}},
	{"secret", 2, func(m *maker) string {
		return m.x("_, _ = io.WriteString($w, store.Load(r.Context(), \"$id\")) //@answer")
	}},
	{"nothing", 1, func(*maker) string { return "" }},
	{"not found", 1, func(m *maker) string { return m.x(`http.NotFound($w, r) //@answer`) }},
}

// block writes some statements; nesting is what is left of it.
func (f *flow) block(nesting int) string {
	var all []string
	for range 1 + f.IntN(2) {
		all = append(all, choose(f.maker, "flow", flows[:pick(f.maker, len(flows), len(flows), simpleFlows)])(f, nesting))
	}
	return strings.Join(all, "\n")
}

// denial is a challenge, perhaps, and a denial: the heart of the matter.
func (f *flow) denial() string {
	m := f.maker
	if m.oneIn(6) {
		return f.deny(m.otherStatus())
	}
	before := ""
	switch n := m.IntN(20); {
	case n < 9:
		if !f.early || m.oneIn(4) {
			before = m.challenge() + "\n"
		}
	case n < 12:
		before = m.decoy() + "\n"
	case n < 14:
		before = m.challenge() + "\n" + m.takeOff() + "\n"
	case n < 15:
		before = m.takeOff() + "\n" + m.challenge() + "\n"
	}
	return before + f.deny(m.code)
}

// refuse is the denial alone.
func (f *flow) refuse() string { return f.deny(f.code) }

// sameOr is the condition c again, or another one.
func (f *flow) sameOr(c string) func() string {
	return func() string {
		if f.coin() {
			return c
		}
		return f.cond()
	}
}

// mode uses that input.
func (m *maker) mode() string { return m.use("mode") }

// body is a whole handler body without its reads.
func (f *flow) body() string {
	m := f.maker
	text := ""
	if m.oneIn(8) {
		f.early = true
		m.tag("early challenge")
		text = m.challenge() + "\n"
	}
	text += f.block(2)
	if success := f.success(); success != "" {
		text += "\n" + success
	}
	return text
}

const simpleFlows = 4

var flows []way[func(f *flow, nesting int) string]

func init() { flows = flowList } // the list refers to itself through block

var flowList = []way[func(f *flow, nesting int) string]{
	{"guard", 20, func(f *flow, _ int) string {
		return f.x("if $c {\n$d\n}", "c", f.cond, "d", f.denial)
	}},
	{"else", 4, func(f *flow, _ int) string {
		return f.x("if $c {\n$d\n} else if $c2 {\n$d2\n}", "c", f.cond, "d", f.denial, "c2", f.cond, "d2", f.denial)
	}},
	{"switch", 4, func(f *flow, _ int) string {
		f.use("mode")
		return f.x(pick(f.maker,
			"switch mode {\ncase \"x\":\n$d\ncase \"y\":\n$d2\n}",
			"switch mode {\ncase \"x\", \"y\":\n$d\ncase \"z\":\n// let in\ndefault:\n$d2\n}",
			"switch mode {\ncase \"x\":\nfallthrough\ncase \"y\":\n$d\ncase \"z\":\n$d2\n}"), "d", f.denial, "d2", f.denial)
	}},
	{"switch true", 3, func(f *flow, _ int) string {
		return f.x("switch {\ncase $c:\n$d\ncase $c2:\n$d2\n}", "c", f.cond, "d", f.denial, "c2", f.cond, "d2", f.denial)
	}},
	{"set then deny", 6, func(f *flow, _ int) string {
		c := f.cond()
		c2 := f.sameOr(c)
		return f.x("if $c {\n$set\n}\nif $c2 {\n$d\n}", "c", c, "set", f.challenge, "c2", c2, "d", f.refuse)
	}},
	{"set then off", 3, func(f *flow, _ int) string {
		c := f.cond()
		return f.x("$set\nif $c {\n$off\n}\nif $c2 {\n$d\n}", "c", c, "set", f.challenge, "off", f.takeOff(), "c2", f.sameOr(c), "d", f.refuse)
	}},
	{"let in early", 3, func(f *flow, _ int) string {
		return f.x("if $c {\n$ok\nreturn\n}", "c", f.cond, "ok", f.success)
	}},
	{"nested", 4, func(f *flow, nesting int) string {
		if nesting == 0 {
			return f.x("if $c {\n$d\n}", "c", f.cond, "d", f.denial)
		}
		return f.x(pick(f.maker, "if $c {\n$b\n}", "if $c {\n$b\n} else {\n$b2\n}"), "c", f.cond, "b", func() string { return f.block(nesting - 1) }, "b2", func() string { return f.block(nesting - 1) })
	}},
	{"loop", 4, func(f *flow, _ int) string {
		return f.x(pick(f.maker,
			"for _, k := range []string{\"x\", \"y\"} {\nif k != $mode {\ncontinue\n}\n$d\n}",
			"for _, k := range []string{\"x\", \"y\"} {\nif k == $mode {\n$set\nbreak\n}\n}\nif $c {\n$d2\n}",
			"for i := 0; i < 2; i++ {\nif $c {\nbreak\n}\nif i == 1 {\n$d\n}\n}",
			"$known := false\nfor _, k := range []string{\"x\", \"y\"} {\nif k == $mode {\n$known = true\nbreak\n}\n}\nif !$known {\n$d\n}",
			"for $c {\n$d\n}"),
			"d", f.denial, "set", f.challenge, "c", f.cond, "d2", f.refuse, "known", f.fresh("known"), "mode", f.mode)
	}},
	{"flag", 5, func(f *flow, _ int) string {
		c := f.cond()
		return f.x(pick(f.maker,
			"$v := false\nif $c {\n$v = true\n}\nif $v {\n$d\n}",
			"$v := false\nif $c {\n$set\n$v = true\n}\nif $v {\n$d2\n}",
			"$v := false\nif $c {\n$set\n$v = true\n}\nif !$v {\n$d2\n}",
			"$v := $c\nif $v {\n$set\n}\nif $v {\n$d2\n}"),
			"v", f.fresh("refuse"), "c", c, "d", f.denial, "set", f.challenge, "d2", f.refuse)
	}},
	{"code variable", 6, func(f *flow, _ int) string {
		return f.x("$v := 0\nif $c {\n$v = $s\n} else if $c2 {\n$v = $other\n}\n$tail", "v", f.fresh("code"), "c", f.cond, "c2", f.cond, "s", f.status(app, f.code),
			"other", f.name(f.otherStatus()), "tail", f.codeTail("code"))
	}},
	{"error", 5, func(f *flow, _ int) string {
		return f.errors()
	}},
	{"early hints", 2, func(f *flow, _ int) string {
		return f.x("$w.WriteHeader($s)\nif $c {\n$d\n}", "s", pick(f.maker, "http.StatusEarlyHints", "103", "http.StatusProcessing"), "c", f.cond, "d", f.denial)
	}},
	{"late", 9, func(f *flow, _ int) string {
		if f.calm {
			return f.x("if $c {\n$d\n}", "c", f.cond, "d", f.denial)
		}
		deny := strings.TrimSuffix(f.maker.deny(pick(f.maker, f.code, f.code, f.code, 403)), "\nreturn")
		return f.x("if $c {\n$d\n$set\nreturn\n}", "c", f.cond, "d", deny, "set", f.challenge)
	}},
	{"late twin", 6, func(f *flow, _ int) string {
		if f.calm {
			return ""
		}
		c := f.cond()
		return f.x(pick(f.maker,
			"if $c {\ndefer func() {\n$set\n}()\n}\nif $c2 {\n$d\n}",
			"if $c {\nfmt.Fprint($w, \"partial\")\n}\nif $c2 {\n$set\nreturn\n}",
			"if $c {\n_ = http.NewResponseController($w).Flush()\n}\nif $c2 {\n$set\nreturn\n}"),
			"c", c, "set", f.challenge, "c2", f.cond, "d", f.refuse)
	}},
	{"dead", 4, func(f *flow, _ int) string {
		if f.calm {
			return ""
		}
		c := f.cond()
		return f.x(pick(f.maker,
			"$send\nif $c {\n$d\n}",
			"if $c {\n$send\n}\nif $c2 {\n$d\n}"),
			"c", c, "c2", f.sameOr(c), "d", f.refuse,
			"send", f.x(pick(f.maker,
				`fmt.Fprint($w, "partial")`,
				`$w.WriteHeader(http.StatusOK)`,
				`_ = http.NewResponseController($w).Flush()`,
				`_, _ = $w.Write(nil)`)))
	}},
	{"goto", 2, func(f *flow, _ int) string {
		label := f.fresh("refuse")
		end := f.fresh("done")
		return f.x("if $c {\ngoto $l\n}\nif $c2 {\n$set\ngoto $l\n}\ngoto $end\n$l:\n{\n$d\n}\n$end:", "c", f.cond, "c2", f.cond, "set", f.inScope(f.challenge()), "d", f.refuse, "l", label, "end", end)
	}},
	{"panic", 2, func(f *flow, _ int) string {
		declared, used := f.fn(app, "fatal")
		f.declare(app, f.x("func $f(msg string) {\npanic(\"fatal: \" + msg)\n}", "f", declared))
		return f.x("if $c {\n$f(\"no\")\n}\nif $c2 {\n$d\n}", "f", used, "c", f.cond, "c2", f.cond, "d", f.denial)
	}},
	{"recover", 2, func(f *flow, _ int) string {
		return f.x("defer func() {\nif v := recover(); v != nil {\n$d\n}\n}()\nif $c {\npanic(\"no\")\n}", "c", f.cond, "d", f.denial)
	}},
	{"correlated", 4, func(f *flow, _ int) string {
		c := f.boolInput()
		return f.x(pick(f.maker,
			"if $c {\n$set\n}\nif !$c {\n$ok\nreturn\n}\n$d\n",
			"if !$c {\n$set\n}\nif !$c {\n$d\n}",
			"if $c {\n$set\n} else {\nlog.Print(\"open\")\n}\nif $c && $c2 {\n$d\n}"),
			"c", c, "c2", f.cond, "set", f.challenge, "ok", f.success, "d", func() string { return "if " + f.cond() + " {\n" + f.refuse() + "\n}" })
	}},
	{"answered", 6, func(f *flow, _ int) string {
		return f.answered()
	}},
	{"computed", 4, func(f *flow, _ int) string {
		return f.computed()
	}},
}

// inScope keeps the declarations of text from later gotos.
func (f *flow) inScope(text string) string { return "{\n" + text + "\n}" }

// codeTail answers with a status in the variable last made of stem.
func (f *flow) codeTail(stem string) string {
	v := stem
	if n := f.names[stem]; n > 1 {
		v = stem + string(rune('0'+n))
	}
	send := f.x(pick(f.maker,
		`http.Error($w, "no entry", $v) //@cause`,
		`$w.WriteHeader($v) //@cause`,
		`http.Error($w, http.StatusText($v), $v) //@cause`,
		`$f($w, $v, "no entry") //@cause`), "v", v, "f", f.lazyChain)
	return f.x(pick(f.maker,
		"if $v != 0 {\n$send\nreturn\n}",
		"if $v != 0 {\n$set\n$send\nreturn\n}",
		"if $v == $name {\n$set\n}\nif $v != 0 {\n$send\nreturn\n}",
		"if $v == http.StatusForbidden {\n$set\n}\nif $v != 0 {\n$send\nreturn\n}",
		"if $v != 0 && $v != $name {\n$send\nreturn\n}",
		"if $v >= 400 {\nif $v == $name {\n$set\n}\n$send\nreturn\n}",
		"switch $v {\ncase 0:\ncase $name:\n$set\nfallthrough\ndefault:\n$send\nreturn\n}",
		"switch $v {\ncase 0:\ncase $name, http.StatusForbidden:\n$send\nreturn\ndefault:\n$set\n$send2\nreturn\n}"),
		"v", v, "send", send, "send2", f.x(`$w.WriteHeader($v) //@cause`, "v", v), "set", f.challenge)
}

// errors denies by an error of a check.
func (f *flow) errors() string {
	m := f.maker
	arg := m.handed()
	arg2 := m.handed()
	home := pick(m, app, app, lib)
	missing, missingUsed := m.fn(home, "errMissing")
	denied, deniedUsed := m.fn(home, "errDenied")
	check, checkUsed := m.fn(home, "check")
	m.declare(home, m.x("// Errors of $check.\nvar (\n$missing = errors.New(\"missing\")\n$denied = errors.New(\"denied\")\n)\n\n// $check checks.\nfunc $check(a, b bool) error {\nif a {\nreturn $missing\n}\nif b {\nreturn $denied\n}\nreturn nil\n}",
		"missing", missing, "denied", denied, "check", check))
	return m.x(pick(m,
		"if err := $check($a, $b); err != nil {\n$d\n}",
		"switch err := $check($a, $b); err {\ncase nil:\ncase $missing:\n$d\ncase $denied:\n$d2\n}",
		"switch err := $check($a, $b); {\ncase err == nil:\ncase errors.Is(err, $missing):\n$d\ndefault:\n$d2\n}",
		"err$n := $check($a, $b)\nif errors.Is(err$n, $missing) {\n$set\n}\nif err$n != nil {\n$d3\n}",
		"err$n := $check($a, $b)\nif err$n != nil {\n$set\n}\nif err$n != nil {\n$d3\n}",
		"err$n := $check($a, $b)\nif err$n == $missing {\n$set\n$d3\n}\nif err$n != nil {\n$d2\n}"),
		"check", checkUsed, "missing", missingUsed, "denied", deniedUsed, "a", arg, "b", arg2, "set", m.challenge,
		"d", f.denial, "d2", f.denial, "d3", f.refuse, "n", m.fresh("X"))
}

// computed denies with a status that a function, map or table computes.
func (f *flow) computed() string {
	m := f.maker
	m.use("level")
	home := pick(m, app, app, lib)
	declared, used := m.fn(home, "statusOf")
	s := m.status(home, m.code)
	look := used + "(level)"
	switch m.IntN(5) {
	case 0, 1:
		m.tag("computed:func")
		m.declare(home, m.x("// $f maps.\nfunc $f(mode string) int {\nswitch mode {\ncase \"x\":\nreturn $s\ncase \"y\":\nreturn http.StatusForbidden\n}\nreturn http.StatusOK\n}", "f", declared, "s", s))
	case 2:
		m.tag("computed:map")
		m.declare(home, m.x("// $f maps.\nvar $f = map[string]int{\"x\": $s, \"y\": http.StatusForbidden, \"z\": http.StatusOK, \"w\": http.StatusOK}", "f", declared, "s", s))
		look = used + "[level]"
	case 3:
		m.tag("computed:table")
		m.declare(home, m.x("// $f maps.\nvar $f = []struct {\nMode string\nCode int\n}{\n{\"x\", $s},\n{\"y\", http.StatusForbidden},\n}", "f", declared, "s", s))
		v := m.fresh("row")
		return m.x("for _, $row := range $f {\nif $row.Mode == level {\n$set$w.WriteHeader($row.Code) //@cause\nreturn\n}\n}", "row", v, "f", used, "set", pick(m, func() string { return "" }, func() string { return m.challenge() + "\n" }, func() string { return m.x("if $row.Code == $name {\n$set\n}\n", "row", v, "set", m.challenge) }))
	case 4:
		m.tag("computed:array")
		m.declare(home, m.x("// $f maps.\nvar $f = [...]int{http.StatusOK, $s, http.StatusForbidden}", "f", declared, "s", s))
		look = used + "[len(level)]"
	}
	v := m.fresh("status")
	return m.x(pick(m,
		"if $v := $look; $v != http.StatusOK {\n$send\nreturn\n}",
		"if $v := $look; $v != http.StatusOK {\n$set\n$send\nreturn\n}",
		"$v := $look\nif $v == $name {\n$set\n}\nif $v != http.StatusOK {\n$send\nreturn\n}",
		"if $v := $look; $v == $name {\n$d\n} else if $v >= 400 {\n$send\nreturn\n}"),
		"v", v, "look", look, "set", m.challenge, "d", f.denial,
		"send", m.x(pick(m, `http.Error($w, "no entry", $v) //@cause`, `$w.WriteHeader($v) //@cause`), "v", v))
}

// answered denies in a helper that says whether it did.
func (f *flow) answered() string {
	m := f.maker
	arg := m.handed()
	declared, used := m.fn(app, "admit")
	set := m.in("w", m.challenge)
	maybe := m.maybe(set)
	deny := m.in("w", func() string { return m.deny(m.code) })
	other := m.in("w", func() string { return m.deny(403) })
	switch m.IntN(6) {
	case 0: // answers, and says so
		m.tag("answered:bool")
		m.declare(app, m.x("func $f(w http.ResponseWriter, r *http.Request, a bool) bool {\n_ = r\nif a {\n$set$deny\nreturn false\n}\nreturn true\n}", "f", declared, "set", maybe, "deny", deny))
		return m.x("if !$f($w, r, $a) {\nreturn\n}", "f", used, "a", arg)
	case 1: // says so by an error
		m.tag("answered:error")
		m.declare(app, m.x("func $f(w http.ResponseWriter, r *http.Request, a bool) error {\n_ = r\nif a {\n$set$deny\nreturn errors.New(\"no\")\n}\nreturn nil\n}", "f", declared, "set", maybe, "deny", deny))
		return m.x("if err := $f($w, r, $a); err != nil {\nreturn\n}", "f", used, "a", arg)
	case 2: // puts the challenge on, the caller answers
		m.tag("answered:half")
		m.declare(app, m.x("func $f(w http.ResponseWriter, r *http.Request, a bool) bool {\n_ = r\nif a {\n$set\nreturn $no\n}\nreturn $yes\n}", "f", declared, "set", set, "no", "false", "yes", "true"))
		return m.x(pick(m, "if !$f($w, r, $a) {\n$d\n}", "if $f($w, r, $a) {\n$d\n}"), "f", used, "a", arg, "d", f.refuse)
	case 3: // a user or a denial
		m.tag("answered:value")
		m.declare(app, m.x("func $f(w http.ResponseWriter, r *http.Request, a bool) (string, bool) {\nif a {\n$set$deny\nreturn \"\", false\n}\nreturn r.URL.Path, true\n}", "f", declared, "set", maybe, "deny", deny))
		v := m.fresh("user")
		return m.x("$v, in$v := $f($w, r, $a)\nif !in$v {\nreturn\n}\n_ = $v", "v", v, "f", used, "a", arg)
	case 4: // two denials, one of them with the caller's challenge
		m.tag("answered:mixed")
		m.declare(app, m.x("func $f(w http.ResponseWriter, r *http.Request, a bool) bool {\n_ = r\nif a {\n$other\nreturn false\n}\n$deny\nreturn false\n}", "f", declared, "other", other, "deny", deny))
		return m.x("if $c {\n$set\n$f($w, r, $a)\nreturn\n}", "c", f.cond, "set", pick(m, func() string { return "_ = r" }, m.challenge), "f", used, "a", arg)
	default: // answers, and the caller looks at a pointer
		m.tag("answered:pointer")
		m.declare(app, m.x("func $f(w http.ResponseWriter, r *http.Request, a bool) *http.Request {\nif a {\n$set$deny\nreturn nil\n}\nreturn r\n}", "f", declared, "set", maybe, "deny", deny))
		return m.x("if $f($w, r, $a) == nil {\nreturn\n}", "f", used, "a", arg)
	}
}
