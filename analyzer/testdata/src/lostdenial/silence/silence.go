// Package silence is right, and looks wrong.
package silence

import (
	"encoding/json"
	"fmt"
	"html/template"
	"log"
	"net/http"
	"os"
	"sync"
)

func admin(r *http.Request) bool { return r.Header.Get("X-Role") == "admin" }

func save(r *http.Request) { _ = os.WriteFile(r.FormValue("f"), nil, 0o600) }

func atTheEnd(w http.ResponseWriter, r *http.Request) {
	if admin(r) {
		save(r)
		return
	}
	http.Error(w, "no", http.StatusForbidden)
}

func inElse(w http.ResponseWriter, r *http.Request) {
	if !admin(r) {
		http.Error(w, "no", http.StatusForbidden)
	} else {
		save(r)
	}
	log.Print("done")
}

func endsTheSwitch(w http.ResponseWriter, r *http.Request) {
	switch {
	case r.Method == http.MethodPost && admin(r):
		save(r)
	case r.Method == http.MethodPost:
		http.Error(w, "no", http.StatusForbidden)
	}
}

// Its body is the denial's own.
func ownBody(w http.ResponseWriter, r *http.Request) {
	if !admin(r) {
		w.WriteHeader(http.StatusForbidden)
		fmt.Fprintln(w, "no")
		fmt.Fprintln(w, "really")
		return
	}
	save(r)
}

// All answers have one body.
func oneBody(w http.ResponseWriter, r *http.Request) {
	answer := map[string]bool{"ok": admin(r)}
	if !admin(r) {
		w.WriteHeader(http.StatusForbidden)
	}
	_ = json.NewEncoder(w).Encode(answer)
}

var page = template.Must(template.New("login").Parse("{{.}}"))

// The login page says what went wrong, whether somebody tried or not.
func login(w http.ResponseWriter, r *http.Request) {
	text := ""
	if r.Method == http.MethodPost {
		if check(r) {
			http.Redirect(w, r, "/", http.StatusSeeOther)
			return
		}
		w.WriteHeader(http.StatusUnauthorized)
		text = "wrong password"
	}
	menu := loadMenu(r)
	_ = page.Execute(w, text+menu)
}

func check(r *http.Request) bool { return r.FormValue("password") == "secret" }

func loadMenu(r *http.Request) string {
	text, _ := os.ReadFile(r.FormValue("menu"))
	return string(text)
}

// Only those that are denied come here.
func countsFailures(w http.ResponseWriter, r *http.Request) {
	if !admin(r) {
		http.Error(w, "no", http.StatusForbidden)
		save(r)
		return
	}
}

var mu sync.Mutex

func cleansUp(w http.ResponseWriter, r *http.Request) {
	mu.Lock()
	defer save(r)
	if !admin(r) {
		http.Error(w, "no", http.StatusForbidden)
	}
	mu.Unlock()
	_ = r.Body.Close()
	log.Print("done")
}

// One page for all errors.
func oneErrorPage(w http.ResponseWriter, r *http.Request) {
	switch {
	case r.Header.Get("Authorization") == "":
		w.WriteHeader(http.StatusUnauthorized)
	case !admin(r):
		w.WriteHeader(http.StatusForbidden)
	default:
		save(r)
		return
	}
	_ = page.Execute(w, loadMenu(r))
}

func flagged(w http.ResponseWriter, r *http.Request) {
	denied := false
	if !admin(r) {
		http.Error(w, "no", http.StatusForbidden)
		denied = true
	}
	if denied {
		return
	}
	save(r)
}

func panics(w http.ResponseWriter, r *http.Request) {
	if !admin(r) {
		http.Error(w, "no", http.StatusForbidden)
		panic(http.ErrAbortHandler)
	}
	save(r)
}

// A guard that answers or lets through, and a tail that only those see who
// were let through.
func answeredOtherwise(w http.ResponseWriter, r *http.Request) {
	serve(w, r)
	save(r)
}

func serve(w http.ResponseWriter, r *http.Request) {
	if !admin(r) {
		http.Error(w, "no", http.StatusForbidden)
		return
	}
	fmt.Fprintln(w, "welcome")
}
