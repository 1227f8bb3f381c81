package challenge

import "strings"

// A scheme is what the standards say about the challenges of one
// auth-scheme. Names are in lower case.
type scheme struct {
	name     string // as it is registered
	template string // see Template

	required     []string // parameters that must be there
	requiredBy   string
	charsetBy    string   // the only charset is UTF-8
	quoted       []string // parameters that must be a quoted-string
	unquoted     []string // parameters that must not be one
	quotingBy    string
	originOnlyBy string // not in Proxy-Authenticate
	wantsParamBy string // not to be sent bare
	errorsBy     string // has RFC 6750's error codes
	opaque       bool   // its token68 may be anything
}

// schemes holds the schemes that have rules, and the others of the IANA
// registry (checked 2025-09), which are only told from misplaced words.
// Anything else is a scheme too, and never complained about.
var schemes = map[string]scheme{
	"basic": {
		name:       "Basic",
		template:   `Basic realm="restricted", charset="UTF-8"`,
		required:   []string{"realm"},
		requiredBy: "RFC 7617 §2",
		charsetBy:  "RFC 7617 §2.1",
	},
	"bearer": {
		name:         "Bearer",
		template:     `Bearer realm="restricted"`,
		wantsParamBy: "RFC 6750 §3",
		errorsBy:     "RFC 6750 §3.1",
	},
	"digest": {
		name:       "Digest", // no template: the nonce is to be made
		required:   []string{"realm", "nonce"},
		requiredBy: "RFC 7616 §3.3",
		charsetBy:  "RFC 7616 §3.3",
		quoted:     []string{"domain", "nonce", "opaque", "qop"}, // realm: RFC 9110 §11.5
		unquoted:   []string{"stale", "algorithm"},
		quotingBy:  "RFC 7616 §3.3",
	},
	"dpop": {
		name:         "DPoP",
		originOnlyBy: "RFC 9449 §7.1",
		errorsBy:     "RFC 6750 §3.1",
	},
	"negotiate":     {name: "Negotiate", opaque: true}, // RFC 4559
	"ntlm":          {name: "NTLM", opaque: true},      // not registered, in wide use
	"concealed":     {name: "Concealed"},
	"gnap":          {name: "GNAP"},
	"hoba":          {name: "HOBA"},
	"mutual":        {name: "Mutual"},
	"oauth":         {name: "OAuth"},
	"privatetoken":  {name: "PrivateToken"},
	"scram-sha-1":   {name: "SCRAM-SHA-1"},
	"scram-sha-256": {name: "SCRAM-SHA-256"},
	"vapid":         {name: "vapid"},
}

// params are names that parameters of known schemes have. They tell a value
// left out ("Basic realm=") from a padded token68 ("Negotiate YII=").
var params = map[string]bool{
	"algorithm": true, "algs": true, "charset": true, "domain": true,
	"error": true, "error_description": true, "error_uri": true,
	"nonce": true, "opaque": true, "qop": true, "realm": true,
	"resource_metadata": true, "scope": true, "stale": true, "userhash": true,
}

// knownScheme looks a scheme up; ok is false for what no table names.
func knownScheme(name string) (scheme, bool) {
	s, ok := schemes[strings.ToLower(name)]
	return s, ok
}

// Template is the challenge to write for a scheme where nothing else is
// known, "" where no literal will do.
func Template(name string) string {
	s, _ := knownScheme(name)
	return s.template
}
