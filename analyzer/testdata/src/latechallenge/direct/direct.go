// Package direct: the header goes out and the challenge comes after it in one
// function.
package direct

import (
	"encoding/json"
	"fmt"
	"io"
	"net/http"
)

const basic = `Basic realm="files"`

func deny(w http.ResponseWriter) {
	w.WriteHeader(http.StatusUnauthorized)
	w.Header().Set("WWW-Authenticate", `Bearer realm="api"`) // want `^w.Header\(\).Set puts a challenge on in deny after w.WriteHeader has sent the header at line 15: it is lost \(RFC 9110 §15.5.2\)$`
}

func byError(w http.ResponseWriter, r *http.Request) {
	http.Error(w, "no", 401)
	w.Header().Add("WWW-Authenticate", basic) // want `w.Header\(\).Add puts a challenge on in byError after http.Error has sent`
}

func byIndex(w http.ResponseWriter, r *http.Request) {
	http.Error(w, "no", 401)
	w.Header()["Www-Authenticate"] = []string{basic} // want `this assignment puts a challenge on in byIndex after http.Error`
}

func byWrite(w http.ResponseWriter, r *http.Request) {
	io.WriteString(w, "partly")
	w.Header().Set("WWW-Authenticate", basic) // want `after io.WriteString has sent`
	w.WriteHeader(401)
}

func byPrint(w http.ResponseWriter, r *http.Request) {
	fmt.Fprintln(w, "partly")
	w.Header().Set("WWW-Authenticate", basic) // want `after fmt.Fprintln has sent`
}

func byEncoder(w http.ResponseWriter, r *http.Request) {
	json.NewEncoder(w).Encode("partly")
	w.Header().Set("WWW-Authenticate", basic) // want `after json.NewEncoder\(w\).Encode has sent`
}

func byFlush(w http.ResponseWriter, r *http.Request) {
	http.NewResponseController(w).Flush()
	w.Header().Set("WWW-Authenticate", basic) // want `puts a challenge on in byFlush`
}

func proxy(w http.ResponseWriter, r *http.Request) {
	w.WriteHeader(407)
	w.Header().Set("Proxy-Authenticate", basic) // want `puts a challenge on in proxy`
}

func alias(w http.ResponseWriter, r *http.Request) {
	h := w.Header()
	w.WriteHeader(401)
	h.Set("WWW-Authenticate", basic) // want `h.Set puts a challenge on in alias`
}

func somePath(w http.ResponseWriter, r *http.Request) {
	if r.Method == "GET" {
		w.WriteHeader(401)
	}
	w.Header().Set("WWW-Authenticate", basic) // want `after w.WriteHeader has sent the header at line 63`
	w.WriteHeader(401)
}

func otherPath(w http.ResponseWriter, r *http.Request) {
	if r.Method == "GET" {
		w.WriteHeader(401)
		return
	}
	w.Header().Set("WWW-Authenticate", basic)
	w.WriteHeader(401)
}

func before(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("WWW-Authenticate", basic)
	w.WriteHeader(401)
}

func hinted(w http.ResponseWriter, r *http.Request) {
	w.WriteHeader(http.StatusEarlyHints)
	w.Header().Set("WWW-Authenticate", basic)
	w.WriteHeader(401)
}

func deferred(w http.ResponseWriter, r *http.Request) {
	defer func() {
		w.Header().Set("WWW-Authenticate", basic) // want `w.Header\(\).Set puts a challenge on in a literal of deferred`
	}()
	w.WriteHeader(401)
}

// Other fields are another matter.
func otherField(w http.ResponseWriter, r *http.Request) {
	w.WriteHeader(403)
	w.Header().Set("X-Reason", "no")
}

// Taking a challenge off late is no challenge.
func off(w http.ResponseWriter, r *http.Request) {
	w.WriteHeader(403)
	w.Header().Del("WWW-Authenticate")
}

func request(w http.ResponseWriter, r *http.Request) {
	w.WriteHeader(401)
	r.Header.Set("WWW-Authenticate", basic)
}

// pairs are put on, one of them late.
func pairs(w http.ResponseWriter, r *http.Request) {
	if r.Header.Get("Authorization") == "" {
		w.WriteHeader(http.StatusUnauthorized)
		for _, kv := range [][2]string{{"Cache-Control", "no-store"}, {"WWW-Authenticate", `Bearer realm="app"`}} {
			w.Header().Add(kv[0], kv[1]) // want `w.Header\(\).Add puts a challenge on in pairs after w.WriteHeader has sent the header`
		}
		return
	}
	w.WriteHeader(http.StatusNoContent)
}

// otherPairs hold no challenge.
func otherPairs(w http.ResponseWriter, r *http.Request) {
	if r.Header.Get("Authorization") == "" {
		w.Header().Set("WWW-Authenticate", `Bearer realm="app"`)
		w.WriteHeader(http.StatusUnauthorized)
		for _, kv := range [][2]string{{"Cache-Control", "no-store"}, {"X-Why", "token"}} {
			w.Header().Add(kv[0], kv[1])
		}
		return
	}
	w.WriteHeader(http.StatusNoContent)
}
