package challenge

import "strings"

func alnum(u unit) bool {
	return 'a' <= u && u <= 'z' || 'A' <= u && u <= 'Z' || '0' <= u && u <= '9'
}

// tchar may stand in a token, RFC 9110 §5.6.2.
func tchar(u unit) bool {
	return alnum(u) || u < 0x80 && strings.IndexByte("!#$%&'*+-.^_`|~", byte(u)) >= 0
}

// char68 may stand in a token68 before its "=", RFC 9110 §11.2.
func char68(u unit) bool {
	return alnum(u) || u < 0x80 && strings.IndexByte("-._~+/", byte(u)) >= 0
}

// space is optional whitespace, RFC 9110 §5.6.3.
func space(u unit) bool { return u == ' ' || u == '\t' }

// control may stand nowhere in a field's value, not even behind a backslash,
// RFC 9110 §5.5 and §5.6.4.
func control(u unit) bool { return u < 0x20 && u != '\t' || u == 0x7f }

// hole is unknown text. A Quoted hole is no such hole but a value.
func hole(u unit) bool { return u >= isHole && Hole(u-isHole)&Quoted == 0 }

// quoted is a hole that is a quoted-string.
func quoted(u unit) bool { return u >= isHole && Hole(u-isHole)&Quoted != 0 }

// isToken says whether s is a token, RFC 9110 §5.6.2.
func isToken(s string) bool {
	for i := range len(s) {
		if !tchar(unit(s[i])) {
			return false
		}
	}
	return s != ""
}
