package challenge

import "testing"

func TestMisspelt(t *testing.T) {
	for _, row := range []struct{ name, want, reason string }{
		{"WWW-Authenticate", "", "right"},
		{"www-authenticate", "", "names have no case"},
		{"Www-Authenticate", "", "Go's canonical key"},
		{"Proxy-Authenticate", "", "right"},
		{"WWW-Authentication", "WWW-Authenticate", "a noun"},
		{"WWW-Authorization", "WWW-Authenticate", "the request's word"},
		{"Www-Authorization", "WWW-Authenticate", "in canonical form"},
		{"WwwAuthenticate", "WWW-Authenticate", "no hyphen"},
		{"WWW_Authenticate", "WWW-Authenticate", "an underscore"},
		{"WWW-Authenticate:", "WWW-Authenticate", "the colon belongs to the wire"},
		{"Authenticate", "WWW-Authenticate", "half of it"},
		{"Authorization", "WWW-Authenticate", "a field of the request"},
		{"WW-Authenticate", "WWW-Authenticate", "a letter less"},
		{"WWWW-Authenticate", "WWW-Authenticate", "a letter more"},
		{"WWW-Autenticate", "WWW-Authenticate", "a letter less inside"},
		{"WWW-Authetnicate", "WWW-Authenticate", "two letters swapped"},
		{"WWW-Authenticade", "WWW-Authenticate", "another letter"},
		{"WWW-Authenticates", "WWW-Authenticate", "a letter more at the end"},
		{"Proxy-Authentication", "Proxy-Authenticate", "a noun"},
		{"Proxy-Authorization", "Proxy-Authenticate", "a field of the request"},
		{"ProxyAuthenticate", "Proxy-Authenticate", "no hyphen"},
		{"X-WWW-Authenticate", "", "on purpose: browsers do not ask"},
		{"Authentication-Info", "", "a field of its own, RFC 7615"},
		{"Proxy-Authentication-Info", "", "a field of its own, RFC 7615"},
		{"X-Auth-Token", "", "a field of the user's"},
		{"Location", "", "another field"},
		{"", "", "nothing"},
	} {
		if got, ok := Misspelt(row.name); got != row.want || ok != (row.want != "") {
			t.Errorf("Misspelt(%q) = %q, %v; want %q: %s", row.name, got, ok, row.want, row.reason)
		}
	}
}

func TestFields(t *testing.T) {
	for _, row := range []struct {
		status int
		field  Field
		ok     bool
	}{{401, WWWAuthenticate, true}, {407, ProxyAuthenticate, true}, {403, 0, false}} {
		if got, ok := FieldFor(row.status); got != row.field || ok != row.ok {
			t.Errorf("FieldFor(%d) = %v, %v", row.status, got, ok)
		}
	}
	for _, f := range []Field{WWWAuthenticate, ProxyAuthenticate} {
		if got, ok := FieldNamed(f.String()); got != f || !ok {
			t.Errorf("FieldNamed(%q) = %v, %v", f, got, ok)
		}
	}
	if _, ok := FieldNamed("Authorization"); ok {
		t.Error("Authorization carries no challenge")
	}
}

func TestTemplate(t *testing.T) {
	for scheme, want := range map[string]string{
		"Basic":  `Basic realm="restricted", charset="UTF-8"`,
		"bearer": `Bearer realm="restricted"`,
		"Digest": "", // its nonce has to be made
		"Custom": "",
	} {
		if got := Template(scheme); got != want {
			t.Errorf("Template(%q) = %q, want %q", scheme, got, want)
		}
	}
}
