// Package codes answers with codes that helpers turn into statuses.
package codes

import (
	"database/sql"
	"net/http"

	"lostdenial/codes/answers"
)

type reason string

const (
	notFound reason = "not found"
	denied   reason = "denied"
	taken    reason = "taken"
	invalid  reason = "invalid"
)

var statuses = map[reason]int{notFound: 404, denied: http.StatusUnauthorized, taken: http.StatusForbidden, invalid: http.StatusBadRequest}

func fail(w http.ResponseWriter, why reason, text string) {
	w.Header().Set("Content-Type", "text/plain")
	w.WriteHeader(statuses[why])
	_, _ = w.Write([]byte(text))
}

func badForm(w http.ResponseWriter, r *http.Request, db *sql.DB) {
	if err := r.ParseForm(); err != nil {
		fail(w, invalid, "no form")
	}
	_, _ = db.Exec("DELETE FROM cart")
}

func stranger(w http.ResponseWriter, r *http.Request, db *sql.DB) {
	if _, _, ok := r.BasicAuth(); !ok {
		fail(w, denied, "who are you?") // want `fail may deny with 401 in stranger \(if !ok\), and the handler goes on: db.Exec at line 39 is called all the same`
	}
	_, _ = db.Exec("DELETE FROM cart")
}

func name(w http.ResponseWriter, r *http.Request, db *sql.DB) {
	if r.FormValue("name") == "" {
		fail(w, taken, "choose another one") // want `fail may deny with 403 in name`
	}
	_, _ = db.Exec("INSERT INTO cart VALUES (1)")
}

// Which code it is, nobody knows here.
func some(w http.ResponseWriter, r *http.Request, db *sql.DB, why reason) {
	if why != "" {
		fail(w, why, "no")
	}
	_, _ = db.Exec("DELETE FROM cart")
}

type meta struct {
	code int
	text string
}

var (
	broken  = meta{996, "server error"}
	unknown = meta{997, "who are you?"}
)

func (m meta) status() int {
	switch m.code {
	case broken.code:
		return http.StatusInternalServerError
	case unknown.code:
		return http.StatusUnauthorized
	}
	return http.StatusBadRequest
}

func write(w http.ResponseWriter, m meta) {
	w.WriteHeader(m.status())
	_, _ = w.Write([]byte(m.text))
}

func writeCode(w http.ResponseWriter, code int, text string) { write(w, meta{code, text}) }

func failed(w http.ResponseWriter, r *http.Request, db *sql.DB) {
	if err := r.ParseForm(); err != nil {
		writeCode(w, broken.code, "no form")
	}
	_, _ = db.Exec("DELETE FROM cart")
}

func whoever(w http.ResponseWriter, r *http.Request, db *sql.DB) {
	if _, _, ok := r.BasicAuth(); !ok {
		writeCode(w, unknown.code, "who are you?") // want `writeCode may deny with 401 in whoever`
	}
	_, _ = db.Exec("DELETE FROM cart")
}

// The codes of another package are variables, of which nothing is known.
func elsewhere(w http.ResponseWriter, r *http.Request, db *sql.DB) {
	if err := r.ParseForm(); err != nil {
		answers.Fail(w, answers.ServerError.Code, "no form")
	}
	_, _ = db.Exec("DELETE FROM cart")
}

func mayFail(w http.ResponseWriter, r *http.Request) error {
	err := r.ParseForm()
	if err != nil {
		answers.Fail(w, answers.ServerError.Code, "no form")
	}
	return err
}

func handedOn(w http.ResponseWriter, r *http.Request, db *sql.DB) {
	_ = mayFail(w, r)
	_, _ = db.Exec("DELETE FROM cart")
}

// The helper of a helper denies.
func deep(w http.ResponseWriter, code int) { w.WriteHeader(meta{code, ""}.status()) }

func deeply(w http.ResponseWriter, r *http.Request, db *sql.DB) {
	if _, _, ok := r.BasicAuth(); !ok {
		deep(w, 997) // want `deep may deny with 401 in deeply`
	}
	_, _ = db.Exec("DELETE FROM cart")
}
