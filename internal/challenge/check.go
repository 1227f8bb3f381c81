package challenge

import (
	"fmt"
	"slices"
)

// Check reports what breaks the rules of parameters and of the known schemes
// in a list that [Parse] gave. The status is that of the answer, 0 if it is
// not known.
func Check(field Field, status int, list List) []Problem {
	k := &checker{field: field, status: status, list: list}
	for i := range list {
		c := &list[i]
		k.repeated(c)
		k.realm(i)
		if s, ok := knownScheme(c.Scheme.Text); ok {
			k.scheme(i, s)
		}
	}
	sortProblems(k.problems)
	return k.problems
}

type checker struct {
	field    Field
	status   int
	list     List
	problems []Problem
}

func (k *checker) report(rule Rule, section string, pos, end Pos, edits []Edit, format string, args ...any) {
	k.problems = append(k.problems, rule.problem(section, fmt.Sprintf(format, args...), pos, end, edits))
}

// repeated: "each parameter name MUST only occur once per challenge".
func (k *checker) repeated(c *Challenge) {
	seen := make(map[string]bool, len(c.Params))
	for _, p := range c.Params {
		name := lower(p.Name.Text)
		if seen[name] {
			k.report(Repeated, "", p.Name.Pos, p.Name.End, nil, "%s has the parameter %s twice", or(c.Scheme.Text, "the challenge"), name)
		}
		seen[name] = true
	}
}

// realm: whatever the scheme, it has to be quoted.
func (k *checker) realm(i int) {
	for j, p := range k.list[i].Params {
		if p.Name.Is("realm") && p.Value.Form == TokenForm {
			k.unquoted(UnquotedRealm, "", i, j)
		}
	}
}

// unquoted reports that parameter j of challenge i must be quoted.
func (k *checker) unquoted(rule Rule, section string, i, j int) {
	c := &k.list[i]
	p := c.Params[j]
	text, known := p.Value.Text()
	var edits []Edit
	if known && (j+1 < len(c.Params) || k.known(i+1)) {
		edits = quote(text, p.Value.Pos, p.Value.End)
	}
	k.report(rule, section, p.Value.Pos, p.Value.End, edits, "%s must be quoted", p.Name.Text)
}

// known says whether challenge i is surely one, or not there. Otherwise what
// stands for it may be the rest of an unquoted value with a comma in it.
func (k *checker) known(i int) bool {
	if i == len(k.list) {
		return true
	}
	_, ok := knownScheme(k.list[i].Scheme.Text)
	return ok
}

// scheme applies the rules of the table.
func (k *checker) scheme(i int, s scheme) {
	c := &k.list[i]
	if s.originOnlyBy != "" && k.field == ProxyAuthenticate {
		k.report(ProxyScheme, s.originOnlyBy, c.Scheme.Pos, c.Scheme.End, nil, "%s must not be used with %s", s.name, k.field)
	}
	k.missing(c, s)
	k.charset(c, s)
	k.quoting(i, s)
	k.errorCode(c, s)
}

// missing reports parameters that have to be there.
func (k *checker) missing(c *Challenge, s scheme) {
	if c.Open {
		return
	}
	for _, name := range s.required {
		if c.Param(name) == nil {
			k.report(MissingParam, s.requiredBy, c.Scheme.Pos, c.Scheme.End, addRealm(c, s, name), "%s has no %s", s.name, name)
		}
	}
	if s.wantsParamBy != "" && len(c.Params) == 0 {
		k.report(BareScheme, s.wantsParamBy, c.Scheme.Pos, c.Scheme.End, addRealm(c, s, "realm"), "%s has no parameter", s.name)
	}
}

// addRealm gives a challenge the realm it lacks. A scheme without a template
// lacks more.
func addRealm(c *Challenge, s scheme, name string) []Edit {
	const realm = `realm="restricted"`
	switch {
	case name != "realm" || s.template == "" || c.Token68.Text != "":
		return nil
	case len(c.Params) > 0:
		at := c.Params[0].Name.Pos
		return []Edit{{at, at, realm + ", "}}
	}
	return []Edit{{c.Scheme.End, c.Scheme.End, " " + realm}}
}

// charset: "the only allowed value is UTF-8", in any case.
func (k *checker) charset(c *Challenge, s scheme) {
	if s.charsetBy == "" {
		return
	}
	for _, p := range c.Params {
		text, known := p.Value.Text()
		if !p.Name.Is("charset") || !known || lower(text) == "utf-8" {
			continue
		}
		var edits []Edit
		if p.Value.Pos.Part == p.Value.End.Part {
			edits = []Edit{{p.Value.Pos, p.Value.End, `"UTF-8"`}}
		}
		k.report(Charset, s.charsetBy, p.Value.Pos, p.Value.End, edits, "the charset of %s can only be UTF-8", s.name)
	}
}

// quoting holds parameters to the one form that their scheme allows.
func (k *checker) quoting(i int, s scheme) {
	for j, p := range k.list[i].Params {
		name := lower(p.Name.Text)
		switch {
		case p.Value.Form == TokenForm && slices.Contains(s.quoted, name):
			k.unquoted(QuoteForm, s.quotingBy, i, j)
		case p.Value.Form == QuotedForm && slices.Contains(s.unquoted, name):
			k.report(QuoteForm, s.quotingBy, p.Value.Pos, p.Value.End, dropQuotes(p.Value), "%s must not be quoted", name)
		}
	}
}

// dropQuotes makes a token of a quoted-string that can be one.
func dropQuotes(v Value) []Edit {
	text, known := v.Text()
	if !known || !isToken(text) || v.Pos.Part != v.End.Part || v.End.Off-v.Pos.Off != len(text)+2 {
		return nil // unknown, no token, or with backslashes
	}
	return []Edit{
		{v.Pos, Pos{v.Pos.Part, v.Pos.Off + 1}, ""},
		{Pos{v.End.Part, v.End.Off - 1}, v.End, ""},
	}
}

// wrongStatus has the statuses that contradict an error code: insufficient_scope
// goes with 403, invalid_token with 401, invalid_request with 400.
var wrongStatus = map[string]int{
	"insufficient_scope": 401,
	"invalid_token":      403,
	"invalid_request":    401,
}

// errorCode compares RFC 6750's error codes with the status.
func (k *checker) errorCode(c *Challenge, s scheme) {
	p := c.Param("error")
	if s.errorsBy == "" || p == nil {
		return
	}
	if code, known := p.Value.Text(); known && k.status != 0 && wrongStatus[code] == k.status {
		k.report(ErrorStatus, s.errorsBy, p.Value.Pos, p.Value.End, nil, "the error %s does not go with %d", code, k.status)
	}
}

func or(s, empty string) string {
	if s == "" {
		return empty
	}
	return s
}
