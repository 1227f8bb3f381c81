// Package regressions holds what was reported wrongly once.
package regressions

import (
	"net/http"

	"lostdenial/regressions/text"
)

// form denies, and says so with an error that another package makes.
func form(w http.ResponseWriter, r *http.Request) (string, error) {
	if _, err := r.Cookie("session"); err != nil {
		http.Error(w, "no", http.StatusForbidden)
		return "", text.Error(1)
	}
	return r.FormValue("q"), nil
}

func madeElsewhere(w http.ResponseWriter, r *http.Request) {
	q, err := form(w, r)
	if err != nil {
		return
	}
	w.Write([]byte(q))
}

// quiet denies, and says that nothing is wrong.
func quiet(w http.ResponseWriter, r *http.Request) error {
	if _, err := r.Cookie("session"); err != nil {
		http.Error(w, "no", http.StatusForbidden)
		return nil
	}
	return text.Error(0)
}

func saysNothing(w http.ResponseWriter, r *http.Request, save func()) {
	if err := quiet(w, r); err != nil { // want `quiet may deny with 403 in saysNothing, and the handler goes on: w.Write at line 41 writes another answer`
		return
	}
	save()
	w.Write([]byte("saved"))
}
