// Package limits has wrong challenges that are not found.
package limits

import (
	"net/http"
	"strings"
)

// A variable that branches give different values.
func branches(w http.ResponseWriter, bearer bool) {
	challenge := "Basic realm=files"
	if bearer {
		challenge = "Bearer realm=files"
	}
	w.Header().Set("WWW-Authenticate", challenge)
}

// A helper with several return statements.
func choose(bearer bool) string {
	if bearer {
		return "Bearer realm=files"
	}
	return "Basic realm=files"
}

func chosen(w http.ResponseWriter) { w.Header().Set("WWW-Authenticate", choose(false)) }

// A builder.
func built(w http.ResponseWriter) {
	var b strings.Builder
	b.WriteString("Basic realm=files")
	w.Header().Set("WWW-Authenticate", b.String())
}

// A realm that is unquoted unless whoever gives it quotes it.
func given(w http.ResponseWriter, realm string) {
	w.Header().Set("WWW-Authenticate", "Basic realm="+realm)
}

// The answer of a proxy: whose header it is cannot be seen.
func modify(resp *http.Response) error {
	resp.Header.Set("Proxy-Authenticate", "Basic")
	return nil
}

// The field's name is not a constant.
type names struct{ field string }

func (n *names) deny(w http.ResponseWriter) {
	w.Header().Set(n.field, "Basic")
}

var defaultNames = names{field: "WWW-Authenticate"}
