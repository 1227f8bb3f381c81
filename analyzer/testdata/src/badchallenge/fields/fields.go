// Package fields has challenges in the wrong field.
package fields

import "net/http"

func misspelt(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("WWW-Authentication", `Basic realm="files"`) // want `WWW-Authentication in misspelt is not the field of challenges: WWW-Authenticate \(RFC 9110 §11.6.1\)`
	http.Error(w, "who are you?", http.StatusUnauthorized)
}

func misspeltAndMalformed(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("WWW-Authorization", "Basic") // want `not the field of challenges` `Basic has no realm`
	w.WriteHeader(http.StatusUnauthorized)
}

func misspeltElsewhere(w http.ResponseWriter) {
	w.Header()["Www-Authentificate"] = []string{`Basic realm="files"`} // want `not the field of challenges`
}

func misspeltForProxies(w http.ResponseWriter) {
	w.Header().Add("Proxy-Authentication", `Basic realm="files"`) // want `Proxy-Authentication in misspeltForProxies is not the field of challenges: Proxy-Authenticate`
}

func requestField(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Authorization", `Basic realm="files"`) // want `Authorization in requestField is not the field of challenges: WWW-Authenticate`
	http.Error(w, "who are you?", http.StatusUnauthorized)
}

// A login answers with the token.
func token(w http.ResponseWriter, r *http.Request, token string) {
	w.Header().Set("Authorization", "Bearer "+token)
	w.WriteHeader(http.StatusOK)
}

// Nothing says which status this goes out with.
func tokenOfUnknownStatus(w http.ResponseWriter, r *http.Request, token string) {
	w.Header().Set("Authorization", "Bearer "+token)
}

// The challenge is there as well.
func both(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Authorization", "none")
	w.Header().Set("WWW-Authenticate", `Basic realm="files"`)
	http.Error(w, "who are you?", http.StatusUnauthorized)
}

func request(r *http.Request, token string) {
	r.Header.Set("Authorization", "Bearer "+token)
	r.Header.Set("WWW-Authentication", "none")
}

func otherFields(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Authentication-Info", `nextnonce="x"`)
	w.Header().Set("X-WWW-Authenticate", `Basic realm=files`)
	w.Header().Set("Access-Control-Expose-Headers", "WWW-Authenticate")
	w.Header().Del("WWW-Authentication")
	http.Error(w, "who are you?", http.StatusUnauthorized)
}

func proxyFieldOn401(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Proxy-Authenticate", `Basic realm="files"`) // want `Proxy-Authenticate in proxyFieldOn401 is put on a 401, which needs WWW-Authenticate`
	w.Header().Set("Content-Type", "text/plain")
	w.WriteHeader(http.StatusUnauthorized)
}

func originFieldOn407(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("WWW-Authenticate", `Basic realm="files"`) // want `WWW-Authenticate in originFieldOn407 is put on a 407, which needs Proxy-Authenticate`
	http.Error(w, "who are you?", http.StatusProxyAuthRequired)
}

func bothFields(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("WWW-Authenticate", `Basic realm="files"`)
	w.Header().Set("Proxy-Authenticate", `Basic realm="files"`)
	w.WriteHeader(http.StatusProxyAuthRequired)
}

// Another statement may have answered.
func notEvident(w http.ResponseWriter, r *http.Request, answer func(http.ResponseWriter)) {
	w.Header().Set("WWW-Authenticate", `Basic realm="files"`)
	answer(w)
	w.WriteHeader(http.StatusProxyAuthRequired)
}

func sometimes(w http.ResponseWriter, r *http.Request, origin bool) {
	w.Header().Set("WWW-Authenticate", `Basic realm="files"`)
	if origin {
		w.WriteHeader(http.StatusUnauthorized)
		return
	}
	w.WriteHeader(http.StatusProxyAuthRequired)
}

func anotherAnswer(w, v http.ResponseWriter) {
	w.Header().Set("WWW-Authenticate", `Basic realm="files"`)
	v.WriteHeader(http.StatusProxyAuthRequired)
}
