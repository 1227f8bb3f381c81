// Package direct denies in the handler, and goes on.
package direct

import (
	"context"
	"encoding/json"
	"fmt"
	"log"
	"net/http"
	"os"
)

type table struct{ rows map[string]string }

func (t *table) remove(_ context.Context, id string) error { return os.Remove(id) }

func admin(r *http.Request) bool { return r.Header.Get("X-Role") == "admin" }

var db table

func work(w http.ResponseWriter, r *http.Request) {
	if !admin(r) {
		http.Error(w, "admins only", http.StatusForbidden) // want `http.Error denies with 403 in work \(if !admin\(r\)\), and the handler goes on: db.remove at line 25 is called all the same`
	}
	if err := db.remove(r.Context(), r.FormValue("id")); err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
	}
}

func logged(w http.ResponseWriter, r *http.Request) {
	if !admin(r) {
		w.WriteHeader(http.StatusForbidden) // want `w.WriteHeader denies with 403 .*: db.remove`
		// They will try again.
		log.Printf("denied %s", r.URL.Path) // who was it?
	}
	_ = db.remove(r.Context(), r.FormValue("id"))
}

func answersTwice(w http.ResponseWriter, r *http.Request) {
	_, _, ok := r.BasicAuth()
	if !ok {
		http.Error(w, "who are you?", http.StatusUnauthorized) // want `http.Error denies with 401 in answersTwice \(if !ok\), and the handler goes on: fmt.Fprintln at line 44 writes another answer`
	}
	fmt.Fprintln(w, "welcome")
}

func twoGuards(w http.ResponseWriter, r *http.Request) {
	if r.Header.Get("Authorization") == "" {
		http.Error(w, "who are you?", http.StatusUnauthorized) // want `: http.Error at line 52 writes another answer`
	}
	if !admin(r) {
		http.Error(w, "admins only", http.StatusForbidden)
		return
	}
	fmt.Fprintln(w, "welcome")
}

func gate(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Header.Get("Authorization") == "" {
			w.Header().Set("WWW-Authenticate", `Basic realm="a"`)
			w.WriteHeader(http.StatusUnauthorized) // want `w.WriteHeader denies with 401 in a literal of gate .*: next.ServeHTTP at line 65 runs the next handler`
			_ = json.NewEncoder(w).Encode("no")
		}
		next.ServeHTTP(w, r)
	})
}

func gateFunc(next http.HandlerFunc) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		if !admin(r) {
			w.WriteHeader(http.StatusForbidden) // want `: next at line 74 runs the next handler`
		}
		next(w, r)
	}
}

func deferredNext(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		defer next.ServeHTTP(w, r)
		if !admin(r) {
			w.WriteHeader(http.StatusForbidden) // want `: next.ServeHTTP at line 80 runs the next handler`
			return
		}
	})
}

func fallsOutOfSwitch(w http.ResponseWriter, r *http.Request) {
	switch r.Method {
	case http.MethodPost:
	case http.MethodGet:
		http.Error(w, "not for you", http.StatusForbidden) // want `in fallsOutOfSwitch \(case http.MethodGet\)`
	default:
		http.Error(w, "how?", http.StatusMethodNotAllowed)
		return
	}
	_ = db.remove(r.Context(), r.FormValue("id"))
}

func onlyBreaks(w http.ResponseWriter, r *http.Request) {
	for _, role := range r.Header.Values("X-Role") {
		if role == "guest" {
			http.Error(w, "guests may not", http.StatusForbidden) // want `: db.remove`
			break
		}
	}
	_ = db.remove(r.Context(), r.FormValue("id"))
}

func inOneLine(w http.ResponseWriter, r *http.Request) {
	if !admin(r) {
		http.Error(w, "no", http.StatusForbidden) // want `: db.remove`
	}
	_ = db.remove(r.Context(), r.FormValue("id"))
}

func literal(w http.ResponseWriter, r *http.Request) {
	func() {
		if !admin(r) {
			http.Error(w, "no", http.StatusForbidden) // want `http.Error denies with 403 in a literal of literal .*: db.remove`
			return
		}
	}()
	_ = db.remove(r.Context(), r.FormValue("id"))
}

func onlyTheTestOfTheDenialBars(w http.ResponseWriter, r *http.Request) {
	no := !admin(r)
	if no {
		http.Error(w, "no", http.StatusForbidden) // want `: db.remove`
	}
	if no {
		_ = db.remove(r.Context(), r.FormValue("id"))
	}
}

func status(w http.ResponseWriter, r *http.Request) (int, error) {
	if !admin(r) {
		w.WriteHeader(http.StatusForbidden) // want `: db.remove`
	}
	return 0, db.remove(r.Context(), r.FormValue("id"))
}
