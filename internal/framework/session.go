package framework

import "slices"

// session holds the rows of the session stores. Checked against scs v2.9.0,
// gorilla/sessions v1.4.0, securecookie v1.1.2, gin-contrib/sessions v1.0.4.
//
// Observed: none of them denies; a missing session is an empty one, also where
// the store returns no error.
var session = slices.Concat(
	methods("github.com/alexedwards/scs/v2.SessionManager", Row{Evidence: sessionKey("nil")}, "Get", "Pop"),
	methods("github.com/alexedwards/scs/v2.SessionManager", Row{Evidence: sessionKey("empty")}, "GetString", "GetBytes", "PopString"),
	methods("github.com/alexedwards/scs/v2.SessionManager", Row{Evidence: sessionKey("zero")}, "GetInt", "GetInt64", "PopInt"),
	methods("github.com/alexedwards/scs/v2.SessionManager", Row{Evidence: sessionKey("false")}, "GetBool", "Exists"),
	methods("github.com/alexedwards/scs/v2.SessionManager", Row{Evidence: lacks(KindVerify, "result1", "error")}, "Load"),
	methods("github.com/alexedwards/scs/v2.SessionManager", Row{Pure: true, Evidence: lacks(KindCredentials, "result0", "empty")}, "Token"),

	methods("github.com/gorilla/sessions.Store", Row{Evidence: lacks(KindVerify, "result1", "error")}, "Get"),
	methods("github.com/gorilla/sessions.CookieStore", Row{Evidence: lacks(KindVerify, "result1", "error")}, "Get"),
	methods("github.com/gorilla/sessions.FilesystemStore", Row{Evidence: lacks(KindVerify, "result1", "error")}, "Get"),
	methods("github.com/gorilla/sessions.Registry", Row{Evidence: lacks(KindVerify, "result1", "error")}, "Get"),
	methods("github.com/gorilla/sessions.Session", Row{Evidence: lacks(KindIdentity, "value", "true")}, "IsNew"),
	methods("github.com/gorilla/securecookie.SecureCookie", Row{Evidence: lacks(KindVerify, "result0", "error")}, "Decode"),
	functions("github.com/gorilla/securecookie", Row{Evidence: lacks(KindVerify, "result0", "error")}, "DecodeMulti"),

	methods("github.com/gin-contrib/sessions.Session", Row{Pure: true, Evidence: lacksNamed(KindIdentity, "result0", "nil", identityNames)}, "Get"),
)

// sessionKey is evidence from a session value, whose key is the second argument.
func sessionKey(no string) *Evidence {
	return &Evidence{Kind: KindIdentity, Result: "result0", No: no, Name: "arg1", Names: identityNames}
}
