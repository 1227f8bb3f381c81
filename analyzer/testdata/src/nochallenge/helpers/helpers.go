// Package helpers: functions of the program that answer for their callers.
package helpers

import (
	"encoding/json"
	"net/http"
)

const basic = `Basic realm="files"`

// The constant is the caller's: the caller is reported.

func respond(w http.ResponseWriter, code int, msg string) {
	w.Header().Set("Content-Type", "text/plain")
	w.WriteHeader(code)
	w.Write([]byte(msg))
}

func byRespond(w http.ResponseWriter, r *http.Request) {
	if r.Header.Get("Authorization") == "" {
		respond(w, http.StatusUnauthorized, "no") // want `^respond answers 401 without a WWW-Authenticate challenge in byRespond when r.Header.Get\("Authorization"\) == "" \(RFC 9110 §15.5.2\)$`
		return
	}
	respond(w, 200, "yes")
}

func byRespondWell(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("WWW-Authenticate", basic)
	respond(w, http.StatusUnauthorized, "no")
}

// One level deeper, variadic and generic.

func respondf(w http.ResponseWriter, code int, parts ...string) {
	msg := ""
	for _, p := range parts {
		msg += p
	}
	respond(w, code, msg)
}

func byRespondf(w http.ResponseWriter, r *http.Request) {
	respondf(w, 401, "a", "b") // want `respondf answers 401`
}

func writeJSON[T any](w http.ResponseWriter, code int, v T) error {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(code)
	return json.NewEncoder(w).Encode(v)
}

func byJSON(w http.ResponseWriter, r *http.Request) {
	if err := writeJSON(w, 401, map[string]string{"error": "no"}); err != nil { // want `writeJSON answers 401`
		println(err)
	}
}

type server struct{}

func (s *server) fail(w http.ResponseWriter, err error, code int) {
	http.Error(w, err.Error(), code)
}

func (s *server) byMethod(w http.ResponseWriter, r *http.Request) {
	s.fail(w, http.ErrNoCookie, 401) // want `s.fail answers 401 without a WWW-Authenticate challenge in \(\*server\).byMethod`
}

// The constant is the helper's: the helper is reported, once.

func deny(w http.ResponseWriter) {
	http.Error(w, "no", 401) // want `^http.Error answers 401 without a WWW-Authenticate challenge in deny; reached from lines 75 and 79 \(RFC 9110 §15.5.2\)$`
}

func byDeny(w http.ResponseWriter, r *http.Request) {
	deny(w)
}

func alsoByDeny(w http.ResponseWriter, r *http.Request) {
	deny(w)
}

// Some callers put the challenge on.

func refuse(w http.ResponseWriter) {
	http.Error(w, "no", 401) // want `in refuse; reached from line 94; the challenge put on at line 89 is not on this path`
}

func byRefuseWell(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("WWW-Authenticate", basic)
	refuse(w)
}

func byRefuse(w http.ResponseWriter, r *http.Request) {
	refuse(w)
}

// All do.

func reject(w http.ResponseWriter) {
	http.Error(w, "no", 401)
}

func byReject(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("WWW-Authenticate", basic)
	reject(w)
}

// The helper puts it on, for this status only.

func respondWell(w http.ResponseWriter, code int, msg string) {
	if code == http.StatusUnauthorized {
		w.Header().Set("WWW-Authenticate", basic)
	}
	w.WriteHeader(code)
	w.Write([]byte(msg))
}

func byRespondWell2(w http.ResponseWriter, r *http.Request) {
	respondWell(w, 401, "no")
}

func respondSwitch(w http.ResponseWriter, code int) {
	switch code {
	case 401:
		w.Header().Set("WWW-Authenticate", basic)
	case 407:
		w.Header().Set("Proxy-Authenticate", basic)
	}
	w.WriteHeader(code)
}

func byRespondSwitch(w http.ResponseWriter, r *http.Request) {
	if r.Method == "CONNECT" {
		respondSwitch(w, 407)
		return
	}
	respondSwitch(w, 401)
}

// For another status than the one that is sent.

func respondWrongly(w http.ResponseWriter, code int) {
	if code == http.StatusForbidden {
		w.Header().Set("WWW-Authenticate", basic)
	}
	w.WriteHeader(code)
}

func byRespondWrongly(w http.ResponseWriter, r *http.Request) {
	respondWrongly(w, 401) // want `respondWrongly answers 401`
}

// Helpers that say whether they have answered.

func allow(w http.ResponseWriter, r *http.Request) bool {
	if _, _, ok := r.BasicAuth(); !ok {
		w.WriteHeader(401) // want `in allow when !ok`
		return false
	}
	return true
}

func byAllow(w http.ResponseWriter, r *http.Request) {
	if !allow(w, r) {
		return
	}
	w.Write([]byte("ok"))
}

// A helper that takes the header.

func challenge(h http.Header) { h.Set("WWW-Authenticate", basic) }

func byChallenge(w http.ResponseWriter, r *http.Request) {
	challenge(w.Header())
	w.WriteHeader(401)
}

// A helper that only sometimes puts it on.

func perhaps(w http.ResponseWriter, r *http.Request) {
	if r.Header.Get("X-Requested-With") == "" {
		w.Header().Set("WWW-Authenticate", basic)
	}
}

func byPerhaps(w http.ResponseWriter, r *http.Request) {
	perhaps(w, r)
	w.WriteHeader(401) // want `w.WriteHeader answers 401 .* in byPerhaps; the challenge put on at line 188 is not on this path`
}
