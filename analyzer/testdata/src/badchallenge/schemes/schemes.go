// Package schemes has challenges that their schemes do not allow.
package schemes

import (
	"fmt"
	"net/http"
)

func basicWithoutRealm(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("WWW-Authenticate", "Basic") // want `Basic has no realm \(RFC 7617 §2\)`
	http.Error(w, "who are you?", http.StatusUnauthorized)
}

func basicCharset(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("WWW-Authenticate", `Basic realm="files", charset="latin1"`) // want `the charset of Basic can only be UTF-8`
	http.Error(w, "who are you?", http.StatusUnauthorized)
}

func digestWithoutNonce(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("WWW-Authenticate", `Digest realm="files", qop="auth"`) // want `Digest has no nonce`
	http.Error(w, "who are you?", http.StatusUnauthorized)
}

func digestUnquotedQop(w http.ResponseWriter, nonce string) {
	w.Header().Set("WWW-Authenticate", fmt.Sprintf(`Digest realm="files", qop=auth, nonce="%s"`, nonce)) // want `qop must be quoted`
	http.Error(w, "who are you?", http.StatusUnauthorized)
}

func digestQuotedAlgorithm(w http.ResponseWriter, nonce string) {
	w.Header().Set("WWW-Authenticate", fmt.Sprintf(`Digest realm="files", nonce="%s", algorithm="MD5"`, nonce)) // want `algorithm must not be quoted`
	http.Error(w, "who are you?", http.StatusUnauthorized)
}

func dpopForProxies(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Proxy-Authenticate", `DPoP algs="ES256"`) // want `DPoP must not be used with Proxy-Authenticate`
	http.Error(w, "who are you?", http.StatusProxyAuthRequired)
}

func good(w http.ResponseWriter, nonce string) {
	w.Header().Set("WWW-Authenticate", `Basic realm="files", charset="utf-8"`)
	w.Header().Add("WWW-Authenticate", fmt.Sprintf(`Digest realm="files", qop="auth", nonce="%s", algorithm=MD5`, nonce))
	w.Header().Add("WWW-Authenticate", `DPoP algs="ES256"`)
	http.Error(w, "who are you?", http.StatusUnauthorized)
}

// A challenge may come with any status, RFC 9110 §11.6.1.
func goodForbidden(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("WWW-Authenticate", `Bearer realm="files", error="insufficient_scope"`)
	http.Error(w, "not you", http.StatusForbidden)
}

// Bare Bearer breaks no rule that clients fail on.
func bareBearer(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("WWW-Authenticate", "Bearer")
	http.Error(w, "who are you?", http.StatusUnauthorized)
}
