package challenge

import "strings"

// A Field is one of the two that carry challenges.
type Field uint8

const (
	WWWAuthenticate   Field = iota // RFC 9110 §11.6.1
	ProxyAuthenticate              // RFC 9110 §11.7.1
)

// String is the field's name as the standard spells it.
func (f Field) String() string {
	if f == ProxyAuthenticate {
		return "Proxy-Authenticate"
	}
	return "WWW-Authenticate"
}

// FieldNamed finds a field by its name, in any case (RFC 9110 §5.1).
func FieldNamed(name string) (Field, bool) {
	for _, f := range []Field{WWWAuthenticate, ProxyAuthenticate} {
		if strings.EqualFold(name, f.String()) {
			return f, true
		}
	}
	return 0, false
}

// FieldFor is the field that an answer of that status must have (RFC 9110
// §15.5.2, §15.5.8).
func FieldFor(status int) (Field, bool) {
	switch status {
	case 401:
		return WWWAuthenticate, true
	case 407:
		return ProxyAuthenticate, true
	}
	return 0, false
}

// misspelt has wrong names, without case and punctuation. A field of the
// request comes to stand here only because it is useless as a challenge; that
// it is set on a denial, and not with a new token on a 200, the caller knows.
var misspelt = map[string]Field{
	"authenticate":         WWWAuthenticate,
	"authentificate":       WWWAuthenticate,
	"authorization":        WWWAuthenticate, // the request's, RFC 9110 §11.6.2
	"wwwauthentication":    WWWAuthenticate,
	"wwwauthentificate":    WWWAuthenticate,
	"wwwauthorization":     WWWAuthenticate,
	"wwwauthorize":         WWWAuthenticate,
	"wwwauth":              WWWAuthenticate,
	"proxyauthentication":  ProxyAuthenticate,
	"proxyauthentificate":  ProxyAuthenticate,
	"proxyauthorization":   ProxyAuthenticate, // the request's, RFC 9110 §11.7.2
	"proxyauthorize":       ProxyAuthenticate,
	"proxywwwauthenticate": ProxyAuthenticate,
}

// Misspelt gives the name that was meant by one that no client looks for.
// "X-WWW-Authenticate" is no slip: it keeps a browser from asking.
func Misspelt(name string) (correct string, ok bool) {
	if _, right := FieldNamed(name); right {
		return "", false
	}
	bare := squash(name)
	if f, ok := misspelt[bare]; ok {
		return f.String(), true
	}
	for _, f := range []Field{WWWAuthenticate, ProxyAuthenticate} {
		if right := squash(f.String()); bare[:min(1, len(bare))] == right[:1] && near(bare, right) {
			return f.String(), true
		}
	}
	return "", false
}

// squash drops case and punctuation.
func squash(name string) string {
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune("-_ :.", r) {
			return -1
		}
		return r
	}, strings.ToLower(name))
}

// near says whether one letter more, less, other or swapped with the next
// makes a into b.
func near(a, b string) bool {
	i := 0
	for i < min(len(a), len(b)) && a[i] == b[i] {
		i++
	}
	a, b = a[i:], b[i:]
	switch len(a) - len(b) {
	case 0:
		return len(a) == 0 || a[1:] == b[1:] ||
			len(a) > 1 && a[0] == b[1] && a[1] == b[0] && a[2:] == b[2:]
	case 1:
		return a[1:] == b
	case -1:
		return a == b[1:]
	}
	return false
}
