// Package page has the examples of the rule's page.
package page

import (
	"context"
	"net/http"
	"os"
)

type table struct{}

func (table) Delete(_ context.Context, name string) error { return os.Remove(name) }

var db table

func isAdmin(r *http.Request) bool { return r.Header.Get("X-Role") == "admin" }

func remove(w http.ResponseWriter, r *http.Request) {
	if !isAdmin(r) {
		http.Error(w, "admins only", http.StatusForbidden) // want `^http.Error denies with 403 in remove \(if !isAdmin\(r\)\), and the handler goes on: db.Delete at line \d+ is called all the same$`
	}
	db.Delete(r.Context(), r.FormValue("id"))
}

func erase(w http.ResponseWriter, r *http.Request) {
	if !isAdmin(r) {
		http.Error(w, "admins only", http.StatusForbidden)
		return
	}
	db.Delete(r.Context(), r.FormValue("id"))
}
