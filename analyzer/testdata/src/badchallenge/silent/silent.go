// Package silent has nothing to report.
package silent

import (
	"net/http"
	"net/http/httptest"
)

// Clients' headers.
func client(token string) {
	req, _ := http.NewRequest("GET", "http://example.com", nil)
	req.Header.Set("Authorization", "Bearer "+token)
	req.Header.Set("WWW-Authenticate", "Basic")
	req.Header["WWW-Authenticate"] = []string{"Basic"}
	resp, _ := http.DefaultClient.Do(req)
	resp.Header.Set("WWW-Authenticate", "Basic")
	if resp.Header.Get("WWW-Authenticate") == "Basic" {
		return
	}
}

// A header of whom?
func unknown(h http.Header) {
	h.Set("WWW-Authenticate", "Basic")
	h["WWW-Authentication"] = []string{"Basic"}
}

func either(w http.ResponseWriter, r *http.Request) {
	set(w.Header())
	set(r.Header)
}

func set(h http.Header) { h.Set("WWW-Authenticate", "Basic") }

var described = map[string]string{
	"WWW-Authenticate": "how to ask for credentials",
}

func mock() {
	httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("WWW-Authenticate", "Basic realm=broken on purpose")
		w.WriteHeader(http.StatusUnauthorized)
	}))
	rec := httptest.NewRecorder()
	rec.Header().Set("WWW-Authenticate", "Basic")
}

func removed(w http.ResponseWriter) {
	w.Header().Set("WWW-Authenticate", "")
	w.Header().Del("WWW-Authenticate")
	delete(w.Header(), "WWW-Authenticate")
	w.Header()["WWW-Authenticate"] = nil
}

func passedOn(w http.ResponseWriter, resp *http.Response) {
	w.Header().Set("WWW-Authenticate", resp.Header.Get("WWW-Authenticate"))
	w.Header()["Www-Authenticate"] = resp.Header["Www-Authenticate"]
}
