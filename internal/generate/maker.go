package generate

import (
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"strconv"
	"strings"
)

// A pkg is one of the three packages that a handler may be spread over;
// each may use the later ones.
type pkg int

const (
	app pkg = iota
	lib
	base
)

func (p pkg) String() string { return [...]string{"app", "lib", "base"}[p] }

// A maker writes one handler.
type maker struct {
	*rand.Rand

	id    string // two digits; part of every name the handler declares
	shape string
	tags  map[string]bool
	decls [3]strings.Builder // declarations by package
	mount string             // the expression of its http.Handler

	code  int    // the denial it is about: 401, or 407
	field string // the challenge field of code

	w      string // the expression of the responder in the handler's body
	inputs []string
	names  map[string]int
	calm   bool // no late challenges, no dead denials
}

func newMaker(r *rand.Rand, n int) *maker {
	m := &maker{Rand: r, id: fmt.Sprintf("%02d", n), tags: map[string]bool{}, names: map[string]int{}, w: "w"}
	m.code, m.field = 401, "WWW-Authenticate"
	if m.oneIn(12) {
		m.code, m.field = 407, "Proxy-Authenticate"
		m.tag("407")
	}
	return m
}

// make chooses a shape and writes the handler.
func (m *maker) make() {
	total := 0
	for _, s := range shapes {
		total += s.weight
	}
	n := m.IntN(total)
	for _, s := range shapes {
		if n -= s.weight; n < 0 {
			m.shape = s.name
			s.write(m)
			return
		}
	}
}

func (m *maker) tag(name string)      { m.tags[name] = true }
func (m *maker) oneIn(n int) bool     { return m.IntN(n) == 0 }
func (m *maker) coin() bool           { return m.oneIn(2) }
func pick[T any](m *maker, of ...T) T { return of[m.IntN(len(of))] }

// A way is one of the forms in which something can be written.
type way[F any] struct {
	name   string
	weight int
	write  F
}

func choose[F any](m *maker, kind string, ways []way[F]) F {
	total := 0
	for _, w := range ways {
		total += w.weight
	}
	n := m.IntN(total)
	var chosen way[F]
	for _, chosen = range ways {
		if n -= chosen.weight; n < 0 {
			break
		}
	}
	m.tag(kind + ":" + chosen.name)
	return chosen.write
}

// x expands $name in text by the pairs kv, and by the names every text knows.
// A func() string is called where its name occurs, and only then: what is
// declared or read is then also used.
func (m *maker) x(text string, kv ...any) string {
	return os.Expand(text, func(name string) string {
		for i := 0; i < len(kv); i += 2 {
			if kv[i] != name {
				continue
			}
			if write, ok := kv[i+1].(func() string); ok {
				return write()
			}
			return kv[i+1].(string)
		}
		switch name {
		case "id":
			return m.id
		case "w":
			return m.w
		case "code":
			return strconv.Itoa(m.code)
		case "name":
			return m.name(m.code)
		case "field":
			return strconv.Quote(m.field)
		case "canonical":
			return strconv.Quote(canonical[m.field])
		case "value":
			return m.value()
		}
		panic("unknown $" + name + " in " + text)
	})
}

var canonical = map[string]string{"WWW-Authenticate": "Www-Authenticate", "Proxy-Authenticate": "Proxy-Authenticate"}

// value is a challenge's text; neighbours differ, so that a late one shows.
func (m *maker) value() string {
	all := []string{
		"`Basic realm=\"app\"`", "`Bearer realm=\"app\"`", "`Digest realm=\"app\", nonce=\"n\"`",
		"`Basic realm=\"web\"`", "`Bearer realm=\"web\"`", "`Digest realm=\"web\", nonce=\"n\"`",
	}
	m.names["value"]++
	return all[m.names["value"]%len(all)]
}

// fresh makes a local name that the handler does not use yet.
func (m *maker) fresh(stem string) string {
	m.names[stem]++
	if n := m.names[stem]; n > 1 {
		return stem + strconv.Itoa(n)
	}
	return stem
}

// fn makes the name of a declaration in p, as declared and as seen from app
// (or from the package from).
func (m *maker) fn(p pkg, stem string, from ...pkg) (declared, used string) {
	m.names["fn:"+stem]++
	declared = stem + m.id
	if n := m.names["fn:"+stem]; n > 1 {
		declared += string(rune('a' + n - 1))
	}
	if p != app {
		declared = strings.ToUpper(declared[:1]) + declared[1:]
	}
	at := app
	if len(from) > 0 {
		at = from[0]
	}
	return declared, p.qualify(at, declared)
}

func (p pkg) qualify(from pkg, name string) string {
	if p == from {
		return name
	}
	return p.String() + "." + name
}

// in writes with another expression for the responder.
func (m *maker) in(w string, write func() string) func() string {
	return func() string {
		outer := m.w
		m.w = w
		defer func() { m.w = outer }()
		return write()
	}
}

// maybe writes nothing, or the statements of write.
func (m *maker) maybe(write func() string) func() string {
	return func() string {
		if m.coin() {
			return ""
		}
		return write() + "\n"
	}
}

// declare adds a declaration to a package.
func (m *maker) declare(p pkg, text string) {
	m.decls[p].WriteString(strings.TrimSpace(text) + "\n\n")
}

// name is the net/http constant of a status.
func (m *maker) name(code int) string {
	return map[int]string{
		200: "http.StatusOK", 202: "http.StatusAccepted", 204: "http.StatusNoContent", 400: "http.StatusBadRequest",
		401: "http.StatusUnauthorized", 403: "http.StatusForbidden", 404: "http.StatusNotFound",
		407: "http.StatusProxyAuthRequired", 409: "http.StatusConflict", 418: "http.StatusTeapot", 500: "http.StatusInternalServerError", 502: "http.StatusBadGateway",
	}[code]
}

// status writes a status as an expression in package p.
func (m *maker) status(p pkg, code int) string {
	literal := strconv.Itoa(code)
	switch n := m.IntN(20); {
	case n < 11:
		return m.name(code)
	case n < 14:
		return literal
	case n < 16:
		m.tag("const:package")
		declared, used := m.fn(p, "codeNo", p)
		m.declare(p, fmt.Sprintf("const %s = %s", declared, pick(m, m.name(code), literal)))
		return used
	case n < 18 && p != base:
		m.tag("const:foreign")
		home := p + 1 + pkg(m.IntN(int(base-p)))
		declared, used := m.fn(home, "codeOf", p)
		m.declare(home, fmt.Sprintf("// %s is a status.\nconst %s = %s", declared, declared, pick(m, m.name(code), literal)))
		return used
	case n < 19:
		m.tag("const:typed")
		declared, used := m.fn(p, "status", p)
		name, constant := m.fn(p, "denied", p)
		m.declare(p, fmt.Sprintf("type %s int\n\nconst %s %s = %s", declared, name, used, literal))
		return "int(" + constant + ")"
	default:
		return fmt.Sprintf("400 + %d", code-400)
	}
}

// otherStatus is a status that is not the handler's own.
func (m *maker) otherStatus() int { return pick(m, 400, 403, 403, 404, 409, 500) }

// The inputs: variables of the handler that are read from the request once.
var inputKinds = map[string]struct {
	read   []string
	values []string
	tests  []string
}{
	"a": {boolReads("a"), []string{"0", "1"}, []string{"a", "!a"}},
	"b": {boolReads("b"), []string{"0", "1"}, []string{"b", "!b"}},
	"c": {boolReads("c"), []string{"0", "1"}, []string{"c", "!c"}},
	// These are only handed to helpers and tables: what a helper makes of an
	// input is not held against other tests of the same input.
	"p":     {boolReads("p"), []string{"0", "1"}, []string{"p"}},
	"q":     {boolReads("q"), []string{"0", "1"}, []string{"q"}},
	"level": {[]string{`level := r.URL.Query().Get("level")`, `level := r.FormValue("level")`}, []string{"x", "y", "z", "w"}, []string{`level == "x"`}},
	"mode": {
		[]string{`mode := r.URL.Query().Get("mode")`, `mode := r.FormValue("mode")`, `mode := r.Header.Get("X-Mode")`},
		[]string{"x", "y", "z", "w"},
		[]string{`mode == "x"`, `mode != "y"`, `mode == "z"`},
	},
	"cred":  {[]string{`cred := r.Header.Get("Authorization")`}, creds, []string{`cred == ""`, `cred != ""`, `cred == "Bearer good"`}},
	"ok":    {[]string{`_, _, ok := r.BasicAuth()`}, creds, []string{"!ok", "ok"}},
	"token": {[]string{`token, found := strings.CutPrefix(r.Header.Get("Authorization"), "Bearer ")`}, creds, []string{"!found", "found", `found && token != "good"`}},
}

var creds = []string{"", "Basic dTpw", "Bearer good", "Bearer bad"}

func boolReads(name string) []string {
	return []string{
		fmt.Sprintf(`%s := r.URL.Query().Get(%q) == "1"`, name, name),
		fmt.Sprintf(`%s := r.FormValue(%q) == "1"`, name, name),
		fmt.Sprintf(`%s := r.Header.Get("X-%s") != "0"`, name, strings.ToUpper(name)),
	}
}

// use makes sure that the handler reads an input.
func (m *maker) use(name string) string {
	if !slices.Contains(m.inputs, name) {
		m.inputs = append(m.inputs, name)
	}
	return name
}

// cond is a test of one or two inputs. The more inputs there are, the rather
// an old one is tested again: correlated tests are wanted.
func (m *maker) cond() string {
	t := m.test()
	switch {
	case m.oneIn(12):
		m.tag("cond:and")
		return t + " && " + m.test()
	case m.oneIn(12):
		m.tag("cond:or")
		return t + " || " + m.test()
	}
	return t
}

func (m *maker) test() string {
	var name string
	tested := slices.DeleteFunc(slices.Clone(m.inputs), func(name string) bool { return name == "p" || name == "q" || name == "level" })
	if len(tested) > 0 && (len(tested) > 2 || m.oneIn(3)) {
		name = pick(m, tested...)
	} else {
		name = pick(m, "a", "a", "b", "b", "c", "mode", "cred", "ok", "token")
		// The credentials are read in one way a handler.
		if i := slices.IndexFunc(m.inputs, isCred); isCred(name) && i >= 0 {
			name = m.inputs[i]
		}
		m.use(name)
	}
	return pick(m, inputKinds[name].tests...)
}

func isCred(name string) bool { return name == "cred" || name == "ok" || name == "token" }

// handed names a bool input that is only handed to helpers.
func (m *maker) handed() string { return m.use(pick(m, "p", "q")) }

// boolInput names an input of type bool.
func (m *maker) boolInput() string { return m.use(pick(m, "a", "b", "c")) }

// reads declares the inputs, in the order in which they came to be used.
func (m *maker) reads() string {
	var text strings.Builder
	for _, name := range m.inputs {
		text.WriteString(pick(m, inputKinds[name].read...) + "\n")
		if name == "token" {
			text.WriteString("_ = token\n")
		}
	}
	return text.String()
}

// allInputs is the product of the values of all inputs.
func (m *maker) allInputs() []Input {
	all := []Input{{}}
	for _, name := range m.inputs {
		param := name
		if isCred(name) {
			param = "cred"
		}
		var next []Input
		for _, in := range all {
			for _, v := range inputKinds[name].values {
				with := Input{param: v}
				for k, old := range in {
					with[k] = old
				}
				next = append(next, with)
			}
		}
		all = next
	}
	return all
}
