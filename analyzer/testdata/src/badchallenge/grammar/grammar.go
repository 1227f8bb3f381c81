// Package grammar has challenges that are not what RFC 9110 §11 says.
package grammar

import "net/http"

func noScheme(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("WWW-Authenticate", `realm="files"`) // want `WWW-Authenticate in noScheme: no scheme stands before realm \(RFC 9110 §11.3\)`
	http.Error(w, "who are you?", http.StatusUnauthorized)
}

func colonBehindScheme(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("WWW-Authenticate", `Basic: realm="files"`) // want `expected a scheme, found`
	http.Error(w, "who are you?", http.StatusUnauthorized)
}

func noComma(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("WWW-Authenticate", `Basic realm="files" charset="UTF-8"`) // want `there is no comma before charset`
	http.Error(w, "who are you?", http.StatusUnauthorized)
}

func noCommaBetweenChallenges(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("WWW-Authenticate", "Basic realm=\"files\" Bearer realm=\"files\"") // want `there is no comma before Bearer`
	http.Error(w, "who are you?", http.StatusUnauthorized)
}

func semicolon(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("WWW-Authenticate", `Basic realm="files"; charset="UTF-8"`) // want `a comma, not a semicolon`
	http.Error(w, "who are you?", http.StatusUnauthorized)
}

func strayComma(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("WWW-Authenticate", `Bearer, realm="files"`) // want `a space, not a comma, goes between Bearer and realm`
	http.Error(w, "who are you?", http.StatusUnauthorized)
}

func neither(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("WWW-Authenticate", `Bearer "files"`) // want `expected name=value`
	http.Error(w, "who are you?", http.StatusUnauthorized)
}

func mixed(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("WWW-Authenticate", `Negotiate YII==, realm="files"`) // want `Negotiate has the token68 YII== and the parameter realm`
	http.Error(w, "who are you?", http.StatusUnauthorized)
}

func emptyValue(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("WWW-Authenticate", `Basic realm=`) // want `realm has no value`
	http.Error(w, "who are you?", http.StatusUnauthorized)
}

func badValue(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("WWW-Authenticate", `Bearer error=invalid token`) // want `error must be quoted`
	http.Error(w, "who are you?", http.StatusUnauthorized)
}

func noEnd(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("WWW-Authenticate", `Basic realm="files`) // want `a quoted value has no closing quote`
	http.Error(w, "who are you?", http.StatusUnauthorized)
}

func twice(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("WWW-Authenticate", `Basic realm="files", realm="more"`) // want `Basic has the parameter realm twice`
	http.Error(w, "who are you?", http.StatusUnauthorized)
}

func unquotedRealm(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("WWW-Authenticate", "Basic realm=my files") // want `realm must be quoted: "my files" \(RFC 9110 §11.5\)`
	http.Error(w, "who are you?", http.StatusUnauthorized)
}

func unquotedRealmOfAnyScheme(w http.ResponseWriter, r *http.Request) {
	w.Header().Add("WWW-Authenticate", `Acme-SSO realm=files, zone=b`) // want `realm must be quoted`
	http.Error(w, "who are you?", http.StatusUnauthorized)
}

func good(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("WWW-Authenticate", `Basic realm="my files", charset="UTF-8"`)
	w.Header().Add("WWW-Authenticate", `Bearer realm="my files", error="invalid_token", error_description="it \"expired\""`)
	w.Header().Add("WWW-Authenticate", `Acme-SSO`)
	w.Header().Add("WWW-Authenticate", `Basic realm="a", Bearer realm="b", Negotiate`)
	w.Header().Add("WWW-Authenticate", `Negotiate YIIKhgYGKwYBBQUCoIIKejCC`)
	http.Error(w, "who are you?", http.StatusUnauthorized)
}
